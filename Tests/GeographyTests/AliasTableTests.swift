import Geography
import Testing

@Suite struct AliasTableTests {
  func resolver(_ tsv: String) throws -> CountryResolver {
    CountryResolver(aliases: try AliasTable(tsv: tsv))
  }

  @Test func anAliasComesBeforeEveryStep() throws {
    let resolver = try resolver(
      "text\tcountries\nGlobex Research, Springfield\tFR\nParis, France\tUS;Canada\n")
    let resolution = resolver.resolve("Globex Research, Springfield")
    #expect(resolution.countries.description == "FR")
    #expect(resolution.grade == .certain)
    #expect(resolution.step == "alias")
    #expect(resolution.matched == "Globex Research, Springfield")
    #expect(resolver.resolve("Paris, France").countries.description == "CA;US")
    #expect(resolver.resolve("Lyon, France").countries.description == "FR")
  }

  @Test(arguments: [
    "GLOBEX  RESEARCH; springfield.", "Globéx-Research (Springfield)",
    "Globex Research, Springfield, jane@globex.example",
  ])
  func caseMarksAndAddressesDoNotCount(text: String) throws {
    let resolver = try resolver("text\tcountries\nGlobex Research, Springfield\tFR\n")
    #expect(resolver.resolve(text).countries.description == "FR")
  }

  @Test(arguments: ["Globex Research", "Globex Research, Springfield, Section 4", "Springfield"])
  func otherTextIsNoAlias(text: String) throws {
    let resolver = try resolver("text\tcountries\nGlobex Research, Springfield\tFR\n")
    #expect(resolver.resolve(text).step != "alias")
  }

  @Test func aListOfUnresolvedTextsCanBeFilledInPartly() throws {
    let table = try AliasTable(
      tsv: """
        # records\tauthors of a list
        records\tcountries\ttext
        812\t\tDepartment of Psychology.
        90\tHong Kong\tGlobex Research
        7\t\t
        """)
    #expect(table.count == 1)
    #expect(table.openRows == 1)
    #expect(!table.isEmpty)
    let resolver = CountryResolver(aliases: table)
    #expect(resolver.resolve("Globex Research").countries.description == "HK")
    #expect(resolver.resolve("Department of Psychology.").countries.isEmpty)
  }

  @Test func textsMayStartWithANumberSign() throws {
    let resolver = try resolver("text\tcountries\n# Globex\tJP\r\n")
    #expect(resolver.resolve("# Globex").countries.description == "JP")
  }

  @Test(arguments: [
    ("", AliasError.noHeader), ("# only a comment\n", .noHeader),
    ("text\tcountry\nx\tFR", .missingColumn("countries")),
    ("affiliation\tcountries", .missingColumn("text")),
    ("text\tcountries\nGlobex\tAtlantis", .unknownCountry(line: 2, text: "Atlantis")),
    ("text\tcountries\nGlobex\tFR;XX", .unknownCountry(line: 2, text: "XX")),
    ("text\tcountries\n...\tFR", .noText(line: 2)),
    (
      "text\tcountries\nGlobex\tFR\n\nglobex.\tDE",
      .conflict(line: 4, first: 2, text: "globex.")
    ),
  ])
  func errorsSayWhatIsWrong(tsv: String, expected: AliasError) {
    #expect(throws: expected) { try AliasTable(tsv: tsv) }
    #expect(!expected.description.isEmpty)
  }

  @Test func theSameRowTwiceIsNoConflict() throws {
    #expect(try AliasTable(tsv: "text\tcountries\nGlobex\tFR\nGLOBEX\tFrance").count == 1)
  }

  @Test func tablesAreJoined() throws {
    var table = try AliasTable(tsv: "text\tcountries\nGlobex\tFR\nInitech\tFR")
    table.merge(try AliasTable(tsv: "text\tcountries\nInitech\tDE"))
    #expect(table.count == 2)
    let resolver = CountryResolver(aliases: table)
    #expect(resolver.resolve("Initech").countries.description == "DE")
  }
}
