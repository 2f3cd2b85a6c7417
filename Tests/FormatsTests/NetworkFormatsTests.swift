import Formats
import Intake
import TestSupport
import Testing

/// Ready-made networks: Pajek, edge lists, matrices.
struct NetworkFormatsTests {
  /// What a reader made of a file.
  private struct Reading {
    var document: CountsDocument
    var findings: [Finding]

    var codes: [String] { findings.map(\.code) }
    /// The pairs of the only table, as `A-B 3`.
    var pairs: [String] {
      (document.tables.first?.pairs ?? []).map { "\($0.a)-\($0.b) \(Int($0.joint))" }
    }
  }

  private func read(
    _ format: any PairCountFormat, _ text: String, name: String = "x-2020.txt", year: Int? = nil
  ) throws -> Reading {
    var findings: [Finding] = []
    #expect(format.recognises(FileHead(Array(text.utf8))), "\(text.prefix(40))")
    let document = try format.read(
      MemorySource(text.utf8), of: CountsFile(name: name, givenYear: year), limits: .standard,
      findings: &findings)
    return Reading(document: document, findings: findings)
  }

  private func sample(_ format: any PairCountFormat, _ name: String) throws -> Reading {
    var findings: [Finding] = []
    let document = try format.read(
      Input(path: Place.sample("\(format.name)/\(name)").path), of: CountsFile(name: name),
      limits: .standard, findings: &findings)
    return Reading(document: document, findings: findings)
  }

  // MARK: Pajek

  @Test func edgesOfPajek() throws {
    let reading = try sample(PajekFormat(), "edges-2020.net")
    #expect(reading.document.tables.map(\.year) == [2020])
    #expect(reading.pairs.prefix(2) == ["China-Germany 15", "China-France 1"])
    #expect(reading.pairs.count == 7)
    #expect(reading.findings.isEmpty)
  }

  @Test func arcsAndTheYearOfAComment() throws {
    let reading = try sample(PajekFormat(), "arcs.net.gz")
    #expect(reading.document.tables.map(\.year) == [2021])
    #expect(reading.pairs.prefix(2) == ["CHN-DEU 16", "DEU-CHN 16"])
    #expect(reading.pairs.last == "CHN-CHN 5")
  }

  @Test func aMatrixAndTheYearOfTheNetwork() throws {
    let reading = try sample(PajekFormat(), "matrix.net")
    #expect(reading.document.tables.map(\.year) == [2019])
    #expect(reading.pairs.count == 14, "each of seven pairs from both sides")
    #expect(reading.pairs.first == "CN-DE 15")
  }

