/// The links that are too strong for their ends to be chance: the backbone of a network.
///
/// Serrano, Boguñá & Vespignani 2009: if a node with *k* links and strength *s* spread its strength
/// over them at random, a link would have a value of at least *v* with probability
/// (1 - *v/s*)^(*k* - 1). The significance of a link is the smaller of the probabilities at its two
/// ends. A node with a single link tells nothing of it: its probability is 1.
public struct DisparityFilter: Sendable, Hashable {
  /// A link with its significance.
  public struct Link: Sendable, Hashable {
    /// The smaller node.
    public let a: Int
    /// The greater node.
    public let b: Int
    /// The value.
    public let value: Double
    /// The smaller of the probabilities at both ends, in 0...1; the smaller, the less by chance.
    public let significance: Double
  }

  /// The number of nodes.
  public let nodeCount: Int
  /// All links, in ascending order of (`a`, `b`).
  public let links: [Link]

  /// Weighs every link of a network.
  ///
  /// - Precondition: The network is undirected.
  /// - Complexity: O(*n* + *m* log degree).
  public init(of network: CollaborationNetwork) {
    precondition(!network.isDirected, "the backbone of undirected networks")
    nodeCount = network.nodeCount
    let strengths = (0..<network.nodeCount).map { network.strength(of: $0) }
    func probability(_ value: Double, at node: Int) -> Double {
      Self.power(max(1 - value / strengths[node], 0), network.degree(of: node) - 1)
    }
    links = (0..<network.nodeCount).flatMap { node in
      network.neighbours(of: node).filter { $0.node > node }.map { other in
        Link(
          a: node, b: other.node, value: other.value,
          significance: min(
            probability(other.value, at: node), probability(other.value, at: other.node)))
      }
    }
  }

  /// The network of the links with a significance below a level; every node stays.
  ///
  /// - Parameter level: Usually between 0.01 and 0.5.
  /// - Complexity: O(*n* + *m*).
  public func backbone(level: Double) -> CollaborationNetwork {
    CollaborationNetwork(
      nodeCount: nodeCount,
      links: links.filter { $0.significance < level }.map { ($0.a, $0.b, $0.value) })
  }

  /// A whole power by repeated squaring, the same on every machine; *x*^0 is 1.
  private static func power(_ base: Double, _ exponent: Int) -> Double {
    var (result, square, rest) = (1.0, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result *= square }
      square *= square
      rest >>= 1
    }
    return result
  }
}
