import Collaboration
import Geography
import Testing

/// "Publications" of the definitions, on five publications counted by hand.
struct CopublicationsTests {
  @Test func worksSharesAndLeads() throws {
    let counted = try TinyCorpus.count(TinyCorpus.five())
    #expect(counted.countries.map(\.text) == ["CN", "DE", "FR", "US"])
    #expect(counted.table(counted.works) == ["CN": 4, "DE": 2, "FR": 1, "US": 4])
    #expect(counted.table(counted.internationalWorks) == ["CN": 4, "DE": 1, "FR": 1, "US": 3])
    let shares = ["CN": 2.25, "DE": 1.25, "FR": 0.5, "US": 1.5]
    #expect(agree(counted.table(counted.fractionalWorks), shares))
    #expect(counted.table(counted.ledInternationalWorks) == ["CN": 4, "DE": 1, "FR": 0, "US": 0])
  }

  @Test func totals() throws {
    let totals = try #require(try TinyCorpus.count(TinyCorpus.five()).totals)
    #expect(totals.publications == 7)
    #expect(totals.international == 4)
    #expect(totals.withoutCountry == 1)
    #expect(totals.authors == 16)
    #expect(totals.authorsWithoutCountry == 3)
    #expect(totals.removed == 0)
  }

  /// Fewer than two known countries and an author unresolved: these may be international.
  @Test func undetermined() throws {
    let counted = try TinyCorpus.count(TinyCorpus.five())
    #expect(counted.totals?.undetermined == 2)
    #expect(counted.table(counted.undeterminedWorks) == ["CN": 0, "DE": 0, "FR": 0, "US": 1])
    let two = try TinyCorpus.count(ProfileCorpus(entries: [TinyCorpus.entry("CN US -")]))
    #expect(two.totals?.undetermined == 0, "two known countries decide")
  }

  @Test func onlyTheYearsOfTheWindowCount() throws {
    let corpus = try TinyCorpus.five()
    #expect(try TinyCorpus.count(corpus, window: "2019").totals?.publications == 3)
    #expect(try TinyCorpus.count(corpus, window: "2018").totals?.publications == 4)
    #expect(try TinyCorpus.count(corpus, window: "2020").countries.isEmpty)
    let undated = try ProfileCorpus(entries: [TinyCorpus.entry("CN US", year: nil)])
    #expect(undated.years.isEmpty)
    #expect(try TinyCorpus.count(undated).countries.isEmpty)
  }

  @Test(
    arguments: [
      (Grade.certain, ["CN": 1.0]), (.likely, ["CN": 1, "DE": 1]),
      (.guess, ["CN": 1, "DE": 1, "FR": 1]),
    ] as [(Grade, [String: Double])])
  func authorsBelowTheGradeHaveNoCountry(grade: Grade, works: [String: Double]) throws {
    var filter = PublicationFilter()
    filter.grade = grade
    let corpus = try ProfileCorpus(entries: [TinyCorpus.entry("CN DE~l FR~g")])
    let counted = try TinyCorpus.count(corpus, filter: filter)
    #expect(counted.table(counted.works) == works)
    #expect(counted.totals?.authorsWithoutCountry == Double(3 - works.count))
    #expect(counted.totals?.authorsBelowCertain == Double(works.count - 1))
  }

