import Foundation
import Geography
import TestSupport
import Testing

@testable import Publishing
@testable import Rankings

/// Texts that would be something else if they were not escaped.
private let hostile = [
  "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "a\u{0}b\u{1B}[31m",
  "<\u{301}b>bold</b>", "=HYPERLINK(\"http://x\")", "| pipe `tick` [link](http://x)",
  "\u{202E}reversed", "&amp;", "'", "\u{200D}\u{600}<i>",
]

@Suite struct EscapingTests {
  @Test(arguments: hostile) func noTextBecomesMarkup(_ text: String) {
    let escaped = HTML.escape(text)
    #expect(!escaped.unicodeScalars.contains { "<>\"'".unicodeScalars.contains($0) })
    #expect(!escaped.unicodeScalars.contains { $0.value < 9 || $0.value == 0x1B })
    let page = HTML.element("p", ["title": text], text).text
    #expect(page.unicodeScalars.filter { $0 == "<" }.count == 2)
    #expect(page.unicodeScalars.filter { $0 == ">" }.count == 2)
  }

  @Test(arguments: hostile) func jsonStringsParseBack(_ text: String) throws {
    let document = JSONNode.object([text: .string(text)]).text()
    let parsed = try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: String]
    #expect(parsed == [text: text])
    #expect(!document.contains("</script"))
  }

  @Test(arguments: ["=1+1", "+cmd", "-2+3", "@sum", "\tx"])
  func noCellBecomesAFormula(_ text: String) {
    #expect(CSVTable.cell(text).hasPrefix("'") || CSVTable.cell(text).hasPrefix("\"'"))
  }

  @Test func numbersStayNumbers() {
    #expect(CSVTable.cell("-0.25") == "-0.25")
    #expect(
      CSVTable(["a", "b"], [["x,y", "say \"no\""]]).text == "a,b\r\n\"x,y\",\"say \"\"no\"\"\"\r\n")
  }

  /// With an accent upon it a mark is another character, and closes a cell all the same.
  @Test func marksUnderAccentsAreDoubled() {
    let text = "\"\u{301},\"\u{746}"
    let cell = "\"\"\"\u{301},\"\"\u{746}\""
    #expect(CSVTable.cell(text).utf8.elementsEqual(cell.utf8))
  }

  @Test(arguments: hostile) func nothingActsOnTheTerminal(_ text: String) {
    #expect(!TextGrid.clean(text).unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x202E })
  }
}

@Suite struct TextGridTests {
  /// On a terminal a sign of Chinese, Japanese or Korean takes two columns, an accent none.
  @Test func columnsStandUnderEachOther() {
    var grid = TextGrid(["name", ">works"])
    grid.rows = [["中国", "1"], ["ภ", "20"], ["e\u{301}", "300"]]
    #expect(grid.text == "name  works\n中国      1\nภ        20\ne\u{301}       300\n")
  }
}

@Suite struct NumberTextTests {
  @Test func exactNumbersHaveTwelveDigits() {
    #expect(NumberText.exact(0.1 + 0.2) == "0.3")
    #expect(NumberText.exact(2_149_560) == "2149560")
    #expect(NumberText.exact(1.0 / 3) == "0.333333333333")
    #expect(NumberText.exact(-0.0) == "0")
  }

  @Test func readableNumbers() {
    #expect(NumberText.grouped(1_234_567) == "1\u{202F}234\u{202F}567")
    #expect(NumberText.grouped(-12) == "\u{2212}12")
    #expect(NumberText.signed(-3) == "\u{2212}3")
    #expect(NumberText.fixed(-0.0004, 2) == "0.00")
    #expect(NumberText.effect(-0.00123) == "\u{2212}0.123\u{00A0}%")
  }
}

@Suite struct JSONNodeTests {
  @Test func keysAreSortedAndNumbersFinite() {
    let node = JSONNode.object([
      "b": .number(.nan), "a": .array([.int(1), .optional(nil as Int?)]),
    ])
    #expect(node.line() == "{\"a\":[1,null],\"b\":null}\n")
    #expect(node.text() == "{\n  \"a\": [1, null],\n  \"b\": null\n}\n")
  }
}

@Suite struct AtomicFileTests {
  @Test func writesAndReplaces() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copub-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("deep/er/file.txt").path
    try AtomicFile.write("one", to: path)
    try AtomicFile.write("two", to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "two")
    let names = try FileManager.default.contentsOfDirectory(
      atPath: folder.appendingPathComponent("deep/er").path)
    #expect(names == ["file.txt"])
  }

  /// Two that write the same file do not mix their bytes: the second is refused.
  @Test func whoComesSecondIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("file.txt")
    let first = try AtomicFile.Stream(to: path)
    try first.write(Array("first".utf8))
    #expect(throws: AtomicFile.Failure.self) { try AtomicFile.write("second", to: path) }
    try first.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "first")
    try AtomicFile.write("third", to: path)
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "third")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["file.txt"])
  }

  /// What somebody else put where copub writes first is not written to: no link of either kind, no
  /// pipe, on which copub would wait.
  @Test(arguments: ["ln -s other", "ln other", "mkfifo"])
  func foreignFilesAreNotWritten(command: String) throws {
    let folder = try TemporaryFolder()
    try folder.write("other", "of others")
    try Tool.run("sh", "-c", "\(command) .file.txt.copub-part", in: folder.url)
    #expect(throws: AtomicFile.Failure.self) {
      try AtomicFile.write("x", to: folder.path("file.txt"))
    }
    #expect(try String(contentsOfFile: folder.path("other"), encoding: .utf8) == "of others")
  }

  @Test func aFolderThatMayNotBeWrittenIsAnError() throws {
    let folder = try TemporaryFolder()
    Nobody.run {
      for place in ["file.txt", "deeper/file.txt"] {
        #expect(throws: AtomicFile.Failure.self) {
          try AtomicFile.write("x", to: folder.path(place))
        }
      }
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path).isEmpty)
  }

  @Test func aFolderInTheWayIsAnErrorAndStays() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("copub-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    try FileManager.default.createDirectory(
      at: folder.appendingPathComponent("file.txt/x"), withIntermediateDirectories: true)
    #expect(throws: AtomicFile.Failure.self) {
      try AtomicFile.write("x", to: folder.appendingPathComponent("file.txt").path)
    }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["file.txt"])
  }
}

