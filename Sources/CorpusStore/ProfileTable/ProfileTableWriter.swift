import Collaboration
import Formats
import Intake

/// Writes the publications of exports as a table of profiles.
public struct ProfileTableWriter {
  private let ingest: Ingest
  private let write: (String) throws -> Void

  /// What became of the files.
  public struct Report: Sendable {
    /// True if a file was damaged, not recognised or not readable.
    public var isTroubled = false
    /// True if nothing was read of any file.
    public var isEmpty = true
    /// What there is to say.
    public var findings: [Finding] = []
  }

  /// A writer.
  ///
  /// - Parameters:
  ///   - ingest: how the exports are read.
  ///   - write: receives the table in pieces of whole lines; what it throws ends the work.
  public init(_ ingest: Ingest, write: @escaping (String) throws -> Void) {
    self.ingest = ingest
    self.write = write
  }

  /// Writes one line a record, as the records come: nothing is remembered, nothing put together.
  ///
  /// - Complexity: O(n) in the bytes; memory of one record.
  public func records(of files: [String]) throws -> Report {
    var report = Report()
    try write(ProfileTable.Kind.records.head)
    let profiler = Profiler(resolver: ingest.resolver, evidence: ingest.evidence)
    for path in files {
      do {
        let file = try InputFile(path: path, limits: ingest.limits)
        while let input = try file.next() { try record(input, profiler, &report) }
      } catch let error as IntakeError {
        report.isTroubled = true
        try fail(path, [error.finding(file: path)], &report)
      }
    }
    return report
  }

  private func record(_ input: Input, _ profiler: Profiler, _ report: inout Report) throws {
    switch ingest.content(of: input) {
    case .none(let finding):
      report.isTroubled = true
      try fail(input.path, [finding], &report)
    case .table(let kind):
      // A table of a table is that table again, its damage told.
      var reader = ProfileTableReader(path: input.path, kind: kind) { _ in }
      let file = try reader.read(input, ingest.limits)
      try file.records.forEach { try write($0.line) }
      try finish(file, read: file.records.count + file.rejected + file.duplicates, &report)
    case .export(let format):
      var lines = 0
      var failure: (any Error)?
      let digester = RecordDigester(
        path: input.path, format: format.name, profiler, vintage: ingest.vintage,
        take: { record in
          lines += 1
          do { if failure == nil { try write(record.line) } } catch { failure = error }
        }, tick: { _ in })
      try digester.read(input, format, ingest.limits, spareThreads: ingest.jobs - 1)
      if let failure { throw failure }
      try finish(digester.file, read: lines + digester.file.rejected, &report)
    }
  }

  private func finish(_ file: DigestedFile, read: Int, _ report: inout Report) throws {
    try write(file.marks(read: read))
    report.isEmpty = false
    if file.isDamaged { report.isTroubled = true }
    report.findings += file.findings.filter { $0.severity == .error }
  }

  private func fail(_ path: String, _ findings: [Finding], _ report: inout Report) throws {
    var file = DigestedFile(path: path, format: "", identity: FileIdentity(size: 0, hash: 0))
    file.isDamaged = true
    file.findings = findings
    try write(file.marks(read: 0))
    report.findings += findings
  }

  /// Puts the records of exports together, and writes each distinct profile with its number of
  /// publications.
  ///
  /// - Complexity: O(n log n) in the records, in memory.
  public func counts(of files: [String]) throws -> Report {
    let store = try CorpusStore.inMemory()
    let run = try ingest.run(files, into: store)
    let status = try store.status()
    try write(ProfileTable.Kind.counts.head)
    for entry in try store.profiles(scope: .world).entries {
      let cells = ["\(entry.publications)"] + ProfileTable.cells(of: ProfileText(entry.profile))
      try write(cells.joined(separator: "\t") + "\n")
    }
    for source in status.sources {
      var file = DigestedFile(
        path: source.path, format: source.format, identity: source.identity)
      file.duplicates = source.records.duplicate
      file.rejected = source.records.rejected
      (file.affiliations, file.affiliationsResolved) = source.affiliations
      (file.withAffiliation, file.withCountry) = source.coverage
      file.isDamaged = source.isDamaged
      file.findings = status.findings.filter { $0.file == source.path }
      try write(file.marks(read: source.records.read))
    }
    for finding in run.findings { try write(Self.mark(finding)) }
    return Report(
      isTroubled: run.outcomes.contains(where: \.isTroubled) || !run.findings.isEmpty,
      isEmpty: status.sources.isEmpty,
      findings: (run.findings + status.findings.filter { $0.severity == .error }).sorted())
  }

  private static func mark(_ finding: Finding) -> String {
    var file = DigestedFile(
      path: finding.file, format: "", identity: FileIdentity(size: 0, hash: 0))
    file.findings = [finding]
    file.isDamaged = true
    return file.marks(read: 0)
  }
}

extension DigestedRecord {
  /// The line that holds the record.
  fileprivate var line: String { cells.joined(separator: "\t") + "\n" }
}
