import Markup

extension RecordDraft {
  /// Takes a year, however it is written, from the front of a date too; a value that is none is told.
  mutating func take(year value: JSONValue?) {
    guard let value, !value.isNull else { return }
    record.year = value.whole ?? value.text.flatMap(RecordDraft.leadingYear)
    if record.year == nil, value.text != nil || value.double != nil {
      notes.append(
        (
          "year-unreadable", .warning,
          "states a year that is no whole number; it is taken as unknown."
        ))
    }
  }

  /// The year of a date such as `2019-03-04`, `2019 Mar` or `2019`: four digits at its start.
  private static func leadingYear(_ date: String) -> Int? {
    let digits = date.utf8.prefix { $0 >= 0x30 && $0 <= 0x39 }
    return digits.count == 4 ? Int(date.prefix(4)) : nil
  }
}
