import Intake

/// The `@string` macros of a file, which are made of each other and so could double without end.
///
/// What they add to values may be as much as the longest record, and eight bytes for each byte read:
/// many times what any bibliography needs.
struct BibTeXMacros {
  private var texts: [String: String] = [:]
  private var bytes = 0
  private var added = 0
  private let limits: Limits

  /// No macros.
  init(limits: Limits) { self.limits = limits }

  /// The text of a macro by its name in lower case.
  subscript(name: String) -> String? { texts[name] }

  /// Bytes that macros may add to the entry at a place of the file.
  func room(at byte: Int) -> Int {
    min(limits.recordBytes, limits.recordBytes + 8 * byte - added)
  }

  /// Counts what macros added to an entry.
  mutating func spend(_ bytes: Int) { added += bytes }

  /// Takes macros, of which the last of a name counts; false if all are too long to be kept.
  mutating func take(_ fields: [String: String]) -> Bool {
    bytes += fields.values.reduce(0) { $0 + $1.utf8.count }
    guard bytes <= limits.recordBytes else { return false }
    texts.merge(fields) { _, new in new }
    return true
  }
}
