import Figures
import Testing

@Suite("Text layout")
struct TextLayoutTests {
  @Test func widths() {
    #expect(TextMetrics.width("", size: 10) == 0)
    #expect(TextMetrics.width("中国", size: 10) == 20)
    #expect(TextMetrics.width("e\u{301}", size: 10) == TextMetrics.width("e", size: 10))
    #expect(
      TextMetrics.width("Wide", size: 10, bold: true) > TextMetrics.width("Wide", size: 10))
    #expect(TextMetrics.width("x\u{200D}\u{202E}", size: 10) == TextMetrics.width("x", size: 10))
  }

  @Test func truncation() {
    #expect(TextMetrics.truncate("China", to: 100, size: 10) == "China")
    let short = TextMetrics.truncate("United Kingdom", to: 50, size: 10)
    #expect(short.hasSuffix("…") && short.hasPrefix("Uni"))
    #expect(TextMetrics.width(short, size: 10) <= 50)
    #expect(TextMetrics.truncate("China", to: 0, size: 10) == "…")
  }

  @Test func wrapping() {
    #expect(TextWrap.lines("", width: 100, size: 10).isEmpty)
    #expect(TextWrap.lines("one two", width: 1000, size: 10) == ["one two"])
    #expect(TextWrap.lines("one two", width: 25, size: 10) == ["one", "two"])
    #expect(TextWrap.lines("国际科研合作", width: 30, size: 10) == ["国际科", "研合作"])
    let closed = TextWrap.lines("国际科，研（合）作", width: 30, size: 10)
    #expect(closed.allSatisfy { !$0.hasPrefix("，") && !$0.hasPrefix("）") && !$0.hasSuffix("（") })
    #expect(closed.joined() == "国际科，研（合）作")
  }

  @Test func dodging() {
    #expect(LabelDodge.place([], gap: 10, in: 0...100).isEmpty)
    #expect(LabelDodge.place([200], gap: 10, in: 0...100) == [100])
    #expect(LabelDodge.place([10, 50], gap: 10, in: 0...100) == [10, 50])
    #expect(LabelDodge.place([50, 50], gap: 10, in: 0...100) == [45, 55])
    #expect(LabelDodge.place([0, 0, 0], gap: 10, in: 0...100) == [0, 10, 20])
    #expect(LabelDodge.place([100, 100, 99], gap: 10, in: 0...100) == [90, 100, 80])
    #expect(LabelDodge.place([5, 5, 5], gap: 10, in: 0...10) == [0, 5, 10])
  }

  @Test("labels of any height keep their distance", arguments: 1...40)
  func dodgingKeepsDistance(_ seed: Int) {
    var state = UInt64(seed)
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 40) / 16_777_216
    }
    let count = 1 + seed % 12
    let wanted = (0..<count).map { _ in next() * 300 }
    let heights = (0..<count).map { _ in 5 + next() * 20 }
    let placed = LabelDodge.place(wanted, heights: heights, in: 0...300)
    let boxes = placed.indices.sorted { placed[$0] < placed[$1] }
    for (a, b) in zip(boxes, boxes.dropFirst()) {
      #expect(placed[a] + heights[a] <= placed[b] + 1e-9)
    }
    #expect(placed.allSatisfy { $0 >= -1e-9 && $0 <= 300 + 1e-9 })
  }

  @Test func coordinates() {
    let cases: [(Double, String)] = [
      (0, "0"), (-0.0, "0"), (-0.001, "0"), (1, "1"), (1.5, "1.5"), (1.25, "1.3"),
      (1.06, "1.1"), (-2.3, "-2.3"), (0.04, "0"), (.nan, "0"), (.infinity, "0"),
      (1e300, "1000000000"), (-0.5, "-0.5"), (99.999, "100"),
    ]
    for (value, text) in cases { #expect(SVGNumber.coordinate(value) == text) }
  }

  @Test func values() {
    let cases: [(Double, String)] = [
      (0, "0"), (-0.0, "0"), (1, "1"), (-1.5, "-1.5"), (0.1 + 0.2, "0.3"),
      (1.0 / 3, "0.333333333333"),
      (2.0 / 3, "0.666666666667"), (123456789012345, "123456789012000"), (0.001, "0.001"),
      (1e-5, "0.00001"), (1.5e-7, "1.5e-7"), (1e15, "1e15"), (1e14, "100000000000000"),
      (9.9999999999999, "10"), (.nan, ""), (6.02214076e23, "6.02214076e23"),
    ]
    for (value, text) in cases { #expect(SVGNumber.value(value) == text) }
  }
}
