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
  /// The number of threads in all.
  public var jobs: Int
  /// How much is read before an input is refused.
  public var limits = Limits.standard

  /// Ingest settings.
  public init(format: String? = nil, evidence: Profiler.Evidence = .all, jobs: Int = 1) {
    self.format = format
    self.evidence = evidence
    self.jobs = max(1, jobs)
  }

  /// What became of one file in this run.
  public struct Outcome: Sendable {
    /// The path as given.
    public var path: String
    /// The format; nil if none recognises the file.
    public var format: String?
    /// False if the corpus had the file already.
    public var isNew: Bool
    /// True if it was damaged, not recognised or not readable.
    public var isTroubled: Bool
  }

  /// What became of all files in this run.
  public struct Report: Sendable {
    /// The files in the order of their paths.
    public var outcomes: [Outcome] = []
    /// Findings of this run that the corpus does not hold: files not recognised or not readable.
    public var findings: [Finding] = []
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
  /// The order of the files does not change the result.
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

    let shared = SharedState(files: files, progress: progress)
    let resolver = CountryResolver()
    DispatchQueue.concurrentPerform(iterations: min(jobs, max(1, files.count))) { _ in
      let profiler = Profiler(resolver: resolver, evidence: evidence)
      while let path = shared.next() {
        do {
          let (outcome, findings) = try take(path, into: store, profiler, shared)
          shared.add(outcome, findings)
        } catch {
          shared.fail(error)
        }
      }
    }
    return try shared.finish()
  }

  private func take(
    _ path: String, into store: CorpusStore, _ profiler: Profiler, _ shared: SharedState
  ) throws -> (Outcome, [Finding]) {
    var outcome = Outcome(path: path, format: nil, isNew: false, isTroubled: false)
    do {
      if let known = try known(path, store) {
        outcome.format = known.format
        outcome.isTroubled = known.isDamaged
        return (outcome, [])
      }
      let input = try Input(path: path, limits: limits)
      let head = FileHead(input.head)
      guard let reader = format.map({ FormatRegistry.named($0) }) ?? FormatRegistry.format(of: head)
      else {
        let (code, text) = UnrecognisedFile.finding(head)
        outcome.isTroubled = true
        // A file that cannot be unpacked is not recognised for that reason.
        if let failure = input.headFailure {
          return (outcome, [failure.finding(file: path)])
        }
        return (outcome, [Finding(code, .error, file: path, text)])
      }
      let digester = RecordDigester(
        path: path, format: reader.name, profiler, tick: { shared.tick($0) })
      try digester.read(input, reader, limits)
      let taken = try store.take(digester.file)
      outcome.format = reader.name
      outcome.isNew = taken.isNew
      outcome.isTroubled = digester.file.isDamaged
      return (outcome, taken.isNew ? [] : digester.file.isDamaged ? digester.file.findings : [])
    } catch let error as IntakeError {
      outcome.isTroubled = true
      return (outcome, [error.finding(file: path)])
    }
  }

  /// As what the corpus holds a file of these bytes; nil if it does not.
  private func known(
    _ path: String, _ store: CorpusStore
  ) throws -> (format: String, isDamaged: Bool)? {
    guard path != "-" else { return nil }
    let attributes = try? FileManager.default.attributesOfItem(atPath: path)
    guard let size = attributes?[.size] as? Int, try store.hasSource(ofSize: size) else {
      return nil
    }
    return try store.known(try FileIdentity(ofFile: path))
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
  private var failure: (any Error)?

  init(files: [String], progress: @escaping @Sendable (Ingest.Progress) -> Void) {
    self.files = files
    self.progress = progress
  }

  /// The next file; nil when there is none, or after a failure of the store.
  func next() -> String? {
    lock.withLock {
      guard position < files.count, failure == nil else { return nil }
      position += 1
      return files[position - 1]
    }
  }

  func add(_ outcome: Ingest.Outcome, _ findings: [Finding]) {
    lock.withLock {
      report.outcomes.append(outcome)
      report.findings += findings
      done += 1
      tell()
    }
  }

  func tick(_ count: Int) {
    lock.withLock {
      records += count
      tell()
    }
  }

  private func tell() {
    progress(Ingest.Progress(files: (done, files.count), records: records))
  }

  func fail(_ error: any Error) {
    lock.withLock { if failure == nil { failure = error } }
  }

  func finish() throws -> Ingest.Report {
    if let failure { throw failure }
    report.outcomes.sort { $0.path < $1.path }
    report.findings.sort()
    return report
  }
}
