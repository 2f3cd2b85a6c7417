import Bibliography
import Collaboration
import Geography
import Testing

struct ProfilerTests {
  private func record(_ authors: [(stated: [String], text: String, isCorresponding: Bool)])
    -> PublicationRecord
  {
    var record = PublicationRecord(provider: .openalex)
    record.year = 2018
    record.contributors = authors.map { author in
      var contributor = Contributor()
      contributor.statedCountries = author.stated
      contributor.isCorresponding = author.isCorresponding
      if !author.text.isEmpty { contributor.affiliations = [Affiliation(text: author.text)] }
      return contributor
    }
    return record
  }

  private func profile(
    _ record: PublicationRecord, _ evidence: Profiler.Evidence = .all
  ) -> Profiler.Result {
    Profiler(resolver: CountryResolver(), evidence: evidence).profile(record)
  }

  @Test func textSpeaksOnlyForAnAuthorWithoutAStatedCountry() throws {
    let record = record([
      (["CN"], "Invented Institute, Berlin, Germany", false),
      ([], "Invented Institute, Vienna, Austria", false), ([], "", false),
    ])
    let all = profile(record)
    #expect(all.profile.authorsText == "- AT(-) CN!1")
    #expect(all.affiliations == 1)
    #expect(all.affiliationsResolved == 1)
    #expect(all.authorsWithCountry == 2)
    let stated = profile(record, .stated)
    #expect(stated.profile.authorsText == "-*2 CN!1")
    #expect(stated.affiliations == 0)
  }

  @Test func correspondingAuthorsLeadElseTheFirst() throws {
    let marked = profile(record([(["CN"], "", false), (["US"], "", true), (["DE"], "", true)]))
    #expect(marked.profile.leadBasis == .corresponding)
    #expect(marked.profile.authorsText == "CN DE!1 US!1")
    #expect(try marked.corresponding == TinyCorpus.set("DE+US"))
    #expect(try marked.first == TinyCorpus.set("CN"))
    let plain = profile(record([(["CN"], "", false), (["US"], "", false)]))
    #expect(plain.profile.leadBasis == .first)
    #expect(plain.profile.authorsText == "CN!1 US")
    #expect(plain.corresponding.isEmpty)
    #expect(profile(record([])).profile.leadBasis == .none)
  }

  @Test func countriesThatAreNoneAreNamed() {
    let result = profile(record([(["CN", "Atlantis"], "", false), (["Atlantis"], "", false)]))
    #expect(result.unknownCountries == ["Atlantis"])
    #expect(result.profile.authorsText == "- CN!1")
  }

  @Test func textsThatNameNoCountryAreKept() {
    let result = profile(record([([], "Department of Nothing in Particular", false)]))
    #expect(result.affiliationsResolved == 0)
    #expect(result.open.map(\.text) == ["Department of Nothing in Particular"])
    #expect(result.open.map(\.author) == [0])
    #expect(result.profile.authorsText == "-!1")
  }

  private func affiliated(_ texts: [String]) -> Contributor {
    var author = Contributor()
    author.affiliations = texts.map { Affiliation(text: $0) }
    return author
  }

  @Test func aStatedCountryOfAnAffiliationSpeaksForItAlone() throws {
    var record = PublicationRecord(provider: .scopus)
    var author = Contributor()
    author.affiliations = [
      Affiliation(text: "Invented Institute, Vienna", statedCountries: ["Austria"]),
      Affiliation(text: "Other Institute, Berlin, Germany"),
    ]
    record.contributors = [author]
    let result = profile(record)
    #expect(result.profile.authorsText == "AT+DE(AT)!1")
    #expect(result.affiliations == 1)
  }

  @Test func whereNobodyKnowsWhoIsWhereTheEntriesAreAffiliations() {
    var record = PublicationRecord(provider: .scopus)
    record.contributors = Array(repeating: Contributor(), count: 5)
    record.unlinkedAffiliations = ["Ulm, Germany", "Jena, Germany", "Vienna, Austria"].map {
      Affiliation(text: $0)
    }
    let result = profile(record)
    #expect(result.profile.authorsText == "@5 AT(-) DE(-)*2")
    #expect(result.profile.authorCount == 5)
    #expect(result.profile.leadBasis == .none)
    // Where one is known, the others are at all the places that are left.
    record.contributors[0] = affiliated(["Paris, France"])
    record.contributors[0].isCorresponding = true
    #expect(profile(record).profile.authorsText == "AT+DE(-)*4 FR(-)!1")
  }

  @Test func anAffiliationBesideLinkedOnesNamesACountryWithoutAShare() {
    var record = PublicationRecord(provider: .scopus)
    record.contributors = [affiliated(["Ulm, Germany"]), affiliated(["Jena, Germany"])]
    record.unlinkedAffiliations = [Affiliation(text: "Vienna, Austria")]
    #expect(profile(record).profile.authorsText == "AT(-)*0 DE(-)*2!1")
  }

  @Test func allAffiliationsOfASingleAuthorAreTheAuthors() {
    var record = PublicationRecord(provider: .scopus)
    record.contributors = [Contributor()]
    record.unlinkedAffiliations = [
      Affiliation(text: "Ulm, Germany"), Affiliation(text: "Vienna, Austria"),
    ]
    #expect(profile(record).profile.authorsText == "AT+DE(-)!1")
  }
}
