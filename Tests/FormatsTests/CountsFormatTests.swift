import Formats
import Intake
import Markup
import TestSupport
import Testing

struct CountsFormatTests {
  private func read(_ text: String) throws -> CountsDocument {
    try CountsFormat().read(MemorySource(text.utf8), limits: .standard)
  }

  private func table(_ members: String) -> String {
    #"{"format":"copub.counts/1",\#(members)}"#
  }

  @Test func theSample() throws {
    let table = try CountsFormat().read(
      Input(path: Place.sample("counts/small.json").path), limits: .standard)
    #expect(table.title == "An invented table of five countries")
    #expect(table.territories == "as-stated")
    #expect(table.scope == "world")
    #expect(table.notes == ["Every figure is invented."])
    #expect(table.tables.map(\.year) == [2019, 2020])
    let year = try #require(table.table(2020))
    #expect(year.works == ["CN": 80, "DE": 42, "FR": 33, "KE": 4, "US": 88])
    let pairs = year.pairs.map { "\($0.a)-\($0.b) \(Int($0.joint))" }.sorted()
    #expect(
      pairs == ["CN-DE 16", "CN-FR 6", "CN-US 62", "DE-FR 16", "DE-US 19", "FR-US 17", "KE-US 4"])
  }

  @Test func theWorldTableIsWhole() throws {
    let table = try CountsFormat().read(Input(path: Place.worldCounts.path), limits: .standard)
    #expect(table.tables.map(\.year) == Array(2000...2023))
    #expect(table.table(2000)?.works["US"] == 72150)
    #expect(table.table(2000)?.works["CN"] == 10511)
    #expect(table.tables.allSatisfy { $0.works.count > 190 && $0.pairs.count > 4000 })
  }

  @Test(arguments: [
    #""years":{"20x0":{}}"#, #""years":{"2300":{}}"#, #""years":[]"#, #""title":"none""#,
    #""years":{"2000":{"works":{"CN":-1}}}"#, #""years":{"2000":{"works":{"CN":"1"}}}"#,
    #""years":{"2000":{"pairs":{"CN":{"US":null}}}}"#, #""counting":"fractional","years":{}"#,
  ])
  func damageIsNamed(members: String) throws {
    #expect(throws: MalformedCounts.self) { try read(table(members)) }
  }

  @Test func strataStandBesideTheWhole() throws {
    let table = try CountsFormat().read(
      Input(path: Place.sample("counts/strata.json.gz").path), limits: .standard)
    let spans = table.tables.filter { $0.year == 2021 }.map(\.countries.description)
    #expect(spans.sorted() == ["2", "3", "4", ">1"])
    let two = try #require(table.table(2021, CountrySpan(from: 2, to: 2)))
    #expect(two.works == ["CN": 54, "DE": 34, "FR": 26, "KE": 2, "US": 72])
    #expect(two.pairs.map { "\($0.a)-\($0.b) \(Int($0.joint))" }.first == "CN-DE 10")
  }

  @Test func strataAloneAreNoWhole() throws {
    let table = try CountsFormat().read(
      Input(path: Place.sample("counts/open-strata.json").path), limits: .standard)
    #expect(table.table(2020) == nil)
    #expect(table.tables.map(\.countries.description) == ["2", "3", ">3", "2", "3", ">3"])
  }

  @Test(arguments: ["1", "x", "", "3-2", ">0", "2-", "+2", "99999", "-3", "2,3"])
  func aStratumIsANumberOfCountries(key: String) {
    #expect(throws: MalformedCounts.self) {
      try read(table(#""years":{"2000":{"strata":{"\#(key)":{}}}}"#))
    }
  }

  @Test func anEscapedSlashIsASlash() throws {
    let text = #"{"format":"copub.counts\/1","years":{}}"#
    #expect(CountsFormat().recognises(FileHead(Array(text.utf8))))
    #expect(try read(text).tables.isEmpty)
  }

  @Test func anotherSchemaIsRefused() throws {
    #expect(throws: MalformedCounts.self) {
      try read(#"{"format":"copub.counts/2","years":{}}"#)
    }
  }

  @Test func aCutTableIsRefused() throws {
    #expect(throws: JSONError.malformed) { try read(String(table(#""years":{}"#).dropLast(4))) }
  }
}
