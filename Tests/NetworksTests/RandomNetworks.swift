import Networks

/// Random networks of many shapes, the same in every run.
struct RandomNetworks {
  /// How the values of links are drawn.
  enum Values: CaseIterable {
    /// All the same: every link is a shortest path.
    case one
    /// Few whole numbers: many paths of equal length.
    case few
    /// Multiples of three, whose reciprocals are not exact in binary.
    case thirds
    /// Products of node sizes, like counts of joint publications.
    case counts
    /// Real numbers over many orders of magnitude.
    case real
  }

  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

  /// A number in 0..<1 (xorshift64*).
  mutating func uniform() -> Double {
    state ^= state >> 12
    state ^= state << 25
    state ^= state >> 27
    return Double((state &* 0x2545_F491_4F6C_DD1D) >> 11) * 0x1p-53
  }

  /// A whole number below a bound.
  mutating func below(_ bound: Int) -> Int { Int(uniform() * Double(bound)) }

  /// About 2 to the power of a number with a standard deviation of `spread`.
  private mutating func heavy(_ spread: Double) -> Double {
    var power = (0..<12).reduce(-6.0) { sum, _ in sum + uniform() } * spread
    var value = 1.0
    while power >= 1 { (value, power) = (value * 2, power - 1) }
    while power < 0 { (value, power) = (value / 2, power + 1) }
    return value * (1 + power)
  }

  /// A network of `nodeCount` nodes of which a share `density` of the pairs is linked; low
  /// densities leave it in pieces.
  mutating func network(
    nodeCount: Int, density: Double, values: Values
  ) -> CollaborationNetwork {
    let sizes = (0..<nodeCount).map { _ in heavy(2.5) }
    var links: [(a: Int, b: Int, value: Double)] = []
    for a in 0..<nodeCount {
      for b in (a + 1)..<max(a + 1, nodeCount) where uniform() < density {
        let value: Double =
          switch values {
          case .one: 1
          case .few: [1, 2, 3, 4, 6][below(5)]
          case .thirds: [3, 6, 7, 9, 21][below(5)]
          case .counts: max(1, (sizes[a] * sizes[b] * heavy(1)).rounded())
          case .real: heavy(5)
          }
        links.append((a, b, value))
      }
    }
    return CollaborationNetwork(nodeCount: nodeCount, links: links)
  }

  /// A network like another whose values were counted again with some error; some links vanish.
  mutating func replicate(of network: CollaborationNetwork) -> CollaborationNetwork {
    var links: [(a: Int, b: Int, value: Double)] = []
    for node in 0..<network.nodeCount {
      for other in network.neighbours(of: node) where other.node > node {
        let value = (other.value + (uniform() - 0.5) * 4 * other.value.squareRoot()).rounded()
        if value > 0 { links.append((node, other.node, value)) }
      }
    }
    return CollaborationNetwork(nodeCount: network.nodeCount, links: links)
  }
}
