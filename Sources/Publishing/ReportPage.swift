import Figures
import Foundation
import Intake

/// The report as one self-contained page: no script, no request to anywhere, a content policy that
/// admits its own style sheet and nothing else.
struct ReportPage {
  private let composer: ReportComposer
  private let chapters: [ReportChapter]
  private var words: any ReportWords { composer.words }

  init(_ composer: ReportComposer) {
    self.composer = composer
    chapters = composer.chapters
  }

  /// The page.
  var text: String {
    let style = ReportStyle.css + FigureStyle.css
    let digest = Data(SHA256.bytes(of: style.utf8)).base64EncodedString()
    let policy =
      "default-src 'none'; style-src 'sha256-\(digest)'; img-src data:; base-uri 'none'; "
      + "form-action 'none'"
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
      "body", [:],
      [
        .element("a", ["class": "skip", "href": "#content"], words.skipToContent), header,
        navigation, .element("main", ["id": "content"], chapters.map(chapter)),
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

  private func block(_ block: ReportBlock, inHeadline: Bool) -> HTML {
    switch block {
    case .paragraph(let text): .element("p", inHeadline ? ["class": "lead"] : [:], text)
    case .note(let text): .element("p", ["class": "note"], text)
    case .list(let items): .element("ul", [:], items.map { .element("li", [:], $0) })
    case .code(let text): .element("p", [:], [.element("code", [:], text)])
    case .table(let table): self.table(table)
    case .figure(let figure): self.figure(figure)
    }
  }

  private func table(_ table: ReportTable) -> HTML {
    let isRight = table.columns.map { $0.hasPrefix(">") }
    let head = table.heads.enumerated().map { column, name in
      HTML.element(
        "th", ["scope": "col", "class": isRight[column] ? "number" : "text"], keeping(name))
    }
    let rows = table.rows.enumerated().map { index, row in
      HTML.element(
        "tr", index == table.focusRow ? ["class": "focus"] : [:],
        row.enumerated().map { column, cell in
          column == 0
            ? .element("th", ["scope": "row"], cell)
            : .element("td", isRight[column] ? ["class": "number"] : [:], cell)
        })
    }
    return .element(
      "div", ["class": "table", "tabindex": "0", "role": "region", "aria-label": table.title],
      [
        .element(
          "table", ["id": "table-\(table.id)", "class": isRight.count > 6 ? "dense" : "plain"],
          [
            .element("caption", [:], table.title),
            .element("thead", [:], [.element("tr", [:], head)]), .element("tbody", [:], rows),
          ])
      ])
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
  fileprivate var drawnForPhones: any Figure {
    var copy = self
    copy.caption.id += "-narrow"
    copy.width = 360
    return copy
  }
}
