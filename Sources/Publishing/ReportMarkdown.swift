import Bibliography
import Figures

/// The report as Markdown (CommonMark with tables), its figures beside it as files.
public struct ReportMarkdown {
  private let composer: ReportComposer

  private let chapters: [ReportChapter]

  init(_ composer: ReportComposer, _ chapters: [ReportChapter]) {
    self.composer = composer
    self.chapters = chapters
  }

  /// The document.
  var text: String {
    var document = "# \(Self.escape(composer.headline))\n\n*\(Self.escape(composer.title))*\n"
    for chapter in chapters {
      document += "\n## \(Self.escape(chapter.title))\n"
      for text in chapter.blocks.map(markdown) where !text.isEmpty { document += "\n" + text }
    }
    return document
  }

  private func markdown(_ block: ReportBlock) -> String {
    switch block {
    case .paragraph(let text): Self.escape(text) + "\n"
    case .note(let text): "> \(Self.escape(text))\n"
    case .list(let items): items.map { "- \(Self.escape($0))\n" }.joined()
    case .code(let text): "```\n\(text.replacing(scalars: "`", with: "'"))\n```\n"
    case .table(let table): markdown(table)
    case .figure(let figure): markdown(figure)
    case .explorable(let explorable): explorable.figures.last.map(markdown) ?? ""
    case .choice(_, let panels, _):
      panels.flatMap { $0.blocks.map(markdown) }.joined(separator: "\n")
    case .explorer: ""
    }
  }

  private func markdown(_ figure: any Figure) -> String {
    "![\(Self.escape(figure.caption.title))](figures/\(figure.caption.id).svg)\n"
  }

  private func markdown(_ table: ReportTable) -> String {
    let rule = table.columns.map { $0.hasPrefix(">") ? "---:" : "---" }
    let lines = [table.heads.map(cell), rule] + table.rows.map { $0.map(cell) }
    return "**\(Self.escape(table.title))**\n\n"
      + lines.map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  private func cell(_ text: String) -> String {
    Self.escape(text).replacing(scalars: "|", with: "\\|")
  }

  /// A text in which nothing is markup, on one line.
  public static func escape(_ text: String) -> String {
    var escaped = String.UnicodeScalarView()
    for scalar in TextGrid.clean(text).unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "#", "!", "~":
        escaped.append("\\")
        escaped.append(scalar)
      case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
      case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
      default: escaped.append(scalar)
      }
    }
    return String(escaped)
  }
}
