import Bibliography
import Collaboration
import Formats
import Foundation
import Geography
import Intake

/// Reads files into a corpus: workers parse and find countries, and hand each file to the store in
/// one short transaction.
public struct Ingest: Sendable {
  /// The format to read as; nil finds out by content.
  public var format: String?
  /// What may speak for a country.
  public var evidence: Profiler.Evidence
  /// What finds the countries of affiliations.
  public var resolver = CountryResolver()
  /// The number of threads in all.
  public var jobs: Int
  /// The date (`YYYY-MM-DD`) of records whose source states none.
  public var vintage: String?
  /// How much is read before an input is refused.
  public var limits = Limits.standard

  /// The name under which tables of `copub profiles` stand among the formats.
  public static let tableFormat = ProfileTableReader.format

  /// Ingest settings.
  public init(
    format: String? = nil, evidence: Profiler.Evidence = .all, vintage: String? = nil,
    jobs: Int = 1
  ) {
    self.format = format
    self.evidence = evidence
    self.vintage = vintage
    self.jobs = max(1, jobs)
  }

  /// What became of one file, or one member of an archive, in this run.
  public struct Outcome: Sendable {
    /// The path as given; `archive!member` for a member of an archive.
    public var path: String
    /// The format; nil if none recognises the file.
    public var format: String?
    /// True if it was damaged, not recognised or not readable.
    public var isTroubled = false
    /// False if the corpus had the file already, or could not take it.
    public var isNew = false
  }

  /// What became of all files in this run.
  public struct Report: Sendable {
    /// The files in the order of their paths.
    public var outcomes: [Outcome] = []
    /// Findings of this run that the corpus does not hold: files not recognised or not readable.
    public var findings: [Finding] = []
    /// What the records of the new files were to the corpus.
    public var changes = RecordChanges()
    /// What the aliases given did to the records that were in the corpus before.
    public var aliased = AliasChanges()
  }

  /// How far a run has come.
  public struct Progress: Sendable {
    /// Files done and files in all.
    public var files: (done: Int, all: Int)
    /// Records read.
    public var records: Int
  }

  /// Reads files into a corpus.
  ///
  /// The order of the files does not change the result. Aliases become those of the corpus: they are
  /// brought to its records first, and those it has are brought to the new ones. At the end comes
  /// corpus evidence.
  ///
  /// - Throws: `StoreError` where the corpus cannot be written; files taken before stay.
  public func run(
    _ files: [String], into store: CorpusStore,
    progress: @escaping @Sendable (Progress) -> Void = { _ in }
  ) throws -> Report {
    let stored = try store.setting("evidence")
    if let stored, stored != evidence.rawValue {
      throw StoreError.evidenceDiffers(
        path: store.path, stored: stored, asked: evidence.rawValue)
    }
    if stored == nil { try store.set("evidence", to: evidence.rawValue) }

    let aliased = try store.add(aliases: resolver.aliases)
    let resolver = CountryResolver(
      aliases: try store.aliases(), institutions: resolver.institutions)
    let deletedBefore = try store.deletedRecords()
    let shared = SharedState(files: files, progress: progress)
    DispatchQueue.concurrentPerform(iterations: min(jobs, max(1, files.count))) { _ in
      let profiler = Profiler(resolver: resolver, evidence: evidence)
      while let path = shared.next() {
        take(path, into: store, profiler, shared)
        shared.finishFile()
      }
    }
    var (report, sources) = try shared.finish()
    try store.settleEvidence()
    report.aliased = aliased
    report.findings = (report.findings + aliased.findings).sorted()
    report.changes = try store.changes(by: sources, deletedBefore: deletedBefore)
    return report
  }

  /// Takes a file, or every member of an archive.
  private func take(
    _ path: String, into store: CorpusStore, _ profiler: Profiler, _ shared: SharedState
  ) {
    do throws(IntakeError) {
      if let known = try known(path, store) {
        for outcome in known { shared.add(outcome, []) }
        return
      }
      let file = try InputFile(path: path, limits: limits)
      guard file.isArchive else {
        if let input = try file.next() { _ = try take(input, into: store, profiler, shared) }
        return
      }
      try takeMembers(of: file, into: store, profiler, shared)
    } catch {
      shared.add(Outcome(path: path, isTroubled: true), [error.finding(file: path)])
    }
  }

  private func takeMembers(
    of file: InputFile, into store: CorpusStore, _ profiler: Profiler, _ shared: SharedState
  ) throws(IntakeError) {
    var sources: [Int64] = []
    var members = 0
    while let input = try file.next() {
      members += 1
      if let source = try take(input, into: store, profiler, shared) { sources.append(source) }
    }
    if members == 0 {
      let text = "is an archive without a file in it."
      shared.add(
        Outcome(path: file.path, isTroubled: true),
        [Finding("archive-empty", .warning, file: file.path, text)])
    }
    // Members that were not taken are told again at the next run.
    if sources.count == members {
      let identity = try file.identity()
      shared.attempt { try store.remember(archive: identity, members: sources) }
    }
  }

