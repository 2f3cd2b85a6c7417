import Collaboration
import Geography
import Testing

/// "Counting methods" of the definitions, on five publications counted by hand.
struct CountingMethodTests {
  @Test(
    arguments: [
      (CountingMethod.full, ["CN-US": 3, "CN-DE": 1, "CN-FR": 1, "DE-FR": 1]),
      (.fractional, ["CN-US": 3, "CN-DE": 0.5, "CN-FR": 0.5, "DE-FR": 0.5]),
      (.paper, ["CN-US": 3, "CN-DE": 1.0 / 3, "CN-FR": 1.0 / 3, "DE-FR": 1.0 / 3]),
      // Shares: CN 2/3, US 1/3; CN 1/4, DE 1/4, FR 1/2.
      (.authorShare, ["CN-US": 4.0 / 3, "CN-DE": 1.0 / 8, "CN-FR": 1.0 / 4, "DE-FR": 1.0 / 4]),
      (.bilateralScore, ["CN-US": 3, "CN-DE": 0.5, "CN-FR": 0.75, "DE-FR": 0.75]),
    ] as [(CountingMethod, [String: Double])])
  func weights(counting: CountingMethod, expected: [String: Double]) throws {
    let counted = try TinyCorpus.count(TinyCorpus.five(), counting)
    #expect(agree(counted.weights, expected), "\(counted.weights)")
    #expect(
      counted.jointPublications == ["CN-US": 3, "CN-DE": 1, "CN-FR": 1, "DE-FR": 1],
      "joint publications are counted full, whatever the method")
  }

  @Test func everyMethodIsTested() {
    #expect(
      CountingMethod.allCases.map(\.rawValue) == [
        "full", "fractional", "paper", "author-share", "bilateral-score",
      ])
  }

  /// Newman's identity: strength under fractional counting is the number of international works.
  @Test func fractionalStrengthIsInternationalWorks() throws {
    var entries = try TinyCorpus.five().entries
    entries.append(try TinyCorpus.entry("CN DE FR GB US*4", times: 7))
    entries.append(try TinyCorpus.entry("CN+US DE+FR GB", times: 2))
    let counted = try TinyCorpus.count(ProfileCorpus(entries: entries), .fractional)
    let strengths = counted.table(counted.linkSums)
    let works = counted.table(counted.internationalWorks)
    #expect(agree(strengths, works), "\(strengths), \(works)")
    #expect(works["CN"] == 13)
  }

  /// Under `paper` every international publication adds 1 in total.
  @Test func paperAddsOneAPublication() throws {
    let entries = [
      try TinyCorpus.entry("CN DE FR GB US*4", times: 7), try TinyCorpus.entry("CN US", times: 2),
      try TinyCorpus.entry("CN", times: 5),
    ]
    let counted = try TinyCorpus.count(ProfileCorpus(entries: entries), .paper)
    #expect(abs(counted.totalWeight - 9) < 1e-12)
    #expect(counted.totals?.international == 9)
  }

  @Test func linkSumsAndTotalWeight() throws {
    let counted = try TinyCorpus.count(TinyCorpus.five())
    #expect(counted.table(counted.linkSums) == ["CN": 5, "DE": 2, "FR": 2, "US": 3])
    #expect(counted.totalWeight == 6)
    #expect(counted.linkSums.reduce(0, +) == 2 * counted.totalWeight)
  }

  /// Equal shares, whether an author has two countries or two authors have one each.
  @Test func anAuthorIsSplitEvenlyOverCountries() throws {
    let one = try TinyCorpus.count(
      ProfileCorpus(entries: [TinyCorpus.entry("CN+US")]), .authorShare)
    let two = try TinyCorpus.count(
      ProfileCorpus(entries: [TinyCorpus.entry("CN US")]), .authorShare)
    #expect(one.weights == ["CN-US": 0.5])
    #expect(two.weights == ["CN-US": 0.5])
    #expect(one.table(one.fractionalWorks) == ["CN": 0.5, "US": 0.5])
  }

  /// Authors without a country keep their places: their share is spread over nobody.
  @Test func sharesOfUnresolvedAuthorsAreKeptApart() throws {
    let counted = try TinyCorpus.count(
      ProfileCorpus(entries: [TinyCorpus.entry("CN US -*2")]), .bilateralScore)
    #expect(counted.weights == ["CN-US": 0.5])
    #expect(counted.table(counted.fractionalWorks) == ["CN": 0.25, "US": 0.25])
    #expect(counted.totals?.authorsWithoutCountry == 2)
  }

  /// Where nobody knows who is where, shares are even over the affiliations; an affiliation beside
  /// linked authors is counted without a share.
  @Test func sharesOfUnlinkedAffiliations() throws {
    let unlinked = ProfileCorpus(entries: [try TinyCorpus.entry("@5 AT DE*2")])
    let one = try TinyCorpus.count(unlinked, .full)
    #expect(agree(one.table(one.fractionalWorks), ["AT": 1.0 / 3, "DE": 2.0 / 3]))
    let beside = ProfileCorpus(entries: [try TinyCorpus.entry("AT*0 DE*2!1")])
    let two = try TinyCorpus.count(beside, .full)
    #expect(two.table(two.fractionalWorks) == ["AT": 0, "DE": 1])
    #expect(two.table(two.internationalWorks) == ["AT": 1, "DE": 1])
  }
}
