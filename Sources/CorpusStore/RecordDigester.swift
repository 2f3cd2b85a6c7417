import Bibliography
import Collaboration
import Formats
import Intake
import Markup

/// Receives the records of one file, finds their countries and keeps what the store needs.
final class RecordDigester: RecordSink {
  private(set) var file: DigestedFile
  private let profiler: Profiler
  private let tick: (Int) -> Void
  private let vintage: String?
  private let take: ((DigestedRecord) -> Void)?
  private var accepted = 0
  private var unlinked = 0
  private var sinceTick = 0
  private var scratch: [UInt8] = []

  /// - Parameters:
  ///   - vintage: the date of records whose source states none.
  ///   - take: where the records go; nil to keep them in `file`.
  init(
    path: String, format: String, _ profiler: Profiler, vintage: String?,
    take: ((DigestedRecord) -> Void)? = nil, tick: @escaping (Int) -> Void
  ) {
    file = DigestedFile(path: path, format: format, identity: FileIdentity(size: 0, hash: 0))
    self.profiler = profiler
    self.vintage = vintage
    self.take = take
    self.tick = tick
  }

  /// Reads a file to its end or to its damage; what came before the damage is kept.
  ///
  /// - Parameter spareThreads: with one, it unpacks and finds countries beside reading; with another,
  ///   each of the two has its own.
  /// - Throws: what keeps the bytes from being known.
  func read(
    _ input: Input, _ reader: any ExportFormat, _ limits: Limits, spareThreads: Int
  ) throws(IntakeError) {
    let worker = spareThreads > 0 ? Worker() : nil
    let beside = worker.map { SinkBeside(self, by: $0) }
    if let worker { input.readAhead(by: spareThreads > 1 ? Worker() : worker) }
    var failure: (any Error)?
    do {
      try reader.read(input, limits: limits, into: beside ?? self)
    } catch {
      failure = error
    }
    beside?.finish()
    do {
      if let failure { throw failure }
    } catch let error as IntakeError {
      file.isDamaged = true
      file.findings.append(error.finding(file: file.path))
    } catch let error as XMLError {
      file.isDamaged = true
      file.findings.append(
        Finding(
          error.code, .error, file: file.path, byte: error.byte,
          "\(error.text), line \(error.line); what came before is kept. "
            + "Fetch the file again, or mend it."))
    } catch {
      note("format-failed", .error, byte: nil, record: nil, "could not be read on: \(error).")
    }
    tick(sinceTick)
    tellOfAffiliations(reader)
    file.identity = try input.identity()
    file.findings.sort()
  }

  /// Says where countries cannot come from the file, or not by author.
  private func tellOfAffiliations(_ reader: any ExportFormat) {
    guard accepted > 0 else { return }
    if reader.affiliations == .none, file.withAffiliation == 0 {
      note(
        "format-without-affiliations", .warning, byte: nil, record: nil,
        "is in a format that carries no affiliations (\(reader.name)): countries cannot come from "
          + "it. Its records serve to find duplicates.")
    } else if unlinked > 0 {
      note(
        "authors-unlinked", .info, byte: nil, record: nil,
        "does not say which author has which affiliation in \(unlinked) of "
          + "\(accepted) records; author shares are even over the affiliations there.")
    }
  }

  func accept(_ given: PublicationRecord) {
    var record = given
    if let year = record.year, !YearWindow.plausible.contains(year) {
      // A year of another calendar is kept as stated; what cannot be a year of any is not.
      if !(0...9999).contains(year) { record.year = nil }
      note(
        "year-implausible", .warning, byte: record.byte, record: record.label,
        "states the year \(year), which is in no window.")
    }
    if record.vintage == nil { record.vintage = vintage }
    let found = profiler.profile(record)
    if record.hasAffiliation { file.withAffiliation += 1 }
    if found.authorsWithCountry > 0 { file.withCountry += 1 }
    if found.hasUnlinked { unlinked += 1 }
    file.affiliations += found.affiliations
    file.affiliationsResolved += found.affiliationsResolved
    for name in found.unknownCountries {
      note(
        "country-unknown", .warning, byte: record.byte, record: record.label,
        "states the country '\(name)', which copub does not know; it does not count.")
    }
    accepted += 1
    let digested = DigestedRecord(record, found, &scratch)
    if let take { take(digested) } else { file.records.append(digested) }
    count()
  }

  func reject(_ code: String, byte: Int?, record: String?, _ text: String) {
    file.rejected += 1
    // Broken syntax is damage of the file; a record without content is not.
    if code.hasPrefix("json-") || code == "record-incomplete" { file.isDamaged = true }
    file.findings.append(
      Finding(code, .error, file: file.path, byte: byte, record: record, text))
    count()
  }

  func delete(_ key: Identifier, of provider: Provider) {
    file.deletions.append((provider, key))
  }

  func note(
    _ code: String, _ severity: Finding.Severity, byte: Int?, record: String?, _ text: String
  ) {
    if severity == .error { file.isDamaged = true }
    file.findings.append(
      Finding(code, severity, file: file.path, byte: byte, record: record, text))
  }

  private func count() {
    sinceTick += 1
    if sinceTick == 1000 {
      tick(sinceTick)
      sinceTick = 0
    }
  }
}
