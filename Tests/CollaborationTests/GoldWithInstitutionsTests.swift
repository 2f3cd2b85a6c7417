import Collaboration
import Geography
import Intake
import TestSupport
import Testing

/// Agreement with the gold set where the registry of institutions is given too.
@Suite(
  .enabled(
    if: Place.shared(GoldSet.path) != nil && Place.shared("data/ror") != nil,
    "\(Place.absent("data/gold or data/ror"))"))
struct GoldWithInstitutionsTests {
  /// The least share of exactly right country sets, a little below what was measured.
  static let floors: [String: Double] = [
    "donvel": 0.997, "grobid": 0.992, "ror-springer": 0.996, "ror-mixed-1k": 0.979,
    "affro": 0.97, "s2aff": 0.97, "ror-crossref": 0.955, "ror-logs": 0.90,
  ]

  @Test func institutionsAddAnswersAndTakeNoneAway() throws {
    var builder = InstitutionIndex.Builder()
    for path in InstitutionDumpTests.real {
      let file = try #require(Place.shared("data/\(path)"))
      _ = try builder.add(dump: Input(path: file.path))
    }
    let resolver = CountryResolver(institutions: builder.index())
    let plain = CountryResolver()
    var tallies: [String: (with: GoldSet.Tally, without: GoldSet.Tally)] = [:]
    for row in try GoldSet.rows() {
      var tally = tallies[row.source] ?? (.init(), .init())
      tally.with.add(resolver.resolve(row.text).present.description, label: row.countries)
      tally.without.add(plain.resolve(row.text).present.description, label: row.countries)
      tallies[row.source] = tally
    }
    for (source, floor) in Self.floors {
      let tally = try #require(tallies[source], "the gold set has no rows of \(source)")
      #expect(tally.with.share(tally.with.right) >= floor, "\(source)")
      #expect(tally.with.right >= tally.without.right, "\(source)")
    }
    let names = try #require(tallies["ror-crossref"]?.with)
    #expect(names.share(names.wrong) <= 0.02)
  }
}
