/// How an axis prints its values: divided and with a word behind, `1.2 M` or `120万篇`.
public struct ValueUnit: Sendable, Hashable {
  /// What values are divided by before they are printed.
  public var divisor: Double
  /// What stands behind the number, with its own space where one is wanted.
  public var suffix: String

  /// Creates a unit.
  public init(divisor: Double = 1, suffix: String = "") {
    self.divisor = divisor
    self.suffix = suffix
  }

  /// A value in this unit; zero stands alone.
  public func text(_ value: Double) -> String {
    value == 0 ? "0" : SVGNumber.value(divisor == 0 ? value : value / divisor) + suffix
  }
}
