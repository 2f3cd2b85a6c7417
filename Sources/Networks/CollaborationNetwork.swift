/// An immutable weighted network of countries, stored as compressed rows.
///
/// Nodes are the numbers `0 ..< nodeCount`; what they stand for is the caller's business. Row *i*
/// holds the pairs *(j, v(i,j))* in ascending order of *j*. There are no self-links and no two
/// links between the same nodes, and every value is finite and greater than 0.
///
/// An undirected network holds each link in both rows. A directed network (values of
/// ``LinkWeight/partner``) holds in row *i* the values of the arcs that end in *i*, so that a row
/// sum is what the other countries give to *i*.
///
/// A node may have an empty row: a country left without a link stays a node. A network without
/// nodes is allowed.
public struct CollaborationNetwork: Sendable, Hashable {
  /// The number of nodes, those without links included.
  public let nodeCount: Int
  /// Whether the values have a direction.
  public let isDirected: Bool

  /// Row *i* occupies the positions `rowStarts[i] ..< rowStarts[i + 1]`.
  let rowStarts: [Int]
  /// The other end of each stored link, ascending within a row.
  let targets: [Int32]
  /// The value of each stored link, aligned with `targets`.
  let values: [Double]

  /// Makes an undirected network.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes.
  ///   - links: Each link once, in either orientation and any order.
  /// - Precondition: Every end lies in `0 ..< nodeCount`, no link joins a node with itself, no
  ///   two links join the same nodes, and every value is finite and greater than 0. Data that may
  ///   break these rules goes through ``PairTable``, which leaves such pairs out.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* links.
  public init(nodeCount: Int, links: [(a: Int, b: Int, value: Double)]) {
    var entries: [RowEntry] = []
    entries.reserveCapacity(2 * links.count)
    for link in links {
      entries.append(RowEntry(row: link.a, column: link.b, value: link.value))
      entries.append(RowEntry(row: link.b, column: link.a, value: link.value))
    }
    self.init(nodeCount: nodeCount, isDirected: false, entries: entries)
  }

  /// Makes a directed network, for the measures that read ``LinkWeight/partner`` values.
  ///
  /// - Parameters:
  ///   - nodeCount: The number of nodes.
  ///   - arcs: Each arc once, in any order. The arc from *j* to *i* is stored in row *i*.
  /// - Precondition: As for ``init(nodeCount:links:)``; the two directions between two nodes are
  ///   two arcs.
  /// - Complexity: O(*n* + *m*) for *n* nodes and *m* arcs.
  public init(nodeCount: Int, arcs: [(from: Int, to: Int, value: Double)]) {
    let entries = arcs.map { RowEntry(row: $0.to, column: $0.from, value: $0.value) }
    self.init(nodeCount: nodeCount, isDirected: true, entries: entries)
  }

  init(nodeCount: Int, isDirected: Bool, entries: [RowEntry]) {
    let rows = CompressedRows(nodeCount: nodeCount, entries: entries)
    self.nodeCount = nodeCount
    self.isDirected = isDirected
    rowStarts = rows.starts
    targets = rows.columns
    values = rows.values
  }

  /// The number of links: pairs of nodes if undirected, arcs if directed.
  ///
  /// - Complexity: O(1).
  public var linkCount: Int { isDirected ? targets.count : targets.count / 2 }

  /// The nodes that `node` is linked with and the values, in ascending order of the nodes.
  ///
  /// In a directed network these are the arcs that end in `node`.
  ///
  /// - Complexity: O(1) to make; O(degree) to read.
  public func neighbours(of node: Int) -> Neighbours {
    let row = rowStarts[node]..<rowStarts[node + 1]
    return Neighbours(targets: targets[row], values: values[row])
  }

  /// The number of nodes that `node` is linked with.
  ///
  /// - Complexity: O(1).
  public func degree(of node: Int) -> Int { rowStarts[node + 1] - rowStarts[node] }

  /// The sum of the values in the row of `node`, added in ascending order of the neighbours.
  ///
  /// - Complexity: O(degree).
  public func strength(of node: Int) -> Double {
    values[rowStarts[node]..<rowStarts[node + 1]].reduce(0, +)
  }

  /// The value of the link between two nodes, or `nil` if they are not linked.
  ///
  /// In a directed network this is the arc from `j` to `i`, *v(i,j)*.
  ///
  /// - Complexity: O(log degree).
  public func value(_ i: Int, _ j: Int) -> Double? {
    position(i, j).map { values[$0] }
  }

  /// Where the pair *(j, v(i,j))* is stored, or `nil` if there is none.
  ///
  /// - Complexity: O(log degree).
  func position(_ i: Int, _ j: Int) -> Int? {
    var lower = rowStarts[i]
    var upper = rowStarts[i + 1]
    while lower < upper {
      let middle = (lower + upper) / 2
      if targets[middle] < j { lower = middle + 1 } else { upper = middle }
    }
    return lower < rowStarts[i + 1] && targets[lower] == j ? lower : nil
  }
}

extension CollaborationNetwork {
  /// One entry of a row: a node that the row's node is linked with.
  public struct Neighbour: Sendable, Hashable {
    /// The other node, *j*.
    public let node: Int
    /// The value of the link, *v(i,j)*.
    public let value: Double
  }

  /// One row of a network, in ascending order of the nodes.
  public struct Neighbours: RandomAccessCollection, Sendable {
    let targets: ArraySlice<Int32>
    let values: ArraySlice<Double>

    /// The position of the first neighbour.
    public var startIndex: Int { targets.startIndex }
    /// The position past the last neighbour.
    public var endIndex: Int { targets.endIndex }

    /// The neighbour at a position.
    public subscript(position: Int) -> Neighbour {
      Neighbour(node: Int(targets[position]), value: values[position])
    }
  }
}
