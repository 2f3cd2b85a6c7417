import Foundation
import TestSupport
import Testing

/// `copub report` as its readers meet it: in a browser, a spreadsheet, a word processor.
struct ReportTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let committed = Place.inPackage("Reports/china-centrality")

  private static let hasBrowser =
    Python.run([
      "-c",
      "import sys; sys.path.insert(0, 'Tests/independent'); import browser; "
        + "sys.exit(browser.find() is None)",
    ]).exit == 0

  private static let noBrowser = "SKIPPED: there is no Chromium here; run Scripts/setup.sh test."

  /// The committed pages in headless Chromium: layout, contrast, names, every interaction, print.
  @Test(
    .enabled(if: hasBrowser && Python.has("html5lib"), .init(rawValue: noBrowser)),
    arguments: ["en", "zh-Hans"])
  func theCommittedPagesWorkInABrowser(_ language: String) {
    let page = Self.committed.appendingPathComponent("\(language)/index.html").path
    let run = Python.script("check_page.py", [page])
    #expect(run.exit == 0 && run.text.contains("\n0 failures"), "\(run.text)")
  }

  /// Workbook, JSON and CSV of the committed report hold the same numbers, and pandoc makes a DOCX of it.
  @Test(
    .enabled(
      if: Python.has("openpyxl", "html5lib", "lxml"),
      .init(rawValue: Python.absent("openpyxl", "html5lib", "lxml"))))
  func othersReadTheCommittedReport() {
    let run = Python.script("check_report.py", [Self.committed.path])
    #expect(run.exit == 0 && run.text.contains("files, "), "\(run.text)")
  }

  /// A corpus of publications without a study: nothing is asked, every chapter is filled or says why.
  @Test func aCorpusWithoutAStudyGivesAReport() throws {
    let corpus = try folder.write("works.jsonl", ReportTests.works(text: { $0 }))
    let run = try CommandRun([
      "report", corpus, "--out", folder.url.path, "--replicates", "20", "--language", "en,zh-Hans",
    ])
    #expect(run.exit == 0, "\(run.stderr)")
    for language in ["en", "zh-Hans"] {
      let page = try String(
        contentsOfFile: folder.path("report/\(language)/index.html"), encoding: .utf8)
      let chapters = page.components(separatedBy: "<section id=").dropFirst()
      #expect(chapters.count == 14)
      for chapter in chapters {
        let body = chapter.components(separatedBy: "</h2>").dropFirst().joined()
        #expect(body.contains("<p") || body.contains("<table") || body.contains("<figure"))
      }
    }
    let types = try String(
      contentsOfFile: folder.path("report/en/tables/types.csv"), encoding: .utf8)
    #expect(types.contains("article"))
    let fields = try String(
      contentsOfFile: folder.path("report/en/tables/fields.csv"), encoding: .utf8)
    #expect(fields.contains("Physics"))
  }

  /// Texts that mean something to a page, a spreadsheet, TeX or a terminal add no element, run nothing
  /// and are no formula, wherever data can reach.
  @Test(
    .enabled(
      if: Python.has("openpyxl", "html5lib", "lxml"),
      .init(rawValue: Python.absent("openpyxl", "html5lib", "lxml"))))
  func hostileTextsStayTexts() throws {
    let hostile = [
      "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "=1+1",
      "+cmd|' /C calc'!A0", "\\input{/etc/passwd}$^_#%", "a\u{301}<\u{200D}b\u{600}>",
      "\u{202E}evil\u{2066}", "nul\u{0}\u{1B}[31m\u{7F}", "]]>&lt;!--", "| a | b |",
      "![x](javascript:alert(1))",
    ]
    var places: [String] = []
    for (name, text) in [
      ("harmless", { (index: Int) in "text \(index)" }),
      ("hostile", { hostile[$0 % hostile.count] }),
    ] {
      let own = try TemporaryFolder()
      _ = try own.write("works.jsonl", ReportTests.works { text($0.count) })
      let toml = { (text: String) in
        "\""
          + text.unicodeScalars.map { scalar in
            scalar.value < 32 || scalar == "\"" || scalar == "\\" || scalar.value == 127
              ? "\\u" + String(repeating: "0", count: 4 - String(scalar.value, radix: 16).count)
                + String(scalar.value, radix: 16) : String(scalar)
          }.joined() + "\""
      }
      let words = (0..<11).map { toml(text($0).replacing("\u{0}", with: "")) }
      let study = try own.write(
        "study.toml",
        """
        schema = "copub.study/1"
        name = "s"
        inputs = ["works.jsonl"]
        scope = "world"
        focus = "CN"
        against = ["DE"]
        windows = ["2015-2017", "2018-2020"]
        series = "yearly:2015-2020"
        languages = ["en", "zh-Hans"]

        [texts.en]
        title = \(words[0])
        published_note = \(words[7])
        specification_note = \(words[4])

        [texts.zh-Hans]
        title = \(words[9])
        published_note = \(words[10])
        specification_note = \(words[5])

        [[published]]
        window = "2015-2017"
        rank = 2
        citation = "a"

        [[citations]]
        key = "a"
        text = \(words[7])

        [[citations]]
        key = "b"
        text = \(words[6])
        """)
      let run = try CommandRun([
        "report", study, "--out", folder.path(name), "--replicates", "5",
      ])
      #expect(run.exit == 0, "\(run.stderr)")
      let printed = run.stdout + run.stderr
      #expect(!printed.unicodeScalars.contains { $0.value < 32 && $0 != "\n" })
      places.append(folder.path("\(name)/s"))
    }
    let run = Python.script("check_report.py", [places[1], places[0]])
    #expect(run.exit == 0, "\(run.text)")
    if ReportTests.hasBrowser {
      let pages = ["en", "zh-Hans"].map { "\(places[1])/\($0)/index.html" }
      let seen = Python.script("check_page.py", ["--quick"] + pages)
      #expect(seen.exit == 0, "\(seen.text)")
    }
  }

  /// The order of the files and the number of threads change no byte.
  @Test func theSameInputGivesTheSameBytes() throws {
    let lines = ReportTests.works(text: { $0 }).split(separator: "\n").map(String.init)
    let a = try folder.write("in/a.jsonl", lines.prefix(20).joined(separator: "\n") + "\n")
    let b = try folder.write("in/b.jsonl", lines.dropFirst(20).joined(separator: "\n") + "\n")
    var manifests: Set<String> = []
    for (index, inputs) in [[a, b], [b, a], [a, b]].enumerated() {
      let out = folder.path("out\(index)")
      let run = try CommandRun(
        ["report"] + inputs + ["--out", out, "--replicates", "20", "--jobs", "\(index + 1)"])
      #expect(run.exit == 0, "\(run.stderr)")
      var text = try String(contentsOfFile: out + "/report/en/report.md", encoding: .utf8)
      text = text.split(separator: "\n").filter { !$0.contains(folder.url.path) }.joined(
        separator: "\n")
      manifests.insert(text)
      if index == 2 {
        let again = try String(contentsOfFile: out + "/report/manifest.json", encoding: .utf8)
        let first = try String(
          contentsOfFile: folder.path("out0/report/manifest.json"), encoding: .utf8)
        #expect(again == first)
      }
    }
    #expect(manifests.count == 1)
  }

  /// A yearly edition steps through its years; a focus far down stands among its neighbours.
  @Test func aYearlyEditionOfACountryOutsideTheTop() throws {
    let run = try CommandRun([
      "report", Place.worldCounts.path, "--windows", "yearly:2018-2020", "--focus", "BO",
      "--against", "PL,CZ", "--out", folder.url.path, "--replicates", "2",
    ])
    #expect(run.exit == 0, "\(run.stderr)")
    let page = try String(contentsOfFile: folder.path("report/en/index.html"), encoding: .utf8)
    #expect(page.contains("<section id=\"years\""))
    #expect(
      page.contains("id=\"table-changes-2019\"") && page.contains("id=\"table-changes-2020\""))
    let table = page.components(separatedBy: "id=\"table-ranking-by-window\"")[1]
      .components(separatedBy: "</table>")[0]
    let rows = table.components(separatedBy: "<tr").dropFirst(2).map { row in
      row.components(separatedBy: "data-country=\"").dropFirst().first?.prefix(2) ?? ""
    }
    let place = try #require(rows.firstIndex(of: "BO"))
    #expect(rows.count - place == 4, "three rows below")
    #expect(place > 23 && rows.contains("PL") && rows.contains("CZ"))
    #expect(table.contains("class=\"against\""))
  }

  /// The reference group stands in every table of countries with the numbers of its own, and groups as
  /// one country have the ranks that `rank --group` gives.
  @Test func theReferenceGroupStandsBesideTheFocus() throws {
    let run = try CommandRun([
      "report", Place.worldCounts.path, "--windows", "2018,2019", "--focus", "CN", "--against",
      "IN,BR,CN,IN", "--out", folder.url.path, "--replicates", "2",
    ])
    #expect(run.exit == 0, "\(run.stderr)")
    let tables = folder.path("report/en/tables")
    for (name, column) in [
      ("rank-by-year", "rank_reference_IN"), ("partners-beside", "share_IN"),
      ("drivers", "effect_on_IN"), ("groups", "share_after_IN"), ("checks", "rank_after_IN"),
      ("rank-by-specification", "rank_last_IN"), ("rank-by-node-set", "rank_last_IN"),
      ("choices", "median_rank_IN"),
    ] {
      let head = try ReportTests.rows(tables + "/\(name).csv")[0]
      #expect(head.contains(column), "\(name): \(head)")
      #expect(head.contains(column.replacing("IN", with: "BR")))
    }
    for name in ["beside", "growth", "specifications-beside"] {
      let codes = try ReportTests.rows(tables + "/\(name).csv").dropFirst().map { $0[0] }
      #expect(codes == ["CN", "IN", "BR"], "\(name)")
    }
    let years = try ReportTests.rows(tables + "/rank-by-year.csv")
    let place = try #require(years[0].firstIndex(of: "rank_reference_IN"))
    for row in years.dropFirst() where row[0] == "2019" {
      #expect(row[place] == (try rank("IN", "2019", [])))
    }
    let growth = try ReportTests.rows(tables + "/growth.csv").dropFirst().map { row in
      row.dropFirst(2).compactMap(Double.init)
    }
    for parts in growth {
      #expect(abs(parts[1] - parts[0] - parts[2] - parts[3] - parts[4]) < 1e-3 * parts[1])
    }
    let groups = try ReportTests.rows(tables + "/group-ranks.csv")
    let brics = try #require(groups.first { $0[0] == "brics" && $0[2] == "2019" })
    let node = ["--group", "brics:as-one", "--territories"]
    #expect(brics[3] == (try rank("Brics", "2019", node + ["as-stated:max"])))
    #expect(brics[4] == (try rank("Brics", "2019", node + ["as-stated:sum"])))
  }

  /// The rank of a country, or of the group that counts as one, by `copub rank`.
  private func rank(_ code: String, _ window: String, _ options: [String]) throws -> String {
    let run = try CommandRun(
      ["rank", Place.worldCounts.path, "--window", window, "--json"] + options)
    let document = try JSONSerialization.jsonObject(with: Data(run.stdout.utf8)) as? [String: Any]
    let groups = document?["groups"] as? [[String: Any]]
    let node = groups?.first?["node"] as? String ?? code
    let ranking = document?["ranking"] as? [[String: Any]] ?? []
    let entry = ranking.first { $0["country"] as? String == node }
    return (entry?["rank"] as? Int).map { "\($0)" } ?? "none"
  }

  /// The cells of a CSV file whose fields hold no commas.
  private static func rows(_ path: String) throws -> [[String]] {
    try String(contentsOfFile: path, encoding: .utf8).split(whereSeparator: \.isNewline).map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// An earlier report: the same window then and now, and what moved its ranks.
  @Test func revisionsAreSplit() throws {
    let old =
      "{\"format\":\"copub.counts/1\",\"scope\":\"world\",\"years\":{"
      + "\"2019\":{\"works\":{\"CN\":9,\"US\":8,\"DE\":7},\"pairs\":{\"CN\":{\"US\":4,\"DE\":1},\"DE\":{\"US\":3}}},"
      + "\"2020\":{\"works\":{\"CN\":9,\"US\":8,\"DE\":7},\"pairs\":{\"CN\":{\"US\":4,\"DE\":1},\"DE\":{\"US\":4}}}}}"
    let new = old.replacing(
      "\"CN\":{\"US\":4,\"DE\":1},\"DE\":{\"US\":4}",
      with: "\"CN\":{\"US\":4,\"DE\":6},\"DE\":{\"US\":1}"
    )
    .replacing(
      "}}}}}",
      with:
        "}}},\"2021\":{\"works\":{\"CN\":9,\"US\":8,\"DE\":7},\"pairs\":{\"CN\":{\"US\":9,\"DE\":1},\"DE\":{\"US\":6}}}}}"
    )
    let first = try folder.write("a.json", old)
    let second = try folder.write("b.json", new)
    let report = { (table: String, windows: String, out: String, more: [String]) in
      try CommandRun(
        ["report", table, "--windows", windows, "--focus", "CN", "--replicates", "2", "--out", out]
          + more)
    }
    let one = try report(first, "2019,2020", folder.path("1"), [])
    #expect(one.exit == 0, "\(one.stderr)")
    let manifest = folder.path("1/report/manifest.json")
    let two = try report(second, "2020,2021", folder.path("2"), ["--previous", manifest])
    #expect(two.exit == 0, "\(two.stderr)")
    let table = try String(
      contentsOfFile: folder.path("2/report/en/tables/revisions.csv"), encoding: .utf8)
    // China: second in 2020 then (5 of 9 joint works), first now (10), second in 2021.
    #expect(table.contains("CN,China,2,,1,2,1,0,-1\r\n"), "\(table)")
    let page = try String(contentsOfFile: folder.path("2/report/en/index.html"), encoding: .utf8)
    #expect(page.contains("The inputs were revised; the software is the same."))
    // Another software, the earlier inputs at hand: both parts are told apart.
    let text = try String(contentsOfFile: manifest, encoding: .utf8)
    try text.replacing("\"copub\": \"", with: "\"copub\": \"0.0.").write(
      toFile: manifest, atomically: true, encoding: .utf8)
    let three = try report(second, "2020,2021", folder.path("3"), ["--previous", manifest])
    #expect(three.exit == 0, "\(three.stderr)")
    let parted = try String(
      contentsOfFile: folder.path("3/report/en/tables/revisions.csv"), encoding: .utf8)
    #expect(parted.contains("CN,China,2,2,1,2,1,0,-1\r\n"), "\(parted)")
    let wrong = try report(second, "2020,2021", folder.path("4"), ["--previous", first])
    #expect(wrong.exit == 65)
    wrong.expectOneParagraph()
  }

  @Test(
    .enabled(
      if: (try? Tool.run("rsvg-convert", "--version")) != nil,
      "SKIPPED: there is no rsvg-convert here; run Scripts/setup.sh test."))
  func figuresAsPNG() throws {
    let run = try CommandRun([
      "report", Place.sample("counts/small.json").path, "--out", folder.url.path, "--replicates",
      "2",
      "--png",
    ])
    #expect(run.exit == 0, "\(run.stderr)")
    let figures = Place.files(below: folder.url).filter { $0.contains("/figures/") }
    let drawn = figures.filter { $0.hasSuffix(".svg") }.map { $0.dropLast(4) }
    #expect(drawn.count > 8)
    for figure in drawn {
      let bytes = try Place.bytes(folder.url.appendingPathComponent(figure + ".png"))
      #expect(bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), "\(figure)")
    }
  }

  @Test func theManualNamesEveryOption() throws {
    let manual = Python.run([
      Place.inPackage("Scripts/manual.py").path, try CommandRun.binary().path,
    ])
    #expect(manual.exit == 0)
    for verb in ["ingest", "rank", "compare", "report", "export", "study", "measures"] {
      #expect(manual.text.contains(".SS copub \(verb)\n"))
    }
    for option in ["\\-\\-previous", "\\-\\-bom", "\\-\\-min\\-joint", "\\-\\-png"] {
      #expect(manual.text.contains(option), "\(option)")
    }
  }

  /// Forty invented works of OpenAlex over six years; `text` makes the name of a field.
  static func works(text: (String) -> String) -> String {
    let countries = ["CN", "US", "DE", "FR", "BR", "IN"]
    return (0..<48).map { index in
      let own = [countries[index % 6], countries[(index * 5 + 1) % 6], countries[index / 7 % 6]]
      let field =
        (try? JSONEncoder().encode(text(["Physics", "Medicine", "Chemistry"][index % 3])))
        .map { String(decoding: $0, as: UTF8.self) } ?? "\"\""
      let authors = own.prefix(index % 4 == 0 ? 1 : 3).map { code in
        "{\"author\":{\"id\":\"https://openalex.org/A\(index)\"},\"countries\":[\"\(code)\"],"
          + "\"institutions\":[],\"raw_affiliation_strings\":[]}"
      }
      return
        "{\"id\":\"https://openalex.org/W90001\(100 + index)\",\"publication_year\":\(2015 + index % 6),"
        + "\"type\":\"\(index % 5 == 0 ? "review" : "article")\",\"authorships\":[\(authors.joined(separator: ","))],"
        + "\"primary_topic\":{\"field\":{\"id\":\"https://openalex.org/fields/31\",\"display_name\":\(field)}}}\n"
    }.joined()
  }
}
