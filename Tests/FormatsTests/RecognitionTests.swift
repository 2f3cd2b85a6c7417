import Formats
import Foundation
import Intake
import TestSupport
import Testing

/// Every file is recognised by its content alone, by exactly one format.
struct RecognitionTests {
  static let samples = Place.files(below: Place.sample("")).filter { $0 != "README.md" }

  private func formats(of file: URL) throws -> [String] {
    let head = FileHead(try Input(path: file.path).head)
    let names = FormatRegistry.all.filter { $0.recognises(head) }.map(\.name)
    return names + PairCountRegistry.all.filter { $0.recognises(head) }.map(\.name)
  }

  /// The folder of a sample is the format that recognises it; every other refuses it.
  @Test(arguments: samples)
  func aSampleIsOfItsFormatAlone(sample: String) throws {
    let folder = try #require(sample.split(separator: "/").first.map(String.init))
    // The list beside answers of OpenAlex is read with them.
    guard !sample.hasSuffix(OpenAlexGroupQueries.fileName) else { return }
    let name = folder == "counts" ? CountsFormat().name : folder
    #expect(try formats(of: Place.sample(sample)) == [name])
  }

  @Test(
    .enabled(
      if: Place.shared("data/files.tsv") != nil, .init(rawValue: Place.absent("data/files.tsv"))))
  func realFilesAreOfTheFormatTheirListStates() throws {
    let list = try String(
      contentsOf: #require(Place.shared("data/files.tsv")), encoding: .utf8)
    let rows = list.split(separator: "\n").map { $0.split(separator: "\t").map(String.init) }
    let header = try #require(rows.first)
    let format = try #require(header.firstIndex(of: "format"))
    let path = try #require(header.firstIndex { ["path", "file"].contains($0) })
    var checked = 0
    for row in rows.dropFirst() where row.count > max(format, path) {
      guard let file = Place.shared("data/works/\(row[path])") ?? Place.shared("data/\(row[path])")
      else { continue }
      guard let input = try? Input(path: file.path) else { continue }
      let head = FileHead(input.head)
      let found = FormatRegistry.all.filter { $0.recognises(head) }.map(\.name)
      let known = FormatRegistry.named(row[format]).map { [$0.name] } ?? []
      #expect(PairCountRegistry.format(of: head) == nil, "\(row[path]) is \(row[format])")
      // A page without works, or with the answer of another question, may still be a page.
      if row[format] == "error" { continue }
      #expect(found == known, "\(row[path]) is \(row[format])")
      checked += 1
    }
    #expect(checked > 500)
  }

  @Test(arguments: [
    ("", "file-empty"), (" \n", "file-empty"), ("<!DOCTYPE html><html></html>", "file-html"),
    ("<html><body>Log in</body></html>", "file-html"), ("plain text", "format-unknown"),
    ("{\"a\":1}", "format-unknown"), ("<other/>", "format-unknown"),
    ("{\"error\":\"x\",\"message\":\"slow down\"}", "api-error-answer"),
    ("year,a,b,papers\n2020,DE,FR,3\n", "pair-count-table"),
    ("%0 Journal Article\n", "format-unknown"),
    ("{Internal Server Error}", "format-unknown"), ("EID,Name\n1,x\n", "format-unknown"),
    ("id,name\n1,x\n", "format-unknown"), ("TI  - no reference\n", "format-unknown"),
    ("@ not an entry\n", "format-unknown"), ("PT J\n", "format-unknown"),
    ("<record><controlfield/></record>", "marcxml-record"), ("<rdf:RDF/>", "rdf-document"),
    ("<OAI-PMH><error code=\"x\">none</error></OAI-PMH>", "api-error-answer"),
    ("<record><header/><metadata><mods/></metadata></record>", "oai-payload-unread"),
    ("<ONIXMessage/>", "onix-message"), ("<eSearchResult/>", "eutils-answer"),
  ])
  func whatNoFormatRecognisesIsExplained(text: String, code: String) {
    let head = FileHead(Array(text.utf8))
    #expect(FormatRegistry.format(of: head) == nil)
    let finding = UnrecognisedFile.finding(head)
    #expect(finding.code == code)
    #expect(finding.text.hasSuffix("."))
  }

  @Test func theWordsOfAnErrorAnswerArePassedOn() {
    let head = FileHead(Array("{\"error\":\"x\",\"message\":\"slow down\"}".utf8))
    #expect(UnrecognisedFile.finding(head).text.contains("slow down"))
    let xml = FileHead(
      Array("<service-error><status><statusText>no key</statusText></status>".utf8))
    #expect(UnrecognisedFile.finding(xml).text.contains("(no key)"))
  }

  @Test func aByteOrderMarkDoesNotMatter() throws {
    let bytes = [0xEF, 0xBB, 0xBF] + (try Place.bytes(Place.sample("pubmed/articles.xml")))
    #expect(FormatRegistry.format(of: FileHead(bytes))?.name == "pubmed")
  }
}
