import Figures
import Foundation
import Testing

@Suite("Style and catalogue")
struct FigureStyleTests {
  @Test("the catalogue lists every file of charts, and no more")
  func catalogue() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let folder = root.appending(path: "Sources/Figures/Charts")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".swift") && !$0.contains("+") }
      .map { String($0.dropLast(6)) }
    #expect(files.sorted() == FigureCatalog.kinds.map { "\($0)" }.sorted())
    #expect(Set(SampleFigures().all.map { "\(type(of: $0))" }) == Set(files))
  }

  @Test("text colours read on their ground", arguments: [true, false])
  func contrast(_ isLight: Bool) {
    let colour = { (role: FigurePalette) in isLight ? role.light : role.dark }
    for role in [FigurePalette.ink, .muted, .focus, .against, .rise, .fall] {
      #expect(Colour.contrast(colour(role), colour(.paper)) >= 4.5, "\(role)")
    }
    #expect(Colour.contrast(colour(.onFocus), colour(.focus)) >= 4.5)
    #expect(Colour.contrast(colour(.onAgainst), colour(.against)) >= 4.5)
    let heat = FigurePalette.allCases.suffix(7)
    for (step, role) in heat.enumerated() {
      let text = colour(step <= 3 ? .ink : .paper)
      #expect(Colour.contrast(colour(role), text) >= 4.5, "\(role)")
    }
    let light = heat.map { Colour.lab(Colour.linear(colour($0)))[0] }
    for (a, b) in zip(light, light.dropFirst()) {
      #expect(isLight ? a - b > 6 : b - a > 6)
    }
  }

  @Test("loud colours stay apart for every kind of colour vision", arguments: [true, false])
  func colourVision(_ isLight: Bool) {
    let pairs: [(FigurePalette, FigurePalette)] = [
      (.focus, .against), (.rise, .fall), (.focus, .quiet), (.against, .quiet),
    ]
    for (a, b) in pairs {
      for matrix in Colour.visions {
        let left = Colour.seen(isLight ? a.light : a.dark, matrix)
        let right = Colour.seen(isLight ? b.light : b.dark, matrix)
        let distance = zip(left, right).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
        #expect(distance > 20, "\(a) \(b) \(distance)")
      }
    }
  }

  @Test("classes in figures and rules in the style sheet are the same set")
  func classes() {
    var used: Set<String> = []
    for width in [720.0, 360] {
      for figure in SampleFigures(width: width).all {
        for element in ParsedSVG(figure.svg()).elements {
          used.formUnion((element.attributes["class"] ?? "").split(separator: " ").map(String.init))
        }
      }
    }
    for name in used.subtracting(["fig", "mark", "cell", "key"]) {
      #expect(FigureStyle.css.contains(".\(name)"), "no rule for \(name)")
    }
  }

  @Test("a file brings its style, a page's figure does not")
  func files() {
    let figure = SampleFigures().bump
    let file = figure.svg(.standalone)
    #expect(file.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg "))
    #expect(file.contains("prefers-color-scheme:dark") && !file.contains("var("))
    #expect(!figure.svg().contains("<style") && !figure.svg().contains("style="))
    for text in [file, FigureStyle.css] {
      #expect(!text.contains("url(http") && !text.contains("@import") && !text.contains("<script"))
    }
  }
}

/// Colour arithmetic: WCAG contrast, CIE L*a*b*, and dichromatic vision after Machado,
/// Oliveira & Fernandes 2009.
enum Colour {
  static let visions: [[[Double]]] = [
    [[1, 0, 0], [0, 1, 0], [0, 0, 1]],
    [
      [0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
      [-0.003882, -0.048116, 1.051998],
    ],
    [
      [0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
      [-0.011820, 0.042940, 0.968881],
    ],
    [
      [1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
      [0.004733, 0.691367, 0.303900],
    ],
  ]

  static func linear(_ hex: String) -> [Double] {
    let value = Int(hex.dropFirst(), radix: 16) ?? 0
    return [value >> 16 & 255, value >> 8 & 255, value & 255].map { channel in
      let share = Double(channel) / 255
      return share <= 0.04045 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4)
    }
  }

  static func contrast(_ a: String, _ b: String) -> Double {
    let light = [a, b].map { hex in
      zip(linear(hex), [0.2126, 0.7152, 0.0722]).map(*).reduce(0, +) + 0.05
    }
    return (light.max() ?? 1) / (light.min() ?? 1)
  }

  static func seen(_ hex: String, _ matrix: [[Double]]) -> [Double] {
    let colour = linear(hex)
    return lab(matrix.map { row in min(1, max(0, zip(row, colour).map(*).reduce(0, +))) })
  }

  static func lab(_ rgb: [Double]) -> [Double] {
    let rows = [
      [0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505],
    ]
    let xyz = zip(rows, [0.95047, 1, 1.08883]).map { row, white in
      zip(row, rgb).map(*).reduce(0, +) / white
    }
    let f = xyz.map { $0 > 0.008856 ? cbrt($0) : 7.787 * $0 + 16.0 / 116 }
    return [116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])]
  }
}
