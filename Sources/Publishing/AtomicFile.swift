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
    let temporary = folder + "/." + url.lastPathComponent + ".copub-part"
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw failure(path, isCreation: true) }
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(descriptor, buffer.baseAddress.map { $0 + written }, bytes.count - written)
      }
      if count < 0 {
        if errno == EINTR { continue }
        let error = failure(path, isCreation: false)
        close(descriptor)
        unlink(temporary)
        throw error
      }
      written += count
    }
    guard fsync(descriptor) == 0, close(descriptor) == 0, rename(temporary, path) == 0 else {
      let error = failure(path, isCreation: false)
      unlink(temporary)
      throw error
    }
  }

  private static func failure(_ path: String, isCreation: Bool) -> Failure {
    Failure(path: path, isCreation: isCreation, reason: String(cString: strerror(errno)))
  }
}
