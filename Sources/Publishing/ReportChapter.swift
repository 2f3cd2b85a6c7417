import Figures

/// A table of a report: the same for page, Markdown and CSV.
struct ReportTable: Sendable {
  /// A name unique in the report, used for the CSV file.
  public var id: String
  /// The caption.
  public var title: String
  /// The head of each column; one that starts with `>` is set to the right.
  public var columns: [String]
  /// The rows; the first cell heads its row.
  public var rows: [[String]]
  /// The place of the row to stress, if any.
  public var focusRow: Int?
  /// The data behind the table with a stable header in English, for the CSV file.
  public var data: CSVTable
  /// The country of each row; empty where rows are no countries.
  public var countries: [String] = []

  /// The heads without their marks.
  var heads: [String] { columns.map { $0.hasPrefix(">") ? String($0.dropFirst()) : $0 } }
}

/// A piece of a chapter.
indirect enum ReportBlock: Sendable {
  /// A paragraph.
  case paragraph(String)
  /// A paragraph that says what to mind.
  case note(String)
  /// A list.
  case list([String])
  /// A line to copy, such as the canonical specification.
  case code(String)
  /// A table.
  case table(ReportTable)
  /// A figure, in the width of a page; it is drawn again for phones.
  case figure(any Figure)
  /// Panels of which a reader sees one at a time: what is chosen, the panels, the one shown first.
  case choice(String, [(name: String, blocks: [ReportBlock])], shown: Int)
  /// A figure with every window and year for a reader to choose.
  case explorable(ExplorableFigure)
  /// The results of all specifications, for a reader to choose among; the page alone shows it.
  case explorer(SpecificationExplorer)

  /// The tables in the piece.
  var tables: [ReportTable] {
    switch self {
    case .table(let table): [table]
    case .choice(_, let panels, _): panels.flatMap { $0.blocks.flatMap(\.tables) }
    default: []
    }
  }

  /// The figures in the piece.
  var figures: [any Figure] {
    switch self {
    case .figure(let figure): [figure]
    case .explorable(let explorable): explorable.figures
    case .choice(_, let panels, _): panels.flatMap { $0.blocks.flatMap(\.figures) }
    default: []
    }
  }
}

/// A chapter of a report.
struct ReportChapter: Sendable {
  /// A name unique in the report.
  public var id: String
  /// The heading.
  public var title: String
  /// The pieces in order.
  public var blocks: [ReportBlock]
}
