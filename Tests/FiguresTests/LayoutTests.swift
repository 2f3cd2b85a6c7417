import Figures
import Testing

@Suite("No text overlaps another or leaves the drawing")
struct LayoutTests {
  static let widths = [720.0, 560, 390, 320]

  @Test("in English", arguments: widths)
  func english(_ width: Double) { expectClear(SampleFigures(width: width)) }

  @Test("in Chinese, with long names", arguments: widths)
  func chinese(_ width: Double) {
    expectClear(
      SampleFigures(width: width) { stem in
        SampleFigures.chinese[stem] ?? (stem.count > 12 ? "国际科研合作中心度位次由第10位升至第4位" : stem)
      })
  }

  @Test("with names far too long", arguments: widths)
  func endless(_ width: Double) {
    expectClear(SampleFigures(width: width) { $0 + " of the Federated and United Kingdoms" })
  }

  private func expectClear(_ samples: SampleFigures) {
    for figure in samples.all {
      for form in FigureForm.allCases {
        let drawing = figure.drawing(form)
        let found = drawing.collisions.map { "\($0.0.text) | \($0.1.text)" }
        #expect(found.isEmpty, "\(type(of: figure)) at \(samples.width) \(form): \(found)")
        #expect(!drawing.texts.isEmpty)
      }
    }
  }

  @Test func collisionsAreFound() {
    let box = TextBox(x: 0, y: 0, width: 10, height: 10, text: "a")
    let drawing = Drawing(
      width: 20, height: 20, elements: [], definitions: [],
      texts: [
        box, TextBox(x: 9, y: 9, width: 10, height: 10), TextBox(x: 15, y: 0, width: 9, height: 5),
      ])
    #expect(drawing.collisions.count == 2)
  }

  @Test("same values, same bytes, whatever the order of countries")
  func deterministic() {
    let first = SampleFigures().all.map { $0.svg(.standalone) }
    for _ in 0..<5 { #expect(SampleFigures().all.map { $0.svg(.standalone) } == first) }
    let chart = SampleFigures().bump
    var shuffled = chart
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<5 {
      shuffled.lines.shuffle(using: &generator)
      #expect(shuffled.svg() == chart.svg())
    }
  }

  @Test("every figure is named and described, with ids of its own")
  func named() {
    for figure in SampleFigures().all {
      let parsed = ParsedSVG(figure.svg())
      let root = parsed.elements.first?.attributes ?? [:]
      let id = figure.caption.id
      #expect(root["role"] == "img")
      #expect(root["aria-labelledby"] == "\(id)-title \(id)-desc")
      let ids = parsed.elements.compactMap { $0.attributes["id"] }
      #expect(ids.contains("\(id)-title") && ids.contains("\(id)-desc"))
      #expect(ids.allSatisfy { $0.hasPrefix(id) } && Set(ids).count == ids.count)
    }
  }

  @Test func untitledFiguresLeaveTheirWordsToThePage() {
    for figure in SampleFigures().all {
      let texts = figure.drawing(.untitled).texts.map(\.text)
      #expect(!texts.contains(figure.caption.title) && !texts.contains(figure.caption.source))
      #expect(figure.drawing(.untitled).height < figure.drawing(.inline).height)
    }
  }
}
