/// A file opened for reading, with the one stream in it or, in an archive, the many.
///
/// Archives are tar (plain, gzip, Zstandard) and zip. Members may be compressed themselves; an
/// archive inside an archive is told and passed over.
public final class InputFile {
  /// The path; `-` for standard input.
  public let path: String
  /// What the file is: `plain`, `gzip`, `zstd`, `tar` or `zip`.
  public let kind: String
  /// True if the file holds many.
  public var isArchive: Bool { archive != nil }
  private let raw: HashedSource
  private let archive: Archive?
  private var only: Input?
  private let limits: Limits

  /// Opens a file.
  ///
  /// - Throws: `unreadable`; `unsupported` for containers that copub does not read, and for a zip on
  ///   standard input, whose directory is at its end.
  public init(path: String, limits: Limits = .standard) throws(IntakeError) {
    self.path = path
    self.limits = limits
    raw = HashedSource(try FileSource(path: path))
    let (outer, source, compression) = try InputFile.unpacking(raw, limits)
    switch outer {
    case .zip:
      guard path != "-" else {
        throw .unsupported(
          container: "zip", reason: "its directory is at its end; give it as a file")
      }
      kind = "zip"
      archive = Archive(zip: path, size: FileStatus(of: path)?.size ?? 0, limits: limits)
    case .tar:
      kind = "tar"
      archive = Archive(tar: source, limits: limits)
    case .plain, .compressed:
      kind = compression?.rawValue ?? "plain"
      archive = nil
      only = Input(path: path, raw: raw, compression: compression, unpacked: source)
    case .unsupported(let name): throw .unsupported(container: name, reason: nil)
    }
  }

  /// The next stream; nil when there is none.
  ///
  /// A stream must be read before the next is asked for.
  ///
  /// - Throws: what is wrong with the archive, after which no more comes.
  public func next() throws(IntakeError) -> Input? {
    guard let archive else {
      defer { only = nil }
      return only
    }
    guard let name = try archive.next() else { return nil }
    let raw = HashedSource(ArchiveMemberSource(archive))
    let (inner, source, compression) = try InputFile.unpacking(raw, limits)
    var unpacked = source
    switch inner {
    case .plain, .compressed: break
    case .tar, .zip:
      unpacked = FailedSource(
        .unsupported(
          container: inner == .tar ? "tar" : "zip", reason: "it stands inside another archive"))
    case .unsupported(let name):
      unpacked = FailedSource(.unsupported(container: name, reason: nil))
    }
    return Input(
      path: "\(path)!\(name)", raw: raw, compression: compression, unpacked: unpacked)
  }

  /// Reads the file to its end and returns its identity.
  public func identity() throws(IntakeError) -> FileIdentity {
    guard kind != "zip" else { return try FileIdentity(ofFile: path) }
    try raw.drain()
    return raw.identity
  }

  /// Takes the compression off, if any, and says what is inside; the source begins at its start.
  private static func unpacking(
    _ raw: any ByteSource, _ limits: Limits
  ) throws(IntakeError) -> (Container, any ByteSource, Compression?) {
    let whole = PeekedSource(raw, size: Container.magicSize)
    if whole.head.isEmpty, let failure = whole.failure { throw failure }
    let outer = Container(magic: whole.head)
    guard case .compressed(let compression) = outer else { return (outer, whole, nil) }
    let unpacked = PeekedSource(
      UnpackedSource(whole, as: compression, limits: limits), size: Container.magicSize)
    // Of what is inside, only a tar is taken apart: nobody compresses twice.
    return (Container(magic: unpacked.head) == .tar ? .tar : outer, unpacked, compression)
  }
}

/// No bytes, for a reason.
final class FailedSource: ByteSource {
  private let failure: IntakeError

  init(_ failure: IntakeError) { self.failure = failure }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int { throw failure }
}
