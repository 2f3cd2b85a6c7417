import Collaboration
import Formats
import Geography
import Intake
import TestSupport
import Testing

/// Many files of pair counts make one table, whatever their order.
struct PairCountsBuilderTests {
  private static let countries = ["CN", "DE", "FR", "GB", "KE", "US"]
  private let sample = RandomPublications(400, of: countries, upTo: 5, seed: 2)

  private func build(_ documents: [CountsDocument]) throws -> PairCountsBuilder.Result {
    var builder = PairCountsBuilder()
    for (number, document) in documents.enumerated() {
      try builder.add(document, file: "file-\(number)")
    }
    let result = try builder.build()
    let cells = result.cells
    #expect(cells.read == cells.accepted + cells.duplicate + cells.rejected)
    return result
  }

  private func document(
    _ pairs: [(String, String, Double)], year: Int = 2020, format: String = "invented"
  ) -> CountsDocument {
    var document = CountsDocument(format: format)
    var table = CountsDocument.Table(year: year)
    table.pairs = pairs.map { .init($0.0, $0.1, $0.2) }
    document.tables = [table]
    return document
  }

  private func pairs(_ result: PairCountsBuilder.Result, _ year: Int = 2020) -> [String] {
    (result.counts.tables[year]?.total.pairs ?? []).map { "\($0.a)-\($0.b) \(Int($0.joint))" }
  }

  @Test func rowsMakeTheTable() throws {
    let result = try build(sample.rows(Self.countries))
    #expect(result.counts.tables == (try PairCounts(sample.document())).tables)
    #expect(result.findings.isEmpty)
    #expect(result.counts.scope == .world)
    #expect(result.cells.duplicate == result.cells.accepted, "each pair from both sides")
  }

  @Test func theOrderOfFilesDoesNotMatter() throws {
    var generator = SeededGenerator(seed: 9)
    let spans = [CountrySpan.international] + (2...5).map { CountrySpan(from: $0, to: $0) }
    var documents = sample.rows(Self.countries, spans: spans, cutAt: 4)
    documents[0].tables[0].pairs[0].joint += 3
    let first = try build(documents)
    for _ in 0..<5 {
      documents.shuffle(using: &generator)
      let again = try build(documents)
      #expect(again.counts.tables == first.counts.tables)
      #expect(again.findings == first.findings)
      #expect(again.cells == first.cells)
    }
  }

  @Test func strataOfRowsAreTheStrata() throws {
    let exact = (2...5).map { CountrySpan(from: $0, to: $0) }
    let result = try build(sample.rows(Self.countries, spans: [.international] + exact))
    #expect(result.counts.tables == (try PairCounts(sample.document(strata: exact))).tables)
    #expect(result.findings.isEmpty)
  }

  /// A stratum that was asked of some countries only is none, unless the others are complete.
  @Test func aStratumThatIsNotWholeCountsAsUnknown() throws {
    let two = CountrySpan(from: 2, to: 2)
    var documents = sample.rows(Self.countries)
    documents += sample.rows(Self.countries, spans: [two]).filter {
      $0.tables[0].rows[0].country != "KE"
    }
    let result = try build(documents)
    #expect(result.counts.tables[2020]?.strata.isEmpty == true)
    #expect(result.findings.map(\.code) == ["strata-incomplete", "strata-incomplete"])

    let bilateral = RandomPublications(200, of: Self.countries, upTo: 2, seed: 4)
    let complete = try build(
      bilateral.rows(Self.countries, spans: [.international, two])
        + bilateral.rows(["CN"], spans: [CountrySpan(from: 3, to: 3)]))
    #expect(complete.counts.tables[2020]?.strata.keys.sorted() == [2, 3])
    #expect(complete.findings.isEmpty, "two countries make up the row, so three have nothing")
  }

