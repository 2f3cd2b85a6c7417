import CorpusStore
import Foundation
import TestSupport
import Testing

/// A table of profiles makes the corpus that the exports make.
struct ProfileTableTests {
  private func table(_ files: [String], counts: Bool = false) throws -> [String] {
    var text = ""
    let writer = ProfileTableWriter(Ingest()) { text += $0 }
    _ = counts ? try writer.counts(of: files) : try writer.records(of: files)
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      .dropLast()
  }

  private func corpus(_ bench: StoreBench, _ name: String, _ lines: [String]) throws -> CorpusStore
  {
    try StoreBench.corpus([bench.folder.write(name, lines.map { $0 + "\n" }.joined())])
  }

  @Test func theSamplesComeBackWhole() throws {
    let bench = try StoreBench()
    let samples = Place.files(below: Place.sample("")).filter {
      $0 != "README.md" && !$0.hasSuffix("queries.tsv")
    }.map { Place.sample($0).path }
    let direct = try StoreBench.corpus(samples)
    let store = try corpus(bench, "table.tsv", try table(samples))
    try store.expectSound()
    #expect(try store.contents() == direct.contents())
    #expect(
      try store.openAffiliations(limit: 100)
        == direct.openAffiliations(limit: 100))
    #expect(try store.status().affiliations == direct.status().affiliations)
    #expect(try direct.counts()[0] > 100)
  }

  /// Signs that join with the separator before them, or are separators themselves.
  @Test func hostileTextsComeBackWhole() throws {
    let bench = try StoreBench()
    let texts = ["\u{301}first", "; second\u{200D}", "\u{301}", "100 %", "a\tb\r\nc", "\u{600}d;e"]
    let lines = texts.enumerated().map { number, text in
      let quoted = String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
      return """
        {"id":"https://openalex.org/W\(number + 1)","publication_year":2018,"type":"article",\
        "cited_by_api_url":"https://openalex.org/W0","primary_location":{"source":{"display_name":\
        \(quoted)}},"primary_topic":{"field":{"display_name":\(quoted)}},"funders":[\
        {"display_name":\(quoted)},{"display_name":"Another"}],\
        "authorships":[{"countries":["CN"]},{"raw_affiliation_strings":[\(quoted)]}]}

        """
    }
    let works = try bench.folder.write("works.jsonl", lines.joined())
    let direct = try StoreBench.corpus([works])
    let store = try corpus(bench, "table.tsv", try table([works]))
    try store.expectSound()
    #expect(try direct.counts() == [texts.count, texts.count, 0, 0])
    #expect(try store.contents() == direct.contents())
    #expect(try store.digest() == direct.digest())
    #expect(try store.openAffiliations(limit: 9) == direct.openAffiliations(limit: 9))
  }

  @Test(arguments: 1...4)
  func shuffledAndSplitLinesMakeTheSameCorpus(seed: UInt64) throws {
    let bench = try StoreBench()
    var generator = SeededGenerator(seed: seed)
    let tangle = Tangle(seed: seed, of: 30)
    let whole = try bench.files("whole", tangle, using: &generator)
    let direct = try StoreBench.corpus(whole)
    let lines = try table(whole)
    let rows = lines.dropFirst(2).shuffled(using: &generator)
    let store = try corpus(bench, "one.tsv", lines.prefix(2) + rows)
    #expect(try store.contents() == direct.contents())
    // One table a file, put one behind the other.
    let tables = try whole.map { try table([$0]) }
    let joined = try corpus(bench, "joined.tsv", tables.shuffled(using: &generator).flatMap(\.self))
    #expect(try joined.contents() == direct.contents())
    // A table of the table is the table.
    let again = try table([bench.folder.path("one.tsv")])
    #expect(
      again.filter { !$0.hasPrefix("#") }.sorted() == lines.filter { !$0.hasPrefix("#") }.sorted())
  }

  @Test(arguments: 1...3)
  func countedProfilesRankAlike(seed: UInt64) throws {
    let bench = try StoreBench()
    var generator = SeededGenerator(seed: seed)
    let files = try bench.files("whole", Tangle(seed: seed, of: 60), using: &generator)
    let direct = try StoreBench.corpus(files)
    let store = try corpus(bench, "counts.tsv", try table(files, counts: true))
    #expect(try store.verify().isEmpty)
    #expect(try store.counts() == direct.counts())
    #expect(try store.profileDigest() == direct.profileDigest())
    #expect(try store.digest() != direct.digest())
    #expect(try store.countedPublications() == direct.counts()[1])
    #expect(
      try store.status().records.withoutCountry == direct.status().records.withoutCountry)
    // Counts of counts are the counts.
    let again = try table([bench.folder.path("counts.tsv")], counts: true)
    let twice = try corpus(bench, "again.tsv", again)
    #expect(try twice.counts() == direct.counts())
    #expect(try twice.profileDigest() == direct.profileDigest())
  }

  @Test func aTableThatWasCutIsTold() throws {
    let bench = try StoreBench()
    let works = try bench.works("works", (1...20).map { SampleWork(id: $0) })
    let lines = try table([works])
    let without = try corpus(bench, "without.tsv", lines.filter { !$0.contains("openalex:W7\t") })
    #expect(try without.status().findings.map(\.code).contains("table-incomplete"))
    #expect(try without.counts() == [19, 19, 0, 0])
    let cut = try corpus(bench, "cut.tsv", Array(lines.prefix(10)) + [String(lines[10].prefix(30))])
    #expect(
      try cut.status().findings.map(\.code).sorted() == ["table-incomplete", "table-line-damaged"])
    #expect(try cut.counts() == [9, 8, 0, 1])
    #expect(try cut.verify().isEmpty)
  }

  /// Numbers whose sums would be none are refused where they stand.
  @Test func numbersBeyondAnySumAreRejected() throws {
    let bench = try StoreBench()
    let most = "1000000000000"
    let row = { (count: String, authors: String) in "\(count)\t2018\tarticle\t\t\tfirst\t\(authors)"
    }
    for count in [most, "1000000000001", "9223372036854775807", "99999999999999999999"] {
      let store = try corpus(
        bench, "\(count).tsv", ["#copub.profile-counts/1", row("1", "CN"), row(count, "CN")])
      #expect(try store.verify().isEmpty)
      #expect(try store.counts() == [2, 1, 0, 1])
      let file = ["x", "openalex", "1", count, count, count, count, count, count, "whole"]
      let line = "#file\t" + file.joined(separator: "\t")
      let marked = try corpus(
        bench, "file-\(count).tsv", ["#copub.profile-counts/1", row("1", "CN"), line, line])
      #expect(try marked.verify().isEmpty)
      #expect(try marked.status().findings.contains { $0.code == "table-line-damaged" })
    }
    let authors = Array(repeating: "CN*999999999", count: 20).joined(separator: " ")
    let many = try corpus(bench, "many.tsv", ["#copub.profile-counts/1", row("1", authors)])
    #expect(try many.counts() == [1, 1, 0, 0])
    let more = try corpus(
      bench, "more.tsv", ["#copub.profile-counts/1", row("1", "CN*9999999999")])
    #expect(try more.counts() == [1, 0, 0, 1])
  }

  /// Every cell of a line replaced by rubbish: taken as it stands, or rejected; never a crash.
  @Test func damagedCellsAreRejectedOrTaken() throws {
    let bench = try StoreBench()
    let lines = try table([Place.sample("openalex/page.json").path])
    let row = try #require(lines.first { $0.contains("openalex:W") })
    let cells = row.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
    var rejected = 0
    for place in cells.indices {
      for rubbish in ["", "x", "-1", "%", "%zz;;%0A", "🇨🇳", "9999999999999999999999"] {
        var changed = cells
        changed[place] = rubbish
        let store = try corpus(
          bench, "\(place)\(rubbish.utf8.count).tsv",
          Array(lines.prefix(2)) + [changed.joined(separator: "\t")])
        let counts = try store.counts()
        #expect(counts[0] == 1 && counts[0] == counts[1] + counts[3])
        rejected += counts[3]
      }
    }
    #expect(rejected > 30)
  }
}
