/// Something an analyst should know about the input.
///
/// A value: the run goes on.
public struct Finding: Hashable, Sendable {
  /// How bad it is.
  public enum Severity: String, Sendable, Comparable, CaseIterable {
    /// Worth knowing; nothing is missing.
    case info
    /// Something may be missing or doubtful.
    case warning
    /// Something was rejected or damaged.
    case error

    /// From `info` to `error`.
    public static func < (left: Severity, right: Severity) -> Bool {
      order(left) < order(right)
    }

    private static func order(_ severity: Severity) -> Int {
      allCases.firstIndex(of: severity) ?? 0
    }
  }

  /// A stable kebab-case code, such as `gzip-truncated`.
  public var code: String
  /// How bad it is.
  public var severity: Severity
  /// The file (or archive member, `archive!member`); empty where no file is concerned.
  public var file: String
  /// The position in the unpacked file, in bytes from 0.
  public var byte: Int?
  /// The record, by its best identifier.
  public var record: String?
  /// What it is and what to do, in one paragraph without the place.
  public var text: String

  /// A finding.
  public init(
    _ code: String, _ severity: Severity, file: String = "", byte: Int? = nil,
    record: String? = nil, _ text: String
  ) {
    self.code = code
    self.severity = severity
    self.file = file
    self.byte = byte
    self.record = record
    self.text = text
  }

  /// One line for people: `file, byte 12, record doi:…: text [code]`.
  public var line: String {
    var place: [String] = []
    if !file.isEmpty { place.append(file) }
    if let byte { place.append("byte \(byte)") }
    if let record { place.append("record \(record)") }
    let start = place.isEmpty ? "" : place.joined(separator: ", ") + ": "
    return "\(start)\(text) [\(code)]"
  }
}

extension Finding: Comparable {
  /// By file, position and code: the order in which findings are printed.
  public static func < (left: Finding, right: Finding) -> Bool {
    (left.file, left.byte ?? -1, left.code, left.record ?? "", left.text)
      < (right.file, right.byte ?? -1, right.code, right.record ?? "", right.text)
  }
}
