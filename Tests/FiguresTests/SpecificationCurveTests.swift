import Foundation
import Testing

@testable import Figures

@Suite("Specification curve")
struct SpecificationCurveTests {
  private func curve(
    _ ranks: [Int], published: Int? = nil, flag: Int? = nil, width: Double = 720
  ) -> SpecificationCurve {
    SpecificationCurve(
      caption: Caption(id: "curve", title: "t", description: "d"),
      axes: [.init(label: "Weights", choices: ["raw", "log"])],
      results: ranks.enumerated().map {
        .init(key: "s\($0.offset)", standing: Standing($0.element), choices: [$0.offset % 2])
      },
      published: published.map { .init(rank: $0, label: "Published") },
      flags: flag.map { [.init(key: "s\($0)", label: "Default", emphasis: .focus)] } ?? [],
      width: width)
  }

  /// The numbers of the axis of ranks with the y of their lines.
  private func ticks(_ chart: SpecificationCurve) -> [(rank: Int, y: Double)] {
    let elements = chart.drawing(.untitled).elements
    return zip(elements, elements.dropFirst()).compactMap { line, text in
      guard line.attributes[.class] == "f-grid", case .text(let number)? = text.children.first,
        let rank = Int(number), let y = line.attributes[.y1].flatMap(Double.init)
      else { return nil }
      return (rank, y)
    }
  }

  @Test("a wide range has a logarithmic axis with 1, 2, 5, 10 …")
  func logarithmic() throws {
    let chart = curve(Array(1...236), published: 4)
    #expect(chart.hasLogarithmicRanks)
    let found = ticks(chart)
    #expect(found.map(\.rank) == [1, 2, 5, 10, 20, 50, 100, 200])
    let first = try #require(found.first)
    let decade = try #require(found.first { $0.rank == 10 }).y - first.y
    for tick in found {
      #expect(abs(tick.y - first.y - log10(Double(tick.rank)) * decade) < 0.3)
    }
    #expect(decade > 90)
    #expect(ticks(curve([3, 4, 7, 60])).map(\.rank) == [5, 10, 20, 50])
    #expect(ticks(curve([1, 12_000])).map(\.rank).suffix(3) == [2000, 5000, 10_000])
  }

  @Test("a narrow range keeps its even pace")
  func linear() {
    #expect(!curve(Array(1...40)).hasLogarithmicRanks)
    #expect(curve(Array(1...41)).hasLogarithmicRanks)
    #expect(curve(Array(1...9), published: 50).hasLogarithmicRanks)
    #expect(!curve(Array(50...60)).hasLogarithmicRanks)
    #expect(!curve([70]).hasLogarithmicRanks && !curve([]).hasLogarithmicRanks)
    #expect(!curve([0, 90]).hasLogarithmicRanks)
    let found = ticks(curve(Array(1...9)))
    #expect(found.map(\.rank) == Array(1...9))
    let steps = zip(found, found.dropFirst()).map { $1.y - $0.y }
    #expect(steps.allSatisfy { abs($0 - 16) < 0.2 })
  }

  @Test("published line, step and flag share the height of their rank", arguments: [12, 236])
  func heights(_ greatest: Int) throws {
    let chart = curve(Array(1...greatest), published: 5, flag: 4)
    let tick = try #require(ticks(chart).first { $0.rank == 5 }).y
    let elements = ParsedSVG(chart.svg(.untitled)).elements
    let line = try #require(elements.first { $0.attributes["class"] == "f-dash" })
    let step = try #require(
      elements.first { $0.name == "rect" && $0.attributes["class"] == "f-ink" })
    let dot = try #require(elements.first { $0.name == "circle" })
    let number = { (element: ParsedSVG.Element, name: String) in
      element.attributes[name].flatMap(Double.init) ?? .nan
    }
    #expect(abs(number(line, "y1") - tick) < 0.1)
    #expect(abs(number(step, "y") + number(step, "height") / 2 - tick) < 0.2)
    #expect(abs(number(dot, "cy") - tick) < 0.1)
    let hits = elements.filter { ($0.attributes["class"] ?? "").hasSuffix("f-hit") }
    #expect(hits.count == 1)
  }

  @Test("no text overlaps another", arguments: [720.0, 360], [1, 4, 200])
  func clear(_ width: Double, _ published: Int) {
    for ranks in [Array(1...236), [1, 1, 1, 2, 2, 500], [2, 41], Array(repeating: 1, count: 9)] {
      for flag in ranks.indices.prefix(3) {
        let chart = curve(ranks, published: published, flag: flag, width: width)
        let found = chart.drawing(.inline).collisions.map { "\($0.0.text) | \($0.1.text)" }
        #expect(found.isEmpty, "\(ranks.count) ranks, flag \(flag): \(found)")
      }
    }
  }
}
