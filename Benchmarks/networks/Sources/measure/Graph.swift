import Foundation
import Networks

/// A weighted graph from a file, and its replicates.
struct Graph: Sendable {
  let table: PairTable
  let network: CollaborationNetwork

  init?(file: String) {
    guard let data = FileManager.default.contents(atPath: file) else { return nil }
    var numbers: [Int] = []
    var number = 0
    for byte in data {
      if byte >= UInt8(ascii: "0") {
        number = 10 * number + Int(byte - UInt8(ascii: "0"))
      } else {
        numbers.append(number)
        number = 0
      }
    }
    let pairs = stride(from: 2, to: numbers.count - 2, by: 3).map { place in
      let count = Double(numbers[place + 2])
      return PairTable.Pair(i: numbers[place], j: numbers[place + 1], w: count, joint: count)
    }
    table = PairTable(nodeCount: numbers[0], pairs: pairs)
    network = table.network(nodes: Array(0..<numbers[0]), weight: .raw)
  }

  var nodes: [Int] { Array(0..<table.nodeCount) }

  /// The table with Poisson noise on every count.
  func replicate(_ index: Int) -> PairTable {
    var random = RandomSource(seed: 1, replicate: index)
    let pairs = table.pairs.compactMap { pair -> PairTable.Pair? in
      let count = random.poisson(pair.w)
      return count > 0 ? PairTable.Pair(i: pair.i, j: pair.j, w: count, joint: count) : nil
    }
    return PairTable(nodeCount: table.nodeCount, pairs: pairs)
  }

  /// The eight basic measures of a replicate.
  func measureAll(_ index: Int) {
    let replicate = replicate(index)
    let network = replicate.network(nodes: nodes, weight: .raw)
    var paths = PathSolver()
    let measures: [any Centrality] = [
      DegreeCentrality(), StrengthCentrality(), EigenvectorCentrality(), PageRankCentrality(),
      ClosenessCentrality(), HarmonicCentrality(), BetweennessCentrality(),
    ]
    for measure in measures {
      _ = measure.scores(of: network, distance: .inverse, paths: &paths)
    }
    _ = PartnerShareCentrality().scores(of: replicate.network(nodes: nodes, weight: .partner))
  }
}
