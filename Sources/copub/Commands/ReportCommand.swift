import ArgumentParser
import Collaboration
import Foundation
import Intake
import Publishing
import Rankings

/// `copub report`: the comparison report of a corpus or a study.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract:
      "Write the comparison report of a study or a corpus: page, tables, figures, manifest.",
    discussion: """
      The corpus may be a study file (STUDY.toml), which names its inputs, windows, focus and \
      specification. The report lies in FOLDER/STUDY/LANGUAGE; the same input gives the same bytes.
      """)

  @OptionGroup var corpus: CorpusOptions

  @Option(help: ArgumentHelp("The folder to write into.", valueName: "folder"))
  var out: String

  @OptionGroup(title: "Study") var options: StudyOptions
  @OptionGroup(title: "Specification") var specification: SpecificationOptions

  @Option(help: ArgumentHelp("Replicates of the stability interval.", valueName: "n"))
  var replicates = 1000

  @Option(
    help: ArgumentHelp(
      "The manifest of an earlier report: adds what was revised since.", valueName: "manifest"))
  var previous: String?

  @Flag(
    inversion: .prefixedNo,
    help: "Draw outlines on maps (default: in English yes, in Chinese no).")
  var outlines: Bool?

  @Flag(help: "Begin CSV files with a byte order mark, for Excel on Windows.")
  var bom = false

  @Flag(help: "Write every figure as PNG too, by rsvg-convert (Debian: librsvg2-bin).")
  var png = false

  @Flag(
    inversion: .prefixedNo, help: "Show on a terminal what is being done and how long it takes.")
  var progress = true

  func validate() throws {
    if replicates < 1 { throw ValidationError("--replicates takes a number of 1 or more.") }
  }

  func run() throws {
    if png { try Rasteriser.check() }
    let earlier = try previous.map { try Revisions.Earlier(manifest: $0) }
    var (study, loaded, folder) = try prepare()
    if let outlines { study.outlines = outlines }
    let ranker = try specification.ranker(for: loaded.source)
    try ranker.checkScope()
    let inputs = try InputDigests.of(study.inputs) { LoadedStudy.place($0, folder) }
    let clock = ReportProgress(isShown: progress)
    var contents = try ReportContents(
      study, ranker, data: try facts(loaded), inputs: inputs, version: Version.text,
      replicates: replicates, jobs: corpus.ingest.threads, progress: clock.step)
    if let earlier, let previous {
      let source = try earlierSource(earlier, beside: previous, folder, inputs)
      contents.revisions = try Revisions(
        earlier, ranker, earlierSource: source, study: study, inputs: inputs,
        version: Version.text)
    }
    let written = try ReportWriter(contents, to: out, isMarked: bom).write()
    var count = written.files.count
    if png {
      for figure in written.figures { try Rasteriser.convert(figure) }
      count += written.figures.count
    }
    Terminal.clearProgress()
    var text = written.pages.map { "\($0)\n" }.joined()
    text += "\(count) files in \(out)/\(study.name)\n\n"
    text += written.headline.map { TextGrid.clean($0) + "\n" }.joined()
    Terminal.print(text)
  }

  /// The inputs of an earlier report, where they still lie where its study named them, unchanged.
  private func earlierSource(
    _ earlier: Revisions.Earlier, beside manifest: String, _ folder: String,
    _ inputs: [ReportContents.InputDigest]
  ) throws -> Ranker? {
    let isSame = earlier.inputs.map(\.sha256).sorted() == inputs.map(\.sha256).sorted()
    guard !isSame, earlier.version != Version.text, !earlier.inputs.isEmpty else { return nil }
    let paths = earlier.inputs.map { LoadedStudy.place($0.path, folder) }
    for (path, input) in zip(paths, earlier.inputs) {
      guard FileManager.default.fileExists(atPath: path),
        try SHA256.hex(ofFile: path) == input.sha256
      else { return nil }
    }
    return Ranker(try LoadedCorpus(paths, corpus.ingest, scope: .world).source)
  }

  /// The study, its corpus, and the folder that its inputs are relative to.
  private func prepare() throws -> (Study, LoadedCorpus, String) {
    guard let path = LoadedStudy.path(of: corpus.inputs) else {
      let loaded = try corpus.load()
      return (try options.study(loaded, specification, inputs: corpus.inputs), loaded, "")
    }
    let held = try LoadedStudy(path, corpus)
    let loaded = held.corpus
    var study = held.study
    try specification.apply(to: &study.specification)
    if let languages = options.languages { study.languages = languages }
    if let focus = options.focus { study.focus = try LoadedCorpus.country(focus) }
    if let against = options.against {
      study.against = try against.split(separator: ",").map {
        try LoadedCorpus.country(String($0))
      }
    }
    if let windows = options.windows {
      study.windows = try loaded.windows(windows)
      study.compared = study.windows.suffix(2)
    }
    study.add(try specification.groups())
    for window in study.windows + study.compared { _ = try loaded.windows(window.description) }
    return (study, loaded, held.folder)
  }

  private func facts(_ loaded: LoadedCorpus) throws -> ReportContents.Data {
    var data = ReportContents.Data()
    data.hasPublications = loaded.source.hasPublications
    if let counts = loaded.counts {
      data.title = counts.title
      data.source = counts.source
      data.notes = counts.notes
    }
    if let store = loaded.store {
      let records = try store.status().records
      data.records = (records.read, records.accepted, records.duplicate, records.rejected)
      data.grades = try loaded.source.publications().map(GradeCounts.init)
      if let sha256 = try store.aliasDigest() {
        data.aliases = (try store.aliases().count, sha256)
      }
      data.resources = try store.resources().map { ($0.kind, $0.path, $0.sha256) }
    }
    return data
  }
}
