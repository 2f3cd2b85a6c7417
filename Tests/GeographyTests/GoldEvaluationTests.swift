import Foundation
import Geography
import Testing

/// Agreement with the gold set, a table a source; needs ../shared beside the package.
@Suite struct GoldEvaluationTests {
  static let file: URL = {
    var folder = URL(filePath: #filePath)
    for _ in 0..<3 { folder.deleteLastPathComponent() }
    return folder.deletingLastPathComponent()
      .appending(path: "shared/data/gold/affiliations.tsv.gz")
  }()

  static var isThere: Bool { FileManager.default.fileExists(atPath: file.path) }

  /// The least share of exactly right country sets, a little below what was measured.
  static let floors: [String: Double] = [
    "donvel": 0.997, "grobid": 0.992, "ror-springer": 0.996, "ror-mixed-1k": 0.979,
    "affro": 0.97, "s2aff": 0.94, "ror-crossref": 0.905, "ror-logs": 0.78,
  ]

  struct Tally {
    var right = 0
    var wrong = 0
    var unresolved = 0
    var total: Int { right + wrong + unresolved }

    func share(_ count: Int) -> Double { Double(count) / Double(max(1, total)) }
  }

  static func rows() throws -> [[Substring]] {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["gzip", "-dc", file.path]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).split(separator: "\n").dropFirst().map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
  }

  @Test(.enabled(if: isThere, "../shared/data/gold is absent: the gold evaluation is skipped"))
  func agreementStaysAboveItsFloors() throws {
    let resolver = CountryResolver()
    var tallies: [String: Tally] = [:]
    var certain: [String: Tally] = [:]
    for row in try Self.rows() where row.count == 3 {
      let resolution = resolver.resolve(String(row[1]))
      let isRight = resolution.present.description == row[2]
      for source in [String(row[0]), "all"] {
        if resolution.countries.isEmpty {
          tallies[source, default: Tally()].unresolved += 1
        } else if isRight {
          tallies[source, default: Tally()].right += 1
        } else {
          tallies[source, default: Tally()].wrong += 1
        }
        guard resolution.grade == .certain else { continue }
        if isRight {
          certain[source, default: Tally()].right += 1
        } else {
          certain[source, default: Tally()].wrong += 1
        }
      }
    }
    print("source\trows\texact %\twrong %\tunresolved %\tcertain: covers %\tright %")
    for (source, tally) in tallies.sorted(by: { $0.key < $1.key }) {
      let sure = certain[source, default: Tally()]
      let cells = [
        tally.share(tally.right), tally.share(tally.wrong), tally.share(tally.unresolved),
        tally.share(sure.total), sure.share(sure.right),
      ].map { String(format: "%.2f", 100 * $0) }
      print("\(source)\t\(tally.total)\t\(cells.joined(separator: "\t"))")
    }
    for (source, floor) in Self.floors {
      let tally = try #require(tallies[source], "the gold set has no rows of \(source)")
      #expect(tally.share(tally.right) >= floor, "\(source)")
    }
    let names = try #require(tallies["ror-crossref"])
    #expect(names.share(names.wrong) <= 0.02)
    let sure = try #require(certain["all"])
    #expect(sure.share(sure.right) >= 0.995)
    for source in ["donvel", "grobid", "ror-springer"] {
      let all = try #require(tallies[source])
      #expect(Double(certain[source]?.total ?? 0) >= 0.9 * Double(all.total), "\(source)")
    }
  }
}
