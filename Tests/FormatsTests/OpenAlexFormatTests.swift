import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct OpenAlexFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("openalex/\(sample)"), as: OpenAlexFormat())
  }

  @Test func theFirstWorkOfThePage() throws {
    let work = try #require(try read("page.json").records.first)
    #expect(
      work.identifierText == "doi:10.5555/copub.alpha;openalex:W9000000001;pmid:99100001")
    #expect(work.providerKey?.description == "openalex:W9000000001")
    #expect(work.provider == .openalex)
    #expect(work.year == 2019)
    #expect(work.type == .article)
    #expect(work.sourceType == "article")
    #expect(work.fields == ["Engineering"])
    #expect(work.journal == Journal(issn: "0000-0019", title: "Journal of Invented Results"))
    #expect(work.citationCount == 12)
    #expect(work.normalisedImpact == 1.75)
    #expect(work.funders == ["Foundation of Invented Science", "Second Invented Fund"])
    #expect(work.vintage == "2024-05-06")
    #expect(!work.isRetracted)
    #expect(!work.isAuthorListTruncated)
  }

  /// Countries of the authorship and of its institutions, united.
  @Test func theAuthorsOfTheFirstWork() throws {
    let authors = try #require(try read("page.json").records.first).contributors
    #expect(authors.map { Set($0.statedCountries) } == [["CN"], ["CN", "US"], ["DE"]])
    #expect(authors.map(\.isCorresponding) == [false, true, false])
    #expect(authors.map { $0.affiliations.count } == [1, 2, 1])
    #expect(authors[2].affiliations[0].text == "Invented Institute 3, Berlin, Germany")
  }

  @Test func aRetractedWorkWithTextAlone() throws {
    let work = try #require(try read("page.json").records.dropFirst().first)
    #expect(work.isRetracted)
    #expect(work.type == .review)
    #expect(work.journal == nil)
    #expect(work.normalisedImpact == nil)
    #expect(work.fields.isEmpty)
    #expect(work.contributors.map(\.statedCountries) == [[], ["FR"]])
    #expect(work.contributors.map { $0.affiliations.count } == [1, 0])
  }

  @Test func aCutAuthorListIsAFindingThatNamesTheWork() throws {
    let tap = try read("page.json")
    let work = try #require(tap.records.last)
    #expect(work.isAuthorListTruncated)
    #expect(work.type == .preprint)
    #expect(tap.notes.map(\.code) == ["authors-truncated"])
    #expect(tap.notes.first?.record == "openalex:W9000000003")
    #expect(tap.notes.first?.severity == .warning)
    #expect(tap.notes.first?.byte == work.byte)
  }

  @Test func recordsKnowTheirPositions() throws {
    for sample in ["page.json", "works.jsonl"] {
      let bytes = try Place.bytes(Place.sample("openalex/\(sample)"))
      for record in try read(sample).records {
        #expect(bytes[record.byte] == UInt8(ascii: "{"), "\(sample), \(record.byte)")
        let id = record.providerKey.map { "https://openalex.org/\($0.value)" } ?? "without an id"
        #expect(bytes[record.byte...].prefix(900).firstRange(of: Array(id.utf8)) != nil)
      }
    }
  }

  @Test func linesPlainAndInSeveralMembersAreTheSame() throws {
    let plain = try read("works.jsonl")
    let packed = try read("works-members.jsonl.gz")
    for tap in [plain, packed] {
      #expect(tap.rejected.isEmpty)
      #expect(
        tap.records.map(\.identifierText) == [
          "doi:10.5555/copub.line-1;openalex:W9000000011", "", "openalex:W9000000013",
          "doi:10.5555/copub.line-4;openalex:W9000000014",
        ])
      #expect(tap.records.map(\.year) == [2016, 2017, nil, 2018])
      #expect(tap.records.map(\.type) == [.article, .article, .letter, .correction])
      #expect(tap.records.map(\.sourceType) == ["article", "article", "letter", "erratum"])
      #expect(tap.records[0].contributors.map(\.isCorresponding) == [true, false])
      #expect(tap.records[1].providerKey == nil)
      #expect(tap.records[1].label == nil)
      #expect(
        tap.records[3].contributors.map { Set($0.statedCountries) } == [["BR"], ["AR", "BR"]])
    }
    #expect(plain.records.map(\.byte) == packed.records.map(\.byte))
  }

  @Test func theOldSnapshotShape() throws {
    let tap = try read("snapshot-old.jsonl")
    let work = try #require(tap.records.first)
    #expect(work.contributors.map(\.statedCountries) == [["IN"], []])
    #expect(
      work.contributors.map { $0.affiliations.map(\.text) } == [
        ["Invented Institute 12"], ["Invented Institute 13, Nairobi, Kenya"],
      ])
    #expect(work.journal == Journal(issn: "0000-0027", title: "Old Annals of Invention"))
    #expect(work.funders == ["Old Invented Fund"])
    #expect(work.vintage == "2022-11-12")
    #expect(work.type == .article)
    let second = try #require(tap.records.last)
    #expect(second.contributors.isEmpty)
    #expect(second.type == .chapter)
    #expect(second.sourceType == "reference-entry")
    #expect(second.vintage == nil)
  }

  @Test func pagesWithoutWorksAreSaidToBeSo() throws {
    let empty = try RecordTap.read(#"{"meta":{},"results":[],"group_by":[]}"#, as: OpenAlexFormat())
    #expect(empty.records.isEmpty)
    #expect(empty.notes.map(\.code) == ["page-empty"])
    let groups = try RecordTap.read(
      #"{"meta":{},"results":[],"group_by":[{"key":"x","count":1}]}"#, as: OpenAlexFormat())
    #expect(groups.notes.map(\.code) == ["group-answer"])
  }

  @Test func whatIsNoWorkIsRejectedAndNamed() throws {
    let tap = try RecordTap.read(
      #"{"results":[7,{"id":"https://openalex.org/W5"},{"id":"https://openalex.org/W6","# + "\n"
        + #""publication_year":2000}]}"#, as: OpenAlexFormat())
    #expect(tap.records.map(\.identifierText) == ["openalex:W6"])
    #expect(tap.rejected.map(\.code) == ["record-not-object", "record-without-content"])
    #expect(tap.rejected.map(\.byte) == [12, 14])
    #expect(tap.rejected.last?.record == "openalex:W5")
  }

  @Test func aCutPageKeepsItsWorksAndIsDamaged() throws {
    let text = SampleWork(id: 1).line.dropLast() + "," + SampleWork(id: 2).line.dropLast(30)
    let tap = try RecordTap.read(#"{"results":["# + text, as: OpenAlexFormat())
    #expect(tap.records.map(\.identifierText) == ["openalex:W1"])
    #expect(tap.rejected.map(\.code) == ["json-malformed"])
    #expect(tap.notes.contains { $0.code == "json-malformed" && $0.severity == .error })
  }

  /// Institutions without a country leave their ids, and their names where there is no text.
  @Test func institutionsWithoutACountry() throws {
    let work = #"""
      {"id":"https://openalex.org/W7","publication_year":2001,"authorships":[
       {"institutions":[{"id":"https://openalex.org/I1","display_name":"Invented Works",
        "ror":"https://ror.org/000000008","country_code":null},{"id":null,"display_name":null}]},
       {"raw_affiliation_strings":["Invented Yard"],"institutions":[
        {"id":"https://openalex.org/I2","display_name":"Invented Works","country_code":null}]},
       {"countries":["FR"],"institutions":[{"ror":"https://ror.org/000000009"}]}]}
      """#
    let authors = try #require(try RecordTap.read(work, as: OpenAlexFormat()).records.first)
      .contributors
    #expect(
      authors.map(\.affiliations) == [
        [Affiliation(text: "Invented Works", institutions: ["https://ror.org/000000008"])],
        [
          Affiliation(text: "Invented Yard"),
          Affiliation(text: "", institutions: ["https://openalex.org/I2"]),
        ], [],
      ])
  }

  @Test(
    arguments: [
      ("2019", 2019), ("2019.0", 2019), ("\"2019\"", 2019), ("2019.5", nil), ("\"soon\"", nil),
      ("null", nil),
    ] as [(String, Int?)])
  func theYearHoweverItIsWritten(text: String, year: Int?) throws {
    let tap = try RecordTap.read(
      #"{"publication_year":\#(text),"authorships":[]}"#, as: OpenAlexFormat())
    // Without authors and year there is nothing; the list of authors is there, and empty.
    #expect(tap.records.map(\.year) == (year == nil ? [] : [year]))
    let isTold = tap.notes.contains { $0.code == "year-unreadable" }
    #expect(!isTold || year == nil)
  }
}