  @Test func limitsRemoveAndSayWhat() throws {
    let corpus = try ProfileCorpus(entries: [
      TinyCorpus.entry("CN DE FR", times: 2), TinyCorpus.entry("CN*5 US"),
      TinyCorpus.entry("CN US"),
    ])
    var filter = PublicationFilter()
    filter.maxCountries = 2
    var counted = try TinyCorpus.count(corpus, filter: filter)
    #expect(counted.weights == ["CN-US": 2])
    #expect(counted.totals?.removed == 2)
    #expect(counted.totals?.removedWeight == 6)
    #expect(counted.totals?.publications == 2)
    filter.maxAuthors = 5
    counted = try TinyCorpus.count(corpus, filter: filter)
    #expect(counted.weights == ["CN-US": 1], "six authors are over five")
    filter.maxAuthors = 6
    filter.maxCountries = 3
    #expect(
      try TinyCorpus.count(corpus, filter: filter).totals?.removed == 0, "bounds are inclusive")
  }

  @Test func aCutAuthorListIsOverAnyLimitButOnlyWhereThereIsOne() throws {
    let corpus = try ProfileCorpus(entries: [TinyCorpus.entry("CN US", isTruncated: true)])
    #expect(try TinyCorpus.count(corpus).totals?.removed == 0)
    var filter = PublicationFilter()
    filter.maxAuthors = 1000
    #expect(try TinyCorpus.count(corpus, filter: filter).totals?.removed == 1)
  }

  @Test(
    arguments: [
      (PublicationFilter.Retracted.keep, 3.0), (.drop, 2), (.only, 1),
    ] as [(PublicationFilter.Retracted, Double)])
  func retracted(choice: PublicationFilter.Retracted, publications: Double) throws {
    let corpus = try ProfileCorpus(entries: [
      TinyCorpus.entry("CN US", times: 2), TinyCorpus.entry("CN DE", isRetracted: true),
    ])
    var filter = PublicationFilter()
    filter.retracted = choice
    #expect(try TinyCorpus.count(corpus, filter: filter).totals?.publications == publications)
  }

  @Test func fieldsAndTypes() throws {
    let corpus = try ProfileCorpus(entries: [
      TinyCorpus.entry("CN US", fields: ["Physics"]),
      TinyCorpus.entry("CN DE", fields: ["Biology", "Physics"]), TinyCorpus.entry("CN FR"),
    ])
    var filter = PublicationFilter()
    filter.fields = ["Biology"]
    #expect(try TinyCorpus.count(corpus, filter: filter).weights == ["CN-DE": 1])
    filter.fields = []
    filter.types = [.review]
    #expect(try TinyCorpus.count(corpus, filter: filter).totals?.publications == 0)
    filter.types = [.review, .article]
    #expect(try TinyCorpus.count(corpus, filter: filter).totals?.publications == 3)
  }

  @Test func territoryPoliciesActOnEachAuthor() throws {
    let corpus = try ProfileCorpus(entries: [
      TinyCorpus.entry("CN HK(CN)"), TinyCorpus.entry("HK(CN) US"),
    ])
    #expect(try TinyCorpus.count(corpus).weights == ["CN-HK": 1, "HK-US": 1])
    #expect(try TinyCorpus.count(corpus, territories: "hk-mo-in-cn").weights == ["CN-US": 1])
    #expect(try TinyCorpus.count(corpus, territories: "as-stated").weights == ["CN-US": 1])
    let merged = try TinyCorpus.count(corpus, territories: "hk-mo-in-cn")
    #expect(merged.table(merged.works) == ["CN": 2, "US": 1])
    #expect(merged.table(merged.internationalWorks) == ["CN": 1, "US": 1])
  }

  @Test func yearsScaledToTheirMeanCountAlike() throws {
    var sum = try TinyCorpus.count(
      ProfileCorpus(entries: [
        TinyCorpus.entry("CN US", times: 30), TinyCorpus.entry("CN DE", year: 2019, times: 10),
      ]))
    let corpus = try ProfileCorpus(entries: [
      TinyCorpus.entry("CN US", times: 30), TinyCorpus.entry("CN DE", year: 2019, times: 10),
    ])
    sum.scaleToMeanOfYears([
      try TinyCorpus.count(corpus, window: "2018"), try TinyCorpus.count(corpus, window: "2019"),
    ])
    #expect(agree(sum.weights, ["CN-DE": 20, "CN-US": 20]))
    #expect(sum.jointPublications == ["CN-DE": 10, "CN-US": 30])
  }

  @Test func aTieCanBeSetAndRemoved() throws {
    var counted = try TinyCorpus.count(TinyCorpus.five())
    let (us, cn, fr) = (
      try TinyCorpus.code("US"), try TinyCorpus.code("CN"), try TinyCorpus.code("FR")
    )
    counted.setTie(us, cn, weight: 1.5, joint: 2)
    counted.setTie(fr, us, weight: 4, joint: 4)
    counted.setTie(cn, fr, weight: 0, joint: 0)
    #expect(counted.weights == ["CN-DE": 1, "CN-US": 1.5, "DE-FR": 1, "FR-US": 4])
    #expect(counted.ties.map { [$0.i, $0.j] } == [[0, 1], [0, 3], [1, 2], [2, 3]])
  }

  @Test func yearsAddUpToTheirWindow() throws {
    let entries = ["CN*2!1 US", "CN+DE!1 FR", "US!1 -", "-*2", "DE", "CN JP"]
    let apart = try ProfileCorpus(
      entries: entries.enumerated().map { place, authors in
        try TinyCorpus.entry(authors, year: 2018 + place % 2, times: place + 1)
      })
    let together = try ProfileCorpus(
      entries: entries.enumerated().map { place, authors in
        try TinyCorpus.entry(authors, year: 2018, times: place + 1)
      })
    var filter = PublicationFilter()
    filter.maxCountries = 2
    for counting in CountingMethod.allCases {
      let sum = try TinyCorpus.count(apart, counting, filter: filter)
      var year = try TinyCorpus.count(together, counting, filter: filter, window: "2018")
      year.window = sum.window
      #expect(sum.bytes == year.bytes)
      #expect(sum.totals?.removed == 2)
    }
  }

  @Test func noYearsAreNoPublications() throws {
    let counted = try TinyCorpus.count(TinyCorpus.five(), window: "1990-1999")
    #expect(counted.countries == [] && counted.ties == [] && counted.works == [])
    #expect(counted.totals == Copublications.Totals())
  }
}