  /// Takes one stream; returns the id of its source, nil if it was not taken.
  private func take(
    _ input: Input, into store: CorpusStore, _ profiler: Profiler, _ shared: SharedState
  ) throws(IntakeError) -> Int64? {
    var outcome = Outcome(path: input.path)
    let file: DigestedFile
    switch content(of: input) {
    case .none(let finding):
      outcome.isTroubled = true
      shared.add(outcome, [finding])
      return nil
    case .table(let kind):
      var reader = ProfileTableReader(path: input.path, kind: kind, tick: { shared.tick($0) })
      let table = try reader.read(input, limits)
      guard let read = shared.attempt({ try table.read(with: profiler.aliases) }) else {
        return nil
      }
      file = read
    case .export(let format):
      let digester = RecordDigester(
        path: input.path, format: format.name, profiler, vintage: vintage,
        tick: { shared.tick($0) })
      try digester.read(
        input, format, limits, spareThreads: shared.spareThreads(of: jobs))
      file = digester.file
    }
    return shared.attempt {
      let taken = try store.take(file)
      outcome.format = file.format
      outcome.isNew = taken.isNew
      outcome.isTroubled = file.isDamaged
      // What the corpus holds, it tells itself.
      shared.add(outcome, !taken.isNew && file.isDamaged ? file.findings : [])
      if taken.isNew { shared.add(source: taken.source) }
      return taken.source
    }
  }

  /// What a stream holds, by its first bytes or as `format` says.
  func content(of input: Input) -> InputContent {
    if let format {
      return FormatRegistry.named(format).map(InputContent.export) ?? .table(.records)
    }
    if let kind = ProfileTable.kind(of: input.head) { return .table(kind) }
    let head = FileHead(input.head)
    if let known = FormatRegistry.format(of: head) { return .export(known) }
    // A file that cannot be unpacked is not recognised for that reason.
    if let failure = input.headFailure { return .none(failure.finding(file: input.path)) }
    let (code, text) = UnrecognisedFile.finding(head)
    return .none(Finding(code, .error, file: input.path, text))
  }

  /// As what the corpus holds a file of these bytes; nil if it does not.
  private func known(_ path: String, _ store: CorpusStore) throws(IntakeError) -> [Outcome]? {
    guard path != "-", let size = FileStatus(of: path)?.size else { return nil }
    guard (try? store.hasSource(ofSize: size) || store.hasArchive(ofSize: size)) == true else {
      return nil
    }
    let identity = try FileIdentity(ofFile: path)
    if let known = try? store.known(identity) {
      return [Outcome(path: path, format: known.format, isTroubled: known.isDamaged)]
    }
    return (try? store.knownMembers(of: identity))?.map {
      Outcome(path: $0.name, format: $0.format, isTroubled: $0.isDamaged)
    }
  }
}

/// What a stream was found to hold.
enum InputContent {
  /// Publications in a format.
  case export(any ExportFormat)
  /// A table of profiles.
  case table(ProfileTable.Kind)
  /// Nothing that copub reads.
  case none(Finding)
}

extension AliasChanges {
  /// The files that aliases cannot be brought to.
  fileprivate var findings: [Finding] {
    unreached.map { path in
      Finding(
        "aliases-need-export", .warning, file: path,
        "was read by an earlier copub: aliases cannot be brought to its records. Ingest it again "
          + "into a new corpus, with the aliases.")
    }
  }
}

/// What the workers of one run share.
private final class SharedState: @unchecked Sendable {
  private let lock = NSLock()
  private let files: [String]
  private let progress: @Sendable (Ingest.Progress) -> Void
  private var position = 0
  private var done = 0
  private var records = 0
  private var report = Ingest.Report()
  private var sources: [Int64] = []
  private var failure: (any Error)?

  init(files: [String], progress: @escaping @Sendable (Ingest.Progress) -> Void) {
    self.files = files
    self.progress = progress
  }

  /// How many threads have no file of their own any more, so that another file may use them.
  func spareThreads(of jobs: Int) -> Int {
    lock.withLock { max(0, jobs - (files.count - done)) }
  }

  /// The next file; nil when there is none, or after a failure of the store.
  func next() -> String? {
    lock.withLock {
      guard position < files.count, failure == nil else { return nil }
      position += 1
      return files[position - 1]
    }
  }

  /// Says that a file is done, whatever became of it.
  func finishFile() {
    lock.withLock {
      done += 1
      tell()
    }
  }

  func add(_ outcome: Ingest.Outcome, _ findings: [Finding]) {
    lock.withLock {
      report.outcomes.append(outcome)
      report.findings += findings
    }
  }

  /// Remembers a file that is new to the corpus.
  func add(source: Int64) { lock.withLock { sources.append(source) } }

  func tick(_ count: Int) {
    lock.withLock {
      records += count
      tell()
    }
  }

  private func tell() {
    progress(Ingest.Progress(files: (done, files.count), records: records))
  }

  /// Does something with the store; its failure ends the run.
  func attempt<Value>(_ body: () throws -> Value) -> Value? {
    do {
      return try body()
    } catch {
      lock.withLock { if failure == nil { failure = error } }
      return nil
    }
  }

  /// The report, and the new files.
  func finish() throws -> (Ingest.Report, sources: [Int64]) {
    if let failure { throw failure }
    report.outcomes.sort { $0.path < $1.path }
    report.findings.sort()
    return (report, sources)
  }
}
