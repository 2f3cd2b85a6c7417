import CorpusStore
import Geography
import TestSupport
import Testing

/// Aliases brought to a corpus give what reading its exports with them gives.
struct AliasTests {
  private let bench: StoreBench
  init() throws { bench = try StoreBench() }

  /// Texts that are open, guessed, likely and certain.
  static let texts = [
    "Department of Psychology", "Globex Research", "Initech Joint Laboratory",
    "Instituto de Nada, Santiago Rodriguez", "Medical School, Nagoya",
    "Norburg Technical University, Graz, Austria", "School of Law, Athens, GA",
    "Norburg Technical University", "Department of Nothing, Norburg Technical University",
    "Norburg Technical University, Linz, Austria", "Norburg Technical University, Wels, Austria",
    "Prague, Czechoslovakia",
  ]

  static func table(_ rows: [(String, String)]) throws -> AliasTable {
    try AliasTable(
      tsv: "text\tcountries\n" + rows.map { "\($0.0)\t\($0.1)\n" }.joined())
  }

  private func ingest(_ aliases: AliasTable = AliasTable()) -> Ingest {
    var ingest = Ingest()
    ingest.resolver = CountryResolver(aliases: aliases)
    return ingest
  }

  @Test func anOpenTextIsAnsweredAndNoLongerOpen() throws {
    let file = try bench.articles(
      "a.xml",
      [
        SampleArticle(pmid: 1, authors: ["Globex Research", "Vienna, Austria"]),
        SampleArticle(pmid: 2, authors: ["GLOBEX, research!", "Globex Research"]),
      ])
    let store = try StoreBench.corpus([file])
    #expect(
      try store.openAffiliations(limit: 9).map { "\($0.text): \($0.authors)" } == [
        "GLOBEX, research!: 2", "Globex Research: 1",
      ])
    let changes = try store.add(aliases: Self.table([("globex research", "DE;JP")]))
    #expect(changes.records == 2)
    #expect(
      try store.lines() == [
        "pmid:1 2018 AT(-) DE+JP(-)!1", "pmid:2 2018 DE+JP(-)*2!1",
      ])
    #expect(try store.openAffiliations(limit: 9).isEmpty)
    #expect(try store.status().affiliations == (4, 4))
    #expect(try store.verify() == [])
    // Once more changes nothing.
    #expect(try store.add(aliases: Self.table([("globex research", "DE;JP")])).records == 0)
  }

  @Test func anAliasMayCorrectAnAnswerAndALaterOneCounts() throws {
    let file = try bench.articles(
      "a.xml", [SampleArticle(pmid: 1, authors: ["Medical School, Nagoya"])])
    let store = try StoreBench.corpus([file])
    _ = try store.add(aliases: Self.table([("Medical School, Nagoya", "BR")]))
    #expect(try store.lines() == ["pmid:1 2018 BR(-)!1"])
    _ = try store.add(aliases: Self.table([("Medical School, Nagoya", "JP")]))
    #expect(try store.lines() == ["pmid:1 2018 JP(-)!1"])
  }

  @Test func aliasesOfACorpusSpeakForWhatComesLater() throws {
    let first = try bench.articles("a.xml", [SampleArticle(pmid: 1, authors: ["Globex Research"])])
    let later = try bench.articles("b.xml", [SampleArticle(pmid: 2, authors: ["Globex Research"])])
    let store = try CorpusStore.inMemory()
    _ = try ingest(Self.table([("Globex Research", "FR")])).run([first], into: store)
    _ = try ingest().run([later], into: store)
    #expect(try store.lines() == ["pmid:1 2018 FR(-)!1", "pmid:2 2018 FR(-)!1"])
  }

  /// Of two versions of one article the one with more known authors is the newest; an alias may turn
  /// that round, and with it which record of a group is kept.
  @Test func versionsAndGroupsAreChosenAnew() throws {
    let articles = [
      SampleArticle(pmid: 1, doi: "10.5555/a", year: 2016, authors: ["Globex", "Vienna, Austria"]),
      SampleArticle(pmid: 1, doi: "10.5555/a", year: 2017, authors: ["Initech", "Initech"]),
      SampleArticle(pmid: nil, doi: "10.5555/a", year: 2018, authors: ["Oslo, Norway", "Globex"]),
    ]
    let aliases = try Self.table([("Initech", "SE")])
    let files = try articles.enumerated().map { try bench.articles("\($0).xml", [$1]) }
    let fresh = try CorpusStore.inMemory()
    _ = try ingest(aliases).run(files, into: fresh)
    let late = try StoreBench.corpus(files)
    #expect(try late.lines() != fresh.lines())
    _ = try late.add(aliases: aliases)
    #expect(try late.lines() == fresh.lines())
    #expect(try late.contents() == fresh.contents())
    #expect(try late.verify() == [])
  }

  @Test(arguments: 1...40)
  func theWayDoesNotMatter(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    var articles: [SampleArticle] = []
    for _ in 0..<30 {
      let authors = (0..<Int.random(in: 1...4, using: &generator)).map { _ in
        Self.texts.randomElement(using: &generator) ?? ""
      }
      articles.append(
        SampleArticle(
          pmid: Int.random(in: 0...4, using: &generator) == 0
            ? nil : Int.random(in: 1...20, using: &generator),
          doi: Bool.random(using: &generator)
            ? "10.5555/t\(Int.random(in: 1...8, using: &generator))" : nil, authors: authors))
    }
    let files = try stride(from: 0, to: 30, by: 6).map {
      try bench.articles(
        "\(seed)-\($0).xml", Array(articles[$0..<$0 + 6]), deleting: $0 == 12 ? [3] : [])
    }
    var rows: [(String, String)] = []
    for text in Self.texts where Bool.random(using: &generator) {
      rows.append((text, ["BR", "DE;JP", "NZ"].randomElement(using: &generator) ?? "BR"))
    }
    let fresh = try CorpusStore.inMemory()
    _ = try ingest(Self.table(rows)).run(files, into: fresh)

    // Some files, some aliases, the other files, the other aliases, each in another order.
    let late = try CorpusStore.inMemory()
    let shuffled = files.shuffled(using: &generator)
    let middle = Int.random(in: 0...rows.count, using: &generator)
    _ = try ingest().run(Array(shuffled.prefix(3)), into: late)
    _ = try ingest(Self.table(Array(rows[middle...]))).run(Array(shuffled.suffix(2)), into: late)
    _ = try ingest(Self.table(Array(rows[..<middle]))).run([], into: late)

    #expect(try late.contents() == fresh.contents())
    #expect(try late.openAffiliations(limit: 99) == fresh.openAffiliations(limit: 99))
    #expect(try late.openCounts() == fresh.openCounts())
    #expect(try late.status().affiliations == fresh.status().affiliations)
    #expect(
      try late.profiles().coverage.map(\.withoutCountry)
        == fresh.profiles().coverage.map(\.withoutCountry))
    #expect(try late.aliasDigest() == fresh.aliasDigest())
    #expect(try late.verify() == [])
    #expect(try fresh.verify() == [])
  }
}
