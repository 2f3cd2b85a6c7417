import Collaboration
import CorpusStore
import Formats
import Foundation
import Geography
import Intake
import Markup
import Rankings

/// A corpus that a command was given, ready to be asked.
struct LoadedCorpus {
  /// What counts copublications.
  let source: any CopublicationSource
  /// The store behind it; nil for pair counts.
  let store: CorpusStore?
  /// The table behind it; nil for publications.
  let counts: PairCounts?
  /// The inputs as given.
  let inputs: [String]

  init(_ inputs: [String], _ options: IngestOptions, scope: CorpusScope) throws {
    self.inputs = inputs
    if inputs.count == 1, inputs[0] != "-", let only = inputs.first {
      guard FileManager.default.fileExists(atPath: only) else {
        throw CommandFailure(.noInput, "\(only) does not exist. Check the path.")
      }
      if only.hasSuffix(".copub")
        || ((try? CorpusStore.isDatabase(only)) ?? false && !isEmpty(only))
      {
        let store = try CorpusStore.open(only, for: .read)
        let stored = try store.setting("scope").flatMap(CorpusScope.init) ?? .unknown
        self.store = store
        counts = nil
        source = try store.profiles(scope: scope == .unknown ? stored : scope)
        return
      }
      if let table = try LoadedCorpus.table(only, scope) {
        store = nil
        counts = table
        source = table
        return
      }
    }
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
    for finding in errors.prefix(5) { Terminal.say("copub: \(finding.line)") }
    if errors.count > 5 {
      let more = errors.count - 5
      Terminal.say("copub: and \(more) more; `copub ingest --dry-run --json` lists all.")
    }
    if summary.isTroubled { Copub.hasDamagedInput.withLock { $0 = true } }
    self.store = store
    counts = nil
    source = try store.profiles(scope: scope)
  }

  /// The table in a file; nil if the file is none.
  private static func table(_ path: String, _ scope: CorpusScope) throws -> PairCounts? {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue,
      let input = try? Input(path: path), CountsFormat.recognises(FileHead(input.head))
    else { return nil }
    do {
      var document = try CountsFormat.read(input, limits: .standard)
      if scope != .unknown { document.scope = scope.description }
      return try PairCounts(document)
    } catch let error as CountsFormat.Malformed {
      throw CommandFailure(.unreadable, "\(path) \(error.description)")
    } catch let error as JSONError {
      throw CommandFailure(.unreadable, "\(path) \(error.text). Fetch it again.")
    } catch let error as IntakeError {
      throw CommandFailure(.unreadable, error.finding(file: path).line)
    } catch let error as CountingError {
      throw CommandFailure(.unreadable, "\(path): \(error.description)")
    }
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
    guard let code = CountryResolver().country(named: text) else {
      throw CommandFailure(
        .usage, "'\(text)' is no country that copub knows. Use an ISO 3166-1 code such as CN.")
    }
    return code
  }
}

private func isEmpty(_ path: String) -> Bool {
  (try? FileManager.default.attributesOfItem(atPath: path)[.size] as? Int) == 0
}
