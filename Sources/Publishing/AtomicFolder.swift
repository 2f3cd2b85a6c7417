import CExchange
import Foundation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder of files that are written together: beside its place first, then exchanged with what
/// stands there, so that a reader sees all old files or all new ones, never a mixture.
///
/// What is left behind by a run that was killed, the next one takes away. While one run writes, another
/// is refused.
final class AtomicFolder {
  private let path: String
  private let staging: String
  /// The folder that is written and the one that it replaces, locked.
  private var held: [Int32] = []

  /// A folder that will stand at a path.
  ///
  /// - Throws: `AtomicFile.Failure`.
  init(_ path: String) throws {
    self.path = path
    let url = URL(fileURLWithPath: path)
    staging = url.deletingLastPathComponent().path + "/." + url.lastPathComponent + ".copub-part"
    do {
      try FileManager.default.createDirectory(atPath: staging, withIntermediateDirectories: true)
    } catch {
      throw AtomicFile.Failure(
        path: path, isCreation: true, reason: "the folder \(staging) cannot be made")
    }
    try claim()
    // A run killed between two moves leaves the old folder beside its place.
    rename(staging + ".old", path)
    let strays = (try? FileManager.default.contentsOfDirectory(atPath: staging)) ?? []
    for stray in strays.map({ "\(staging)/\($0)" }) + [staging + ".old"] {
      try? FileManager.default.removeItem(atPath: stray)
    }
  }

  deinit { release() }

  /// Locks the folder to be written, which nobody else may hold, and which must be no link.
  private func claim() throws {
    let folder = open(staging, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard folder >= 0 else {
      throw AtomicFile.Failure(
        path: path, isCreation: true, reason: "\(staging): \(String(cString: strerror(errno)))")
    }
    held.append(folder)
    var (own, named) = (stat(), stat())
    // A file system may know no locks.
    let isFree = flock(folder, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK
    guard isFree, fstat(folder, &own) == 0, lstat(staging, &named) == 0, own.st_ino == named.st_ino
    else {
      throw AtomicFile.Failure(path: path, isCreation: true, reason: "another copub is writing it")
    }
  }

  /// Locks the folder to be replaced: after the exchange it stands where another run would write.
  private func holdOld() {
    let folder = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard folder >= 0 else { return }
    flock(folder, LOCK_EX)
    held.append(folder)
  }

  private func release() {
    for folder in held { close(folder) }
    held = []
  }

  /// Writes a file of the folder, folders on the way included.
  ///
  /// - Throws: `AtomicFile.Failure`.
  func put(_ bytes: [UInt8], at name: String) throws {
    do {
      try AtomicFile.write(bytes, to: "\(staging)/\(name)")
    } catch let failure as AtomicFile.Failure {
      throw AtomicFile.Failure(
        path: "\(path)/\(name)", isCreation: failure.isCreation, reason: failure.reason)
    }
  }

  /// Puts the folder in its place.
  ///
  /// - Parameter isOurs: true for a file of the old folder that an earlier run wrote; others are kept.
  /// - Throws: `AtomicFile.Failure`.
  func publish(isOurs: (String) -> Bool) throws {
    keepForeignFiles(isOurs)
    holdOld()
    // Where there is nothing yet, or the file system cannot exchange, move.
    if copub_exchange(staging, path) != 0 {
      let old = staging + ".old"
      try? FileManager.default.removeItem(atPath: old)
      rename(path, old)
      guard rename(staging, path) == 0 else {
        let reason = String(cString: strerror(errno))
        rename(old, path)
        throw AtomicFile.Failure(path: path, isCreation: true, reason: reason)
      }
      try? FileManager.default.removeItem(atPath: old)
    }
    discard()
  }

  /// Takes away what was written and is not published.
  func discard() {
    try? FileManager.default.removeItem(atPath: staging)
    release()
  }

  /// Files of others in the old folder stand in the new one too, as links to the same bytes.
  private func keepForeignFiles(_ isOurs: (String) -> Bool) {
    guard let names = FileManager.default.enumerator(atPath: path) else { return }
    for case let name as String in names where !isOurs(name) {
      let (old, new) = ("\(path)/\(name)", "\(staging)/\(name)")
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: old, isDirectory: &isFolder)
      guard !isFolder.boolValue, !FileManager.default.fileExists(atPath: new) else { continue }
      let folder = URL(fileURLWithPath: new).deletingLastPathComponent().path
      try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      if link(old, new) != 0 { try? FileManager.default.copyItem(atPath: old, toPath: new) }
    }
  }
}
