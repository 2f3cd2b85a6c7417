import CorpusStore
import Foundation
import TestSupport
import Testing

struct IngestTests {
  private static let samples = ["openalex", "pubmed"].flatMap { folder in
    Place.files(below: Place.sample(folder)).map { Place.sample("\(folder)/\($0)").path }
  }

  @Test func theSamplesAddUp() throws {
    let store = try StoreBench.corpus(Self.samples)
    try store.expectSound()
    // OpenAlex 3 + 4 + 4 + 2, of which the work without id counts twice and three are the same.
    // PubMed 4 + 4 + 2 + 1, of which one is an older version and one was deleted.
    #expect(try store.counts() == [24, 19, 4, 1])
    #expect(try store.status().sources.count == 8)
    #expect(try store.status().records.withoutCountry == 1)
  }

  @Test func againChangesNothing() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("some.copub")
    let first = try CorpusStore.open(path, for: .write)
    let report = try Ingest().run(Self.samples, into: first)
    #expect(report.outcomes.allSatisfy { $0.isNew })
    let contents = try first.contents()
    let bytes = try Place.bytes(URL(fileURLWithPath: path))
    let second = try CorpusStore.open(path, for: .write)
    let again = try Ingest().run(Self.samples.reversed(), into: second)
    #expect(again.outcomes.count == Self.samples.count)
    #expect(again.outcomes.allSatisfy { !$0.isNew && $0.format != nil && !$0.isTroubled })
    #expect(try second.contents() == contents)
    #expect(try Place.bytes(URL(fileURLWithPath: path)) == bytes, "not a byte is written")
  }

  /// Inside an archive or outside, the records and the files are the same.
  @Test(arguments: ["all.tar.gz", "all.zip", "all.tar.zst"])
  func anArchiveIsTheFilesInIt(name: String) throws {
    let folder = try TemporaryFolder()
    let samples = Place.sample("")
    if name.hasSuffix("zip") {
      try Tool.run(
        "python3", "-m", "zipfile", "-c", folder.path(name), "openalex", "pubmed", in: samples)
    } else {
      try Tool.run("tar", "-caf", folder.path(name), "openalex", "pubmed", in: samples)
    }
    let store = try CorpusStore.inMemory()
    let report = try Ingest().run([folder.path(name)], into: store)
    #expect(report.findings.isEmpty)
    #expect(report.outcomes.map(\.path).allSatisfy { $0.hasPrefix(folder.path(name) + "!") })
    #expect(try store.digest() == StoreBench.corpus(Self.samples).digest())
    // Known as a whole, and known file by file.
    for again in [[folder.path(name)], Self.samples] {
      let outcomes = try Ingest().run(again, into: store).outcomes
      #expect(outcomes.count == Self.samples.count)
      #expect(outcomes.allSatisfy { !$0.isNew && $0.format != nil })
    }
  }

  @Test func aFileUnderAnotherNameIsTheSameFile() throws {
    let bench = try StoreBench()
    let store = try CorpusStore.inMemory()
    let works = [SampleWork(id: 1), SampleWork(id: nil)]
    _ = try Ingest().run([bench.works("one.jsonl", works)], into: store)
    let report = try Ingest().run([bench.works("two.jsonl", works)], into: store)
    #expect(report.outcomes.map(\.isNew) == [false])
    #expect(try store.counts() == [2, 2, 0, 0])
  }

  @Test func aFileNamedTwiceInOneRunIsTakenOnce() throws {
    let bench = try StoreBench()
    let path = try bench.works("one.jsonl", [SampleWork(id: nil)])
    #expect(try StoreBench.corpus([path, path], jobs: 2).counts() == [1, 1, 0, 0])
  }

  @Test func filesThatAreNoExportsCostNothingElse() throws {
    let bench = try StoreBench()
    let files = [
      try bench.folder.write("a.html", "<html></html>"), try bench.folder.write("b.json", ""),
      try bench.works("c.jsonl", [SampleWork(id: 1)]), bench.folder.path("absent"),
      try bench.folder.write("d.gz", [0x1F, 0x8B, 8, 0]),
    ]
    let store = try CorpusStore.inMemory()
    let report = try Ingest().run(files, into: store)
    #expect(try store.counts() == [1, 1, 0, 0])
    #expect(
      report.findings.map(\.code).sorted() == [
        "file-empty", "file-html", "file-unreadable", "gzip-truncated",
      ])
    #expect(report.outcomes.filter(\.isTroubled).count == 4)
    #expect(report.outcomes.filter { $0.format == nil }.count == 4)
  }

  @Test func aDamagedFileKeepsWhatCameBeforeTheDamage() throws {
    let bench = try StoreBench()
    let lines = (1...40).map { SampleWork(id: $0).line }.joined()
    let packed =
      gzipMember(Array(lines.prefix(lines.count / 2).utf8))
      + gzipMember(Array(lines.suffix(lines.count / 2).utf8)).dropLast(20)
    let store = try StoreBench.corpus([bench.folder.write("cut.jsonl.gz", packed)])
    try store.expectSound()
    let status = try store.status()
    #expect(status.sources.map(\.isDamaged) == [true])
    #expect(status.records.accepted >= 30)
    #expect(status.findings.contains { $0.code == "gzip-truncated" && $0.byte != nil })
    let placed = status.findings.filter { $0.code != "corpus-selected-on-country" }
    #expect(placed.allSatisfy { $0.file == bench.folder.path("cut.jsonl.gz") })
  }

  /// Every rejected record is named with file, byte and reason.
  @Test func everyRejectedRecordIsNamed() throws {
    let bench = try StoreBench()
    let text = SampleWork(id: 1).line + "{\"id\":\"https://openalex.org/W2\"}\n7\n{\"id\":\n"
    let store = try StoreBench.corpus([bench.folder.write("some.jsonl", text)])
    try store.expectSound()
    #expect(try store.counts() == [4, 1, 0, 3])
    let errors = try store.status().findings.filter { $0.severity == .error }
    #expect(
      errors.map(\.code) == ["record-without-content", "record-not-object", "json-malformed"])
    #expect(errors.allSatisfy { $0.byte != nil && $0.file.hasSuffix("some.jsonl") })
  }

  @Test func evidenceCannotBeMixed() throws {
    let bench = try StoreBench()
    let path = try bench.works("one.jsonl", [SampleWork(id: 1)])
    let store = try StoreBench.corpus([path], evidence: .stated)
    let digest = try store.digest()
    #expect(
      throws: StoreError.evidenceDiffers(path: ":memory:", stored: "stated", asked: "all")
    ) {
      try Ingest(evidence: .all).run([try bench.works("2.jsonl", [SampleWork(id: 2)])], into: store)
    }
    #expect(try store.digest() == digest)
    #expect(try store.profiles().defaultTerritories == "as-stated")
  }

  @Test func theNamedFormatIsUsed() throws {
    let bench = try StoreBench()
    let path = try bench.folder.write(
      "odd.json", "{\"id\":\"https://openalex.org/W1\",\"publication_year\":2000}")
    #expect(try StoreBench.corpus([path]).counts() == [0, 0, 0, 0])
    let store = try CorpusStore.inMemory()
    _ = try Ingest(format: "openalex").run([path], into: store)
    #expect(try store.counts() == [1, 1, 0, 0])
  }
}
