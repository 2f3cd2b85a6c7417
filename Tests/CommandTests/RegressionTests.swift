import Foundation
import TestSupport
import Testing

/// Faults that were found once, as a user meets them.
struct RegressionTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func counts(_ years: String) -> String {
    "{\"format\":\"copub.counts/1\",\"scope\":\"world\",\"years\":{\(years)}}"
  }

  /// A record that names its PMID as an article id alone is the same record as one with a PMID.
  @Test func versionsOfARecordDoNotDependOnTheOrderOfFiles() throws {
    let own = SampleArticle(pmid: 99_000_010, doi: nil, year: 2011, authors: ["Lyon, France"])
    let whole = try folder.write("a.xml", SampleArticle.file([own]))
    let bare = try folder.write(
      "b.xml",
      "<PubmedArticleSet><PubmedArticle><MedlineCitation><Article><Journal><JournalIssue><PubDate>"
        + "<Year>2010</Year></PubDate></JournalIssue></Journal></Article></MedlineCitation>"
        + "<PubmedData><ArticleIdList><ArticleId IdType=\"pubmed\">99000010</ArticleId>"
        + "</ArticleIdList></PubmedData></PubmedArticle></PubmedArticleSet>")
    var digests: Set<String> = []
    for (name, order) in [("x", [whole, bare]), ("y", [bare, whole])] {
      let corpus = folder.path("\(name).copub")
      for file in order {
        #expect(try CommandRun(["ingest", file, "--into", corpus]).exit == 0)
      }
      digests.insert(try CommandRun(["verify", corpus, "--digest"]).stdout)
    }
    #expect(digests.count == 1)
  }

  @Test(arguments: [
    "\"2020\":{\"works\":{\"CN\":1e300,\"US\":5},\"pairs\":{\"CN\":{\"US\":1e300}}}",
    "\"2020\":{\"works\":{\"CN\":10,\"CHN\":500},\"pairs\":{}}",
    "\"2020\":{\"works\":{\"CN\":1,\"CN\":2},\"pairs\":{}}",
    "\"2020\":{\"works\":{},\"pairs\":{}},\"02020\":{\"works\":{},\"pairs\":{}}",
    "\"2020\":{\"works\":[1],\"pairs\":{}}", "\"2020\":{\"works\":{},\"pairs\":{\"CN\":[\"US\"]}}",
  ])
  func aTableThatContradictsItselfIsRefused(_ years: String) throws {
    let run = try CommandRun(["rank", folder.write("t.json", counts(years))])
    #expect(run.exit == 65)
    run.expectOneParagraph()
  }

  @Test func aTableWithoutWorksFallsBackToLinks() throws {
    let years = "\"2020\":{\"pairs\":{\"CN\":{\"US\":4,\"DE\":1},\"DE\":{\"US\":2}}}"
    let table = try folder.write("t.json", counts(years))
    let salton = try CommandRun(["rank", table, "--weights", "salton", "--json"])
    let links = try CommandRun(["rank", table, "--weights", "salton", "--mass", "links", "--json"])
    let scores = { (run: CommandRun) throws -> [Double] in
      let ranking = try #require(try run.json()["ranking"] as? [[String: Any]])
      #expect(ranking.allSatisfy { $0["international_works"] is NSNull })
      return ranking.compactMap { $0["score"] as? Double }
    }
    #expect(try scores(salton) == scores(links))
    #expect(try scores(salton).allSatisfy { $0 > 0 })
    #expect(try CommandRun(["rank", table, "--nodes", "works:1"]).exit == 65)
  }

  @Test func aByteOrderMarkIsNoPartOfTheData() throws {
    let lines = SampleWork(id: 1).line + SampleWork(id: 2).line
    let file = try folder.write("bom.jsonl", "\u{FEFF}" + lines)
    let run = try CommandRun(["ingest", file, "--dry-run"])
    #expect(run.exit == 0)
    #expect(run.stdout.contains("2 read = 2 accepted"))
    let table = try folder.write(
      "bom.json", "\u{FEFF}" + counts("\"2020\":{\"pairs\":{\"CN\":{\"US\":4}}}"))
    #expect(try CommandRun(["rank", table]).exit == 0)
  }

  @Test func aRecordInsideARecordIsCounted() throws {
    let article = SampleArticle(pmid: 99_000_011, doi: nil, year: 2011, authors: []).element
    let file = try folder.write(
      "n.xml",
      "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>99000012</PMID></MedlineCitation>"
        + article + "</PubmedArticle></PubmedArticleSet>")
    let run = try CommandRun(["ingest", file, "--dry-run"])
    #expect(run.stdout.contains("2 read = 1 accepted + 0 duplicate + 1 rejected"))
  }

  @Test(arguments: ["sliding9223372036854775807:2006-2022", "+2018", "2018-99999999999"])
  func aWindowThatCannotBeIsRefused(_ window: String) throws {
    let table = Place.worldCounts.path
    let run = try CommandRun(["rank", table, "--window", window])
    #expect(run.exit == 64)
    run.expectOneParagraph()
  }

  @Test func severalWindowsAreOneDocument() throws {
    let run = try CommandRun([
      "rank", Place.worldCounts.path, "--window", "2018,2019", "--top", "3", "--json",
    ])
    #expect(try run.json()["schema"] as? String == "copub.rankings/1")
    #expect((try run.json()["rankings"] as? [[String: Any]])?.count == 2)
  }

  @Test func aCountryOnRemovedPublicationsAloneIsNotRanked() throws {
    let works = [
      SampleWork(id: 1, authors: [["CN"], ["US"]]),
      SampleWork(id: 2, authors: [["CN"], ["US"], ["BR"], ["ZA"]]),
    ]
    let file = try folder.write("w.jsonl", works.map(\.line).joined())
    let run = try CommandRun(["rank", file, "--max-countries", "3", "--json"])
    let ranking = try #require(try run.json()["ranking"] as? [[String: Any]])
    #expect(ranking.compactMap { $0["country"] as? String } == ["CN", "US"])
  }

  @Test(arguments: [99_999_999_999, -5, Int.max]) func anAbsurdYearIsNoYear(_ year: Int) throws {
    let works = [SampleWork(id: 1, year: year, authors: [["CN"], ["US"]]), SampleWork(id: 2)]
    let file = try folder.write("y.jsonl", works.map(\.line).joined())
    let ingest = try CommandRun(["ingest", file, "--dry-run"])
    #expect(ingest.stdout.contains("2 read = 2 accepted"))
    #expect(ingest.stdout.contains("year-implausible: 1"))
    let rank = try CommandRun(["rank", file, "--window", "yearly", "--scope", "world"])
    #expect(rank.exit == 0)
    #expect(rank.stdout.hasPrefix("2018,"))
  }

  /// A file of the analyst's own that was cut is named, with where it ends.
  @Test func aCutTableOfAliasesIsNamed() throws {
    let works = try folder.write("w.jsonl", SampleWork(id: 1, authors: [["CN"], ["US"]]).line)
    let whole = gzipMember(Array("text\tcountries\nx\tCN\n".utf8))
    let aliases = try folder.write("a.tsv.gz", Array(whole.dropLast(9)))
    let run = try CommandRun(["rank", works, "--aliases", aliases])
    #expect(run.exit == 65)
    #expect(run.stderr.contains("a.tsv.gz, byte "))
    #expect(run.stderr.contains("[gzip-truncated]"))
  }
}
