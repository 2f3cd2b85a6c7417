/// Shortest paths between all nodes of one network after another, exactly and in one pass for all
/// measures that read distances.
///
/// Of the many links of a dense weighted network few lie on any shortest path: a link does only if
/// it is a shortest path between its own two ends. So the solver searches along a small set of
/// candidate links, holds every other link against the distance found between its ends, adds the
/// offenders (links as long as that distance within the tolerance included), and repeats until
/// there is none. Then no link left out can shorten or equal any path: the distances are those of
/// the whole network, and the candidates hold every step of every shortest path.
///
/// The candidates begin with a spanning tree of shortest links, all of which are shortest paths,
/// and with those that the networks before had: replicates of one network share nearly all of
/// them. They cost or save time only; the sums of a network do not depend, in any bit, on what was
/// solved before. A network most of whose links lie on shortest paths is searched as it is.
public struct PathSolver: Sendable {
  /// The links, by their smaller and greater node, that lay on shortest paths of networks before.
  private var carried: Set<Link> = []
  private var last: (network: CollaborationNetwork, distance: DistanceConversion, sums: PathSums)?

  private struct Link: Hashable {
    var a: Int32
    var b: Int32
  }

  /// A solver that has met no network.
  public init() {}

  /// The sums over all shortest paths of a network, every node a source.
  ///
  /// The answer to the last question is remembered, so that several measures of one network cost
  /// one pass. Node numbers should mean the same countries from one network to the next; where they
  /// do not, the pass only takes longer.
  ///
  /// - Precondition: The network is undirected.
  /// - Complexity: O(*n* (*c* + *n* log *n*) + *m*) a round for *c* candidates, of which there are
  ///   about *n* in dense networks of heavy-tailed values; two or three rounds. O(*n* + *m*) space.
  public mutating func sums(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> PathSums {
    precondition(!network.isDirected, "path measures read undirected values")
    if let last, last.distance == distance, last.network == network { return last.sums }
    let lengths = distance.lengths(in: network)
    let sums = PathSums(from: 0..<network.nodeCount, along: links(of: network, lengths: lengths))
    last = (network, distance, sums)
    return sums
  }

  /// Links that hold every shortest path of a network: the few that do, or all.
  private mutating func links(of network: CollaborationNetwork, lengths: [Double]) -> PathLinks {
    var candidates = CandidateLinks(of: network, lengths: lengths)
    for link in carried { candidates.insert(Int(link.a), Int(link.b)) }
    guard candidates.complete() else { return PathLinks(network, lengths: lengths) }
    let found = candidates.pairs.map { Link(a: Int32($0.a), b: Int32($0.b)) }
    // A long row of different networks must not heap up links that no longer serve.
    if carried.count > 4 * found.count { carried = [] }
    carried.formUnion(found)
    return candidates.links
  }
}
