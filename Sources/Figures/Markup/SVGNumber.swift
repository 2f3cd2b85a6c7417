/// Numbers as text, the same on every machine and in every locale.
public enum SVGNumber {
  /// A coordinate: at most one decimal, no trailing zero, never `-0`.
  ///
  /// Values that are not finite, or beyond a billion, are drawn as 0 or at that bound.
  public static func coordinate(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let bounded = min(max(value, -1e9), 1e9)
    let tenths = Int((bounded * 10).rounded(.toNearestOrAwayFromZero))
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }

  /// A value of a table: 12 significant digits, trailing zeros removed.
  ///
  /// Plain notation from 1e-5 up to 1e15, scientific (`1.5e-7`) outside; empty if not finite.
  public static func value(_ value: Double) -> String {
    guard value.isFinite else { return "" }
    guard value != 0 else { return "0" }
    var (digits, exponent) = decimal(value.magnitude)
    if digits.count > 12 {
      let up = digits[12] >= 5
      digits = Array(digits[..<12])
      if up { carry(&digits, &exponent) }
    }
    while digits.count > 1, digits.last == 0 { digits.removeLast() }
    let sign = value < 0 ? "-" : ""
    return sign + layout(digits, exponent)
  }

  /// Shortest decimal digits d1 d2 … of a positive value, which is 0.d1d2… × 10^exponent.
  private static func decimal(_ value: Double) -> (digits: [Int], exponent: Int) {
    var digits: [Int] = []
    var exponent = 0
    var point: Int?
    var power = ""
    var inPower = false
    for scalar in value.description.unicodeScalars {
      if inPower {
        power.unicodeScalars.append(scalar)
      } else if scalar == "e" {
        inPower = true
      } else if scalar == "." {
        point = digits.count
      } else if case 0x30...0x39 = scalar.value {
        digits.append(Int(scalar.value) - 0x30)
      }
    }
    exponent = (point ?? digits.count) + (Int(power) ?? 0)
    while digits.count > 1, digits.first == 0 {
      digits.removeFirst()
      exponent -= 1
    }
    return (digits, exponent)
  }

  private static func carry(_ digits: inout [Int], _ exponent: inout Int) {
    var index = digits.count - 1
    while index >= 0, digits[index] == 9 {
      digits[index] = 0
      index -= 1
    }
    if index >= 0 {
      digits[index] += 1
    } else {
      digits = [1]
      exponent += 1
    }
  }

  private static func layout(_ digits: [Int], _ exponent: Int) -> String {
    let text = digits.map(String.init)
    if exponent > 15 || exponent < -4 {
      let rest = text.dropFirst().joined()
      return text[0] + (rest.isEmpty ? "" : "." + rest) + "e\(exponent - 1)"
    }
    if exponent <= 0 {
      return "0." + String(repeating: "0", count: -exponent) + text.joined()
    }
    if exponent >= text.count {
      return text.joined() + String(repeating: "0", count: exponent - text.count)
    }
    return text[..<exponent].joined() + "." + text[exponent...].joined()
  }
}
