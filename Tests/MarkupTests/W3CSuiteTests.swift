import Foundation
import Intake
import Markup
import TestSupport
import Testing

/// The XML conformance suite of the W3C: the documents of XML 1.0, fifth edition, that need no file
/// beside them, without the tests of namespaces.
@Suite(
  .enabled(
    if: Place.shared("suites/xmlts20130923.zip") != nil,
    .init(rawValue: Place.absent("suites/xmlts20130923.zip"))))
struct W3CSuiteTests {
  /// A document of the suite and what is known of it.
  private struct Document {
    var type: String  // valid, invalid, not-wf, error
    var path: String
  }

  /// The files of the suite by path; read by copub itself, as every zip is.
  private func files() throws -> [String: [UInt8]] {
    let file = try #require(Place.shared("suites/xmlts20130923.zip"))
    let archive = try InputFile(path: file.path)
    var files: [String: [UInt8]] = [:]
    while let member = try archive.next() {
      let name = member.path.split(separator: "!").last.map(String.init) ?? ""
      files[name] = drained(member).bytes
    }
    return files
  }

  /// The documents that the catalogues of the suite list.
  private func documents(_ files: [String: [UInt8]]) throws -> [Document] {
    let top = String(decoding: try #require(files["xmlconf/xmlconf.xml"]), as: UTF8.self)
    var documents: [Document] = []
    for catalogue in top.matches(of: #/SYSTEM\s+"([^"]+\.xml)"/#) {
      let path = "xmlconf/\(catalogue.1)"
      let text = String(decoding: try #require(files[path], "\(path)"), as: UTF8.self)
        .replacing(#/<!--(?s:.*?)-->/#, with: "")
      let folder = path.prefix(through: path.lastIndex(of: "/") ?? path.startIndex)
      for test in text.matches(of: #/<TEST\s([^>]*)>/#) {
        var about: [String: String] = [:]
        for part in test.1.matches(of: #/([A-Za-z:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/#) {
          about[String(part.1)] = String(part.2 ?? part.3 ?? "")
        }
        guard about["RECOMMENDATION", default: "XML1.0"].hasPrefix("XML1.0"),
          about["EDITION", default: "5"].contains("5"),
          about["ENTITIES", default: "none"] == "none",
          let type = about["TYPE"], let uri = about["URI"]
        else { continue }
        documents.append(Document(type: type, path: folder + uri))
      }
    }
    return documents
  }

  /// The verdict on a document: `accepted`, `not one document` (which copub reads, but knows from one)
  /// or the code of the refusal; the same at every chunk size.
  private func verdict(_ bytes: [UInt8], _ path: String) throws -> String {
    let verdicts = [1, 7, 4096].map { most in
      do {
        let extent = try XMLEventReader.read(
          TrickleSource(bytes, atMost: most), into: XMLRecorder(), limits: .standard)
        return extent.isOneDocument ? "accepted" : "not one document"
      } catch {
        return (error as? XMLError)?.code ?? "\(error)"
      }
    }
    #expect(Set(verdicts).count == 1, "\(path) at chunk sizes 1, 7, 4096: \(verdicts)")
    return verdicts[0]
  }

  /// Documents whose verdict is known to be wrong.
  ///
  /// The reason stands behind `#`. The list may only shrink.
  private func knownFailures() throws -> Set<String> {
    let file = Place.inPackage("Tests/MarkupTests/Fixtures/w3c-known-failures.txt")
    let text = String(decoding: try Place.bytes(file), as: UTF8.self)
    let paths = text.split(separator: "\n").compactMap { line in
      line.prefix { $0 != "#" }.split(separator: " ").first.map(String.init)
    }
    return Set(paths)
  }

  @Test func verdictsAreThoseOfTheSuite() throws {
    let files = try files()
    let documents = try documents(files)
    var counts: [String: Int] = [:]
    var failures: Set<String> = []
    for document in documents {
      let bytes = try #require(files[document.path], "\(document.path)")
      let verdict = try verdict(bytes, document.path)
      counts[document.type, default: 0] += 1
      switch document.type {
      case "not-wf":
        if verdict == "accepted" { failures.insert(document.path) }
      case "valid", "invalid":
        // Well-formed: what is wrong with an invalid document only a DTD can tell.
        let isRight = verdict == "accepted" || verdict == "entity-declaration-refused"
        if !isRight { failures.insert(document.path) }
      default: break
      }
    }
    #expect(counts["not-wf"] == 927)
    #expect(counts["valid"] == 595)
    let known = try knownFailures()
    #expect(failures.subtracting(known).sorted() == [], "wrong verdicts")
    #expect(known.subtracting(failures).sorted() == [], "right now: take them off the list")
    #expect(known.count <= 3)
  }
}
