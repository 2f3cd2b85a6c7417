import Bibliography
import Collaboration
import Geography
import TestSupport
import Testing

struct CountryEvidenceTests {
  private static let texts = [
    "Department of Nothing", "Medical School, Nagoya", "Invented University, Vienna, Austria",
    "Invented University", "Invented University, Paris, France; Other College, Oslo, Norway",
    "Prague, Czechoslovakia",
  ]

  private func record(_ generator: inout SeededGenerator) -> PublicationRecord {
    var record = PublicationRecord(provider: .pubmed)
    let affiliation = { (generator: inout SeededGenerator) in
      Affiliation(
        text: Self.texts.randomElement(using: &generator) ?? "",
        statedCountries: Int.random(in: 0...3, using: &generator) == 0 ? ["DE"] : [])
    }
    record.contributors = (0..<Int.random(in: 0...5, using: &generator)).map { _ in
      var author = Contributor()
      author.isCorresponding = Int.random(in: 0...4, using: &generator) == 0
      if Int.random(in: 0...4, using: &generator) == 0 { author.statedCountries = ["CN", "FR"] }
      for _ in 0..<Int.random(in: 0...2, using: &generator) {
        author.affiliations.append(affiliation(&generator))
      }
      return author
    }
    if Int.random(in: 0...3, using: &generator) == 0 {
      record.unlinkedAffiliations = (0..<3).map { _ in affiliation(&generator) }
    }
    return record
  }

  /// What a corpus keeps gives the profile again.
  @Test(arguments: 1...60)
  func theBytesGiveTheProfileAgain(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let profiler = Profiler(resolver: CountryResolver(), evidence: .all)
    for _ in 0..<10 {
      let result = profiler.profile(record(&generator))
      guard let evidence = result.evidence else { continue }
      let read = try #require(CountryEvidence(bytes: evidence.bytes))
      #expect(read == evidence)
      let reading = CountryReading(read, aliases: AliasTable())
      let again = CollaborationProfile(
        year: nil, type: .other, authors: reading.authors,
        unlinkedAuthors: result.profile.unlinkedAuthors)
      #expect(again.authorsText == result.profile.authorsText)
      #expect(reading.corresponding == result.corresponding)
      #expect(reading.first == result.first)
      #expect(reading.affiliations == result.affiliations)
      #expect(reading.authorsWithCountry == result.authorsWithCountry)
      #expect(reading.open.map(\.author) == result.open.map(\.author))
    }
  }

  @Test func whereNoTextSpeaksNothingIsKept() {
    var record = PublicationRecord(provider: .openalex)
    var author = Contributor()
    author.statedCountries = ["CN"]
    author.affiliations = [Affiliation(text: "Sha Tin, Hong Kong")]
    record.contributors = [author]
    let result = Profiler(resolver: CountryResolver(), evidence: .all).profile(record)
    #expect(result.evidence == nil)
    #expect(result.profile.authorsText == "HK(CN)!1")
  }

  /// Damaged bytes are refused, and never more than their own size is made of them.
  @Test func damagedBytesAreNoEvidence() throws {
    var generator = SeededGenerator(seed: 7)
    var whole: [UInt8] = []
    let profiler = Profiler(resolver: CountryResolver(), evidence: .all)
    while whole.count < 60 {
      whole = profiler.profile(record(&generator)).evidence?.bytes ?? []
    }
    for end in whole.indices { #expect(CountryEvidence(bytes: whole[..<end]) == nil) }
    #expect(CountryEvidence(bytes: whole + [0]) == nil)
    for place in whole.indices {
      var bytes = whole
      bytes[place] ^= 0xFF
      if let read = CountryEvidence(bytes: bytes) { #expect(read.bytes.count <= bytes.count) }
    }
  }
}
