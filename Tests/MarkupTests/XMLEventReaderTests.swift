import Intake
import Markup
import TestSupport
import Testing

struct XMLEventReaderTests {
  @Test func eventsComeInOrder() throws {
    let text = #"<list><record name="a &amp; b"><other/></record></list>"#
    let (recorder, error) = try XMLRecorder.read(text)
    #expect(error == nil)
    #expect(
      recorder.events == ["<?", "<record name=a & b", "<?", "/?", "/record", "/?"])
  }

  @Test func prefixesDoNotMatter() throws {
    let text = #"<n:list xmlns:n="urn:x"><n:record n:name="a"/></n:list>"#
    let (recorder, error) = try XMLRecorder.read(text)
    #expect(error == nil)
    #expect(recorder.events == ["<?", "<record name=a", "/record", "/?"])
  }

  @Test func collectedTextHasNoMarkup() throws {
    let text = """
      <r>dropped<collect>in <i>vitro</i> &amp; <![CDATA[<b>&amp;</b>]]> <!-- no -->H<sub>2</sub>O \
      &#xE9;&#228;<?p i?>&lt;</collect></r>
      """
    let (recorder, error) = try XMLRecorder.read(text)
    #expect(error == nil)
    #expect(recorder.events.contains("/collect in vitro & <b>&amp;</b> H2O \u{E9}\u{E4}<"))
  }

  @Test func elementsInsideCollectedTextAreToldButGatherNothing() throws {
    let (recorder, _) = try XMLRecorder.read(
      "<r><collect>a<inner>b</inner><collect>c</collect>d</collect></r>")
    #expect(
      recorder.events == [
        "<?", "<collect", "<inner", "/inner", "<collect", "/collect", "/collect abcd", "/?",
      ])
  }

  @Test func skippedElementsAreSilent() throws {
    let (recorder, error) = try XMLRecorder.read(
      "<r><skip><record/><collect>x</collect><skip/></skip><record/></r>")
    #expect(error == nil)
    #expect(recorder.events == ["<?", "<skip", "/skip", "<record", "/record", "/?"])
  }

  @Test func skippedTextInsideACollectedElementIsLeftOut() throws {
    let (recorder, _) = try XMLRecorder.read("<collect>a<skip>b</skip>c</collect>")
    #expect(recorder.events.last == "/collect ac")
  }

  @Test(arguments: [1, 7, 4096])
  func recordsHaveTheirPositions(most: Int) throws {
    var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- \u{4E2D}\u{6587} -->\n<list>\n"
    var places: [Int] = []
    for index in 0..<3000 {
      text += "  \u{E9}"
      places.append(text.utf8.count)
      text += "<record name=\"\(index) &gt;\">\u{1F600}<inner/></record>\n"
    }
    text += "</list>\n"
    let (recorder, error) = try XMLRecorder.read(Array(text.utf8), atMost: most)
    #expect(error == nil)
    #expect(recorder.recordBytes == places)
  }

  @Test func otherEncodingsAreRead() throws {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r><collect>S".utf8)
    bytes += [0xE3] + Array("o Paulo, M".utf8) + [0xE9] + Array("xico</collect></r>".utf8)
    let (recorder, error) = try XMLRecorder.read(bytes)
    #expect(error == nil)
    #expect(recorder.events.contains("/collect S\u{E3}o Paulo, M\u{E9}xico"))
  }

  @Test func utf16WithAByteOrderMarkIsRead() throws {
    var bytes: [UInt8] = [0xFF, 0xFE]
    for unit
      in "<?xml version=\"1.0\" encoding=\"UTF-16\"?><r><collect>\u{4E2D}</collect><record/></r>\r\n"
      .utf16
    {
      bytes += [UInt8(truncatingIfNeeded: unit), UInt8(unit >> 8)]
    }
    let (recorder, error) = try XMLRecorder.read(bytes)
    #expect(error == nil)
    #expect(recorder.events.contains("/collect \u{4E2D}"))
    #expect(recorder.recordBytes.map { bytes[$0] } == [UInt8(ascii: "<")])
  }

  /// Real exports use `xsi:` and other prefixes without declaring them.
  @Test func prefixesNeedNoDeclaration() throws {
    let (recorder, error) = try XMLRecorder.read("<p:r><p:record xsi:name=\"a\"/></p:r>")
    #expect(error == nil)
    #expect(recorder.events == ["<?", "<record name=a", "/record", "/?"])
  }

  @Test(arguments: [
    "<r><a></r>", "<r>&undefined;</r>", "<r", "<r></r>x", "<r></r><!-- c -->x", "<r a='1' a='2'/>",
    "<r>\u{1}</r>",
    "", "text", "<r>&#0;</r>", "<r><![CDATA[x</r>",
  ])
  func malformedDocumentsAreRefused(text: String) throws {
    let (_, error) = try XMLRecorder.read(text)
    #expect(error?.code == "xml-malformed")
  }

  /// Downloads are joined by `cat`, with declarations, DOCTYPEs and byte order marks in between.
  @Test(arguments: [1, 3, 4096])
  func severalDocumentsAreReadOneAfterTheOther(most: Int) throws {
    let texts = [
      "\u{FEFF}<?xml version=\"1.0\"?><r><record/></r>\n\n", "<?xml version=\"1.0\"?>",
      "<!DOCTYPE r><r><record/></r> <!-- c -->", "<record/>\u{FEFF}<r/>", "<record/><?p i?>\n",
    ]
    let text = texts.joined()
    let (recorder, error) = try XMLRecorder.read(Array(text.utf8), atMost: most)
    #expect(error == nil)
    let places = text.ranges(of: "<record/>").map { range in
      text.utf8.distance(from: text.startIndex, to: range.lowerBound)
    }
    #expect(recorder.recordBytes == places)
    #expect(places.count == 4)
  }

  @Test func damageInALaterDocumentHasItsPosition() throws {
    let text = "<r><record/></r>" + String(repeating: "\n", count: 100_000) + "<r><record></r>"
    let (recorder, error) = try XMLRecorder.read(text)
    #expect(recorder.recordBytes == [3, 100_019])
    #expect(error?.code == "xml-malformed")
    #expect((100_019...text.utf8.count).contains(error?.byte ?? 0))
  }

  @Test func aManyTimesRepeatedDocumentIsReadInOnePass() throws {
    let (recorder, error) = try XMLRecorder.read(
      String(repeating: "<record name='x'>text</record>", count: 20_000))
    #expect(error == nil)
    #expect(recorder.recordBytes == (0..<20_000).map { $0 * 30 })
  }

  @Test func whiteSpaceBeforeTheDeclarationIsPassedOver() throws {
    let (recorder, error) = try XMLRecorder.read("\n <?xml version=\"1.0\"?><record/>")
    #expect(error == nil)
    #expect(recorder.recordBytes == [23])
  }

  @Test func namedCharactersOfHTMLAreKnown() throws {
    let text = """
      <!DOCTYPE r SYSTEM "dblp.dtd"><r><record name="M&uuml;nchen &amp; &Zcaron;"/>\
      <collect>Universit&auml;t &ccaron;&hellip;</collect></r>
      """
    let (recorder, error) = try XMLRecorder.read(text)
    #expect(error == nil)
    #expect(
      recorder.events == [
        "<?", "<record name=M\u{FC}nchen & \u{17D}", "/record", "<collect",
        "/collect Universit\u{E4}t \u{10D}\u{2026}", "/?",
      ])
    let (fragment, _) = try XMLRecorder.read("<collect>&ouml;</collect>")
    #expect(fragment.events == ["<collect", "/collect \u{F6}"])
  }

  @Test func aNameThatOnlyTheDTDKnowsStaysAsItIs() throws {
    let (recorder, error) = try XMLRecorder.read(
      "<!DOCTYPE r SYSTEM \"x.dtd\"><collect>a &OHgr; b</collect>")
    #expect(error == nil)
    #expect(recorder.events.last == "/collect a &OHgr; b")
  }

  @Test func positionsHoldInOtherEncodings() throws {
    var bytes = Array("<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><r>".utf8)
    var places: [Int] = []
    for _ in 0..<2000 {
      bytes += [0xE9, 0xE9, 0xE9, 0x20]
      places.append(bytes.count)
      bytes += Array("<record>x</record>".utf8)
    }
    bytes += Array("</r>".utf8)
    let (recorder, error) = try XMLRecorder.read(bytes)
    #expect(error == nil)
    #expect(recorder.recordBytes == places)
  }

  @Test func bytesThatAreNotUTF8AreRefused() throws {
    let (_, error) = try XMLRecorder.read(Array("<r><collect>".utf8) + [0xC3, 0x28, 0x3C])
    #expect(error?.code == "xml-malformed")
  }

  @Test func whatCameBeforeTheDamageIsTold() throws {
    let (recorder, error) = try XMLRecorder.read(
      "<list>\n<record name=\"1\"/>\n<record name=\"2\"/>\n<record name=\"3\"><inn")
    #expect(error?.code == "xml-malformed")
    #expect(error?.line == 4)
    #expect(recorder.events.filter { $0.hasPrefix("<record") }.count >= 2)
    #expect(recorder.events.contains("<record name=2"))
  }

  @Test func depthIsLimited() throws {
    var limits = Limits()
    limits.depth = 50
    let nested = { (depth: Int) in
      String(repeating: "<a>", count: depth) + String(repeating: "</a>", count: depth)
    }
    #expect(try XMLRecorder.read(nested(50), limits: limits).error == nil)
    #expect(try XMLRecorder.read(nested(51), limits: limits).error?.code == "xml-too-deep")
    #expect(
      try XMLRecorder.read("<r><skip>\(nested(60))</skip></r>", limits: limits).error?.code
        == "xml-too-deep")
  }

  @Test func theLengthOfTextIsLimited() throws {
    var limits = Limits()
    limits.textBytes = 1000
    let text = { (count: Int) in
      "<r><collect>\(String(repeating: "x", count: count))</collect></r>"
    }
    #expect(try XMLRecorder.read(text(1000), limits: limits).error == nil)
    #expect(try XMLRecorder.read(text(1001), limits: limits).error?.code == "xml-text-too-large")
  }

  @Test func aFailureOfTheSourceIsThrown() throws {
    let failure = IntakeError.truncated(container: "gzip", byte: 40)
    let source = TrickleSource(Array("<list><record/><rec".utf8), atMost: 4, then: failure)
    let recorder = XMLRecorder()
    #expect(throws: failure) {
      try XMLEventReader.read(source, into: recorder, limits: .standard)
    }
    #expect(recorder.events.starts(with: ["<?", "<record", "/record"]))
  }

  /// Behind a whole document, too, there may have been another: right behind it, where libxml2 has
  /// read ahead, and far behind it.
  @Test(arguments: [1, 100_000])
  func aFailureOfTheSourceBetweenDocumentsIsThrown(space: Int) throws {
    let failure = IntakeError.truncated(container: "gzip", byte: 40)
    let text = "<list><record/></list>" + String(repeating: "\n", count: space)
    let source = TrickleSource(text.utf8, atMost: 4000, then: failure)
    let recorder = XMLRecorder()
    #expect(throws: failure) {
      try XMLEventReader.read(source, into: recorder, limits: .standard)
    }
    #expect(recorder.events.starts(with: ["<?", "<record", "/record", "/?"]))
  }

  /// The end of joined downloads, of which the last broke off in its first line.
  @Test(arguments: [
    "<?xml version=\"1.0\"?>", "<!DOCTYPE r>", "<?xml version=\"1.0\"?>\n<!-- x -->",
  ])
  func aDocumentThatOnlyBeginsIsDamage(start: String) throws {
    #expect(try XMLRecorder.read("<r/>\n" + start).error?.code == "xml-malformed")
    #expect(try XMLRecorder.read("<r/>\n<!-- x -->\n").error == nil)
  }

  @Test func severalDocumentsAndSpaceInFrontAreToldApart() throws {
    func extent(_ text: String) throws -> XMLExtent {
      try XMLEventReader.read(MemorySource(text.utf8), into: XMLRecorder(), limits: .standard)
    }
    #expect(try extent("<?xml version=\"1.0\"?><r/>").isOneDocument)
    #expect(try extent("\u{FEFF}<?xml version=\"1.0\"?><r/>").isOneDocument)
    #expect(try extent("\n<r/>\n").isOneDocument)
    #expect(try extent("\n<?xml version=\"1.0\"?><r/>").hasSpaceInFront)
    #expect(try extent("<r/><r/><r/>").documents == 3)
  }
}
