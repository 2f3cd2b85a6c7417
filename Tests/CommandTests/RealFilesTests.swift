import Foundation
import TestSupport
import Testing

/// All real files of the formats, error bodies and empty pages included, in one ingest.
@Suite(
  .enabled(
    if: Place.shared("data/works/openalex") != nil, .init(rawValue: Place.absent("data/works"))))
struct RealFilesTests {
  @Test func everyRecordIsAccountedFor() throws {
    let folder = try TemporaryFolder()
    let inputs = try ["openalex", "pubmed"].map {
      try #require(Place.shared("data/works/\($0)")).path
    }
    let corpus = folder.path("real.copub")
    let run = try CommandRun(["ingest"] + inputs + ["--into", corpus, "--json"])
    #expect(run.exit == 1, "some files are damaged, or errors, on purpose")
    let document = try run.json()
    let records = try #require(document["records"] as? [String: Int])
    let (read, accepted) = (try #require(records["read"]), try #require(records["accepted"]))
    #expect(read == accepted + (records["duplicate"] ?? 0) + (records["rejected"] ?? 0))
    #expect(accepted > 21_000)
    let files = try #require(document["files"] as? [[String: Any]])
    #expect(files.count == 23 + 36)
    for file in files {
      let counts = try #require(file["records"] as? [String: Int])
      let parts = ["accepted", "duplicate", "rejected"].compactMap { counts[$0] }
      #expect(counts["read"] == parts.reduce(0, +))
    }
    try checkFindings(document, rejected: records["rejected"] ?? 0)

    let before = try Data(contentsOf: URL(fileURLWithPath: corpus))
    _ = try CommandRun(["ingest"] + inputs.reversed() + ["--into", corpus])
    #expect(try Data(contentsOf: URL(fileURLWithPath: corpus)) == before, "again changes nothing")
  }

  /// Every rejected record is named with file, byte and reason.
  private func checkFindings(_ document: [String: Any], rejected: Int) throws {
    let findings = try #require(document["findings"] as? [[String: Any]])
    let codes = [
      "record-without-content", "record-not-object", "record-incomplete", "json-malformed",
      "deleted-by-source",
    ]
    let named = findings.filter { finding in
      codes.contains(finding["code"] as? String ?? "") && finding["byte"] is Int
        && (finding["file"] as? String)?.isEmpty == false
        && (finding["text"] as? String)?.isEmpty == false
    }
    #expect(named.count >= rejected)
    #expect(rejected > 0)
  }
}
