/// How a link value, read as strength, becomes the length of a link.
///
/// Path measures never convert on their own: the conversion is part of the specification and
/// printed with every result. Longer means weaker in all three.
public enum DistanceConversion: Sendable, Hashable {
  /// Length 1/*v*, the default.
  case inverse
  /// Length 1 - ln(*v* / max *v*), the maximum over the links of the network; at least 1.
  case negLog
  /// Length 1/*v*^alpha; Opsahl, Agneessens & Skvoretz 2010. With alpha 0 every link has length 1.
  case opsahl(alpha: Double)

  /// The length of a link.
  ///
  /// - Parameters:
  ///   - value: The value *v* of the link, greater than 0.
  ///   - maximum: The greatest value in the network, which only ``negLog`` reads.
  /// - Complexity: O(1).
  public func length(of value: Double, maximum: Double) -> Double {
    switch self {
    case .inverse: 1 / value
    case .negLog: 1 - Elementary.logarithm(value / maximum)
    case .opsahl(let alpha): 1 / Elementary.power(value, alpha)
    }
  }

  /// The lengths of all stored links of a network, aligned with its rows.
  ///
  /// Lengths are kept within 1e-290...1e290, so that sums of them are finite and grow.
  func lengths(in network: CollaborationNetwork) -> [Double] {
    let maximum = network.values.max() ?? 1
    let lengths =
      switch self {
      // The usual case without a choice for each link.
      case .inverse: network.values.map { 1 / $0 }
      case .negLog, .opsahl: network.values.map { length(of: $0, maximum: maximum) }
      }
    return lengths.map { min(max($0, 1e-290), 1e290) }
  }
}

extension DistanceConversion: LosslessStringConvertible {
  /// Reads `inverse`, `neg-log` or `opsahl:ALPHA`, ALPHA a finite number of at least 0.
  ///
  /// Anything else gives `nil`.
  public init?(_ description: String) {
    switch description {
    case "inverse": self = .inverse
    case "neg-log": self = .negLog
    default:
      let prefix = "opsahl:"
      guard description.hasPrefix(prefix) else { return nil }
      let number = description.utf8.dropFirst(prefix.utf8.count)
      let isDecimal = number.allSatisfy { byte in
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || ".eE+-".utf8.contains(byte)
      }
      guard isDecimal, let alpha = Double(Substring(number)), alpha.isFinite, alpha >= 0
      else { return nil }
      self = .opsahl(alpha: alpha.magnitude)
    }
  }

  /// The name in specifications, which ``init(_:)`` reads back to the same value.
  public var description: String {
    switch self {
    case .inverse: return "inverse"
    case .negLog: return "neg-log"
    case .opsahl(let alpha):
      let number = "\(alpha)"
      return "opsahl:" + (number.hasSuffix(".0") ? String(number.dropLast(2)) : number)
    }
  }
}

extension DistanceConversion: Codable {
  /// Reads the name of a conversion.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    let name = try container.decode(String.self)
    guard let conversion = DistanceConversion(name) else {
      throw DecodingError.dataCorruptedError(
        in: container, debugDescription: "no distance conversion has the name \(name)")
    }
    self = conversion
  }

  /// Writes the name of the conversion.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(description)
  }
}
