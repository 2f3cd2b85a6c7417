import ArgumentParser
import Collaboration
import CorpusStore
import Foundation
import Geography
import Intake

/// What the analyst adds to the built-in data, wherever affiliations are resolved.
struct ResolverOptions: ParsableArguments {
  @Option(
    name: .customLong("aliases"),
    help: ArgumentHelp(
      "Countries of affiliation texts: a TSV with the columns text and countries; may be repeated.",
      valueName: "file.tsv"))
  var aliasFiles: [String] = []

  @Option(
    name: .customLong("institutions"),
    help: ArgumentHelp(
      "A registry of institutions: ROR's data dump in JSON, or in its zip; may be repeated.",
      valueName: "file"))
  var institutionFiles: [String] = []

  /// The resolver with what the files add.
  ///
  /// What is wrong with records of an institution file is said, and the run goes on; an alias file
  /// with a mistake ends it.
  func resolver() throws -> CountryResolver {
    CountryResolver(aliases: try aliases(), institutions: try institutions())
  }

  /// True if anything is added.
  var isGiven: Bool { !aliasFiles.isEmpty || !institutionFiles.isEmpty }

  /// The files, as a corpus remembers them.
  func resources() throws -> [CorpusStore.Resource] {
    let given = aliasFiles.map { ("aliases", $0) } + institutionFiles.map { ("institutions", $0) }
    return try given.map { kind, path in
      CorpusStore.Resource(kind: kind, path: path, sha256: try SHA256.hex(ofFile: path))
    }
  }

  private func aliases() throws -> AliasTable {
    var table = AliasTable()
    for path in aliasFiles {
      let text = String(decoding: try path.wholeFile(), as: UTF8.self)
      do throws(AliasError) {
        table.merge(try AliasTable(tsv: text))
      } catch {
        throw CommandFailure(.unreadable, "\(path): \(error.description).")
      }
    }
    return table
  }

  private func institutions() throws -> InstitutionIndex? {
    guard !institutionFiles.isEmpty else { return nil }
    var builder = InstitutionIndex.Builder()
    for path in institutionFiles {
      let report = try ResolverOptions.add(path, to: &builder)
      for var finding in report.findings.prefix(5) {
        finding.file = path
        Terminal.say(finding.line)
      }
      if report.findings.count > 5 {
        Terminal.say("\(path): \(report.findings.count - 5) more records are damaged.")
      }
      guard report.added > 0 else {
        throw CommandFailure(
          .unreadable,
          "\(path) holds no institution with a country. --institutions takes the data dump of the "
            + "Research Organization Registry (JSON, schema 1 or 2).")
      }
    }
    return builder.index()
  }

  /// Adds a dump, or those in an archive: the registry's own zip holds JSON beside CSV.
  private static func add(
    _ path: String, to builder: inout InstitutionIndex.Builder
  ) throws -> InstitutionIndex.Builder.DumpReport {
    var whole = InstitutionIndex.Builder.DumpReport()
    do {
      let file = try InputFile(path: path)
      while let input = try file.next() {
        if file.isArchive, !input.path.hasSuffix(".json") { continue }
        let report = try builder.add(dump: input)
        whole.read += report.read
        whole.added += report.added
        whole.findings += report.findings
      }
    } catch let error as IntakeError {
      throw CommandFailure(.noInput, error.finding(file: path).line)
    }
    return whole
  }
}

extension String {
  /// The bytes of the file of this path, unpacked.
  ///
  /// - Throws: `CommandFailure` where it cannot be read.
  func wholeFile() throws -> [UInt8] {
    let source: Input
    let bytes: [UInt8]?
    do throws(IntakeError) {
      source = try Input(path: self)
    } catch {
      throw CommandFailure(.noInput, error.finding(file: self).line)
    }
    do {
      bytes = try source.bytes(upTo: Limits.standard.tableBytes)
    } catch let error as IntakeError {
      throw CommandFailure(.unreadable, error.finding(file: self).line)
    }
    guard let bytes else {
      throw CommandFailure(
        .unreadable,
        "\(self) is larger than any file of this kind. Check that it is the right one.")
    }
    return bytes
  }
}
