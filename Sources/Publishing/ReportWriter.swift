import Figures
import Intake
import Rankings

/// Writes a report: page, Markdown, tables and figures of every language, the numbers as JSON, and
/// the manifest, each file at once or not at all.
public struct ReportWriter {
  private let contents: ReportContents
  private let folder: String
  private let isMarked: Bool

  /// A writer of reports into `folder/STUDY`.
  ///
  /// - Parameter isMarked: CSV files begin with a byte order mark, for Excel on Windows.
  public init(_ contents: ReportContents, to folder: String, isMarked: Bool = false) {
    self.contents = contents
    self.folder = folder + "/" + contents.study.name
    self.isMarked = isMarked
  }

  /// What was written.
  public struct Written: Sendable {
    /// The pages, one a language.
    public var pages: [String] = []
    /// The figures as SVG.
    public var figures: [String] = []
    /// All files.
    public var files: [String] = []
    /// The headline with the sentences under it, in the first language.
    public var headline: [String] = []
    /// The files with their digests, as the manifest lists them.
    var digests: [(path: String, sha256: String)] = []
  }

  /// Writes everything.
  ///
  /// - Throws: `AtomicFile.Failure`.
  public func write() throws -> Written {
    var written = Written()
    for language in contents.study.languages.compactMap(Language.init) {
      let composer = ReportComposer(contents: contents, words: language.words)
      if written.headline.isEmpty { written.headline = [composer.headline] + composer.summary }
      try write(composer, language.rawValue, &written)
    }
    try put(ReportDocument.json(contents).text(), "report.json", &written)
    try put(StudyFile.text(contents.study), "study.toml", &written)
    try put(manifest(written.digests).text(), "manifest.json", &written)
    return written
  }

  /// Everything of one language.
  private func write(
    _ composer: ReportComposer, _ place: String, _ written: inout Written
  ) throws {
    let chapters = composer.chapters
    try put(ReportPage(composer, chapters).text, "\(place)/index.html", &written)
    written.pages.append("\(folder)/\(place)/index.html")
    try put(ReportMarkdown(composer, chapters).text, "\(place)/report.md", &written)
    let tables = chapters.flatMap(\.blocks).flatMap(\.tables)
    var workbook = Workbook()
    workbook.add("about", about(composer))
    for table in tables {
      try put(table.data.text(isMarked: isMarked), "\(place)/tables/\(table.id).csv", &written)
      try put(LaTeXTable(table).text, "\(place)/tables/\(table.id).tex", &written)
      workbook.add(table.id, table.data)
    }
    try put(workbook.bytes, "\(place)/tables.xlsx", &written)
    try put(
      TablesDocument.json(tables, study: contents.study.name).text(), "\(place)/tables.json",
      &written)
    for figure in chapters.flatMap(\.blocks).flatMap(\.figures) {
      let (header, rows) = figure.table
      let name = "\(place)/figures/\(figure.caption.id)"
      try put(figure.svg(.standalone), "\(name).svg", &written)
      written.figures.append("\(folder)/\(name).svg")
      try put(CSVTable(header, rows).text(isMarked: isMarked), "\(name).csv", &written)
    }
  }

  /// The first sheet of the workbook: what the others rest on.
  private func about(_ composer: ReportComposer) -> CSVTable {
    CSVTable(
      ["key", "value"],
      [
        ["title", composer.title], ["headline", composer.headline],
        ["specification", contents.study.specification.description],
        ["windows", contents.study.windows.map(\.description).joined(separator: ", ")],
        ["copub", contents.version],
      ] + contents.inputs.map { ["input", "\($0.path) sha256:\($0.sha256)"] })
  }

  private func put(_ text: String, _ path: String, _ written: inout Written) throws {
    try put(Array(text.utf8), path, &written)
  }

  private func put(_ bytes: [UInt8], _ path: String, _ written: inout Written) throws {
    try AtomicFile.write(bytes, to: "\(folder)/\(path)")
    written.files.append("\(folder)/\(path)")
    written.digests.append((path, SHA256.hex(of: bytes)))
  }

  private func manifest(_ files: [(path: String, sha256: String)]) -> JSONNode {
    .object([
      "schema": .string("copub.manifest/1"), "copub": .string(contents.version),
      "study": .string(contents.study.name),
      "specification": .string(contents.study.specification.description),
      "specification_sha256": .string(
        SHA256.hex(of: contents.study.specification.description.utf8)),
      "seed": .number(Double(contents.stability.seed)),
      "replicates": .int(contents.stability.replicates),
      "inputs": .array(
        contents.inputs.map {
          .object(["path": .string($0.path), "sha256": .string($0.sha256)])
        }),
      "files": .array(
        files.map { .object(["path": .string($0.path), "sha256": .string($0.sha256)]) }),
    ])
  }
}

extension Language {
  /// The words of the language.
  var words: any ReportWords {
    switch self {
    case .english: EnglishWords()
    case .simplifiedChinese: ChineseWords()
    }
  }
}
