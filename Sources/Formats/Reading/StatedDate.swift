/// Dates as sources write them.
enum StatedDate {
  /// The first four digits in a row that are a year from 1400 to 2100, as in `2004 Nov-Dec` or
  /// `1998 Dec-1999`; nil if there are none.
  static func year(_ text: some Sequence<UInt8>) -> Int? {
    var digits = 0
    var value = 0
    for byte in text {
      if byte >= 0x30, byte <= 0x39 {
        digits += 1
        value = value * 10 + Int(byte - 0x30)
        if digits == 4 { return (1400...2100).contains(value) ? value : nil }
      } else {
        digits = 0
        value = 0
      }
    }
    return nil
  }

  /// The same of a text.
  static func year(_ text: String) -> Int? { year(text.utf8) }

  /// The day of a date such as `2020-03-04T12:13:14Z`; nil if it does not begin with one.
  static func day(_ text: String) -> String? {
    let day = text.utf8.prefix(10)
    guard day.count == 10 else { return nil }
    for (place, byte) in day.enumerated() {
      let isDigit = byte >= 0x30 && byte <= 0x39
      guard place == 4 || place == 7 ? byte == UInt8(ascii: "-") : isDigit else { return nil }
    }
    return String(Substring(day))
  }

  /// The day of parts of a date, months and days of one digit filled up; nil without a year.
  static func day(year: String?, month: String?, day: String?) -> String? {
    guard let year, !year.isEmpty else { return nil }
    if let month, let day, month.utf8.count == 2, day.utf8.count == 2 {
      return "\(year)-\(month)-\(day)"
    }
    let rest = [month, day].compactMap { $0 }.filter { !$0.isEmpty }
      .map { $0.utf8.count == 1 ? "0" + $0 : $0 }
    return ([year] + rest).joined(separator: "-")
  }
}
