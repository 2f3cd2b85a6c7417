import Intake
import Markup
import TestSupport
import Testing

struct BibTeXReaderTests {
  private typealias Malformed = (key: String, byte: Int, fault: BibTeXReader.Fault)

  private func read(
    _ text: String
  ) throws -> (entries: [BibTeXEntry], malformed: [Malformed]) {
    let reader = BibTeXReader(TrickleSource(text.utf8, atMost: 5), limits: .standard)
    var entries: [BibTeXEntry] = []
    var malformed: [Malformed] = []
    try reader.read { event in
      switch event {
      case .entry(let entry): entries.append(entry)
      case .malformed(let key, let byte, let fault): malformed.append((key, byte, fault))
      }
    }
    return (entries, malformed)
  }

  @Test func valuesInBracesQuotesAndBare() throws {
    let text = """
      comment by hand, me@example.org
      @Article { key:1 ,
        Title = {A {Nested} "title"}, note = "with {"} and a, comma",
        year = 2020 , month = jan, empty = {}
      } @book(b, title = {In (parentheses)})
      """
    let entries = try read(text).entries
    #expect(entries.map(\.type) == ["article", "book"])
    #expect(entries.map(\.key) == ["key:1", "b"])
    #expect(entries.map { Array(text.utf8)[$0.byte] } == Array("@@".utf8))
    let first = try #require(entries.first)
    #expect(
      first.fields == [
        "title": "A {Nested} \"title\"", "note": "with {\"} and a, comma", "year": "2020",
        "month": "jan", "empty": "",
      ])
    #expect(first["title"] == "A Nested \"title\"")
    #expect(first["none"] == nil)
    #expect(entries.last?["title"] == "In (parentheses)")
  }

  @Test func macrosAreReplacedAndJoined() throws {
    let entries = try read(
      """
      @string{one = "First "}
      @STRING(two = one # {and second})
      @comment{@article{hidden, x = 1}}
      @preamble{"\\x"}
      @misc{k, a = one # two # 3, b = unknown}
      """
    ).entries
    #expect(entries.map(\.key) == ["k"])
    #expect(entries.first?["a"] == "First First and second3")
    #expect(entries.first?["b"] == "unknown")
  }

  @Test func anEntryThatDoesNotCloseCostsItselfAlone() throws {
    let (entries, malformed) = try read(
      "@a{one, x = {1}}\n@b{two, x = {open\n@c{three, x = {3}}\n@d{four, x = {4}")
    #expect(entries.map(\.key) == ["one", "three"])
    #expect(malformed.map(\.key) == ["two", "four"])
    #expect(malformed.map(\.byte) == [17, 54])
    #expect(malformed.map(\.fault) == [.open, .cut])
  }

  @Test(arguments: [
    #"@a{k, x = {a \{ b}, y = {1}}"#, #"@a{k, x = {a \} b}, y = {1}}"#,
    #"@a{k, x = {ends in \}, y = {1}}"#, #"@a{k, x = {100\%}, y = {1}}"#,
  ])
  func backslashesBeforeBraces(text: String) throws {
    let (entries, malformed) = try read(text + "\n@b{next,}")
    #expect(entries.map(\.key) == ["k", "next"])
    #expect(malformed.isEmpty)
    if !text.contains("ends") { #expect(entries.first?["y"] == "1") }
  }

  @Test func anEntryWithoutAKey() throws {
    let entries = try read("@article{title = {A}, year = 1999}").entries
    #expect(entries.map(\.key) == [""])
    #expect(entries.first?.fields == ["title": "A", "year": "1999"])
  }

  @Test(arguments: [
    (#"M{\"u}ller"#, "Müller"), (#"M\"uller"#, "Müller"), (#"Garc{\'\i}a"#, "García"),
    (#"Garc\'{\i}a"#, "García"), (#"\c{C}elik"#, "Çelik"), (#"\v Sime{\v{c}}ek"#, "Šimeček"),
    (#"{\O}rsted \& S{\o}n"#, "Ørsted & Søn"), (#"{\L}{\'o}d{\'z}"#, "Łódź"),
    (#"stra{\ss}e 5~b"#, "straße 5 b"), (#"{[}Anonymous]"#, "[Anonymous]"),
    (#"50\% of \$5\_a"#, "50% of $5_a"), (#"\emph{Stressed} word"#, "Stressed word"),
    (#"N\~{n}o"#, "Nño"), ("plain", "plain"), ("\\", ""), (#"{\'"#, ""), (#"a\"#, "a"),
    ("Erdo\u{11F}an", "Erdoğan"), (#"Erdo{\u{g}}an"#, "Erdoğan"), (#"\AA ngstr{\"o}m"#, "Ångström"),
  ])
  func latexIsMadePlain(raw: String, plain: String) {
    #expect(LaTeXText.plain(raw).unicodeScalars.elementsEqual(plain.unicodeScalars))
  }

  @Test func anEntryInALineOverTheLimitIsTold() throws {
    var limits = Limits()
    limits.recordBytes = 1 << 20
    let long = "@article{long, title={\(String(repeating: "x", count: 3 << 20))}}\n"
    let reader = BibTeXReader(
      MemorySource(("@article{a,\n year=2018}\n" + long + "@book{b,\n year=2019}\n").utf8),
      limits: limits)
    var told: [String] = []
    try reader.read { event in
      switch event {
      case .entry(let entry): told.append(entry.key)
      case .malformed(_, let byte, _): told.append("malformed at \(byte)")
      }
    }
    #expect(told == ["a", "malformed at 24", "b"])
  }

  /// Forty macros, each three times the one before: 10^19 bytes from two thousand.
  @Test func macrosDoNotGrowWithoutEnd() throws {
    var limits = Limits()
    limits.recordBytes = 1 << 20
    var text = "@string{m0 = {China}}\n"
    for number in 1...40 {
      text += "@string{m\(number) = m\(number - 1) # m\(number - 1) # m\(number - 1)}\n"
    }
    text += "@article{small, title = m2, year = 2018}\n@article{large, title = m9 # m10 # m10}\n"
    text += String(repeating: "@article{again, title = m9}\n", count: 100)
    var (faults, bytes, keys): (Int, Int, Set<String>) = (0, 0, [])
    try BibTeXReader(MemorySource(text.utf8), limits: limits).read { event in
      switch event {
      case .entry(let entry):
        keys.insert(entry.key)
        bytes += entry.fields["title"]?.utf8.count ?? 0
      case .malformed(_, _, .overLimit): faults += 1
      case .malformed(let key, let byte, let fault):
        Issue.record("\(key) at \(byte) is \(fault)")
      }
    }
    #expect(keys.contains("small"))
    #expect(bytes < limits.recordBytes + 8 * text.utf8.count)
    #expect(faults > 20)
  }
}