  /// The world of 2020 from rows cut at 200 groups: no cell is lost.
  @Test func cutRowsAreRepairedFromTheOtherSide() throws {
    let world = try CountsFormat().read(Input(path: Place.worldCounts.path), limits: .standard)
    let whole = try #require(world.table(2020))
    let countries = Set(whole.works.keys).sorted()
    let rows = countries.map { RandomPublications.row(of: $0, whole, cutAt: 200) }
    #expect(rows.filter { $0.tables[0].rows[0].isLast == false }.count > 10)
    let result = try build(rows)
    var expected = try #require(try PairCounts(world).tables[2020])
    expected.total.works = expected.total.works.filter { $0.value > 0 }
    expected.total.pairs = expected.total.pairs.filter { $0.joint > 0 }
    #expect(result.counts.tables[2020] == expected)
    let cut = try #require(result.findings.first { $0.code == "group-row-cut" })
    let stated = rows.reduce(0) { $0 + $1.tables[0].pairs.count }
    #expect(
      cut.text.contains("(\(2 * expected.total.pairs.count - stated))"), "\(cut.text)")
    #expect(result.findings.allSatisfy { $0.severity == .info })
  }

  @Test func whatBothCutRowsLackIsBounded() throws {
    var documents: [CountsDocument] = []
    for (country, partners) in [
      ("CN", [("US", 9.0), ("FR", 4)]), ("DE", [("US", 8), ("FR", 3)]),
      ("US", [("CN", 9), ("DE", 8), ("FR", 1)]), ("FR", [("CN", 4), ("DE", 3), ("US", 1)]),
    ] {
      var document = document(partners.map { (country, $0.0, $0.1) }, format: "openalex-groups")
      document.tables[0].works[country] = 20
      document.tables[0].rows = [
        .init(country: country, page: 1, isLast: country == "US" || country == "FR")
      ]
      documents.append(document)
    }
    let result = try build(documents)
    #expect(pairs(result) == ["CN-FR 4", "CN-US 9", "DE-FR 3", "DE-US 8", "FR-US 1"])
    let missing = try #require(result.findings.first { $0.code == "group-cells-missing" })
    #expect(missing.severity == .warning)
    #expect(missing.text.contains("1; each is 3 at most"), "\(missing.text)")
  }

  @Test func aSecondPageCompletesTheRow() throws {
    func page(_ number: Int, _ partner: String, isLast: Bool) -> CountsDocument {
      var page = document([("CN", partner, 4)], format: "openalex-groups")
      page.tables[0].rows = [.init(country: "CN", page: number, isLast: isLast)]
      return page
    }
    let others = sample.rows(["US"]).filter { $0.tables[0].year == 2020 }
    let first = page(1, "US", isLast: false)
    let codes = { (documents: [CountsDocument]) in
      Set(try build(documents + others).findings.map(\.code))
    }
    #expect(try codes([first]).contains("group-row-cut"))
    #expect(try !codes([first, page(2, "FR", isLast: true)]).contains("group-row-cut"))
    #expect(try codes([first, page(3, "FR", isLast: true)]).contains("group-row-cut"))
  }

  @Test func differencesOfTheTwoSidesAreCounted() throws {
    var rows = sample.rows(Self.countries).filter { $0.tables[0].year == 2020 }
    let place = try #require(rows.firstIndex { $0.tables[0].rows[0].country == "CN" })
    rows[place].tables[0].pairs.removeAll { $0.b == "KE" }
    let changed = try #require(rows[place].tables[0].pairs.firstIndex { $0.b == "US" })
    rows[place].tables[0].pairs[changed].joint += 1000
    let result = try build(rows)
    let finding = try #require(result.findings.first)
    #expect(finding.code == "counts-asymmetric")
    #expect(finding.text.contains("2; by 1000 at most"), "\(finding.text)")
    let whole = try PairCounts(sample.document()).tables[2020]?.total.pairs ?? []
    let joint = { (pairs: [PairCounts.Pair]) in pairs.reduce(0) { $0 + $1.joint } }
    #expect(joint(result.counts.tables[2020]?.total.pairs ?? []) == joint(whole) + 1000)
  }

  /// A country of which only some ties are known has no rank.
  @Test func countriesWithoutARowArePartial() throws {
    let result = try build(sample.rows(["CN", "US"]))
    #expect(result.counts.tables[2020]?.partial.map(\.text).sorted() == ["DE", "FR", "GB", "KE"])
    #expect(result.counts.scope == .unknown, "two rows are no world")
    #expect(result.findings.contains { $0.code == "group-row-missing" && $0.severity == .warning })
    let counted = try result.counts.copublications(
      in: YearWindow(year: 2020), counting: .full,
      territories: #require(TerritoryPolicy.named("as-stated")), filter: PublicationFilter())
    #expect(counted.partial.count == 4)
    #expect(counted.notes.count == 1)
  }

  @Test func repeatedPairsCountOnce() throws {
    let result = try build([
      document([("CN", "US", 5), ("US", "CN", 5), ("CHN", "United States", 5), ("FR", "US", 2)]),
      document([("US", "FR", 3), ("CN", "CN", 9), ("CN", "Atlantis", 1), ("Mu", "Atlantis", 1)]),
    ])
    #expect(pairs(result) == ["CN-US 5", "FR-US 3"])
    #expect(
      result.findings.map(\.code) == ["counts-asymmetric", "country-unknown", "pair-of-itself"])
    #expect(result.cells.read == 8)
    #expect(result.cells.rejected == 3)
    let conflict = try build([document([("CN", "US", 5)]), document([("CN", "US", 6)])])
    #expect(pairs(conflict) == ["CN-US 6"])
    #expect(conflict.findings.map(\.code) == ["count-conflict"])
  }

  @Test func aYearBelongsToOneFormat() throws {
    let one = document([("CN", "US", 5)])
    let other = document([("CN", "US", 5)], format: "other")
    let error = #expect(throws: CountingError.self) { try build([one, other]) }
    #expect(error?.description.contains("file-0 and file-1") == true)
    var later = other
    later.tables[0].year = 2021
    #expect(try build([one, later]).counts.years == [2020, 2021])
    var works = document([], format: "other")
    works.tables[0].works = ["CN": 7]
    #expect(try build([works, one]).counts.tables[2020]?.total.works.count == 1)
    #expect(try build([one, works]).counts.tables[2020]?.total.works.count == 1)
  }

  @Test func wholeTablesAreNotMixed() throws {
    let table = sample.document()
    #expect(try build([table, table]).cells.duplicate > 0, "the same table twice")
    var other = table
    other.tables[0].pairs[0].joint += 1
    #expect(throws: CountingError.self) { try build([table, other]) }
    var foreign = table
    foreign.territories = "sovereign"
    #expect(throws: CountingError.self) { try build([table, foreign]) }
  }

  @Test func strataLargerThanTheRowRaiseIt() throws {
    var documents = sample.rows(
      Self.countries, spans: [.international, CountrySpan(from: 2, to: 2)])
    for place in documents.indices {
      for table in documents[place].tables.indices
      where documents[place].tables[table].countries.exact == 2 {
        documents[place].tables[table].works = documents[place].tables[table].works
          .mapValues { $0 + 5000 }
      }
    }
    let result = try build(documents)
    #expect(result.findings.map(\.code).contains("strata-exceed-total"))
    #expect(result.counts.tables[2020]?.total.works.values.allSatisfy { $0 > 5000 } == true)
  }

  @Test func strataWithoutTheWholeAreNoYear() throws {
    let result = try build(sample.rows(Self.countries, spans: [CountrySpan(from: 2, to: 2)]))
    #expect(result.counts.tables.isEmpty)
    #expect(Set(result.findings.map(\.code)).contains("strata-without-total"))
  }

  @Test func whatTheFilesSayOfThemselvesIsKept() throws {
    var (one, two) = (document([("CN", "US", 5)]), document([("CN", "US", 5)], year: 2021))
    (one.title, two.title) = ("Second", "First")
    (one.date, two.date) = ("2026-02-01", "2026-01-01")
    (one.notes, two.notes) = (["a", "b"], ["b", "c"])
    let counts = try build([one, two]).counts
    #expect(counts.title == "First; Second")
    #expect(counts.notes == ["a", "b", "c", "Read from 2026-01-01 to 2026-02-01."])
  }
}
