import Foundation

/// A seeded source of random numbers (xoshiro256**, Blackman & Vigna 2018), the same on every
/// machine.
///
/// Each replicate has one of its own, so that results do not depend on threads.
public struct RandomSource: RandomNumberGenerator, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)

  /// The source of a replicate under a seed.
  public init(seed: UInt64, replicate: Int) {
    // SplitMix64 spreads neighbouring seeds far apart.
    var z = seed &+ 0x9E37_79B9_7F4A_7C15 &* UInt64(truncatingIfNeeded: replicate &+ 1)
    func next() -> UInt64 {
      z &+= 0x9E37_79B9_7F4A_7C15
      var x = z
      x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
      x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
      return x ^ (x >> 31)
    }
    state = (next(), next(), next(), next())
  }

  /// The next 64 bits.
  public mutating func next() -> UInt64 {
    let product = state.1 &* 5
    let result = ((product << 7) | (product >> 57)) &* 9
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = (state.3 << 45) | (state.3 >> 19)
    return result
  }

  /// A number in the open interval from 0 to 1.
  mutating func uniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1.0p-53 }

  private static let limits = (0..<30).map { exp(-Double($0)) }

  /// A Poisson number of a mean: by multiplication below 30, above by transformed rejection
  /// (Hormann 1993, PTRS).
  ///
  /// - Complexity: O(1) above a mean of 30, O(mean) below.
  public mutating func poisson(_ mean: Double) -> Double {
    guard mean > 0 else { return 0 }
    // Beyond this the noise is smaller than the last digit of the mean.
    guard mean < 1e15 else { return mean }
    if mean < 30 {
      // Most means are whole: exp(-mean) is at hand for them.
      let whole = Int(mean)
      let limit = Double(whole) == mean ? RandomSource.limits[whole] : exp(-mean)
      var product = uniform()
      var count = 0.0
      while product > limit {
        product *= uniform()
        count += 1
      }
      return count
    }
    let b = 0.931 + 2.53 * mean.squareRoot()
    let a = -0.059 + 0.02483 * b
    let inverseAlpha = 1.1239 + 1.1328 / (b - 3.4)
    let bound = 0.9277 - 3.6224 / (b - 2)
    while true {
      let u = uniform() - 0.5
      let v = uniform()
      let us = 0.5 - abs(u)
      let k = ((2 * a / us + b) * u + mean + 0.43).rounded(.down)
      if us >= 0.07, v <= bound { return k }
      if k < 0 || (us < 0.013 && v > us) { continue }
      let accept = log(v) + log(inverseAlpha) - log(a / (us * us) + b)
      if accept <= k * log(mean) - mean - lgamma(k + 1) { return k }
    }
  }
}
