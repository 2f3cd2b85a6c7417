import Collaboration
import Geography
import Testing

struct GradeCountsTests {
  private func corpus() throws -> ProfileCorpus {
    try ProfileCorpus(entries: [
      TinyCorpus.entry("CN*2 DE~l", times: 3), TinyCorpus.entry("FR~g -"),
      TinyCorpus.entry("US FR~g"), TinyCorpus.entry("-*2"),
    ])
  }

  private func count(_ grade: Grade) throws -> Copublications.Totals {
    var filter = PublicationFilter()
    filter.grade = grade
    return try #require(TinyCorpus.count(corpus(), filter: filter).totals)
  }

  /// A publication rests on the weakest of the grades that count.
  @Test(arguments: [
    (Grade.certain, [4.0, 0, 0]), (.likely, [1, 3, 0]), (.guess, [0, 3, 2]),
  ])
  func publicationsRestOnTheirWeakestGrade(grade: Grade, expected: [Double]) throws {
    let totals = try count(grade)
    #expect(Grade.allCases.map { totals.grades.publications[$0] } == expected)
    #expect(totals.grades.publications.all + totals.withoutCountry == totals.publications)
  }

  @Test(arguments: Grade.allCases)
  func everyAuthorEntryStandsSomewhere(grade: Grade) throws {
    let totals = try count(grade)
    let grades = totals.grades
    #expect(
      grades.authors.all + grades.passedOver.all + grades.authorsWithoutCountry == totals.authors)
    #expect(grades.authorsWithoutCountry == 3)
    #expect(
      grades.passedOver.all + grades.authorsWithoutCountry == totals.authorsWithoutCountry)
  }

  @Test func allOfACorpus() throws {
    let grades = try GradeCounts(corpus())
    #expect(Grade.allCases.map { grades.authors[$0] } == [7, 3, 2])
    #expect(Grade.allCases.map { grades.publications[$0] } == [0, 3, 2])
    #expect(grades.authorsWithoutCountry == 3)
  }

  /// What the provider states is certain.
  @Test func statedCountriesAreCertain() throws {
    let corpus = try ProfileCorpus(entries: [TinyCorpus.entry("HK(CN)~l US")])
    let totals = try #require(TinyCorpus.count(corpus, territories: "as-stated").totals)
    #expect(Grade.allCases.map { totals.grades.authors[$0] } == [2, 0, 0])
  }

  /// Ties that a policy calls domestic are no ties, and make no publication international.
  @Test func domesticTiesAreNone() throws {
    let policy = try TerritoryPolicy(
      name: "own",
      tsv: "code\tcounted-as\tfrom\tto\tties\nHK\tHK\t\t\tdomestic\nCN\tCN\t\t\tdomestic\n")
    let corpus = try ProfileCorpus(entries: [
      TinyCorpus.entry("CN HK", times: 2), TinyCorpus.entry("CN HK US"), TinyCorpus.entry("HK US"),
    ])
    let counted = try corpus.copublications(
      in: YearWindow(year: 2018), counting: .full, territories: policy, filter: PublicationFilter())
    #expect(counted.weights == ["CN-US": 1, "HK-US": 2])
    #expect(counted.table(counted.works) == ["CN": 3, "HK": 4, "US": 2])
    #expect(counted.table(counted.internationalWorks) == ["CN": 1, "HK": 2, "US": 2])
    #expect(counted.totals?.international == 2)
  }

  /// A group is one country in the years of membership, counted once a publication.
  @Test func aGroupIsOneCountry() throws {
    let policy = try #require(TerritoryPolicy.named("as-resolved+brics"))
    let corpus = try ProfileCorpus(entries: [
      TinyCorpus.entry("CN IN US", year: 2012), TinyCorpus.entry("CN BR", year: 2012),
      TinyCorpus.entry("CN US", year: 2008),
    ])
    let after = try corpus.copublications(
      in: YearWindow(year: 2012), counting: .full, territories: policy, filter: PublicationFilter())
    #expect(after.weights == ["US-XB": 1])
    #expect(after.table(after.works) == ["US": 1, "XB": 2])
    #expect(after.table(after.internationalWorks) == ["US": 1, "XB": 1])
    let before = try corpus.copublications(
      in: YearWindow(year: 2008), counting: .full, territories: policy, filter: PublicationFilter())
    #expect(before.weights == ["CN-US": 1])
  }
}
