import Geography
import TestSupport
import Testing

/// Agreement with the gold set by the built-in data; the table is printed by `make evaluate`.
@Suite(.enabled(if: Place.shared(GoldSet.path) != nil, "\(Place.absent(GoldSet.path))"))
struct GoldEvaluationTests {
  /// The least share of exactly right country sets, a little below what was measured.
  static let floors: [String: Double] = [
    "donvel": 0.997, "grobid": 0.992, "ror-springer": 0.996, "ror-mixed-1k": 0.979,
    "affro": 0.97, "s2aff": 0.94, "ror-crossref": 0.905, "ror-logs": 0.78,
  ]

  @Test func agreementStaysAboveItsFloors() throws {
    let resolver = CountryResolver()
    let errors = try GoldSet.labelErrors()
    var tallies: [String: GoldSet.Tally] = [:]
    var certain: [String: GoldSet.Tally] = [:]
    var sure = GoldSet.Tally()
    for row in try GoldSet.rows() {
      let resolution = resolver.resolve(row.text)
      let answer = resolution.present.description
      tallies[row.source, default: .init()].add(answer, label: row.countries)
      guard resolution.grade == .certain else { continue }
      certain[row.source, default: .init()].add(answer, label: row.countries)
      // A label error excuses the answer, it does not make it right.
      if answer == row.countries || errors[row.text] == nil {
        sure.add(answer, label: row.countries)
      }
    }
    for (source, floor) in Self.floors {
      let tally = try #require(tallies[source], "the gold set has no rows of \(source)")
      #expect(tally.share(tally.right) >= floor, "\(source)")
    }
    let names = try #require(tallies["ror-crossref"])
    #expect(names.share(names.wrong) <= 0.02)
    #expect(sure.share(sure.right) >= 0.999)
    for source in ["donvel", "grobid", "ror-springer"] {
      let all = try #require(tallies[source])
      #expect(Double(certain[source]?.total ?? 0) >= 0.98 * Double(all.total), "\(source)")
    }
  }

  /// Every row of the list is one that the gold set has and that is answered otherwise, at `certain`.
  @Test func labelErrorsAreErrors() throws {
    let resolver = CountryResolver()
    let errors = try GoldSet.labelErrors()
    #expect(errors.count == 42)
    #expect(errors.values.allSatisfy { !$0.isEmpty })
    var seen = 0
    for row in try GoldSet.rows() where errors[row.text] != nil {
      let resolution = resolver.resolve(row.text)
      #expect(resolution.grade == .certain, "\(row.text)")
      #expect(resolution.present.description != row.countries, "\(row.text)")
      seen += 1
    }
    #expect(seen == errors.count)
  }
}
