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
/// What is left behind by a run that was killed, the next one takes away.
struct AtomicFolder {
  private let path: String
  private let staging: String

  /// A folder that will stand at a path.
  ///
  /// - Throws: `AtomicFile.Failure`.
  init(_ path: String) throws {
    self.path = path
    let url = URL(fileURLWithPath: path)
    staging = url.deletingLastPathComponent().path + "/." + url.lastPathComponent + ".copub-part"
    // A run killed between two moves leaves the old folder beside its place.
    rename(staging + ".old", path)
    for stray in [staging, staging + ".old"] { try? FileManager.default.removeItem(atPath: stray) }
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
  func discard() { try? FileManager.default.removeItem(atPath: staging) }

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
