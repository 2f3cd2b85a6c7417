import Collaboration
import Networks
import Rankings

/// The axes of a specification in English.
extension EnglishWords {
  func counting(_ method: CountingMethod) -> String {
    switch method {
    case .full: "in full (each joint publication counts 1 for every pair)"
    case .fractional: "fractionally (a joint publication of n countries counts 1/(n-1) a pair)"
    case .paper: "by paper (every international publication adds 1 in total)"
    case .authorShare: "by author shares (twice the product of the two shares)"
    case .bilateralScore: "by bilateral score (the sum of the two author shares)"
    }
  }

  func pool(_ pool: Specification.Pool) -> String {
    switch pool {
    case .sum: "adding them up"
    case .meanOfYears: "the mean of the years, each scaled to the same total"
    }
  }

  func nodes(_ nodes: NodeSet) -> String {
    switch nodes {
    case .all: "all countries"
    case .linked: "countries with a link"
    case .top(let count): "the \(count) countries of greatest mass"
    case .works(let bound): "countries with at least \(bound) international works in the window"
    }
  }

  func weight(_ weight: LinkWeight) -> String {
    switch weight {
    case .raw: "the count itself"
    case .sqrt: "the square root of the count"
    case .log: "the logarithm ln(1 + w) of the count"
    case .binary: "1"
    case .association: "association strength"
    case .associationSteijn: "association strength after Steijn (no self-links expected)"
    case .salton: "Salton's cosine"
    case .jaccard: "Jaccard's index"
    case .inclusion: "the inclusion index"
    case .partner: "the share of the partner's international works"
    }
  }

  func centrality(_ name: String) -> String {
    switch name {
    case "degree": "degree (number of partners)"
    case "strength": "strength (sum of link values)"
    case "partner-share": "partner share (mean share in the partners' collaborations)"
    case "eigenvector": "eigenvector centrality"
    case "pagerank": "PageRank"
    case "closeness": "closeness"
    case "harmonic": "harmonic centrality"
    case "betweenness": "betweenness"
    case "participation": "participation (spread over regions or communities)"
    default: name
    }
  }

  func measure(_ specification: Specification) -> String {
    let base: String =
      switch specification.centrality {
      case "degree": "degree"
      case "partner-share": "partner share"
      case "pagerank": "PageRank"
      default: specification.centrality
      }
    var text = base
    switch specification.weight {
    case .raw, .partner: break
    case .log: text += " of log weights"
    case .sqrt: text += " of square-root weights"
    default: text += " of \(specification.weight.rawValue) weights"
    }
    if specification.counting != .full { text += ", \(specification.counting.rawValue) counting" }
    switch specification.nodes {
    case .all: text += ", all countries"
    case .linked: text += ", countries with a link"
    case .top(let count): text += ", top \(count)"
    case .works(let bound): text += ", at least \(bound) works"
    }
    if specification.minJoint > 1 { text += ", links of \(specification.minJoint) or more" }
    return text
  }
}
