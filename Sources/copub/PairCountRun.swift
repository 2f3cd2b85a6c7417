import Collaboration
import CorpusStore
import Formats
import Foundation
import Intake
import Markup

/// The reading of files and folders of pair counts into one table.
struct PairCountRun {
  private let files: [String]
  private let options: IngestOptions
  private var findings: [Finding]

  /// The run over inputs; nil where they are exports of publications.
  ///
  /// The first file that any format recognises decides.
  init?(_ inputs: [String], _ options: IngestOptions) throws {
    let finder = InputFinder(paths: inputs)
    files = finder.files
    findings = finder.findings
    self.options = options
    if let name = options.format {
      guard PairCountRegistry.named(name) != nil else { return nil }
      return
    }
    // Standard input can be read once only, so nobody looks at it beforehand.
    for file in files where file != "-" {
      guard let head = try? FileHead(Input(path: file).head) else { continue }
      if PairCountRegistry.format(of: head) != nil { return }
      if FormatRegistry.format(of: head) != nil { return nil }
    }
    return nil
  }

  /// What the files hold, and what is to be said of them.
  func documents() throws -> (files: [CountedFile], findings: [Finding]) {
    var run = self
    var counted: [CountedFile] = []
    var lists: [String: OpenAlexGroupQueries?] = [:]
    for (number, file) in files.enumerated() {
      Terminal.progress("\(number) of \(files.count) files of pair counts")
      if let read = try run.read(file, &lists) { counted.append(read) }
    }
    Terminal.clearProgress()
    return (counted, run.findings)
  }

  /// The table of all files.
  ///
  /// - Throws: `CommandFailure` where no year is counted, or the files do not belong together.
  func result(scope: CorpusScope) throws -> PairCountsBuilder.Result {
    let (files, findings) = try documents()
    return try PairCountRun.result(of: files, findings, scope: scope)
  }

  /// The table of files that were read, now or before.
  ///
  /// - Throws: `CommandFailure` where no year is counted, or the files do not belong together.
  static func result(
    of files: [CountedFile], _ findings: [Finding], scope: CorpusScope
  ) throws -> PairCountsBuilder.Result {
    var builder = PairCountsBuilder()
    for file in files where !file.document.tables.isEmpty {
      do throws(CountingError) {
        try builder.add(file.document, file: file.path)
      } catch {
        throw CommandFailure(.unreadable, "\(file.path): \(error.description)")
      }
    }
    var result: PairCountsBuilder.Result
    do {
      result = try builder.build(scope: scope)
    } catch {
      throw CommandFailure(.unreadable, error.description)
    }
    result.findings = (result.findings + findings).sorted()
    guard !result.counts.tables.isEmpty else {
      let first = result.findings.first { $0.severity == .error } ?? result.findings.first
      throw CommandFailure(.unreadable, first?.line ?? "The inputs hold no pair counts.")
    }
    return result
  }

  /// What a file states; nil if it cannot be read, or is the list of questions beside answers.
  private mutating func read(
    _ file: String, _ lists: inout [String: OpenAlexGroupQueries?]
  ) throws -> CountedFile? {
    let input: Input
    do throws(IntakeError) {
      input = try Input(path: file)
    } catch {
      findings.append(error.finding(file: file))
      return nil
    }
    let head = FileHead(input.head)
    if options.format == nil, OpenAlexGroupQueries.recognises(head) { return nil }
    let format = options.format.map(PairCountRegistry.named) ?? PairCountRegistry.format(of: head)
    guard let format else {
      try pass(file, head)
      return nil
    }
    var known = CountsFile(
      name: URL(fileURLWithPath: file).lastPathComponent, givenYear: options.year)
    if format is OpenAlexGroupsFormat {
      known.query = PairCountRun.list(beside: file, &lists)?.query(forFile: known.name)
    }
    var told: [Finding] = []
    var counted: CountedFile?
    do {
      let document = try format.read(input, of: known, limits: .standard, findings: &told)
      counted = CountedFile(path: file, document: document)
    } catch let error as IntakeError {
      told.append(error.finding(file: file))
    } catch let error as JSONError {
      told.append(Finding(error.code, .error, file: file, "\(error.text). Fetch it again."))
    } catch let error as MalformedCounts {
      told.append(Finding("counts-malformed", .error, file: file, error.description))
    }
    findings += told.map { finding in
      var placed = finding
      placed.file = file
      return placed
    }
    return counted
  }

  /// Passes over a file that holds no pair counts.
  private mutating func pass(_ file: String, _ head: FileHead) throws {
    if let format = FormatRegistry.format(of: head) {
      throw CommandFailure(
        .usage,
        "\(file) holds publications (\(format.name)) and other inputs pair counts, which cannot be "
          + "counted together. Give one or the other.")
    }
    let (code, text) = UnrecognisedFile.finding(head)
    findings.append(Finding(code, .error, file: file, text))
  }

  /// The list of questions in the folder of a file.
  private static func list(
    beside file: String, _ lists: inout [String: OpenAlexGroupQueries?]
  ) -> OpenAlexGroupQueries? {
    let folder = URL(fileURLWithPath: file).deletingLastPathComponent()
    if let known = lists[folder.path] { return known }
    let path = folder.appendingPathComponent(OpenAlexGroupQueries.fileName).path
    let list = (try? Data(contentsOf: URL(fileURLWithPath: path))).map {
      OpenAlexGroupQueries(Array($0))
    }
    lists[folder.path] = .some(list)
    return list
  }
}
