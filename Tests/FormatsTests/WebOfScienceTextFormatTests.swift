import Bibliography
import Formats
import Intake
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct WebOfScienceTextFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("wos-text/\(sample)"), as: WebOfScienceTextFormat())
  }

  private func read(text: String) throws -> RecordTap {
    try RecordTap.read(text, as: WebOfScienceTextFormat())
  }

  /// A record of tagged lines with these fields.
  private func record(_ fields: String) throws -> PublicationRecord {
    let tap = try read(text: "FN X\nVR 1.0\nPT J\n\(fields)\nUT WOS:1\nER\n\nEF\n")
    return try #require(tap.records.first)
  }

  @Test func theFirstRecordOfPlainText() throws {
    let record = try #require(try read("plain.txt").records.first)
    #expect(
      record.identifierText == "doi:10.5555/copub.wos-1;pmid:99200001;wos:009900000000001",
      "no DOI of a cited reference")
    #expect(record.provider == .wos)
    #expect(record.providerKey?.description == "wos:009900000000001")
    #expect(record.year == 2024, "early access, without PY")
    #expect(record.type == .article)
    #expect(record.sourceType == "Article; Early Access")
    #expect(record.fields == ["Physics, Applied", "Optics"])
    #expect(record.journal == Journal(issn: "0000-0019", title: "JOURNAL OF INVENTED RESULTS"))
    #expect(record.citationCount == 7)
    #expect(record.funders == ["Invented Science Fund", "Second Invented Fund"])
    #expect(record.vintage == "2024-05-06")
    #expect(record.unlinkedAffiliations.isEmpty)
  }

  @Test func authorsAreFoundInTheBrackets() throws {
    let authors = try #require(try read("plain.txt").records.first).contributors
    let berlin = Affiliation(
      text: "Univ Invented, Dept Phys, D-10999 Berlin", statedCountries: ["Germany"])
    let cambridge = Affiliation(
      text: "Invented Inst Technol, Cambridge, MA 02139", statedCountries: ["USA"])
    #expect(
      authors.map(\.affiliations) == [
        [berlin], [berlin, cambridge],
        [Affiliation(text: "Invented Univ, Hong Kong", statedCountries: ["Peoples R China"])], [],
        [Affiliation(text: "Survey House, Nairobi", statedCountries: ["Kenya"])],
      ], "Chen, Wu is another than Chen, Wei; the group is an author")
    #expect(authors.map(\.isCorresponding) == [false, true, false, false, false])
  }

  @Test func theOtherRecordsOfPlainText() throws {
    let tap = try read("plain.txt")
    #expect(tap.records.map(\.year) == [2024, 2020, 2018, 2016])
    #expect(tap.records.map(\.type) == [.article, .correction, .chapter, .article])
    #expect(tap.records.map(\.isRetracted) == [false, false, false, true])
    #expect(tap.records.map(\.contributors.count) == [5, 2, 1, 1])
    #expect(tap.records[2].identifierText == "isbn:9780000000002;wos:009900000000003")
    #expect(
      tap.records[3].contributors[0].affiliations.map(\.statedCountries) == [["England"]],
      "the reprint address counts only where there is no other")
    #expect(tap.records[3].contributors[0].isCorresponding)
    #expect(tap.records[3].unlinkedAffiliations.map(\.statedCountries) == [["France"]])
    #expect(tap.rejected.isEmpty && tap.notes.isEmpty)
  }

  @Test func recordsKnowTheirPositions() throws {
    for (sample, mark) in [("plain.txt", "PT "), ("old.isi", "PT "), ("tab-delimited.txt", "J\t")] {
      let bytes = try Place.bytes(Place.sample("wos-text/\(sample)"))
      let first = try #require(try read(sample).records.first)
      #expect(bytes[first.byte...].starts(with: mark.utf8), "\(sample)")
    }
    let bytes = try Place.bytes(Place.sample("wos-text/tab-utf16.txt"))
    for record in try read("tab-utf16.txt").records {
      #expect(bytes[record.byte...].prefix(4).elementsEqual([bytes[record.byte], 0, 0x09, 0]))
    }
  }

  @Test func anOldExport() throws {
    let tap = try read("old.isi")
    #expect(
      tap.records.map(\.identifierText)
        == ["wos:A1979ZZ00000001", "wos:A1996ZZ00000002", "wos:000000000000003"])
    let first = try #require(tap.records.first)
    #expect(
      first.unlinkedAffiliations == [
        Affiliation(
          text: "UNIV INVENTED,INST THEORET PHYS,N-7034 TRONDHEIM", statedCountries: ["NORWAY"]),
        Affiliation(text: "NATL LAB INVENTED,OAK HILL,TN 37830"),
        Affiliation(
          text: "UNIV LONGER NAME THAN A LINE OF EIGHTY CHARACTERS CAN HOLD,DEPT OF INVENTION,"
            + " BELGRADE", statedCountries: ["YUGOSLAVIA"]),
      ])
    #expect(
      first.contributors.map(\.affiliations) == [[first.unlinkedAffiliations[0]], []],
      "the reprint address is the first of the three")
    let reprint = Affiliation(text: "UNIV INVENTED,INST PHYS,WARSAW", statedCountries: ["POLAND"])
    #expect(tap.records[1].contributors.map(\.affiliations) == [[reprint], []])
    #expect(tap.records[1].unlinkedAffiliations.isEmpty)
    #expect(tap.records[2].unlinkedAffiliations.map(\.text) == ["Univ Invented, München"])
    #expect(Set(tap.notes.map(\.code)) == ["text-not-utf8", "record-unended"])
  }

  @Test(arguments: ["tab-delimited.txt", "tab-utf16.txt"])
  func tables(sample: String) throws {
    let tap = try read(sample)
    #expect(tap.records.map(\.year) == [2021, 2009, 2015])
    #expect(tap.records.map(\.type) == [.review, .other, .conferencePaper])
    #expect(
      tap.records.map { $0.contributors.map { $0.affiliations.flatMap(\.statedCountries) } } == [
        [["Hungary", "Nigeria"], ["Nigeria"]], [[]], [["South Korea"], ["North Ireland"]],
      ])
    #expect(tap.records[0].contributors.map(\.isCorresponding) == [true, true])
    #expect(tap.records[0].fields == ["Medicine, General & Internal"])
    #expect(
      tap.records[2].identifiers.filter { $0.scheme == .isbn }.map(\.value)
        == ["9780000000019", "9780000000026"])
    #expect(tap.rejected.isEmpty && tap.notes.isEmpty)
  }

  @Test func anExcelExportSavedAsCSV() throws {
    let record = try #require(try read("excel.csv").records.first)
    #expect(record.identifierText == "doi:10.5555/copub.excel-1;wos:009900000000031")
    #expect(record.year == 2023)
    #expect(
      record.contributors.map { $0.affiliations.map(\.text) }
        == [["Univ Invented, Rome", "Univ Invented, Basel"]])
  }

  @Test(
    arguments: [
      ("Univ X, Paris, France.", "Univ X, Paris", ["France"]),
      ("Univ X, Sarajevo, Bosnia & Herceg.", "Univ X, Sarajevo", ["Bosnia & Herceg"]),
      ("Univ X, Bissau, Guinea-Bissau.", "Univ X, Bissau", ["Guinea-Bissau"]),
      ("Univ X, Abidjan, Cote Ivoire", "Univ X, Abidjan", ["Cote Ivoire"]),
      ("Univ X, Boston, MA USA.", "Univ X, Boston, MA", ["USA"]),
      ("Univ X, La Jolla, CA 92093 USA.", "Univ X, La Jolla, CA 92093", ["USA"]),
      ("UNIV X,LOS ANGELES,CA.", "UNIV X,LOS ANGELES,CA", []),
      ("UNIV X,OAK HILL,TN 37830.", "UNIV X,OAK HILL,TN 37830", []),
      ("Univ X.", "Univ X", []),
    ] as [(String, String, [String])])
  func theCountryAtTheEndOfAnAddress(address: String, text: String, countries: [String]) throws {
    let record = try record("AU A, B\nAF A, Bea\nC1 [A, Bea] \(address)")
    #expect(
      record.contributors.map(\.affiliations)
        == [[Affiliation(text: text, statedCountries: countries)]])
  }

  @Test func bracketsThatNameNobodyInTheList() throws {
    let record = try record("AU A, B\nAF A, Bea\nC1 [Z, Zoe] Univ X, Rome, Italy.")
    #expect(record.contributors.map(\.affiliations) == [[]])
    #expect(record.unlinkedAffiliations.map(\.statedCountries) == [["Italy"]])
  }

  @Test(arguments: [
    "RP A, B; C, D (corresponding author), Univ X, Rome, Italy.",
    "RP A, B (reprint author), Univ X, Rome, Italy.; C, D (reprint author), Univ Y, Bonn, Germany.",
    "RP A, B (corresponding author), Univ X,\n   Rome, Italy.\n   C, D (corresponding author), Univ Y.",
  ])
  func severalCorrespondingAuthors(field: String) throws {
    let record = try record("AU A, B\n   C, D\n   E, F\n\(field)")
    #expect(record.contributors.map(\.isCorresponding) == [true, true, false])
    #expect(record.contributors[0].affiliations.map(\.statedCountries) == [["Italy"]])
    #expect(record.contributors[1].affiliations.count == 1)
    #expect(record.contributors[2].affiliations.isEmpty)
  }

  @Test func linesOfAnotherFieldAmongTheAddressesArePassedOver() throws {
    let references = (1...5).map { "   AUTHOR \($0), 1999, J ELSEWHERE, V1, P1" }
    let tap = try read(
      text: "FN X\nVR 1.0\nPT J\nAU A, B\nC1 UNIV X,OSLO,NORWAY.\n"
        + references.joined(separator: "\n") + "\nUT WOS:1\nER\nEF\n")
    #expect(tap.records.first?.unlinkedAffiliations.map(\.statedCountries) == [["NORWAY"]])
    #expect(tap.notes.map(\.code) == ["address-damaged"])
  }

  @Test func openAlexImitatesTheFormat() throws {
    let tap = try read(
      text:
        "FN OpenAlex\nVR 1.0\nPT J\nAU Ann Author\n   Bob Writer\nAF Ann Author\n   Bob Writer\n"
        + "C1 [Ann Author] Invented University, CA\n   [Bob Writer] Institute, City\nPY 2020\n"
        + "DI 10.5555/copub.x\nER\n\n")
    let record = try #require(tap.records.first)
    #expect(record.provider == .openalex)
    #expect(
      record.contributors.map(\.affiliations) == [
        [Affiliation(text: "Invented University", statedCountries: ["CA"])],
        [Affiliation(text: "Institute, City")],
      ])
    #expect(tap.notes.isEmpty)
  }

  @Test func aCutFileKeepsWhatCameBefore() throws {
    let bytes = try Place.bytes(Place.sample("wos-text/plain.txt"))
    let whole = try read("plain.txt").records
    for cut in stride(from: 60, to: bytes.count, by: 13) {
      let tap = RecordTap()
      try WebOfScienceTextFormat().read(
        MemorySource(bytes[..<cut]), limits: .standard, into: tap)
      #expect(
        tap.records.map(\.identifierText)
          == whole.prefix(tap.records.count).map(\.identifierText), "cut at \(cut)")
      #expect(tap.rejected.count <= 1)
      #expect(tap.notes.contains { $0.code == "file-end-missing" } || cut > bytes.count - 4)
    }
  }

  /// Lists that make any search through all that came before take hours.
  @Test(.timeLimit(.minutes(2)), arguments: [true, false])
  func longListsAreNotQuadratic(isTable: Bool) throws {
    let count = 20_000
    let names = (0..<count).map { _ in "Wang, W" }
    let addresses = (0..<count).map { "[A, A] Univ \($0), Rome, Italy." }
    let reprints = (0..<count).map { "A, A (corresponding author), Univ \($0), Rome, Italy." }
    let text =
      isTable
      ? "PT\tAU\tC1\tRP\tUT\nJ\tA, A; \(names.joined(separator: "; "))\t"
        + "\(addresses.joined(separator: "; "))\t\(reprints.joined(separator: "; "))\tWOS:1\n"
      : "FN X\nVR 1.0\nPT J\nAU A, A\n   \(names.joined(separator: "\n   "))\n"
        + "C1 \(addresses.joined(separator: "\n   "))\nRP \(reprints.joined(separator: "\n   "))\n"
        + "UT WOS:1\nER\nEF\n"
    let record = try #require(try read(text: text).records.first)
    #expect(record.contributors.count == count + 1)
    #expect(record.contributors[0].affiliations.count == count)
  }

  @Test func exportsWithoutAddressesOrRecordsAreSaidToBeSo() throws {
    #expect(
      try read(text: "FN X\nVR 1.0\nPT J\nAU A, B\nPY 2000\nER\nEF\n").notes.map(\.code)
        == ["addresses-not-exported"])
    #expect(try read(text: "FN X\nVR 1.0\nEF\n").notes.map(\.code) == ["page-empty"])
  }
}
