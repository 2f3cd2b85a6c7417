import Intake

/// Streams the records of a file of tagged lines: Web of Science, MEDLINE, RIS.
///
/// Only wanted fields are gathered, so that memory does not follow abstracts and references.
public final class TaggedRecordReader {
  /// What the reader found.
  public enum Event {
    /// A line of the head or the end of the file: its tag, value and position.
    case around(tag: String, value: String, byte: Int)
    /// A record, and how it ends.
    case record(TaggedRecord, TaggedRecord.Ending)
  }

  /// The number of lines that were no UTF-8.
  public var guessedLines: Int { lines.guessedLines }
  private let lines: TextLineReader
  private let shape: TaggedShape
  private let wanted: Set<String>
  private let limits: Limits
  private var record: TaggedRecord?
  private var recordBytes = 0
  private var isTooLong = false
  private var isGathering = false  // the value of the last tag

  /// A reader over unpacked bytes that gathers the fields with the wanted tags.
  public init(_ source: any ByteSource, shape: TaggedShape, wanted: Set<String>, limits: Limits) {
    lines = TextLineReader(source, limits: limits)
    self.shape = shape
    self.wanted = wanted
    self.limits = limits
  }

  /// Reads to the end, telling every record in order.
  ///
  /// - Throws: what the source throws, after the records before it; what `body` throws.
  /// - Complexity: O(n) in the bytes; memory in the wanted fields of the longest record.
  public func read(_ body: (Event) throws -> Void) throws {
    do {
      try lines.read { try take($0, body) }
    } catch let error as IntakeError {
      try end(.withFile, body)
      throw error
    }
    try end(.withFile, body)
  }

  private func take(_ line: TextLine, _ body: (Event) throws -> Void) throws {
    guard let bytes = line.bytes else {
      isTooLong = record != nil
      return
    }
    guard let (length, value) = shape.tag(of: bytes) else {
      if line.isBlank, shape == .medline { return try end(.whole, body) }
      return goOn(bytes)
    }
    let tag = String(decoding: bytes[..<length], as: UTF8.self)
    let text = { String(decoding: TaggedRecordReader.trimmed(bytes[value...]), as: UTF8.self) }
    switch shape.role(of: tag) {
    case .first:
      try end(shape == .medline ? .whole : .withNext, body)
      begin(at: line.byte)
      add(tag, text())
    case .field:
      // A record without its first line is a record all the same.
      if record == nil, shape != .ris { begin(at: line.byte) }
      isGathering = wanted.contains(tag)
      if isGathering { add(tag, text()) }
    case .last: try end(.whole, body)
    case .around:
      // The end of the file is no cut, but the head of another in the middle of a record is one.
      try end(tag == "EF" ? .withNext : .withFile, body)
      try body(.around(tag: tag, value: text(), byte: line.byte))
    }
  }

  private func begin(at byte: Int) {
    record = TaggedRecord(byte: byte)
    recordBytes = 0
    isTooLong = false
    isGathering = true
  }

  private func add(_ tag: String, _ value: String) {
    record?.fields.append(TaggedRecord.Field(tag: tag, value: value))
    count(value)
  }

  /// A line without a tag goes on with the value before it.
  private func goOn(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard isGathering, let last = record?.fields.indices.last else { return }
    let text = TaggedRecordReader.trimmed(bytes[...])
    if text.isEmpty { return }
    let value = String(decoding: text, as: UTF8.self)
    record?.fields[last].append(value)
    count(value)
  }

  private func count(_ value: String) {
    recordBytes += value.utf8.count
    if recordBytes > limits.recordBytes {
      isTooLong = true
      isGathering = false
      record?.fields.removeAll { $0.tag != "UT" && $0.tag != "PMID" }
    }
  }

  private func end(_ ending: TaggedRecord.Ending, _ body: (Event) throws -> Void) throws {
    guard let record else { return }
    self.record = nil
    isGathering = false
    try body(.record(record, isTooLong ? .overLimit : ending))
  }

  private static func trimmed(
    _ bytes: Slice<UnsafeBufferPointer<UInt8>>
  ) -> Slice<UnsafeBufferPointer<UInt8>> {
    var rest = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = rest.last, last == 0x20 || last == 0x09 { rest.removeLast() }
    return rest
  }
}
