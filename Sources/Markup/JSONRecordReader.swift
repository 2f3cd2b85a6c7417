import Intake

/// Streams the records of a JSON file in constant memory: JSON Lines, one document, or documents
/// one after the other; in a document, what stands at one of the record paths.
///
/// A document without any of them is one record itself. A line, and an element of an array at the
/// top, may be a document with records.
///
/// Every byte is validated: a record by itself, and what stands around the records (the envelope)
/// with `null` in the place of each record. A record that is cut or broken costs that record; the
/// next one that begins on a line of its own, or as the next element, is read again.
public final class JSONRecordReader {
  /// What the reader found.
  public enum Event {
    /// A record, with the position of its first byte.
    case record(JSONValue, byte: Int)
    /// A record that is no JSON, with the position of its first byte.
    case malformed(JSONError, byte: Int)
    /// The envelope of a document (records replaced by `null`), after its records.
    case envelope(JSONValue, byte: Int)
    /// The envelope is no JSON: the document is damaged or cut.
    case malformedEnvelope(JSONError, byte: Int)
  }

  private let source: any ByteSource
  private let paths: [JSONRecordPath]
  private let parser: JSONParser
  private let limits: Limits

  /// A reader over unpacked bytes.
  ///
  /// - Parameter names: the names of the members that are read, at whatever depth; none for all.
  ///   Members with another name are validated and left out.
  public init(
    _ source: any ByteSource, recordPaths: [JSONRecordPath], reading names: [String] = [],
    limits: Limits
  ) {
    self.source = source
    self.paths = recordPaths
    self.limits = limits
    let all = names.isEmpty ? [] : names + recordPaths.flatMap(\.names)
    parser = JSONParser(depth: limits.depth, reading: all)
  }

  /// Reads to the end, telling every record in order.
  ///
  /// - Throws: what the source throws, after the records before it; what `body` throws.
  /// - Complexity: O(n) in the bytes; memory in the longest record.
  public func read(_ body: (Event) throws -> Void) throws {
    var scanner = JSONScanner(paths: paths)
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 17, alignment: 64)
    defer { chunk.deallocate() }
    var position = 0
    var failure: IntakeError?
    while true {
      let count: Int
      do {
        count = try source.read(into: chunk)
      } catch {
        failure = error
        break
      }
      if count == 0 { break }
      let bytes = UnsafeBufferPointer(
        start: chunk.baseAddress?.assumingMemoryBound(to: UInt8.self), count: count)
      let used = try scanner.scan(bytes, limit: limits.recordBytes) { try emit($0, body) }
      position += used
      if scanner.isLines {
        var lines = LineBuffer(source, rest: bytes[used...], position: position, limits: limits)
        try lines.read { line, byte, _ in try emitLine(line, byte, body) }
        return
      }
    }
    try scanner.finish { try emit($0, body) }
    if let failure { throw failure }
  }

  private func emit(_ piece: JSONScanner.Piece, _ body: (Event) throws -> Void) throws {
    let byte = piece.position
    do {
      if piece.isTooLarge { throw JSONError.tooLarge }
      try parser.parse(piece.bytes) { value in
        if piece.isEnvelope {
          try body(.envelope(value, byte: byte))
        } else {
          try tell(value, byte, mayHoldRecords: piece.mayHoldRecords, body)
        }
      }
    } catch let error as JSONError {
      try body(
        piece.isEnvelope
          ? .malformedEnvelope(error, byte: byte) : .malformed(error, byte: byte))
    }
  }

  private func emitLine(
    _ line: UnsafeBufferPointer<UInt8>?, _ byte: Int, _ body: (Event) throws -> Void
  ) throws {
    if line?.isEmpty == true { return }
    do {
      guard let line else { throw JSONError.tooLarge }
      try parser.parse(line) { try tell($0, byte, mayHoldRecords: true, body) }
    } catch let error as JSONError {
      if error != .empty { try body(.malformed(error, byte: byte)) }
    }
  }

  /// Tells a value as a record, or the records in it and then the value as their envelope.
  private func tell(
    _ value: JSONValue, _ byte: Int, mayHoldRecords: Bool, _ body: (Event) throws -> Void
  ) throws {
    guard mayHoldRecords, let records = records(in: value) else {
      return try body(.record(value, byte: byte))
    }
    try records.forEach { try body(.record($0, byte: byte)) }
    try body(.envelope(value, byte: byte))
  }

  private func records(in value: JSONValue) -> JSONRecords? {
    for path in paths {
      if let records = path.records(in: value) { return records }
    }
    return nil
  }
}
