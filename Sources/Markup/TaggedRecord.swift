/// A record of lines that begin with a tag.
public struct TaggedRecord: Sendable {
  /// A tag and its value.
  public struct Field: Sendable {
    /// The tag, without the spaces that pad it.
    public let tag: String
    /// The value, one element a line as the source breaks it, without the indent of the lines.
    public fileprivate(set) var lines: [String]

    /// A field whose value stands on one line.
    public init(tag: String, value: String) {
      self.tag = tag
      lines = [value]
    }

    /// The lines of the value joined by a space: the breaks are those of a page, not of the text.
    public var text: String { lines.joined(separator: " ") }

    mutating func append(_ line: String) { lines.append(line) }
  }

  /// How a record ends.
  public enum Ending: Sendable {
    /// With its last line; in MEDLINE, which has none, with a blank line or the next record.
    case whole
    /// With the next record, or the last line of the file: its own last line is missing.
    case withNext
    /// With the file, or with the head of another file behind it.
    case withFile
    /// It is longer than the limit; most of its fields are left out.
    case overLimit
  }

  /// The position of the first byte of the record.
  public let byte: Int
  /// The fields in order.
  public internal(set) var fields: [Field] = []

  init(byte: Int) { self.byte = byte }

  /// The first value of a tag; nil if there is none.
  public subscript(tag: String) -> Field? { fields.first { $0.tag == tag } }
}
