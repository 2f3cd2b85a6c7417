import Foundation
import TestSupport
import Testing

/// The JSON documents have the keys that other programs rely on.
struct JSONOutputTests {
  private let folder: TemporaryFolder
  init() throws { folder = try TemporaryFolder() }

  private func keys(
    _ value: Any?, _ expected: [String], _ location: SourceLocation = #_sourceLocation
  )
    throws -> [String: Any]
  {
    let object = try #require(value as? [String: Any], sourceLocation: location)
    let missing = expected.filter { object[$0] == nil }
    #expect(missing.isEmpty, sourceLocation: location)
    return object
  }

  @Test func ingest() throws {
    let page = try folder.write("page.html", "<html></html>")
    let run = try CommandRun([
      "ingest", Place.sample("pubmed").path, page, "--into", folder.path("a.copub"), "--json",
    ])
    #expect(run.exit == 1)
    let document = try keys(
      run.json(), ["schema", "records", "affiliations", "files", "findings"])
    #expect(document["schema"] as? String == "copub.ingest/1")
    let records = try #require(document["records"] as? [String: Int])
    #expect(
      records == ["read": 11, "accepted": 9, "duplicate": 1, "rejected": 1, "without_country": 0])
    let affiliations = try #require(document["affiliations"] as? [String: Int])
    #expect(affiliations["total"] == 15)
    #expect(affiliations["resolved"] == 15)
    #expect(affiliations["unresolved"] == 0)
    let files = try #require(document["files"] as? [[String: Any]])
    #expect(files.count == 5)
    var sums: [String: Int] = [:]
    for file in files {
      let file = try keys(file, ["path", "format", "records"])
      let records = try #require(file["records"] as? [String: Int])
      sums.merge(records) { $0 + $1 }
      #expect((file["format"] is NSNull) == (file["path"] as? String == page))
    }
    #expect(sums == records, "the files add up to the corpus")
    let findings = try #require(document["findings"] as? [[String: Any]])
    #expect(
      findings.compactMap { $0["code"] as? String }.sorted() == [
        "authors-truncated", "authors-truncated", "deleted-by-source", "file-html",
      ])
    for finding in findings {
      _ = try keys(finding, ["code", "severity", "file", "byte", "record", "text"])
    }
  }

  @Test func rank() throws {
    let run = try CommandRun([
      "rank", "Corpus/samples/counts/small.json", "--window", "2019", "--json", "--nodes", "top:3",
    ])
    #expect(run.exit == 0)
    #expect(run.stderr.isEmpty)
    let document = try keys(run.json(), ["schema", "specification", "window", "ranking"])
    #expect(document["schema"] as? String == "copub.ranking/1")
    #expect(document["window"] as? String == "2019")
    let specification = try keys(
      document["specification"],
      [
        "counting", "territories", "nodes", "min-joint", "weights", "mass", "centrality",
        "distance", "pool",
      ])
    #expect(specification["nodes"] as? String == "top:3")
    let ranking = try #require(document["ranking"] as? [[String: Any]])
    #expect(ranking.compactMap { $0["country"] as? String } == ["US", "CN", "DE"])
    for entry in ranking {
      let entry = try keys(
        entry, ["country", "rank", "tied", "score", "works", "international_works"])
      #expect(entry["works"] is NSNull, "a table of counts cannot know works")
    }
    #expect(ranking.compactMap { $0["rank"] as? Int } == [1, 2, 3])
    #expect(ranking.compactMap { $0["tied"] as? Bool } == [false, false, false])
  }

  /// The reference specification of the definitions, through the command.
  @Test func theReferenceResult() throws {
    for (window, rank, countries) in [
      ("2006-2010", 10, 59), ("2011-2015", 7, 84), ("2013-2017", 6, 90), ("2018-2022", 4, 114),
    ] {
      let run = try CommandRun([
        "rank", Place.worldCounts.path, "--window", window, "--nodes", "works:5000", "--weights",
        "log", "--centrality", "eigenvector", "--json",
      ])
      let ranking = try #require(run.json()["ranking"] as? [[String: Any]])
      #expect(ranking.count == countries)
      let china = ranking.first { $0["country"] as? String == "CN" }
      #expect(china?["rank"] as? Int == rank)
    }
  }

  @Test func compare() throws {
    let run = try CommandRun([
      "compare", "Corpus/samples/counts/small.json", "--windows", "2019,2020", "--focus", "CN",
      "--json",
    ])
    #expect(run.exit == 0)
    let document = try keys(run.json(), ["schema", "focus", "windows", "ranks", "specification"])
    #expect(document["schema"] as? String == "copub.comparison/1")
    #expect(document["focus"] as? String == "CN")
    #expect(document["windows"] as? [String] == ["2019", "2020"])
    #expect(document["ranks"] as? [Int] == [2, 2])
  }

  @Test(arguments: [
    (["status", "Corpus/samples/openalex"], "copub.status/1"),
    (["status", "Corpus/samples/counts/small.json"], "copub.status/1"),
    (["formats"], "copub.formats/1"), (["measures"], "copub.measures/1"),
  ])
  func everyReadingVerb(arguments: [String], schema: String) throws {
    let run = try CommandRun(arguments + ["--json"])
    #expect(run.exit == 0)
    #expect(try run.json()["schema"] as? String == schema)
  }

  @Test(arguments: [
    (["records", "Corpus/samples/openalex", "--json"], "copub.record/1", 10),
    (
      ["resolve", "Invented Institute, Berlin, Germany", "Nowhere", "--json"], "copub.resolution/1",
      2
    ),
  ])
  func aDocumentALine(arguments: [String], schema: String, count: Int) throws {
    let lines = try CommandRun(arguments).stdout.split(separator: "\n")
    #expect(lines.count == count)
    for line in lines {
      let value = try JSONSerialization.jsonObject(with: Data(line.utf8))
      #expect((value as? [String: Any])?["schema"] as? String == schema)
    }
  }
}
