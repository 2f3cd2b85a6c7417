import Collaboration
import CorpusStore
import Foundation
import TestSupport
import Testing

/// Files for a store, and what the store made of them.
final class StoreBench {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes works as JSON Lines; returns the path.
  func works(_ name: String, _ works: [SampleWork]) throws -> String {
    try folder.write(name, works.map(\.line).joined())
  }

  /// Writes articles and deletions as PubMed XML; returns the path.
  func articles(
    _ name: String, _ articles: [SampleArticle], deleting deleted: [Int] = []
  ) throws -> String {
    try folder.write(name, SampleArticle.file(articles, deleting: deleted))
  }

  /// A corpus in memory of some files, taken in their order.
  static func corpus(
    _ files: [String], evidence: Profiler.Evidence = .all, jobs: Int = 1
  ) throws -> CorpusStore {
    let store = try CorpusStore.inMemory()
    _ = try Ingest(evidence: evidence, jobs: jobs).run(files, into: store)
    return store
  }
}

extension CorpusStore {
  /// Read, accepted, duplicate, rejected.
  func counts() throws -> [Int] {
    let records = try status().records
    return [records.read, records.accepted, records.duplicate, records.rejected]
  }

  /// The publications, one a line: identifiers, year, authors.
  func lines() throws -> [String] {
    var lines: [String] = []
    try forEachPublication { publication in
      let identifiers = publication.identifiers.map(\.description).joined(separator: ";")
      lines.append(
        "\(identifiers) \(publication.profile.year ?? 0) \(publication.profile.authorsText)")
    }
    return lines
  }

  /// Everything about the contents that may not depend on the way they came in.
  func contents() throws -> [String] {
    let status = try status()
    return try [digest(), "\(counts())"] + lines()
      + profiles().entries.map { "\($0.profile.authorsText) \($0.publications)" }
      + status.identifierConflicts
  }

  /// Expects that nothing was lost and nothing is damaged.
  func expectSound(_ location: SourceLocation = #_sourceLocation) throws {
    let problems = try verify()
    #expect(problems.isEmpty, sourceLocation: location)
    let records = try status().records
    #expect(
      records.read == records.accepted + records.duplicate + records.rejected,
      sourceLocation: location)
    let entries = try profiles().entries
    #expect(
      entries.reduce(0) { $0 + $1.publications } == records.accepted, sourceLocation: location)
    #expect(try lines().count == records.accepted, sourceLocation: location)
  }
}
