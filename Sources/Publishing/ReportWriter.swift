import Figures
import Foundation
import Intake
import Markup
import Rankings

/// Writes a report: page, Markdown, tables and figures of every language, the numbers as JSON, and
/// the manifest, all at once or not at all.
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

  /// Writes everything, or nothing.
  ///
  /// - Throws: `AtomicFile.Failure`.
  public func write() throws -> Written {
    let target = try AtomicFolder(folder)
    do {
      let written = try write(into: target)
      let old = ReportWriter.filesOfManifest(in: folder)
      try target.publish(isOurs: old.contains)
      return written
    } catch {
      target.discard()
      throw error
    }
  }

  /// The files that the report before this one wrote, by its manifest.
  private static func filesOfManifest(in folder: String) -> Set<String> {
    let limits = Limits.standard
    let manifest = try? Input(path: "\(folder)/manifest.json").bytes(upTo: limits.tableBytes)
    let paths = try? JSONParser(depth: limits.depth).parse(manifest ?? []) {
      $0["files"].many.compactMap { $0["path"]?.string }
    }
    guard let paths else { return [] }
    // A figure may have been rasterised beside its drawing.
    let rasters = paths.filter { $0.hasSuffix(".svg") }.map { String($0.dropLast(3)) + "png" }
    return Set(paths + rasters + ["manifest.json"])
  }

  private func write(into target: AtomicFolder) throws -> Written {
    var written = Written()
    for language in contents.study.languages.compactMap(Language.init) {
      let composer = ReportComposer(contents: contents, words: language.words)
      if written.headline.isEmpty { written.headline = [composer.headline] + composer.summary }
      try write(composer, language.rawValue, into: target, &written)
    }
    try put(into: target, ReportDocument.json(contents).text(), "report.json", &written)
    try put(into: target, StudyFile.text(contents.study), "study.toml", &written)
    try put(into: target, manifest(written.digests).text(), "manifest.json", &written)
    return written
  }

  /// Everything of one language.
  private func write(
    _ composer: ReportComposer, _ place: String, into target: AtomicFolder,
    _ written: inout Written
  ) throws {
    let chapters = composer.chapters
    try put(into: target, ReportPage(composer, chapters).text, "\(place)/index.html", &written)
    written.pages.append("\(folder)/\(place)/index.html")
    try put(into: target, ReportMarkdown(composer, chapters).text, "\(place)/report.md", &written)
    let tables = chapters.flatMap(\.blocks).flatMap(\.tables)
    var workbook = Workbook()
    workbook.add("about", about(composer))
    for table in tables {
      try put(
        into: target, table.data.text(isMarked: isMarked), "\(place)/tables/\(table.id).csv",
        &written)
      try put(into: target, LaTeXTable(table).text, "\(place)/tables/\(table.id).tex", &written)
      workbook.add(table.id, table.data)
    }
    try put(into: target, workbook.bytes, "\(place)/tables.xlsx", &written)
    try put(
      into: target, TablesDocument.json(tables, study: contents.study.name).text(),
      "\(place)/tables.json",
      &written)
    for case .explorable(let explorable) in chapters.flatMap(\.blocks) {
      try put(
        into: target, explorable.data.text(isMarked: isMarked),
        "\(place)/figures/\(explorable.name).csv", &written)
    }
    for figure in chapters.flatMap(\.blocks).flatMap(\.figures) {
      let (header, rows) = figure.table
      let name = "\(place)/figures/\(figure.caption.id)"
      try put(into: target, figure.svg(.standalone), "\(name).svg", &written)
      written.figures.append("\(folder)/\(name).svg")
      try put(
        into: target, CSVTable(header, rows).text(isMarked: isMarked), "\(name).csv", &written)
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

  private func put(
    into target: AtomicFolder, _ text: String, _ path: String, _ written: inout Written
  ) throws {
    try put(into: target, Array(text.utf8), path, &written)
  }

  private func put(
    into target: AtomicFolder, _ bytes: [UInt8], _ path: String, _ written: inout Written
  ) throws {
    try target.put(bytes, at: path)
    written.files.append("\(folder)/\(path)")
    written.digests.append((path, SHA256.hex(of: bytes)))
  }

  private func manifest(_ files: [(path: String, sha256: String)]) -> JSONNode {
    let data = contents.data
    let resources = data.resources.map { resource -> JSONNode in
      .object([
        "kind": .string(resource.kind), "path": .string(resource.path),
        "sha256": .string(resource.sha256),
      ])
    }
    let aliases = data.aliases.map { aliases -> JSONNode in
      .object(["texts": .int(aliases.texts), "sha256": .string(aliases.sha256)])
    }
    return JSONNode.object([
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
    ]).with("aliases", aliases).with("resources", resources.isEmpty ? nil : .array(resources))
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
