import Foundation
import Markup
import TestSupport
import Testing

/// No document makes copub declare, load or grow anything.
struct XMLSecurityTests {
  @Test func billionLaughs() throws {
    var text = "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY a \"lol\">"
    for (name, before) in zip("bcdefghij", "abcdefghi") {
      text += "<!ENTITY \(name) \"\(String(repeating: "&\(before);", count: 10))\">"
    }
    text += "]><r><collect>&j;</collect></r>"
    let (recorder, error) = try XMLRecorder.read(text)
    #expect(error?.code == "entity-declaration-refused")
    #expect(recorder.events.isEmpty)
  }

  @Test func aHarmlessEntityIsRefusedAsWell() throws {
    let (_, error) = try XMLRecorder.read("<!DOCTYPE r [<!ENTITY a \"b\">]><r>&a;</r>")
    #expect(error?.code == "entity-declaration-refused")
  }

  @Test func anUnparsedEntityIsRefusedAsWell() throws {
    let (_, error) = try XMLRecorder.read(
      "<!DOCTYPE r [<!NOTATION n SYSTEM \"n\"><!ENTITY a SYSTEM \"b\" NDATA n>]><r/>")
    #expect(error?.code == "entity-declaration-refused")
    #expect((error?.byte ?? 0) > 40, "the place is told")
  }

  /// libxml2 compares each attribute with all others before it tells of any.
  @Test(.timeLimit(.minutes(1))) func aTagMayNotBeEndless() throws {
    let attributes = (0..<300_000).map { " a\($0)='>'" }.joined()
    let (_, error) = try XMLRecorder.read("<r><record\(attributes)/></r>")
    #expect(error?.code == "xml-tag-too-large")
    let value = String(repeating: "x", count: 1 << 20)
    #expect(try XMLRecorder.read("<r><a b='\(value)'/></r>").error?.code == "xml-tag-too-large")
    #expect(try XMLRecorder.read("<\(value)/>").error?.code == "xml-tag-too-large")
  }

  @Test func whatElseIsLongIsRead() throws {
    let long = String(repeating: "x ", count: 1 << 20)
    let text = """
      <r><!--\(long)--><a b='1'/><?p \(long)?><a b='1'/><![CDATA[\(long)]]><a b='1'/>
      <collect>\(long)</collect><skip>\(long)</skip><a>\(long)</a><a b='1'/></r>
      """
    #expect(try XMLRecorder.read(text).error == nil)
  }

  @Test func anExternalEntityIsNotRead() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("secret", "the secret")
    let (recorder, error) = try XMLRecorder.read(
      "<!DOCTYPE r [<!ENTITY x SYSTEM \"file://\(path)\">]><r><collect>&x;</collect></r>")
    #expect(error?.code == "entity-declaration-refused")
    #expect(!recorder.events.contains { $0.contains("secret") })
  }

  @Test func aParameterEntityIsRefused() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("evil.dtd", "<!ENTITY x \"grown\">")
    let (recorder, error) = try XMLRecorder.read(
      """
      <!DOCTYPE r [<!ENTITY % e SYSTEM "file://\(path)"> %e;]><r><collect>&x;</collect></r>
      """)
    #expect(error?.code == "entity-declaration-refused")
    #expect(!recorder.events.contains { $0.contains("grown") })
  }

  /// A DOCTYPE may name a DTD, as every PubMed file does: it is not loaded, and no entity or default
  /// attribute comes from it.
  @Test func aNamedDTDIsNotLoaded() throws {
    let folder = try TemporaryFolder()
    let dtd = "<!ENTITY x \"grown\"><!ATTLIST record name CDATA \"defaulted\">"
    let path = try folder.write("real.dtd", dtd)
    let head = "<!DOCTYPE r SYSTEM \"file://\(path)\">"
    let (recorder, error) = try XMLRecorder.read(head + "<r><record/></r>")
    #expect(error == nil)
    #expect(recorder.events == ["<?", "<record", "/record", "/?"])
    let (other, _) = try XMLRecorder.read(head + "<r><collect>&x;</collect></r>")
    #expect(!other.events.contains { $0.contains("grown") })
  }

  @Test func textIsNotIncludedFromElsewhere() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("other.txt", "included")
    let (recorder, _) = try XMLRecorder.read(
      """
      <r xmlns:xi="http://www.w3.org/2001/XInclude"><collect>\
      <xi:include href="file://\(path)" parse="text"/></collect></r>
      """)
    #expect(!recorder.events.contains { $0.contains("included") })
  }

  /// Recursion tests of libxml2: each must end quickly, whatever the answer.
  @Test(
    .enabled(
      if: Place.shared("suites/libxml2-recurse") != nil,
      .init(rawValue: Place.absent("suites/libxml2-recurse"))), .timeLimit(.minutes(1)))
  func recursionTestsOfLibxml2End() throws {
    let folder = try #require(Place.shared("suites/libxml2-recurse"))
    let files = Place.files(below: folder).filter { $0.hasSuffix(".xml") }
    #expect(!files.isEmpty)
    for file in files {
      let bytes = try Place.bytes(folder.appendingPathComponent(file))
      let text = String(decoding: bytes, as: UTF8.self)
      let (_, error) = try XMLRecorder.read(bytes)
      if text.contains("<!ENTITY") { #expect(error != nil, "\(file)") }
    }
  }
}
