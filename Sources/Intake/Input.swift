/// One stream of data opened for reading, a file or a member of an archive: unpacked on the fly, with
/// its first bytes.
public final class Input: ByteSource {
  /// The path as given, `-` for standard input; `archive!member` for a member.
  public let path: String
  /// The first unpacked bytes, by which formats are told apart.
  public var head: [UInt8] { unpacked.head }
  /// How the data were compressed; nil for plain bytes.
  public let compression: Compression?
  /// Why the head is shorter than the file, where unpacking failed within it.
  public var headFailure: IntakeError? { unpacked.failure }
  private let raw: HashedSource
  private let unpacked: PeekedSource
  private var ahead: AheadSource?

  /// The number of bytes looked at before a format is chosen.
  public static let headSize = 1 << 16

  /// Opens a file that is no archive.
  ///
  /// - Throws: `unreadable`; `unsupported` for archives and containers that copub does not read.
  ///   Damage inside is told by `read`.
  public convenience init(path: String, limits: Limits = .standard) throws(IntakeError) {
    let file = try InputFile(path: path, limits: limits)
    guard !file.isArchive, let input = try file.next() else {
      throw .unsupported(container: file.kind, reason: "it holds many files")
    }
    self.init(input)
  }

  /// The same stream, nothing of it read yet.
  private init(_ other: Input) {
    path = other.path
    compression = other.compression
    raw = other.raw
    unpacked = other.unpacked
  }

  /// A stream whose container is known.
  init(path: String, raw: HashedSource, compression: Compression?, unpacked: any ByteSource) {
    self.path = path
    self.raw = raw
    self.compression = compression
    self.unpacked = PeekedSource(unpacked)
  }

  /// The next unpacked bytes, the head included.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    if let ahead { return try ahead.read(into: buffer) }
    return try unpacked.read(into: buffer)
  }

  /// From here on, unpacks by a worker, some blocks ahead of reading.
  public func readAhead(by worker: Worker = Worker()) {
    ahead = AheadSource(unpacked, by: worker)
  }

  /// Reads the data to their end, or to their damage, and returns their identity, packed as they are.
  ///
  /// - Throws: `unreadable`.
  public func identity() throws(IntakeError) -> FileIdentity {
    ahead?.stop()
    do throws(IntakeError) {
      try raw.drain()
    } catch {
      if case .unreadable = error { throw error }
    }
    return raw.identity
  }
}
