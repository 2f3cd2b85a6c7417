/// A seeded source of random numbers (SplitMix64; Steele, Lea & Flood 2014), the same on every
/// machine.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var x = state
    x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x >> 31)
  }

  /// A number below `bound`, which is small beside 2^64.
  ///
  /// The standard library's `random(in:)` and `shuffled()` are not used, whose draws may change
  /// between versions.
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  /// The numbers below `count` in random order (Fisher and Yates).
  mutating func order(of count: Int) -> [Int] {
    var numbers = Array(0..<count)
    for last in stride(from: count - 1, to: 0, by: -1) {
      numbers.swapAt(last, below(last + 1))
    }
    return numbers
  }
}
