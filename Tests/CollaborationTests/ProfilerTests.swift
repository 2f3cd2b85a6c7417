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
}
