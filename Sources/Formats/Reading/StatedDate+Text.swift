extension StatedDate {
  /// The day of eight digits, as in `20221012`; nil for anything else.
  static func day(compact text: String) -> String? {
    let digits = text.utf8.prefix(9)
    guard digits.count == 8, digits.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
    return "\(text.prefix(4))-\(text.dropFirst(4).prefix(2))-\(text.suffix(2))"
  }

  /// The day of a date in English, as in `08 July 2023` or `Sep 30, 2026`; nil for anything else.
  static func day(english text: some StringProtocol) -> String? {
    let words = text.split { $0 == " " || $0 == "," }.prefix(3)
    guard words.count == 3, let year = Int(words[2].prefix(4)), (1900...2200).contains(year) else {
      return nil
    }
    let (first, second) = (words[0], words[1])
    guard let day = Int(first) ?? Int(second), (1...31).contains(day),
      let month = months.firstIndex(of: (Int(first) == nil ? first : second).prefix(3).lowercased())
    else { return nil }
    return StatedDate.day(year: "\(year)", month: "\(month + 1)", day: "\(day)")
  }

  private static let months = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
  ]
}