@Suite struct StudyFileTests {
  private let text = """
    schema = "copub.study/1"
    inputs = ["a.json.gz"]
    focus = "CN"
    windows = ["2013-2017", "2018-2022"]
    """

  @Test func readsWhatItWrites() throws {
    var study = try StudyFile.read(text, name: "s")
    study.texts["en"] = Study.Texts()
    study.texts["en"]?.title = "quote \" back \\ line\nend"
    study.against = [try #require(CountryCode("US"))]
    let again = try StudyFile.read(StudyFile.text(study), name: "other")
    #expect(again == study)
  }

  @Test(arguments: [
    ("focus = \"CN\"", "focus = \"QQ\"", "country code"),
    ("focus = \"CN\"", "", "`focus` is missing"),
    ("\"2013-2017\"", "\"2017-2013\"", "ends before it begins"),
    ("inputs = [", "inputz = [", "a key 'inputz'"),
    ("copub.study/1", "copub.study/9", "states the schema"),
    ("focus = \"CN\"", "focus = ", "no TOML"),
  ])
  func mistakesAreNamed(_ old: String, _ new: String, _ words: String) throws {
    let broken = text.replacing(old, with: new)
    do {
      _ = try StudyFile.read(broken, name: "s")
      Issue.record("a broken study was read: \(new)")
    } catch let error as StudyError {
      #expect(error.description.contains(words), "\(error.description)")
    }
  }
}

@Suite struct AtomicFolderTests {
  private let place = FileManager.default.temporaryDirectory
    .appendingPathComponent("copub-test-\(UUID().uuidString)")

  private func names() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: place.path).sorted()
  }

  @Test func aFolderIsReplacedAsAWhole() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    let path = place.appendingPathComponent("report").path
    let first = try AtomicFolder(path)
    try first.put(Array("1".utf8), at: "a.txt")
    try first.put(Array("1".utf8), at: "en/b.txt")
    #expect(!FileManager.default.fileExists(atPath: path), "nothing is seen before it is whole")
    try first.publish { _ in false }
    try AtomicFile.write("mine", to: path + "/en/notes.txt")

    let second = try AtomicFolder(path)
    try second.put(Array("2".utf8), at: "a.txt")
    #expect(try String(contentsOfFile: path + "/a.txt", encoding: .utf8) == "1")
    try second.publish { ["a.txt", "en/b.txt"].contains($0) }
    #expect(try String(contentsOfFile: path + "/a.txt", encoding: .utf8) == "2")
    #expect(try names() == ["report", "report/a.txt", "report/en", "report/en/notes.txt"])
  }

  /// Two runs at the same moment gave a report of a few files, and both said that all was well.
  @Test func whoComesSecondIsRefused() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    let path = place.appendingPathComponent("report").path
    for round in ["1", "2"] {
      let first = try AtomicFolder(path)
      try first.put(Array(round.utf8), at: "a.txt")
      #expect(throws: AtomicFile.Failure.self) { try AtomicFolder(path) }
      try first.put(Array(round.utf8), at: "b.txt")
      try first.publish { _ in true }
      #expect(try names() == ["report", "report/a.txt", "report/b.txt"])
      #expect(try String(contentsOfFile: path + "/a.txt", encoding: .utf8) == round)
    }
  }

  /// A link in the place of the folder that is written first is not followed.
  @Test func linksAreNotFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.write("others/file", "of others")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path(".report.copub-part"), withDestinationPath: folder.path("others"))
    #expect(throws: AtomicFile.Failure.self) { try AtomicFolder(folder.path("report")) }
    #expect(try Place.bytes(folder.url.appendingPathComponent("others/file")).count == 9)
  }

  @Test func whatWasNotFinishedIsTakenAwayByTheNext() throws {
    defer { try? FileManager.default.removeItem(at: place) }
    let path = place.appendingPathComponent("report").path
    try AtomicFolder(path).put(Array("1".utf8), at: "a.txt")
    #expect(try names() == [".report.copub-part", ".report.copub-part/a.txt"])
    let next = try AtomicFolder(path)
    try next.put(Array("2".utf8), at: "b.txt")
    next.discard()
    #expect(try names() == [])
  }
}
