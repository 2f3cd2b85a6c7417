import Figures
import Foundation
import Intake
import Rankings

/// Writes a report: page, Markdown, tables and figures of every language, the numbers as JSON, and
/// the manifest, all at once or not at all.
public struct ReportWriter {
  private let contents: ReportContents
  private let folder: String

  /// A writer of reports into `folder/STUDY`.
  public init(_ contents: ReportContents, to folder: String) {
    self.contents = contents
    self.folder = folder + "/" + contents.study.name
  }

  /// What was written.
  public struct Written: Sendable {
    /// The pages, one a language.
    public var pages: [String]
    /// All files.
    public var files: [String]
    /// The headline with the sentences under it, in the first language.
    public var headline: [String]
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
    guard let data = FileManager.default.contents(atPath: "\(folder)/manifest.json"),
      let manifest = try? JSONSerialization.jsonObject(with: data) as? [String: Any],
      let files = manifest["files"] as? [[String: Any]]
    else { return [] }
    return Set(files.compactMap { $0["path"] as? String } + ["manifest.json"])
  }

  private func write(into target: AtomicFolder) throws -> Written {
    var written = Written(pages: [], files: [], headline: [])
    var digests: [(path: String, sha256: String)] = []
    func put(_ text: String, _ path: String) throws {
      try target.put(text, at: path)
      written.files.append("\(folder)/\(path)")
      digests.append((path, SHA256.hex(of: text.utf8)))
    }
    for language in contents.study.languages.compactMap(Language.init) {
      let composer = ReportComposer(contents: contents, words: language.words)
      if written.headline.isEmpty { written.headline = [composer.headline] + composer.summary }
      let chapters = composer.chapters
      try put(ReportPage(composer).text, "\(language.rawValue)/index.html")
      written.pages.append("\(folder)/\(language.rawValue)/index.html")
      try put(ReportMarkdown(composer).text, "\(language.rawValue)/report.md")
      for block in chapters.flatMap(\.blocks) {
        switch block {
        case .table(let table):
          try put(table.data.text, "\(language.rawValue)/tables/\(table.id).csv")
        case .figure(let figure):
          let (header, rows) = figure.table
          let place = "\(language.rawValue)/figures/\(figure.caption.id)"
          try put(figure.svg(.standalone), "\(place).svg")
          try put(CSVTable(header, rows).text, "\(place).csv")
        default: break
        }
      }
    }
    try put(ReportDocument.json(contents).text(), "report.json")
    try put(StudyFile.text(contents.study), "study.toml")
    try put(manifest(digests).text(), "manifest.json")
    return written
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
