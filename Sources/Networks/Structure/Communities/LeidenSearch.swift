/// The Leiden method on one network (Traag, Waltman & van Eck 2019).
struct LeidenSearch {
  private let graph: LeidenGraph
  private let price: Double

  /// Prepares the search for partitions of a quality.
  ///
  /// - Complexity: O(*n* + *m*).
  init(of network: CollaborationNetwork, _ quality: PartitionQuality) {
    let sizes = quality.sizes(in: network)
    graph = LeidenGraph(network, sizes: sizes)
    price = quality.price(sizes: sizes)
  }

  /// One run from the nodes up: move nodes, split the modules into parts that hold together, make
  /// each part a node of a smaller graph, go on there until nothing can be joined.
  ///
  /// - Complexity: some ten sweeps of O(*n* + *m*) in practice.
  func run(from start: Partition, _ random: inout SplitMix) -> Partition {
    var graph = graph
    var partition = start
    // The node of the graph in hand that each node of the network is in.
    var places = Array(0..<graph.nodeCount)
    while true {
      var moves = LeidenMoves(of: graph, from: partition, price: price)
      moves.moveAll(&random)
      partition = Partition(moves.modules)
      let parts = LeidenMoves.parts(of: partition, in: graph, price: price, &random)
      guard partition.count < graph.nodeCount, parts.count < graph.nodeCount else {
        return Partition(places.map { partition.modules[$0] })
      }
      graph = LeidenGraph(joining: graph, by: parts)
      places = places.map { parts.modules[$0] }
      partition = Partition(parts.members.map { partition.modules[$0[0]] })
    }
  }
}
