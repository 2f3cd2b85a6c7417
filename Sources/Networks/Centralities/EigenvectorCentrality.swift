/// Being tied to the well tied.
///
/// Definitions, "Centralities", `eigenvector`: the leading eigenvector of the matrix of link
/// values, of unit Euclidean length and without negative elements; Bonacich 1972. It is computed
/// on the largest component (most nodes; then greater total weight; then the smallest node), the
/// score is 0 elsewhere, and a remark says so. In a network without links every score is 0, and a
/// remark says so.
///
/// The error is below 1e-12 unless the two greatest eigenvalues nearly coincide: it grows to about
/// 1e-16 over their relative difference. That happens where two blocks of countries hardly touch,
/// and is a property of the measure, not of the method.
public struct EigenvectorCentrality: Centrality {
  /// Makes the measure.
  public init() {}

  /// `eigenvector`.
  public var name: String { "eigenvector" }
  /// The measure in one line.
  public var summary: String { "the leading eigenvector: being tied to the well tied" }
  /// Values as strength.
  public var reads: Reading { .strength }

  /// The element of the leading eigenvector for each node.
  ///
  /// - Complexity: O(*k* (*n* + *m*)), *k* some 10 to 30 for dense networks, more where the two
  ///   greatest eigenvalues are close.
  public func scores(
    of network: CollaborationNetwork, distance: DistanceConversion
  ) -> CentralityScores {
    guard !network.isDirected else { return .unreadable(network) }
    guard network.linkCount > 0 else {
      return CentralityScores(
        values: Array(repeating: 0, count: network.nodeCount), remarks: [.noLinks])
    }
    let component = network.largestComponent
    let leading = LeadingEigenvector(of: network, component: component)
    var remarks: [CentralityRemark] = []
    if component.count < network.nodeCount {
      remarks.append(.largestComponent(nodes: component.count, of: network.nodeCount))
    }
    if let error = leading.error { remarks.append(.notConverged(error: error)) }
    return CentralityScores(values: leading.vector, remarks: remarks)
  }
}
