/// The scores of a network's nodes, and what a reader has to know about them.
public struct CentralityScores: Sendable, Hashable {
  /// The score of each node; `nil` where the measure has none, which gives no rank.
  public var values: [Double?]
  /// What happened on the way, in a fixed order.
  public var remarks: [CentralityRemark]

  /// Makes scores.
  public init(values: [Double?], remarks: [CentralityRemark] = []) {
    self.values = values
    self.remarks = remarks
  }

  /// The remarks as English sentences.
  public var notes: [String] { remarks.map(\.description) }

  /// No score for any node, because the measure cannot read the values of the network.
  static func unreadable(_ network: CollaborationNetwork) -> CentralityScores {
    CentralityScores(
      values: Array(repeating: nil, count: network.nodeCount), remarks: [.unreadableValues])
  }
}

/// A fact about the scores of a network that belongs beside them.
public enum CentralityRemark: Sendable, Hashable, CustomStringConvertible {
  /// The measure was computed on the largest component, with so many of so many nodes.
  case largestComponent(nodes: Int, of: Int)
  /// The network has no link at all.
  case noLinks
  /// The measure cannot read the values of this network: directed ones, or undirected ones.
  case unreadableValues
  /// The measure needs a module for every node and has none.
  case modulesMissing
  /// The iteration ended at its limit; scores may be wrong by about so much.
  case notConverged(error: Double)

  /// The remark as an English sentence without a full stop.
  public var description: String {
    switch self {
    case .largestComponent(let nodes, let all):
      "computed on the largest component, \(nodes) of \(all) nodes; 0 elsewhere"
    case .noLinks:
      "the network has no links"
    case .unreadableValues:
      "the measure cannot read the values of this weight"
    case .modulesMissing:
      "the measure needs a module for every country, and none was given"
    case .notConverged(let error):
      "the iteration ended at its limit; scores may be wrong by about \(error)"
    }
  }
}