  @Test func listsCountOne() throws {
    #expect(
      try sample(PajekFormat(), "list-2018.net").pairs == ["China-Kenya 1", "China-Peru 1"])
  }

  @Test func whatPajekFilesHoldBesides() throws {
    let text = """
      % made 27 August 2024
      *VERTICES 3
      1 "CN" ellipse x_fact 1
      2 DE [2000-2010]
      3 "United States"
      *edges
      1 2
      1 3 2.0 w 3
      2 3 4 [2001-2003]
      1 9 4
      1
      a b c
      3 2 -1
      *Partition of nothing
      1 2 3
      """
    let reading = try read(PajekFormat(), text)
    #expect(reading.pairs == ["CN-DE 1", "CN-United States 2"])
    #expect(reading.document.unreadable == 5)
    #expect(reading.codes == ["count-unreadable"])
    #expect(
      reading.findings.first?.byte == text.utf8.count
        - "2 3 4 [2001-2003]\n1 9 4\n1\na b c\n3 2 -1\n*Partition of nothing\n1 2 3".utf8.count)
  }

  @Test(arguments: [
    "*Vertices 5 2\n1 a\n", "*Vertices\n", "*Vertices 0\n", "*Vertices x\n", "*Network a\n",
    "*Vertices 99999999999\n", "*Vertices 2\n*Matrix\n0 1\n1\n",
    "*Vertices 2\n1 CN\n*Edges\n1 2 3\n*Network b\n*Vertices 2\n",
  ])
  func noNetworkOfCountries(text: String) {
    #expect(throws: MalformedCounts.self) { try read(PajekFormat(), text) }
  }

  // MARK: The year

  @Test(
    arguments: [
      ("a.net", nil, nil), ("a-2020.net", nil, 2020), ("a-2020.net", 2011, 2011),
      ("2019-2020.net", nil, nil), ("2020-2020.net", nil, 2020), ("v20201.net", nil, nil),
      ("a.net", 2011, 2011), ("a9999.net", nil, nil),
    ] as [(String, Int?, Int?)])
  func theYearOfAFile(name: String, given: Int?, year: Int?) throws {
    let text = "*Vertices 2\n1 CN\n2 US\n*Edges\n1 2 3\n"
    let reading = try read(PajekFormat(), text, name: name, year: given)
    #expect(reading.document.tables.first?.year == year)
    #expect(reading.codes == (year == nil ? ["year-unknown"] : []))
    let stated = try read(PajekFormat(), "% Year = 1998\n" + text, name: name, year: given)
    #expect(stated.document.tables.first?.year == 1998, "what the file states comes first")
  }

  // MARK: Edge lists

  @Test func anEdgeListOfTwoYears() throws {
    let reading = try sample(EdgesCSVFormat(), "pairs.csv")
    #expect(reading.document.tables.map(\.year) == [2020, 2021])
    #expect(reading.document.table(2021)?.pairs.first == .init("CN", "DE", 16))
    #expect(reading.findings.isEmpty)
  }

  @Test func headersAndSeparatorsVary() throws {
    for header in [
      "year,a,b,papers", "Year;Country_A;Country B;Joint-Publications", "PY\tfrom\tto\tn",
      "publication_year,source,target,weight", "pubyear,iso_1,iso_2,count",
      "remark,year,country1,country2,works",
    ] {
      let separator = header.first { ",;\t".contains($0) } ?? ","
      let cells = (header.hasPrefix("remark") ? ["-"] : []) + ["2020", "CN", "US", "4"]
      let text = header + "\n" + cells.joined(separator: String(separator)) + "\n"
      #expect(try read(EdgesCSVFormat(), text).pairs == ["CN-US 4"], "\(header)")
    }
    for header in ["year,a,b", "a,b", "year,country,works", "title,year,authors", "", "a;b,papers"]
    {
      #expect(!EdgesCSVFormat().recognises(FileHead(Array("\(header)\n1,2,3\n".utf8))), "\(header)")
    }
  }

  @Test func rowsThatCannotCount() throws {
    let text = #"""
      \#u{FEFF}# a comment
      year,a,b,papers
      2020,CN,"United States, the",4
      2020,CN,,4
      20,CN,US,4
      2020,CN,US,four
      2020,CN,US,-4
      2020,CN,US,1e300
      2020,CN,US

      2020, CN , "say ""US""" ,0
      """#
    let reading = try read(EdgesCSVFormat(), text)
    #expect(reading.pairs == ["CN-United States, the 4", "CN-say \"US\" 0"])
    #expect(reading.document.unreadable == 6)
    #expect(reading.codes == ["count-unreadable"])
  }

  @Test func internationalWorksOfTheirOwn() throws {
    let reading = try sample(EdgesCSVFormat(), "works.csv")
    #expect(reading.document.table(2020)?.works["CN"] == 55, "not the column of all works")
    #expect(reading.document.tables.allSatisfy { $0.pairs.isEmpty })
  }

  // MARK: Matrices

  @Test func aMatrixWithItsYear() throws {
    let reading = try sample(MatrixCSVFormat(), "matrix.csv")
    #expect(reading.document.tables.map(\.year) == [2020])
    #expect(reading.pairs.count == 14)
    #expect(reading.codes == ["diagonal-unread"])
  }

  @Test func aTriangleIsAMatrix() throws {
    let reading = try sample(MatrixCSVFormat(), "upper-2021.csv.gz")
    #expect(reading.pairs.count == 9)
    #expect(reading.pairs.first == "China-Germany 16")
    let zeros = try read(MatrixCSVFormat(), ",CN,DE,US\nCN,0,3,4\nDE,0,0,0\nUS,0,0,0\n")
    #expect(zeros.pairs == ["CN-DE 3", "CN-US 4", "DE-US 0"].dropLast())
    let mixed = try read(MatrixCSVFormat(), ",CN,DE,US\nCN,,3,4\nDE,0,,0\nUS,4,0,\n")
    #expect(mixed.pairs == ["CN-DE 3", "CN-US 4", "DE-CN 0", "US-CN 4"], "a zero is a statement")
  }

  @Test(arguments: [
    ",CN,US\nCN,0,1\n", ",CN,US\nCN,0,1\nUS,1\n", ",CN,US\nCN,0,1\nCN,0,1\n",
    ",CN,US\nCN,0,1\nFR,1,0\n", ",CN,CN\nCN,0,1\nCN,0,1\n", ",CN,US\nCN,0,1\nUS,x,0\n",
    ",CN,US\nCN,0,1\nUS,-1,0\n", ",CN,US\nCN,0,1\nUS,1,0\nFR,1,2\n",
  ])
  func noSquare(text: String) {
    #expect(throws: MalformedCounts.self) { try read(MatrixCSVFormat(), text) }
  }

  @Test(arguments: [
    "a,b\n1,2\n", ",CN\nCN,0\n", "x,1,2\n1,0,0\n", ",CN,US\nFR,1,2\n", "CN US\nCN 0 1\n",
  ])
  func noMatrix(text: String) {
    #expect(!MatrixCSVFormat().recognises(FileHead(Array(text.utf8))))
  }
}
