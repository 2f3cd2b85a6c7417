/// One input opened for reading: the file, unpacked on the fly, and its first bytes.
public final class Input: ByteSource {
  /// The path as given; `-` for standard input.
  public let path: String
  /// The first unpacked bytes, by which formats are told apart.
  public private(set) var head: [UInt8] = []
  /// The container around the data: `gzip`, or nil for plain bytes.
  public private(set) var container: String?
  private let file: FileSource
  private let unpacked: any ByteSource
  private var headPosition = 0
  /// Why the head is shorter than the file, where unpacking failed within it.
  public private(set) var headFailure: IntakeError?

  /// The number of bytes looked at before a format is chosen.
  public static let headSize = 1 << 16

  /// Opens a file and unpacks its head.
  ///
  /// - Throws: `unreadable`, `unsupported`. Damage inside is told by `read`.
  public init(path: String, limits: Limits = .standard) throws(IntakeError) {
    self.path = path
    file = try FileSource(path: path)
    var magic = [UInt8](repeating: 0, count: 512)
    let count = try Input.fill(&magic, from: file)
    magic.removeLast(magic.count - count)
    let whole = ChainedSource(first: magic, then: file)
    switch Container(magic: magic) {
    case .gzip:
      container = "gzip"
      unpacked = GzipSource(whole, limits: limits)
    case .unsupported(let name): throw .unsupported(container: name)
    case .plain: unpacked = whole
    }
    head = [UInt8](repeating: 0, count: Input.headSize)
    var filled = 0
    do throws(IntakeError) {
      _ = try Input.fill(&head, from: unpacked, filled: &filled)
    } catch {
      headFailure = error
    }
    head.removeLast(head.count - filled)
  }

  /// The next unpacked bytes, the head included.
  public func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    if headPosition < head.count {
      let count = min(buffer.count, head.count - headPosition)
      head.withUnsafeBytes { bytes in
        let part = bytes[headPosition..<headPosition + count]
        buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: part))
      }
      headPosition += count
      return count
    }
    if let headFailure { throw headFailure }
    return try unpacked.read(into: buffer)
  }

  /// Reads the file to its end and returns its identity.
  public func identity() throws(IntakeError) -> FileIdentity {
    try file.drain()
    return file.identity
  }

  private static func fill(
    _ array: inout [UInt8], from source: any ByteSource
  ) throws(IntakeError) -> Int {
    var filled = 0
    return try fill(&array, from: source, filled: &filled)
  }

  /// Fills an array as far as the source goes; `filled` is right even when the source fails.
  private static func fill(
    _ array: inout [UInt8], from source: any ByteSource, filled: inout Int
  ) throws(IntakeError) -> Int {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: array.count, alignment: 16)
    defer {
      for index in 0..<filled { array[index] = buffer[index] }
      buffer.deallocate()
    }
    while filled < buffer.count {
      let rest = UnsafeMutableRawBufferPointer(rebasing: buffer[filled...])
      let count = try source.read(into: rest)
      if count == 0 { break }
      filled += count
    }
    return filled
  }
}

/// What the first bytes of a file say about its container.
enum Container {
  case plain
  case gzip
  case unsupported(String)

  init(magic: [UInt8]) {
    let signatures: [([UInt8], Int, Container)] = [
      ([0x1F, 0x8B], 0, .gzip),
      ([0x28, 0xB5, 0x2F, 0xFD], 0, .unsupported("zstd")),
      ([0x50, 0x4B, 0x03, 0x04], 0, .unsupported("zip")),
      ([0x42, 0x5A, 0x68], 0, .unsupported("bzip2")),
      ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], 0, .unsupported("xz")),
      (Array("ustar".utf8), 257, .unsupported("tar")),
    ]
    for (bytes, offset, container) in signatures where magic.count >= offset + bytes.count {
      if magic[offset..<offset + bytes.count].elementsEqual(bytes) {
        self = container
        return
      }
    }
    self = .plain
  }
}

/// Bytes already read, then the rest of a source.
final class ChainedSource: ByteSource {
  private var first: ArraySlice<UInt8>
  private let rest: any ByteSource

  init(first: [UInt8], then rest: any ByteSource) {
    self.first = first[...]
    self.rest = rest
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    guard !first.isEmpty else { return try rest.read(into: buffer) }
    let part = first.prefix(buffer.count)
    part.withUnsafeBytes { buffer.copyMemory(from: $0) }
    first = first.dropFirst(part.count)
    return part.count
  }
}
