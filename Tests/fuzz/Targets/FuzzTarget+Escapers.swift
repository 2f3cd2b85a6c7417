import Bibliography
import Figures
import Intake
import Markup
import Publishing
import Rankings

/// Escapers: a parser that did not write the text reads it back, and finds what went in.
extension FuzzTarget {
  static let escapers = [
    FuzzTarget("escape-json") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let quoted = JSONNode.quote(text)
      try JSONParser(depth: 4).parse(Array(quoted.utf8)) { value in
        precondition(value.string.map { Array($0.utf8) } == Array(text.utf8), "JSON changes a text")
      }
    },
    FuzzTarget("escape-html") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let page = HTML.element("p", ["title": text], text).text
      let read = try XMLText.of(page)
      precondition(read.elements == 1, "a text becomes an element")
      let kept = text.unicodeScalars.filter { isKept($0) }
      precondition(
        Array(read.text.unicodeScalars) == Array(kept), "HTML changes a text: \(page)")
    },
    FuzzTarget("escape-svg") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let escaped = SVGText.escape(text)
      let read = try XMLText.of("<p title=\"\(escaped)\">\(escaped)</p>")
      precondition(read.elements == 1, "a text becomes an element")
      precondition(read.text == SVGText.clean(text), "SVG changes a text: \(escaped)")
      precondition(read.title == read.text, "SVG changes an attribute: \(escaped)")
    },
    FuzzTarget("escape-csv") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let cells = [text, "x", text]
      let read = rows(of: CSVTable(["a", "b", "c"], [cells]).text)
      let acts = text.unicodeScalars.first.map { "=@\t\r".unicodeScalars.contains($0) } ?? false
      precondition(!acts || read[1][0].utf8.first == UInt8(ascii: "'"), "a cell becomes a formula")
      precondition(read.count == 2 && read[1].count == 3, "a cell becomes a row or two cells")
      for (cell, text) in zip(read[1], cells) {
        // The apostrophe that keeps a text from being a formula is no part of it.
        let isKept = cell.utf8.elementsEqual(text.utf8) || cell.utf8.elementsEqual("'\(text)".utf8)
        precondition(isKept, "CSV changes a text")
      }
    },
    FuzzTarget("escape-latex") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let read = unescaped(
        LaTeXTable.escape(text), bare: "\\{}$&#_%^~",
        by: [
          ("\\textbackslash{}", "\\"), ("\\textasciitilde{}", "~"), ("\\textasciicircum{}", "^"),
          ("\\,", "\u{202F}"), ("$-$", "\u{2212}"), ("~", "\u{A0}"),
        ] + "{}$&#_%".map { ("\\\($0)", String($0)) })
      // Two hyphens are how LaTeX writes a dash.
      let kept = TextGrid.clean(text).replacing(scalars: "\u{2013}", with: "--")
      precondition(read == kept, "LaTeX changes a text")
    },
    FuzzTarget("escape-markdown") { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      let signs = "\\`*_[]#!~"
      let read = unescaped(
        ReportMarkdown.escape(text), bare: signs + "<&",
        by: [("&lt;", "<"), ("&amp;", "&")] + signs.map { ("\\\($0)", String($0)) })
      precondition(read == TextGrid.clean(text), "Markdown changes a text")
    },
    FuzzTarget("escape-toml") { bytes in
      var study = try StudyFile.read(
        """
        schema = "\(StudyFile.schema)"
        focus = "CN"
        windows = ["2013-2017", "2018-2022"]
        """, name: "x")
      study.texts["en"] = Study.Texts()
      study.texts["en"]?.title = String(decoding: bytes, as: UTF8.self)
      let again = try StudyFile.read(StudyFile.text(study), name: "y")
      precondition(again == study, "TOML changes a text")
    },
    FuzzTarget("escape-terminal") { bytes in
      let clean = TextGrid.clean(String(decoding: bytes, as: UTF8.self))
      let acts = clean.unicodeScalars.contains { scalar in
        switch scalar.value {
        case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
      }
      precondition(!acts, "a terminal would act on a text")
    },
  ]

  /// A text without its escapes; nil if a sign that acts stands in it by itself.
  private static func unescaped(
    _ text: String, bare signs: String, by escapes: [(written: String, read: String)]
  ) -> String? {
    let escapes = escapes.map { (written: Array($0.unicodeScalars), read: $1.unicodeScalars) }
    var rest = Array(text.unicodeScalars)[...]
    var read = String.UnicodeScalarView()
    while let scalar = rest.first {
      if let escape = escapes.first(where: { rest.starts(with: $0.written) }) {
        read.append(contentsOf: escape.read)
        rest.removeFirst(escape.written.count)
      } else {
        guard !signs.unicodeScalars.contains(scalar) else { return nil }
        read.append(scalar)
        rest.removeFirst()
      }
    }
    return String(read)
  }

  /// The rows of a table by RFC 4180 and nothing else.
  private static func rows(of table: String) -> [[String]] {
    let bytes = Array(table.utf8)
    var (rows, row, cell): ([[String]], [String], [UInt8]) = ([], [], [])
    var (index, isQuoted) = (0, false)
    while index < bytes.count {
      defer { index += 1 }
      switch bytes[index] {
      case UInt8(ascii: "\"") where isQuoted && bytes[(index + 1)...].first == bytes[index]:
        cell.append(bytes[index])
        index += 1
      case UInt8(ascii: "\""): isQuoted.toggle()
      case UInt8(ascii: ",") where !isQuoted, 0x0D where !isQuoted:
        row.append(String(decoding: cell, as: UTF8.self))
        cell = []
        guard bytes[index] == 0x0D else { continue }
        rows.append(row)
        row = []
        index += 1  // LF
      default: cell.append(bytes[index])
      }
    }
    return rows
  }

  private static func isKept(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: true
    case 0..<0x20, 0x7F..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: false
    default: true
    }
  }

  /// The text of a page as libxml2 reads it.
  private final class XMLText: XMLHandler {
    static let vocabulary = ["p", "title"]
    static let recordNames = 0
    var elements = 0
    var text = ""
    var title: String?

    func start(_ token: Int, _ attributes: XMLAttributes, byte: Int?) -> XMLAction {
      elements += 1
      title = attributes[2]
      return .collect
    }

    func end(_ token: Int, _ text: UnsafeBufferPointer<UInt8>) {
      self.text = String(decoding: text, as: UTF8.self)
    }

    static func of(_ page: String) throws -> XMLText {
      let read = XMLText()
      try XMLEventReader.read(MemorySource(page.utf8), into: read, limits: .standard)
      return read
    }
  }
}
