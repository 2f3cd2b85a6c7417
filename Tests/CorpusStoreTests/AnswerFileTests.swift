import Collaboration
import Foundation
import TestSupport
import Testing

@testable import CorpusStore

/// Answers are kept of one state of one corpus, and never believed beyond it.
struct AnswerFileTests {
  private let folder: TemporaryFolder
  private let corpus: String

  init() throws {
    folder = try TemporaryFolder()
    corpus = folder.path("a.copub")
    try ingest(1)
  }

  private func ingest(_ id: Int) throws {
    let input = try folder.write("\(id).jsonl", SampleWork(id: id).line)
    _ = try Ingest().run([input], into: CorpusStore.open(corpus, for: .write))
  }

  private func open(_ path: String? = nil) throws -> AnswerFile {
    try #require(
      AnswerFile(
        about: path ?? corpus, environment: ["COPUB_CACHE": folder.path("cache")]))
  }

  private func files() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path("cache")).sorted()
  }

  @Test func anAnswerIsKeptFromOneCallToTheNext() throws {
    let first = try open()
    #expect(first.kept("who") == nil)
    first.keep([1, 2, 3], to: "who")
    first.keep([4], to: "what")
    #expect(try open().kept("who") == [1, 2, 3])
    #expect(try open().kept("what") == [4])
    #expect(try open().kept("where") == nil)
    first.keep([5], to: "who")
    #expect(try open().kept("who") == [5])
  }

  @Test func aCorpusThatWasWrittenToHasNoAnswers() throws {
    let before = try open()
    before.keep([1], to: "who")
    try ingest(2)
    #expect(!before.isCurrent)
    before.keep([2], to: "what")
    let after = try open()
    #expect(after.kept("who") == nil && after.kept("what") == nil)
    after.keep([3], to: "who")
    #expect(before.kept("who") == nil, "what is kept later is of another corpus")
    #expect(try open().kept("who") == [3])
  }

  @Test func anotherCorpusInThePlaceHasNoAnswers() throws {
    try open().keep([1], to: "who")
    let copy = folder.path("b.copub")
    try FileManager.default.copyItem(atPath: corpus, toPath: copy)
    #expect(try open(copy).kept("who") == nil)
    try FileManager.default.removeItem(atPath: corpus)
    try FileManager.default.moveItem(atPath: copy, toPath: corpus)
    #expect(try open().kept("who") == nil)
  }

  @Test func damagedAnswersAreNotBelieved() throws {
    try open().keep(Array(repeating: 7, count: 1000), to: "who")
    let path = try folder.path("cache/" + #require(files().first))
    var bytes = try Place.bytes(URL(fileURLWithPath: path))
    let place = try #require(bytes.indices.first { bytes[$0...].starts(with: [7, 7, 7, 7]) })
    bytes[place + 500] = 8
    try Data(bytes).write(to: URL(fileURLWithPath: path))
    #expect(try open().kept("who") == nil)
  }

  @Test func aFileOfAnswersThatIsNoneIsMadeAnew() throws {
    try open().keep([1], to: "who")
    let path = try folder.path("cache/" + #require(files().first))
    try Data("nothing of the kind".utf8).write(to: URL(fileURLWithPath: path))
    let file = try open()
    #expect(file.kept("who") == nil)
    file.keep([1], to: "who")
    #expect(try open().kept("who") == [1])
  }

  @Test func nothingIsKeptWhereNobodyWantsItOrThereIsNoPlace() throws {
    #expect(AnswerFile(about: corpus, environment: ["COPUB_CACHE": "off", "HOME": "/"]) == nil)
    #expect(AnswerFile(about: corpus, environment: [:]) == nil)
    let file = try folder.write("file", "")
    #expect(AnswerFile(about: corpus, environment: ["COPUB_CACHE": file + "/cache"]) == nil)
    #expect(AnswerFile(about: folder.path("none"), environment: ["HOME": folder.path("")]) == nil)
  }

  @Test func theUsualPlaces() throws {
    let cache = folder.path("x")
    #expect(AnswerFile(about: corpus, environment: ["XDG_CACHE_HOME": cache]) != nil)
    #expect(FileManager.default.fileExists(atPath: cache + "/copub"))
    #expect(AnswerFile(about: corpus, environment: ["HOME": folder.path("home")]) != nil)
    #expect(FileManager.default.fileExists(atPath: folder.path("home/.cache/copub")))
  }

  @Test func aSmallCorpusKeepsNothing() throws {
    let store = try CorpusStore.open(corpus, for: .read)
    #expect(try store.source() is ProfileCorpus)
  }
}
