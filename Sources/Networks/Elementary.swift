#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Elementary functions of the system's mathematical library.
enum Elementary {
  /// ln *x*.
  static func logarithm(_ x: Double) -> Double { log(x) }

  /// ln(1 + *x*), accurate for small *x* too.
  static func logarithmOfOnePlus(_ x: Double) -> Double { log1p(x) }

  /// e to the power of *x*.
  static func exponential(_ x: Double) -> Double { exp(x) }

  /// The cube root of *x*.
  static func cubeRoot(_ x: Double) -> Double { cbrt(x) }

  /// *x* to the power of *y*.
  static func power(_ x: Double, _ y: Double) -> Double { pow(x, y) }
}
