/// How a format of tagged lines is written.
public enum TaggedShape: Sendable {
  /// `AU Smith, J`: two characters and a space; values go on behind three spaces; a record runs from
  /// `PT` to `ER`, the file from `FN` to `EF`.
  case webOfScience
  /// `AU  - Smith J`: up to four characters, padded, and a hyphen; values go on behind six spaces; a
  /// record begins with `PMID` and ends at a blank line.
  case medline
  /// `AU  - Smith, J.`: two characters, two spaces and a hyphen; values go on in lines without a tag;
  /// a record runs from `TY` to `ER`.
  case ris

  /// What a line is to the records.
  enum Role {
    /// The line that a record begins with.
    case first
    /// A field of a record.
    case field
    /// The line that a record ends with.
    case last
    /// What stands around records: the head and the end of a file.
    case around
  }

  /// The role of a tag.
  func role(of tag: String) -> Role {
    switch (self, tag) {
    case (.webOfScience, "PT"), (.medline, "PMID"), (.ris, "TY"): .first
    case (.webOfScience, "ER"), (.ris, "ER"): .last
    case (.webOfScience, "FN"), (.webOfScience, "VR"), (.webOfScience, "EF"): .around
    default: .field
    }
  }

  /// The length of the tag that a line begins with, and where its value begins; nil if it has none.
  func tag(of line: UnsafeBufferPointer<UInt8>) -> (length: Int, value: Int)? {
    let length = line.prefix { ($0 >= 0x41 && $0 <= 0x5A) || ($0 >= 0x30 && $0 <= 0x39) }.count
    guard length > 1, length < 5, line[0] >= 0x41 else { return nil }
    let spaces = line[length...].prefix { $0 == 0x20 }.count
    let behind = length + spaces
    let hasHyphen = behind < line.count && line[behind] == UInt8(ascii: "-")
    let value = behind + 1 < line.count && line[behind + 1] == 0x20 ? behind + 2 : behind + 1
    switch self {
    case .webOfScience:
      guard length == 2, spaces > 0 || line.count == 2 else { return nil }
      return (2, min(3, line.count))
    case .medline:
      guard hasHyphen, behind == 4 else { return nil }
      return (length, min(value, line.count))
    case .ris:
      // A text may begin with "US - China"; some tools write tags of more characters.
      if length == 2, spaces == 0, line.count == 2 { return (2, 2) }
      guard hasHyphen, length == 2 ? spaces > 1 : spaces > 0 else { return nil }
      return (length, min(value, line.count))
    }
  }
}
