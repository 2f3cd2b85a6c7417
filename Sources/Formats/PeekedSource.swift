import Intake

/// A source whose first bytes were looked at, for formats that come in two syntaxes.
final class PeekedSource: ByteSource {
  private var first: ArraySlice<UInt8>
  private let rest: any ByteSource
  private var failure: IntakeError?

  /// The syntax at the first significant byte.
  let syntax: FileHead.Syntax

  /// Looks at the first bytes of a source; what it throws is thrown when they were read.
  init(_ source: any ByteSource) {
    rest = source
    var bytes = [UInt8](repeating: 0, count: 1 << 12)
    var count = 0
    do throws(IntakeError) {
      while count < bytes.count {
        let more = try PeekedSource.read(source, into: &bytes, from: count)
        if more == 0 { break }
        count += more
      }
    } catch {
      failure = error
    }
    first = bytes[..<count]
    syntax = FileHead(Array(first)).syntax
  }

  /// The next bytes, those looked at included.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    if !first.isEmpty {
      let part = first.prefix(buffer.count)
      part.withUnsafeBytes { buffer.copyMemory(from: $0) }
      first = first.dropFirst(part.count)
      return part.count
    }
    if let failure { throw failure }
    return try rest.read(into: buffer)
  }

  private static func read(
    _ source: any ByteSource, into bytes: inout [UInt8], from start: Int
  ) throws(IntakeError) -> Int {
    let space = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count - start, alignment: 1)
    defer { space.deallocate() }
    let count = try source.read(into: space)
    for index in 0..<count { bytes[start + index] = space[index] }
    return count
  }
}
