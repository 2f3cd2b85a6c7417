import Figures
import Testing

@Suite("Hostile texts stay texts")
struct HostileTextTests {
  static let hostile = [
    "<script>alert(1)</script>", "</script></svg><b onload=x>",
    "\"quoted\" 'single' & &amp; &#x3c;",
    "<\u{301}b>\"\u{301}x='\u{301}", "\u{600}<g\u{600}>", "a\u{200D}<b\u{200D}\"",
    "\u{202E}lanif\u{202C} \u{2066}x\u{2069}", "nul\u{0}bell\u{7}del\u{7F}nel\u{85}",
    "]]><!-- --><?xml?>", nonCharacters + "end", "tab\tline\nreturn\r\nend",
    "中国“&”<台>", "", " ", "\u{301}", "=cmd|' /C calc'!A0", "url(#x);}*{fill:red}",
  ]

  /// U+FFFE, U+FFFF, U+FDD0 and U+1FFFE, which a literal may not hold.
  static let nonCharacters = String(
    String.UnicodeScalarView(
      [UInt32]([0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE]).compactMap(Unicode.Scalar.init)))

  @Test("text and attribute read back without what is forbidden", arguments: hostile)
  func roundTrip(_ text: String) {
    let element = SVGElement(
      .svg, [.dataValue: text], [SVGElement(.title, [.dataKey: text], text: text)])
    let parsed = ParsedSVG(element.markup)
    let clean = SVGText.clean(text)
    #expect(parsed.isWellFormed)
    #expect(parsed.elements.map(\.name) == ["svg", "title"])
    #expect(parsed.elements.first?.attributes["data-value"] == clean)
    #expect(parsed.elements.last?.attributes["data-key"] == clean)
    #expect(
      parsed.elements.last.map { Array($0.text.unicodeScalars) } == Array(clean.unicodeScalars))
  }

  @Test func cleaningDropsOnlyTheForbidden() {
    #expect(SVGText.clean("a\u{0}b\u{202E}c\u{2069}d" + HostileTextTests.nonCharacters) == "abcd")
    #expect(SVGText.clean("a\u{301}\u{200D}\u{600}\u{200F}中") == "a\u{301}\u{200D}\u{600}\u{200F}中")
    #expect(SVGText.clean("a\tb\nc\rd") == "a b c d")
  }

  @Test("every figure keeps its structure", arguments: hostile)
  func figures(_ text: String) {
    let allowed = Set(SVGAttribute.allCases.map(\.rawValue))
    let names: Set<String> = [
      "svg", "g", "title", "desc", "defs", "style", "pattern", "path", "rect", "circle", "line",
      "text",
    ]
    for figure in SampleFigures(text: { text + $0 }).all {
      for form in [FigureForm.inline, .standalone] {
        let svg = figure.svg(form)
        let parsed = ParsedSVG(svg)
        #expect(parsed.isWellFormed)
        #expect(Set(parsed.elements.map(\.name)).isSubset(of: names))
        #expect(parsed.elements.allSatisfy { allowed.isSuperset(of: $0.attributes.keys) })
        #expect(parsed.named("desc").first?.text == SVGText.clean(figure.caption.description))
        #expect(parsed.named("title").first?.text == SVGText.clean(figure.caption.title))
        #expect(parsed.named("style").count == (form == .standalone ? 1 : 0))
        #expect(svg.unicodeScalars.allSatisfy { SVGText.isAllowed($0) || $0 == "\n" })
      }
    }
  }

  @Test func identifiersAreSafeInReferences() {
    #expect(SVGText.identifier("a b\")<é") == "a-b----")
    #expect(SVGText.identifier("9x") == "f-9x")
    #expect(SVGText.identifier("") == "f-")
    let figure = SampleFigures().coverage
    var hostile = figure
    hostile.caption.id = "x\");<\u{0}"
    let parsed = ParsedSVG(hostile.svg(.standalone))
    #expect(parsed.named("pattern").first?.attributes["id"] == "x------hatch")
    #expect(parsed.named("rect").contains { $0.attributes["fill"] == "url(#x------hatch)" })
  }
}
