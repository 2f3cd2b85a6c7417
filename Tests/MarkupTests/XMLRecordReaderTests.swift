import Intake
import Markup
import TestSupport
import Testing

struct XMLRecordReaderTests {
  /// Reads a text; returns what `look` says of each record, and every event by kind and byte.
  private func read(
    _ text: String, _ records: [String] = ["rec"], skipping skipped: [String] = [],
    limits: Limits = .standard, atMost most: Int = 4096, _ look: (XMLNode) -> String = { $0.text }
  ) -> (seen: [String], events: [String], error: XMLError?) {
    var seen: [String] = []
    var events: [String] = []
    do {
      let source = TrickleSource(text.utf8, atMost: most)
      let reader = XMLRecordReader(source, records: records, skipping: skipped, limits: limits)
      try reader.read { event in
        switch event {
        case .record(let node, let byte):
          seen.append(look(node))
          events.append("\(node.name) \(byte)")
        case .tooLarge(let byte): events.append("too large \(byte)")
        case .incomplete(let node, let byte):
          events.append("incomplete \(byte) \(node.text)")
        }
      }
      return (seen, events, nil)
    } catch {
      return (seen, events, error as? XMLError)
    }
  }

  @Test(arguments: [1, 5, 4096])
  func recordsComeOneAtATimeWithTheirPositions(most: Int) {
    let text = "<list>no<rec>a</rec><sub><rec>b</rec></sub>\u{E9}<rec/></list>"
    let answer = read(text, atMost: most)
    #expect(answer.seen == ["a", "b", ""])
    #expect(answer.events == ["rec 8", "rec 25", "rec 45"])
    #expect(answer.error == nil)
  }

  @Test func aRecordInsideARecordIsPartOfIt() {
    let answer = read(
      "<record>a<article>b</article></record><article>c</article>", ["article", "record"])
    #expect(answer.events == ["record 0", "article 38"])
    #expect(answer.seen == ["ab", "c"])
  }

  @Test func childrenPathsAttributesAndText() {
    let text = """
      <n:rec n:id="7" empty="">one <a>two<b k="1"> three </b></a><a><b k="2"/>&amp;<![CDATA[<c>]]>
      </a>four</n:rec>
      """
    let answer = read(text) { rec in
      #expect(rec["id"] == "7")
      #expect(rec["empty"] == "")
      #expect(rec["none"] == nil)
      #expect(rec.children.map(\.name) == ["a", "a"])
      #expect(rec.first("a", "b")?.text == "three")
      #expect(rec.first("b") == nil)
      #expect(rec.all("a", "b").map { $0["k"] } == ["1", "2"])
      #expect(rec.descendants("b").count == 2)
      #expect(rec.first("a")?.descendants("b").count == 1)
      #expect(rec.isNamed("rec") && !rec.isNamed("re") && !rec.isNamed("reca"))
      let parts = rec.parts.map { part in
        switch part {
        case .text(let text): "'\(text)'"
        case .element(let node): node.name
        }
      }
      #expect(parts == ["'one '", "a", "a", "'four'"])
      return rec.text
    }
    #expect(answer.seen == ["one two three &<c> four"])
  }

  @Test func skippedElementsStandEmpty() {
    let text = "<r><body/><rec>a<body><rec>x</rec><b>y</b></body>b<ref/>c</rec><rec>d</rec></r>"
    let answer = read(text, skipping: ["body", "ref"]) { rec in
      "\(rec.text) \(rec.children.map(\.name)) \(rec.descendants("b").count)"
    }
    #expect(answer.seen == [#"abc ["body", "ref"] 0"#, "d [] 0"])
    #expect(answer.events.count == 2)
  }

  @Test func aRecordAboveTheLimitCostsThatRecordAlone() {
    var limits = Limits()
    limits.recordBytes = 1000
    let text =
      "<r><rec>a</rec><rec>\(String(repeating: "<x>y</x>", count: 100))</rec><rec>b</rec></r>"
    let answer = read(text, limits: limits)
    #expect(answer.seen == ["a", "b"])
    #expect(answer.events == ["rec 3", "too large 15", "rec \(15 + 800 + 11)"])
  }

  @Test func aCutFileKeepsTheRecordsBefore() {
    for cut in [
      "<r><rec>a</rec><rec>b<x", "<r><rec>a</rec><rec>b</x></rec></r>",
      "<r><rec>a</rec><rec>b<x>c<y>d</z>",
    ] {
      let answer = read(cut)
      #expect(answer.seen == ["a"])
      let isInside = cut.hasSuffix("d</z>")
      #expect(answer.events == ["rec 3", "incomplete 15 \(isInside ? "bc" : "b")"])
      #expect(answer.error?.code == "xml-malformed")
    }
    let between = read("<r><rec>a</rec>")
    #expect(between.events == ["rec 3"])
    #expect(between.error?.code == "xml-malformed")
  }

  @Test func documentsOneAfterTheOtherAndFragments() {
    let answer = read("<r><rec>a</rec></r> <!-- c -->\n<rec>b</rec><rec>c</rec>")
    #expect(answer.seen == ["a", "b", "c"])
    #expect(answer.error == nil)
  }

  @Test func aFailureOfTheSourceIsThrownAfterTheRecordsBefore() {
    let failure = IntakeError.truncated(container: "gzip", byte: 40)
    let source = TrickleSource(Array("<r><rec>a</rec><rec>b".utf8), atMost: 4, then: failure)
    var seen: [String] = []
    var incomplete = 0
    #expect(throws: failure) {
      try XMLRecordReader(source, records: ["rec"], limits: .standard).read { event in
        switch event {
        case .record(let node, _): seen.append(node.text)
        case .incomplete: incomplete += 1
        case .tooLarge: break
        }
      }
    }
    #expect(seen == ["a"])
    #expect(incomplete == 1)
  }

  @Test func anyCutAnywhereIsTold() {
    let text = "<?xml version='1.0'?><r><rec k='v'>a<x>&amp;</x></rec><rec>b</rec></r>"
    for cut in 0..<text.utf8.count {
      let answer = read(String(decoding: text.utf8.prefix(cut), as: UTF8.self))
      #expect(answer.error != nil, "cut at \(cut)")
      #expect(answer.seen == Array(["a&", "b"].prefix(answer.seen.count)))
    }
  }
}
