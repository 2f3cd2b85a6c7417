import Collaboration
import CorpusStore
import Foundation
import Geography
import Intake
import Rankings

/// A corpus that a command was given, ready to be asked.
struct LoadedCorpus {
  /// What counts copublications.
  let source: any CopublicationSource
  /// The store behind it; nil for pair counts.
  let store: CorpusStore?
  /// The table behind it, and what is to be said of its files; nil for publications.
  let counted: PairCountsBuilder.Result?
  /// The inputs as given.
  let inputs: [String]

  /// The table behind it; nil for publications.
  var counts: PairCounts? { counted?.counts }

  init(_ inputs: [String], _ options: IngestOptions, scope: CorpusScope) throws {
    if inputs.count == 1, inputs[0] != "-", !FileManager.default.fileExists(atPath: inputs[0]) {
      throw CommandFailure(.noInput, "\(inputs[0]) does not exist. Check the path.")
    }
    if inputs.count == 1, let only = inputs.first, try LoadedCorpus.isStore(only) {
      let store = try CorpusStore.open(only, for: .read)
      guard !options.resolving.isGiven else {
        throw CommandFailure(
          .usage,
          "\(only) is a corpus, whose countries are found already: --aliases and --institutions "
            + "serve where exports are read. Bring aliases to it with `copub ingest --aliases FILE "
            + "--into \(only)`.")
      }
      let stored = try store.setting("scope").flatMap(CorpusScope.init) ?? .unknown
      let scope = scope == .unknown ? stored : scope
      let files = try store.countedFiles()
      if files.isEmpty {
        self.init(store: store, inputs, try store.source(scope: scope))
      } else {
        self.init(counted: try PairCountRun.result(of: files, [], scope: scope), inputs)
      }
    } else if let run = try PairCountRun(inputs, options) {
      self.init(counted: try run.result(scope: scope), inputs)
    } else {
      try self.init(exports: inputs, options, scope)
    }
  }

  private init(store: CorpusStore, _ inputs: [String], _ source: any CopublicationSource) {
    self.inputs = inputs
    self.store = store
    self.source = source
    counted = nil
  }

  private init(counted: PairCountsBuilder.Result, _ inputs: [String]) {
    self.inputs = inputs
    store = nil
    source = counted.counts
    self.counted = counted
    if counted.findings.contains(where: { $0.severity == .error }) {
      Copub.hasDamagedInput.withLock { $0 = true }
    }
  }

  private init(
    exports inputs: [String], _ options: IngestOptions, _ scope: CorpusScope
  ) throws {
    let store = try CorpusStore.inMemory()
    let summary = try IngestRun(options).run(inputs, into: store)
    let status = try store.status()
    let errors = (summary.findings + status.findings).filter { $0.severity == .error }.sorted()
    guard status.records.accepted > 0 else {
      throw CommandFailure(
        summary.isMissing ? .noInput : .unreadable,
        (errors.first ?? summary.findings.first)?.line
          ?? "No publication could be read from the inputs.")
    }
    LoadedCorpus.say(errors, least: .error, "`copub ingest --dry-run --json` lists all")
    if summary.isTroubled { Copub.hasDamagedInput.withLock { $0 = true } }
    self.init(store: store, inputs, try store.profiles(scope: scope))
  }

  private static func isStore(_ path: String) throws -> Bool {
    guard path != "-" else { return false }
    return path.hasSuffix(".copub")
      || ((try? CorpusStore.isDatabase(path)) ?? false && !isEmpty(path))
  }

  /// Says what there is to say of pair counts.
  func sayFindings() {
    LoadedCorpus.say(counted?.findings ?? [], least: .warning, "`copub status` lists all")
  }

  /// Says the first findings to people, the gravest first.
  private static func say(_ findings: [Finding], least: Finding.Severity, _ elsewhere: String) {
    let grave = findings.filter { $0.severity >= least }
    let ordered = grave.filter { $0.severity == .error } + grave.filter { $0.severity != .error }
    for finding in ordered.prefix(5) { Terminal.say("copub: \(finding.line)") }
    if ordered.count > 5 { Terminal.say("copub: and \(ordered.count - 5) more; \(elsewhere).") }
  }

  /// The years that the corpus knows.
  var years: ClosedRange<Int>? {
    guard let first = source.years.first, let last = source.years.last else { return nil }
    return first...last
  }

  /// Reads windows, and says where the corpus knows nothing of one.
  func windows(_ text: String) throws -> [YearWindow] {
    let windows = try YearWindow.list(parsing: text, available: years)
    for window in windows where !source.years.contains(where: window.contains) {
      let known = years.map { "\($0.lowerBound)-\($0.upperBound)" } ?? "no year"
      throw CommandFailure(
        .usage, "The window \(window) has no publication: the corpus covers \(known).")
    }
    return windows
  }

  /// Reads a country that the corpus is asked about.
  static func country(_ text: String) throws -> CountryCode {
    if let code = CountryCode(text), CountryGroup.ofNode(code) != nil { return code }
    guard let code = CountryResolver().country(named: text) else {
      throw CommandFailure(
        .usage, "'\(text)' is no country that copub knows. Use an ISO 3166-1 code such as CN.")
    }
    return code
  }
}

private func isEmpty(_ path: String) -> Bool {
  FileStatus(of: path)?.size == 0
}
