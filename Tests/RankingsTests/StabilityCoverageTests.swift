import Collaboration
import Foundation
import Geography
import Rankings
import Testing

/// Whether the intervals of a corpus with known truth hold it as often as they should.
///
/// The truth: publications of each kind come at a known rate, so the expected strength of every
/// country is known. Each run draws a corpus, and resamples it. `COPUB_STABILITY_RUNS=1000` makes the
/// runs of the guide and prints its table.
struct StabilityCoverageTests {
  /// Pairs and triples with their rates.
  ///
  /// EE and FI are half a percent apart, GR and HU equal.
  private static let rates: [(String, Double)] = [
    ("AT BE", 400), ("AT CH", 300), ("BE CH", 150), ("AT DK", 200), ("BE DK", 60),
    ("AT EE", 100), ("AT FI", 101), ("CH FI", 0.5), ("DK GR", 40), ("DK HU", 40),
    ("AT BE CH", 50), ("BE CH DK", 30), ("AT CH EE", 0.5),
  ]
  private static let countries = ["AT", "BE", "CH", "DK", "EE", "FI", "GR", "HU"]

  private struct Counts {
    var strength: [String: Int] = [:]
    var rank: [String: Int] = [:]
    var runs = 0
  }

  private func truth() -> (strength: [String: Double], ranks: [String: Int]) {
    var strength: [String: Double] = [:]
    for (kind, rate) in Self.rates {
      let codes = kind.split(separator: " ").map(String.init)
      for code in codes { strength[code, default: 0] += rate * Double(codes.count - 1) }
    }
    let ranks = strength.mapValues { own in 1 + strength.values.count { $0 > own * (1 + 1e-9) } }
    return (strength, ranks)
  }

  private func run(_ runs: Int, replicates: Int) throws -> Counts {
    let (strength, ranks) = truth()
    var counts = Counts()
    let window = try Corpora.window("2020")
    for run in 0..<runs {
      var random = RandomSource(seed: 99, replicate: run)
      let entries = try Self.rates.compactMap { kind, rate -> ProfileCorpus.Entry? in
        let times = Int(random.poisson(rate))
        return times > 0 ? try Corpora.entry(kind, 2020, times: times) : nil
      }
      let stability = try Ranker(ProfileCorpus(entries: entries, scope: .world)).stability(
        of: nil, in: [window], Specification(), replicates: replicates, seed: UInt64(run), jobs: 2)
      counts.runs += 1
      for code in Self.countries {
        guard let row = stability.row(try Tables.code(code)) else { continue }
        if row.scores[0]?.contains(strength[code] ?? 0) ?? false {
          counts.strength[code, default: 0] += 1
        }
        if row.bounds[0]?.contains(ranks[code] ?? 0) ?? false {
          counts.rank[code, default: 0] += 1
        }
      }
    }
    return counts
  }

  @Test func intervalsHoldTheTruth() throws {
    let asked = ProcessInfo.processInfo.environment["COPUB_STABILITY_RUNS"].flatMap(Int.init)
    let runs = asked ?? 50
    let counts = try run(runs, replicates: asked == nil ? 100 : 1000)
    let (strength, ranks) = truth()
    var all = 0
    for code in Self.countries {
      let part = { (number: Int?) in Double(number ?? 0) / Double(runs) }
      all += counts.strength[code] ?? 0
      if asked != nil {
        let line = [
          code, "\(Int(strength[code] ?? 0))", "\(ranks[code] ?? 0)",
          String(format: "%.1f", 100 * part(counts.strength[code])),
          String(format: "%.1f", 100 * part(counts.rank[code])),
        ]
        print("| " + line.joined(separator: " | ") + " |")
        #expect((0.93...0.97).contains(part(counts.strength[code])), "\(code)")
      }
      // Rank intervals of well separated countries hold the rank nearly always.
      if ["AT", "BE", "CH", "DK"].contains(code) { #expect(part(counts.rank[code]) >= 0.95) }
    }
    let share = Double(all) / Double(runs * Self.countries.count)
    #expect((0.91...0.98).contains(share), "\(share) of all strengths")
  }
}
