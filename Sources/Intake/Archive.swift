import CArchive

/// The members of a tar or zip archive, one after the other; nothing is unpacked to disk, and names
/// are words to print, never paths to open.
final class Archive {
  /// `tar` or `zip`.
  let kind: String
  private let handle: OpaquePointer
  private let feed: Feed?
  private let limits: Limits
  private let packedSize: Int?
  private var unpackedBytes = 0
  private var hasFailed = false

  /// Hands the bytes of a stream to libarchive and keeps why they ended.
  private final class Feed {
    let source: any ByteSource
    var failure: IntakeError?
    init(_ source: any ByteSource) { self.source = source }
  }

  /// A tar archive in a stream.
  init(tar source: any ByteSource, limits: Limits) {
    let feed = Feed(source)
    handle = copub_archive_tar(Unmanaged.passUnretained(feed).toOpaque()) {
      context, buffer, length in
      guard let context, let buffer else { return -1 }
      let feed = Unmanaged<Feed>.fromOpaque(context).takeUnretainedValue()
      do throws(IntakeError) {
        return Int64(
          try feed.source.read(into: UnsafeMutableRawBufferPointer(start: buffer, count: length)))
      } catch {
        feed.failure = error
        return -1
      }
    }
    kind = "tar"
    self.feed = feed
    self.limits = limits
    packedSize = nil  // what feeds it watches over its own ratio
  }

  /// A zip archive in a file of a size.
  init(zip path: String, size: Int, limits: Limits) {
    handle = copub_archive_zip(path)
    kind = "zip"
    feed = nil
    self.limits = limits
    packedSize = size
  }

  deinit { copub_archive_free(handle) }

  /// The name of the next file in the archive; nil at the end.
  ///
  /// Folders, links and devices are passed over, and so is what hidden files are in a folder.
  func next() throws(IntakeError) -> String? {
    // What went wrong inside a file was told there.
    while !hasFailed {
      let result = Int(copub_archive_next(handle))
      if result == Int(COPUB_ARCHIVE_END) {
        try drain()
        return nil
      }
      guard result > 0 else { throw failure() }
      guard result == Int(COPUB_ARCHIVE_FILE) else { continue }
      guard let name = copub_archive_name(handle) else { return "(unreadable name)" }
      let text = String(cString: name)
      let parts = text.split(separator: "/")
      if parts.last?.hasPrefix(".") == true || parts.first == "__MACOSX" { continue }
      return text
    }
    return nil
  }

  /// Reads what stands behind the last file, so that damage there is told too.
  private func drain() throws(IntakeError) {
    guard let source = feed?.source else { return }
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { buffer.deallocate() }
    while try source.read(into: buffer) > 0 {}
  }

  /// The next bytes of the file that `next` went to.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    let count = copub_archive_read(handle, buffer.baseAddress, buffer.count)
    guard count >= 0 else { throw failure() }
    unpackedBytes += Int(count)
    if let packedSize, unpackedBytes > limits.unpackedFloor,
      unpackedBytes / limits.unpackRatio > packedSize
    {
      throw .bomb(container: kind, byte: unpackedBytes)
    }
    return Int(count)
  }

  private func failure() -> IntakeError {
    hasFailed = true
    return feed?.failure
      ?? .damaged(
        container: kind, byte: unpackedBytes, reason: String(cString: copub_archive_error(handle)))
  }
}

/// The bytes of the file that an archive stands at.
final class ArchiveMemberSource: ByteSource {
  private let archive: Archive

  init(_ archive: Archive) { self.archive = archive }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    try archive.read(into: buffer)
  }
}
