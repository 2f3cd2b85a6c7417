import CExchange
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The only way in which copub writes a file: beside its place first, then moved there, so that a
/// reader sees the old bytes or the new ones, never a part.
public enum AtomicFile {
  /// Why a file could not be written.
  public struct Failure: Error, CustomStringConvertible, Sendable {
    /// The file.
    public let path: String
    /// True if it could not even be begun: no folder, no permission.
    public let isCreation: Bool
    /// The system's reason.
    public let reason: String
    /// A paragraph for people.
    public var description: String {
      "\(path) cannot be written: \(reason). What was there before is unchanged."
    }
  }

  /// Writes a text; folders on the way are made.
  ///
  /// - Throws: `Failure`.
  public static func write(_ text: String, to path: String) throws {
    try write(Array(text.utf8), to: path)
  }

  /// Writes bytes; folders on the way are made.
  ///
  /// - Throws: `Failure`.
  public static func write(_ bytes: [UInt8], to path: String) throws {
    let stream = try Stream(to: path)
    try stream.write(bytes)
    try stream.finish()
  }

  /// Writes files that belong together: all are complete before they are put in their places, which
  /// then happens even if copub is killed.
  ///
  /// - Throws: `Failure`; where a file cannot be written, none is put in its place.
  public static func write(_ files: [(place: String, text: String)]) throws {
    let streams = try files.map { file in
      let stream = try Stream(to: file.place)
      try stream.write(Array(file.text.utf8))
      return stream
    }
    try put(streams)
  }

  /// Moves files to their places together.
  private static func put(_ streams: [Stream]) throws {
    for stream in streams { try stream.complete() }
    let paths = [streams.map(\.temporary), streams.map(\.path)].map { list in
      list.map { UnsafePointer(strdup($0)) }
    }
    defer { for path in paths.joined() { free(UnsafeMutablePointer(mutating: path)) } }
    guard copub_move_all(paths[0], paths[1], Int32(streams.count)) == 0 else {
      throw failure(streams.first?.path ?? "", isCreation: false)
    }
    for stream in streams { stream.release() }
  }

  /// A file that is written in pieces, and stands in its place once it is finished.
  ///
  /// One that is let go before leaves nothing behind.
  public final class Stream {
    fileprivate let path: String
    fileprivate let temporary: String
    private var descriptor: Int32

    /// Begins a file; folders on the way are made.
    ///
    /// - Throws: `Failure`.
    public init(to path: String) throws {
      self.path = path
      let url = URL(fileURLWithPath: path)
      let folder = url.deletingLastPathComponent().path
      do {
        try FileManager.default.createDirectory(
          atPath: folder, withIntermediateDirectories: true)
      } catch {
        throw Failure(
          path: path, isCreation: true, reason: "the folder \(folder) cannot be made")
      }
      // A name of its own that a later run of the same command takes over: nothing stays behind.
      temporary = folder + "/." + url.lastPathComponent + ".copub-part"
      descriptor = try Stream.claim(temporary, for: path)
    }

    /// Opens a file that nobody else writes: no link, no pipe, and none that another copub holds.
    private static func claim(_ temporary: String, for path: String) throws -> Int32 {
      let flags = O_WRONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK
      let descriptor = open(temporary, flags, 0o644)
      guard descriptor >= 0 else { throw failure(path, isCreation: true) }
      var (own, named) = (stat(), stat())
      let isFree =
        (flock(descriptor, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK)
        && fstat(descriptor, &own) == 0 && lstat(temporary, &named) == 0
        && own.st_ino == named.st_ino && own.st_mode & S_IFMT == S_IFREG && own.st_nlink == 1
      guard isFree, ftruncate(descriptor, 0) == 0 else {
        close(descriptor)
        throw Failure(path: path, isCreation: true, reason: "something else uses \(temporary)")
      }
      return descriptor
    }

    deinit { abandon() }

    /// Writes bytes behind those before.
    ///
    /// - Throws: `Failure`; the file is given up then.
    public func write(_ bytes: [UInt8]) throws {
      var written = 0
      while written < bytes.count {
        let count = bytes.withUnsafeBytes { buffer in
          Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
        }
        if count < 0 {
          if errno == EINTR { continue }
          throw giveUp()
        }
        written += count
      }
    }

    /// Puts the file in its place.
    ///
    /// - Throws: `Failure`; what was in the place before stays then.
    public func finish() throws { try AtomicFile.put([self]) }

    /// Makes sure that all bytes are on the disk.
    fileprivate func complete() throws {
      guard fsync(descriptor) == 0 else { throw giveUp() }
    }

    /// Lets go of the file, which stands in its place: until then nobody else may take it.
    fileprivate func release() {
      close(descriptor)
      descriptor = -1
    }

    private func giveUp() -> Failure {
      let error = failure(path, isCreation: false)
      abandon()
      return error
    }

    private func abandon() {
      guard descriptor >= 0 else { return }
      unlink(temporary)
      release()
    }
  }

  private static func failure(_ path: String, isCreation: Bool) -> Failure {
    Failure(path: path, isCreation: isCreation, reason: String(cString: strerror(errno)))
  }
}
