import Foundation
import Networks
import TestSupport
import Testing

/// Communities of the world networks against leidenalg; see `Oracle/make_leiden.py`.
struct LeidenQualityTests {
  private static let years = (2000...2023).map { "\($0)" }

  private static let peer: [String: [String: Double]] = {
    let file = Place.inPackage("Tests/NetworksTests/Oracle/leiden.json")
    guard let data = try? Data(contentsOf: file) else { return [:] }
    return (try? JSONDecoder().decode([String: [String: Double]].self, from: data)) ?? [:]
  }()

  /// The best of at most ten seeds is at least as good as leidenalg's best of ten.
  @Test(arguments: years)
  func qualityIsAtLeastThatOfThePeer(_ year: String) throws {
    let window = try #require(WorldCounts.window([year]))
    let network = window.table.network(nodes: Array(window.countries.indices), weight: .raw)
    let pairs = Double(network.nodeCount * (network.nodeCount - 1)) / 2
    let qualities: [(String, PartitionQuality)] = [
      ("modularity", .modularity(resolution: 1)),
      ("cpm", .cpm(resolution: window.table.totalWeight / pairs)),
    ]
    for (name, quality) in qualities {
      let goal = try #require(Self.peer[year]?[name])
      let seed = (0..<10 as Range<UInt64>).first { seed in
        let partition = network.communities(quality, seed: seed)
        return quality.value(of: partition, in: network) >= goal * (1 - 1e-9)
      }
      #expect(seed != nil, "\(name)")
    }
  }
}
