import Foundation

/// Numbers as outputs print them: the same everywhere, never by the system's locale.
public enum NumberText {
  /// At most 12 significant digits, shortest form: `3`, `0.25`, `1.23456789012e-07`.
  public static func exact(_ value: Double) -> String {
    if value == 0 { return "0" }
    if value == value.rounded(), abs(value) < 1e12 { return String(Int(value)) }
    return String(format: "%.12g", value)
  }

  /// A whole number with thin groups for reading: `1 234 567`.
  public static func grouped(_ value: Double) -> String {
    guard abs(value) < 1e15 else { return exact(value) }
    let digits = String(Int(value.rounded().magnitude))
    var groups: [Substring] = []
    var rest = digits[...]
    while rest.count > 3 {
      groups.insert(rest.suffix(3), at: 0)
      rest = rest.dropLast(3)
    }
    groups.insert(rest, at: 0)
    return (value < 0 ? "\u{2212}" : "") + groups.joined(separator: "\u{202F}")
  }

  /// A number with a fixed count of decimals.
  public static func fixed(_ value: Double, _ decimals: Int) -> String {
    let text = String(format: "%.\(decimals)f", value)
    return text.hasPrefix("-") && !text.contains { $0 >= "1" && $0 <= "9" }
      ? String(text.dropFirst()) : text
  }

  /// A share as a percentage with one decimal: `12.3 %`.
  public static func percent(_ share: Double) -> String { fixed(100 * share, 1) + "\u{00A0}%" }

  /// A score for reading: whole numbers and those of 1000 or more as they are, others with four
  /// significant digits.
  public static func score(_ value: Double) -> String {
    if abs(value) >= 1000 || value == value.rounded() { return grouped(value) }
    return String(format: "%#.4g", value)
  }

  /// An effect on a score, as a part of it: a signed percentage with three decimals.
  public static func effect(_ part: Double) -> String {
    let percent = fixed(100 * abs(part), 3)
    let sign = Double(percent) == 0 ? "" : part > 0 ? "+" : "\u{2212}"
    return "\(sign)\(percent)\u{00A0}%"
  }

  /// A change with its sign, as `+2` or with a true minus sign.
  public static func signed(_ change: Int) -> String {
    change > 0 ? "+\(change)" : change < 0 ? "\u{2212}\(-change)" : "0"
  }
}
