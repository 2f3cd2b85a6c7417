import Bibliography
import Formats
import TestSupport
import Testing

/// What the samples state, field by field, written down by hand.
struct WebOfScienceJSONFormatTests {
  private func read(_ sample: String) throws -> RecordTap {
    try RecordTap.read(Place.sample("wos-json/\(sample)"), as: WebOfScienceJSONFormat())
  }

  @Test func aRecordOfTheExpandedAPI() throws {
    let record = try #require(try read("expanded.json").records.first)
    #expect(record.identifierText == "doi:10.5555/copub.wos-1;pmid:99960001;wos:990000000000001")
    #expect(record.year == 2020, "not that of early access")
    #expect(record.type == .conferencePaper)
    #expect(record.sourceType == "Article; Proceedings Paper")
    #expect(record.journal == Journal(issn: "0000-0191", title: "INVENTED SCIENCE"))
    #expect(record.fields == ["Engineering, Invented"], "categories, not research areas")
    #expect(record.funders == ["Invented Fund (IF)"])
    #expect(record.citationCount == 12, "those of the Core Collection")
    #expect(record.vintage == "2023-05-06")
  }

  /// Links by the numbers of addresses, and by the names that an address lists.
  @Test func itsAuthors() throws {
    let record = try #require(try read("expanded.json").records.first)
    #expect(
      record.contributors.map { $0.affiliations.map(\.statedCountries) } == [
        [["Peoples R China"], ["Scotland"]], [["Scotland"]], [],
      ], "a group is an author, an editor is none")
    #expect(
      record.contributors[0].affiliations[0].text
        == "Invented Univ, Dept Invent, Beijing, Peoples R China")
    #expect(record.contributors[0].affiliations[0].institutions == ["https://ror.org/000000007"])
    #expect(record.contributors.map(\.isCorresponding) == [false, true, false])
    #expect(record.unlinkedAffiliations.isEmpty)
  }

  /// The reprint address is a further one of the author it names, by place, by name or by mark.
  @Test(arguments: [
    #""names":{"name":{"seq_no":2,"role":"author"}},"#,
    #""names":{"name":{"role":"author","wos_standard":"Example, O"}},"#, "",
  ])
  func aReprintAddressOfItsOwn(names: String) throws {
    let text = #"""
      {"UID":"WOS:1","static_data":{"summary":{"names":{"name":[
        {"seq_no":1,"role":"author","wos_standard":"Sample, P","addr_no":1},
        {"seq_no":2,"role":"author","wos_standard":"Example, O","addr_no":1,"reprint":"Y"}]}},
       "fullrecord_metadata":{"addresses":{"address_name":{"address_spec":
        {"addr_no":1,"full_address":"Invented Univ, Kobe, Japan","country":"Japan"}}},
       "reprint_addresses":{"address_name":{\#(names)"address_spec":
        {"addr_no":1,"full_address":"Invented Coll, Cork, Ireland","country":"Ireland"}}}}}}
      """#
    let record = try #require(try RecordTap.read(text, as: WebOfScienceJSONFormat()).records.first)
    #expect(
      record.contributors.map { $0.affiliations.flatMap(\.statedCountries) } == [
        ["Japan"], ["Japan", "Ireland"],
      ])
    #expect(record.contributors.map(\.isCorresponding) == [false, true])
    #expect(record.unlinkedAffiliations.isEmpty)
  }

  @Test func theReprintAddressWhereThereIsNoOther() throws {
    let record = try #require(try read("expanded.json").records.last)
    #expect(record.year == 1985)
    #expect(record.isRetracted)
    #expect(
      record.contributors.map { $0.affiliations.flatMap(\.statedCountries) } == [["USSR"], []])
    #expect(record.contributors.map(\.isCorresponding) == [true, false])
  }

  @Test func aSingleRecordAsAnObject() throws {
    let record = try #require(try read("expanded-one.json.gz").records.first)
    #expect(record.identifierText == "wos:990000000000003")
    #expect(record.type == .review)
    #expect(record.unlinkedAffiliations.flatMap(\.statedCountries) == ["Samoa"])
  }

  @Test func addressesOfNobodyAreUnlinked() throws {
    let text = #"""
      {"UID":"WOS:1","static_data":{"summary":{"names":{"name":[{"seq_no":1,"role":"author"},
       {"seq_no":2,"role":"author","addr_no":"2"}]}},"fullrecord_metadata":{"addresses":{
       "address_name":[{"address_spec":{"addr_no":"1","country":"France"}},
       {"address_spec":{"addr_no":"2","country":"Spain"}}]}}}}
      """#
    let record = try #require(try RecordTap.read(text, as: WebOfScienceJSONFormat()).records.first)
    #expect(record.contributors.map { $0.affiliations.count } == [0, 1])
    #expect(record.unlinkedAffiliations.flatMap(\.statedCountries) == ["France"])
  }

  @Test func anAnswerWithoutRecords() throws {
    let tap = try read("expanded-none.json")
    #expect(tap.records.isEmpty)
    #expect(tap.rejected.isEmpty)
    #expect(tap.notes.map(\.code) == ["page-empty"])
  }

  @Test func aDocumentOfTheStarterAPI() throws {
    let record = try #require(try read("starter.json").records.first)
    #expect(
      record.identifierText
        == "doi:10.5555/copub.wos-4;isbn:9780000000194;pmid:99960004;wos:990000000000004")
    #expect(record.year == 2021)
    #expect(record.type == .article)
    #expect(record.journal == Journal(issn: "0000-0205", title: "INVENTED STARTER"))
    #expect(record.citationCount == 5)
    #expect(record.contributors.count == 3)
    #expect(!record.hasAffiliation)
  }
}
