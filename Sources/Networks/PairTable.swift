/// What a window gives for building networks: the pairs of countries, their weights and masses.
///
/// Masses and link sums are those over all countries of the window. They are never recomputed
/// inside a node set.
public struct PairTable: Sendable, Hashable {
  /// Two countries that published together.
  public struct Pair: Sendable, Hashable {
    /// The smaller index.
    public var i: Int
    /// The greater index.
    public var j: Int
    /// The counting weight *w(i,j)*.
    public var w: Double
    /// Joint publications counted `full`, whatever the counting method of `w`.
    public var joint: Double

    /// Makes a pair.
    public init(i: Int, j: Int, w: Double, joint: Double) {
      self.i = i
      self.j = j
      self.w = w
      self.joint = joint
    }
  }

  /// The number of countries.
  public let nodeCount: Int
  /// The pairs, each once, with *i* < *j*.
  public let pairs: [Pair]
  /// The mass *d* of each country: international works, or link sums where works are unknown.
  public let masses: [Double]
  /// The link sum *s* of each country over all countries.
  public let linkSums: [Double]
  /// The total weight *m*, half the sum of all link sums.
  public let totalWeight: Double

  /// Makes a table whose link sums and total weight are given.
  ///
  /// - Precondition: Every pair has 0 <= *i* < *j* < `nodeCount` and stands once; `masses` and
  ///   `linkSums` have `nodeCount` elements.
  /// - Complexity: O(*m*) for *m* pairs.
  public init(
    nodeCount: Int, pairs: [Pair], masses: [Double], linkSums: [Double], totalWeight: Double
  ) {
    precondition(masses.count == nodeCount, "one mass a country")
    precondition(linkSums.count == nodeCount, "one link sum a country")
    for pair in pairs {
      precondition(0 <= pair.i && pair.i < pair.j && pair.j < nodeCount, "pairs need i < j")
    }
    self.nodeCount = nodeCount
    self.pairs = pairs
    self.masses = masses
    self.linkSums = linkSums
    self.totalWeight = totalWeight
  }

  /// Makes a table of all countries of a window and sums the links itself, in the order of `pairs`.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of countries.
  ///   - pairs: All pairs of the window, each once.
  ///   - masses: The mass of each country; `nil` takes the link sums.
  /// - Precondition: As for ``init(nodeCount:pairs:masses:linkSums:totalWeight:)``.
  /// - Complexity: O(*n* + *m*) for *n* countries and *m* pairs.
  public init(nodeCount: Int, pairs: [Pair], masses: [Double]? = nil) {
    var linkSums = [Double](repeating: 0, count: nodeCount)
    for pair in pairs {
      linkSums[pair.i] += pair.w
      linkSums[pair.j] += pair.w
    }
    self.init(
      nodeCount: nodeCount, pairs: pairs, masses: masses ?? linkSums, linkSums: linkSums,
      totalWeight: linkSums.reduce(0, +) / 2)
  }

  /// The network of a node set: node set, then min-joint, then weights (definitions, "Order").
  ///
  /// Node *k* of the network is country `nodes[k]`. A country left without a link stays a node. A
  /// pair whose value is 0 or undefined (a mass of 0) gives no link.
  ///
  /// - Parameters:
  ///   - nodes: The countries kept, as indices of this table.
  ///   - minJoint: Keeps pairs with at least this many joint publications.
  ///   - weight: What the value of a link is. ``LinkWeight/partner`` gives a directed network.
  /// - Precondition: `nodes` holds indices of this table, each at most once.
  /// - Complexity: O(*n* + *m*) for *n* countries and *m* pairs of the table.
  public func network(
    nodes: [Int], minJoint: Double = 1, weight: LinkWeight
  ) -> CollaborationNetwork {
    var place = [Int](repeating: -1, count: nodeCount)
    for (index, country) in nodes.enumerated() {
      precondition(place[country] < 0, "a country stands once in a node set")
      place[country] = index
    }
    var entries: [RowEntry] = []
    entries.reserveCapacity(2 * pairs.count)
    for pair in pairs where pair.joint >= minJoint {
      let a = place[pair.i]
      let b = place[pair.j]
      guard a >= 0, b >= 0 else { continue }
      let forward = value(of: weight, w: pair.w, from: pair.i, to: pair.j)
      let backward =
        weight.isDirected ? value(of: weight, w: pair.w, from: pair.j, to: pair.i) : forward
      if forward > 0 { entries.append(RowEntry(row: a, column: b, value: forward)) }
      if backward > 0 { entries.append(RowEntry(row: b, column: a, value: backward)) }
    }
    return CollaborationNetwork(
      nodeCount: nodes.count, isDirected: weight.isDirected, entries: entries)
  }

  /// *v(i,j)* for the countries `i` and `j` of this table.
  private func value(of weight: LinkWeight, w: Double, from i: Int, to j: Int) -> Double {
    weight.value(
      w: w, di: masses[i], dj: masses[j], si: linkSums[i], sj: linkSums[j], m: totalWeight)
  }
}
