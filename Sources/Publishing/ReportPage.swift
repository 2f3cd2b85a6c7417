import Figures
import Foundation
import Intake

/// The report as one self-contained page: no request to anywhere, a content policy that admits its own
/// style sheet and its own script by their hashes and nothing else.
///
/// It can be read without scripts.
struct ReportPage {
  let composer: ReportComposer
  private let chapters: [ReportChapter]
  var words: any ReportWords { composer.words }

  init(_ composer: ReportComposer, _ chapters: [ReportChapter]) {
    self.composer = composer
    self.chapters = chapters
  }

  /// The page.
  var text: String {
    let style = ReportStyle.css + FigureStyle.css
    let digest = { (text: String) in
      Data(SHA256.bytes(of: text.utf8)).base64EncodedString()
    }
    let policy =
      "default-src 'none'; style-src 'sha256-\(digest(style))'; "
      + "script-src 'sha256-\(digest(ReportScript.text))'; base-uri 'none'; form-action 'none'"
    let head = HTML.element(
      "head", [:],
      [
        .element("meta", ["charset": "utf-8"]),
        .element(
          "meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
        .element(
          "meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
        .element("meta", ["name": "color-scheme", "content": "light dark"]),
        .element("meta", ["name": "generator", "content": "copub \(composer.contents.version)"]),
        .element("title", [:], composer.title), .style(style),
      ])
    let body = HTML.element(
      "body",
      [
        "data-copied": words.copied, "data-sort": words.sortHint, "data-tied": words.tied,
        "data-untried": words.notTried,
      ],
      [
        .element("a", ["class": "skip", "href": "#content"], words.skipToContent), header,
        navigation, lens, .element("main", ["id": "content"], chapters.map(chapter)), tip,
        .script(ReportScript.text),
      ])
    let page = HTML.element("html", ["lang": words.language.rawValue], [head, body])
    return "<!DOCTYPE html>\n" + page.text + "\n"
  }

  private var header: HTML {
    .element(
      "header", [:],
      [
        .element("p", ["class": "kicker"], composer.title),
        .element("h1", [:], keeping(composer.headline)),
      ])
  }

  private var navigation: HTML {
    .element(
      "nav", ["aria-label": words.contents],
      [
        .element(
          "ol", [:],
          chapters.map { chapter in
            .element("li", [:], [.element("a", ["href": "#\(chapter.id)"], chapter.title)])
          })
      ])
  }

  private func chapter(_ chapter: ReportChapter) -> HTML {
    .element(
      "section", ["id": chapter.id, "aria-labelledby": "\(chapter.id)-title"],
      [.element("h2", ["id": "\(chapter.id)-title"], chapter.title)]
        + chapter.blocks.map { block($0, inHeadline: chapter.id == "in-short") })
  }

  func block(_ block: ReportBlock, inHeadline: Bool) -> HTML {
    switch block {
    case .paragraph(let text): .element("p", inHeadline ? ["class": "lead"] : [:], text)
    case .note(let text): .element("p", ["class": "note"], text)
    case .list(let items): .element("ul", [:], items.map { .element("li", [:], $0) })
    case .code(let text): .element("p", [:], [.element("code", [:], text)])
    case .table(let table): self.table(table)
    case .figure(let figure): self.figure(figure)
    case .explorable(let explorable): self.explorable(explorable)
    case .choice(let name, let panels, let shown): choice(name, panels, shown)
    case .explorer(let explorer): self.explorer(explorer)
    }
  }

  private func table(_ table: ReportTable) -> HTML {
    let isRight = table.columns.map { $0.hasPrefix(">") }
    let head = table.heads.enumerated().map { column, name in
      HTML.element(
        "th", ["scope": "col", "class": isRight[column] ? "number" : "text"], keeping(name))
    }
    let isBroad = table.columns.count > 8
    let rows = table.rows.enumerated().map { index, row in
      HTML.element(
        "tr", attributes(table, index),
        row.enumerated().map { column, cell in
          column == 0
            ? .element("th", ["scope": "row"], cell)
            : .element("td", isRight[column] ? ["class": "number"] : [:], cell)
        })
    }
    let box = HTML.element(
      "div",
      [
        "class": isBroad ? "table broad" : "table", "tabindex": "0", "role": "region",
        "aria-label": table.title,
      ],
      [
        .element(
          "table", ["id": "table-\(table.id)", "class": isRight.count > 6 ? "dense" : "plain"],
          [
            .element("caption", [:], table.title),
            .element("thead", [:], [.element("tr", [:], head)]), .element("tbody", [:], rows),
          ])
      ])
    return table.rows.count < 4
      ? box : .element("div", ["class": isBroad ? "tabled broad" : "tabled"], [tools(table), box])
  }

  private func attributes(
    _ table: ReportTable, _ row: Int
  ) -> KeyValuePairs<StaticString, String> {
    let country = table.countries.indices.contains(row) ? table.countries[row] : nil
    let isAgainst = composer.contents.study.against.contains { $0.text == country }
    let kind = row == table.focusRow ? "focus" : isAgainst ? "against" : ""
    return switch (kind, country) {
    case ("", nil): [:]
    case (_, nil): ["class": kind]
    case ("", let country?): ["data-country": country]
    case (_, let country?): ["class": kind, "data-country": country]
    }
  }

  /// A text whose words are not broken, not even behind the dash of a window.
  private func keeping(_ text: String) -> [HTML] {
    let words = text.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count > 1 || text.utf8.count <= 16 else { return [.text(text)] }
    return words.enumerated().flatMap { index, word -> [HTML] in
      let kept = HTML.element("span", ["class": "keep"], String(word))
      return index == 0 ? [kept] : [.text(" "), kept]
    }
  }

  /// A figure, drawn once for pages and once for phones; a style rule shows one of them.
  private func figure(_ figure: any Figure) -> HTML {
    .element(
      "figure", ["id": "figure-\(figure.caption.id)"],
      [
        .element("div", ["class": "wide"], [.figure(figure.svg(.inline))]),
        .element("div", ["class": "narrow"], [.figure(figure.drawnForPhones.svg(.inline))]),
      ])
  }
}

extension Figure {
  /// The same figure 360 pixels wide, under another id.
  var drawnForPhones: any Figure {
    var copy = self
    copy.caption.id += "-narrow"
    copy.width = 360
    return copy
  }
}
