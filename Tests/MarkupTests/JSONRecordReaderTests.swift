import Intake
import Markup
import TestSupport
import Testing

struct JSONRecordReaderTests {
  @Test func aPageGivesItsRecordsThenItsEnvelope() throws {
    let text = #"{"meta":{"results":[9]},"results":[{"id":1},{"id":2,"x":[{"id":7}]}],"z":0}"#
    #expect(
      try ReadEvent.all(text) == [
        .record("1", byte: 35), .record("2", byte: 44), .envelope(byte: 0),
      ])
  }

  @Test func aPrettyPrintedPageIsTheSame() throws {
    let text = """
      {
        "meta": {"count": 2},
        "results": [
          {
            "id": 1,
            "list": [{"id": 3}, "}", "]", "\\"", "{"]
          },
          {
            "id": 2
          }
        ],
        "group_by": []
      }

      """
    let events = try ReadEvent.all(text)
    #expect(events.map(\.id) == ["1", "2", nil])
    #expect(events.last == .envelope(byte: 0))
  }

  @Test func anArrayAtTheTopIsAPage() throws {
    let events = try ReadEvent.all(#"[{"id":1}, {"id":2}]"#)
    #expect(events == [.record("1", byte: 1), .record("2", byte: 11), .envelope(byte: 0)])
  }

  @Test func aSingleDocumentIsARecord() throws {
    #expect(try ReadEvent.all(" {\"id\":1}") == [.record("1", byte: 1)])
    #expect(try ReadEvent.all("{\n \"id\": 1\n}\n") == [.record("1", byte: 0)])
  }

  @Test func anEmptyPageHasAnEnvelopeOnly() throws {
    #expect(try ReadEvent.all(#"{"meta":{},"results":[]}"#) == [.envelope(byte: 0)])
    #expect(try ReadEvent.all("[]") == [.envelope(byte: 0)])
    #expect(try ReadEvent.all("").isEmpty)
    #expect(try ReadEvent.all(" \n \n").isEmpty)
  }

  @Test func linesHaveTheirPositions() throws {
    let events = try ReadEvent.all("{\"id\":1}\n{\"id\":22}\n\n{\"id\":3}")
    #expect(
      events == [.record("1", byte: 0), .record("22", byte: 9), .record("3", byte: 20)])
  }

  @Test func windowsLineEndsAreWhiteSpace() throws {
    let events = try ReadEvent.all("{\"id\":1}\r\n{\"id\":2}\r\n")
    #expect(events.map(\.id) == ["1", "2"])
  }

  @Test func documentsOneAfterTheOther() throws {
    let text = #"{"results":[{"id":1}]}{"results":[{"id":2}]}"# + "\n" + #"{"results":[{"id":3}]}"#
    #expect(try ReadEvent.all(text).compactMap(\.id) == ["1", "2", "3"])
  }

  @Test func linesMayBePages() throws {
    let line = #"{"results":[{"id":1},{"id":2}]}"# + "\n"
    #expect(try ReadEvent.all(line + line).compactMap(\.id) == ["1", "2", "1", "2"])
    #expect(
      try ReadEvent.all("{\"id\":0}\n" + line).compactMap(\.id) == ["0", "1", "2"])
  }

  @Test(arguments: 1..<20)
  func aCutLineCostsThatLineAlone(cut: Int) throws {
    let whole = #"{"id":2,"title":"a"}"#
    let text = "{\"id\":1}\n\(whole.prefix(cut))\n{\"id\":3}\n{\"id\":4}\n"
    let events = try ReadEvent.all(text)
    #expect(events.compactMap(\.id) == ["1", "3", "4"])
    #expect(events.filter(\.isBad) == [.malformed("json-malformed", byte: 9)])
  }

  @Test func aFileCutInItsLastLineKeepsTheOthers() throws {
    let events = try ReadEvent.all("{\"id\":1}\n{\"id\":2}\n{\"id\":3,\"ti")
    #expect(events.compactMap(\.id) == ["1", "2"])
    #expect(events.last == .malformed("json-malformed", byte: 18))
  }

  /// Wherever a page is cut, the records before the cut are kept and the damage is told.
  @Test func everyCutOfAPageIsNoticed() throws {
    let text = #"{"meta":{"count":3},"results":[{"id":1},{"id":2},{"id":3}],"group_by":[]}"#
    let ends = [39, 48, 57]  // behind each record
    for cut in 1..<text.utf8.count {
      let events = try ReadEvent.all(Array(text.utf8.prefix(cut)))
      let whole = ends.filter { $0 < cut }.count
      let told = events.compactMap(\.id)
      #expect(told == ["1", "2", "3"].prefix(told.count).map { $0 }, "cut at \(cut)")
      #expect(told.count >= whole, "cut at \(cut)")
      #expect(events.contains { $0.isBad }, "cut at \(cut)")
    }
  }

  @Test func aBrokenRecordCostsThatRecordAlone() throws {
    let text = #"{"results":[{"id":1},{"id":tru},{"id":3}]}"#
    #expect(
      try ReadEvent.all(text) == [
        .record("1", byte: 12), .malformed("json-malformed", byte: 21), .record("3", byte: 32),
        .envelope(byte: 0),
      ])
  }

  @Test func aBrokenEnvelopeIsToldAfterItsRecords() throws {
    let text = #"{"meta":nul,"results":[{"id":1}]}"#
    #expect(
      try ReadEvent.all(text) == [
        .record("1", byte: 23), .malformedEnvelope("json-malformed", byte: 0),
      ])
  }

  @Test func punctuationBetweenDocumentsIsToldOnce() throws {
    let page = #"{"results":[{"id":1}]}"#
    for (text, byte) in [(page + "]," + page, 22), (page + "," + page + "," + page, 22)] {
      let events = try ReadEvent.all(text)
      #expect(events.compactMap(\.id).allSatisfy { $0 == "1" })
      #expect(events.filter(\.isBad) == [.malformedEnvelope("json-malformed", byte: byte)])
    }
  }

  @Test func bytesThatAreNotUTF8AreToldApart() throws {
    let bytes =
      Array("{\"id\":1}\n{\"id\":\"".utf8) + [0xC3, 0x28] + Array("\"}\n{\"id\":3}\n".utf8)
    let events = try ReadEvent.all(bytes)
    #expect(events.compactMap(\.id) == ["1", "3"])
    #expect(events.contains(.malformed("json-not-utf8", byte: 9)))
  }

  @Test func depthIsLimited() throws {
    var limits = Limits()
    limits.depth = 8
    let open = String(repeating: "[", count: 20)
    let close = String(repeating: "]", count: 20)
    let text = "{\"id\":1}\n{\"id\":2,\"x\":\(open)\(close)}\n{\"id\":3}\n"
    let events = try ReadEvent.all(Array(text.utf8), limits: limits)
    #expect(events.compactMap(\.id) == ["1", "3"])
    #expect(events.contains(.malformed("json-too-deep", byte: 9)))
  }

  @Test func theSizeOfARecordIsLimited() throws {
    var limits = Limits()
    limits.recordBytes = 1 << 21
    let large = String(repeating: "x", count: 3 << 20)
    for text in [
      "{\"id\":1}\n{\"id\":2,\"x\":\"\(large)\"}\n{\"id\":3}\n",
      "{\"results\":[{\"id\":1},{\"id\":2,\"x\":\"\(large)\"},{\"id\":3}]}",
    ] {
      let events = try ReadEvent.all(Array(text.utf8), atMost: 10_000, limits: limits)
      #expect(events.compactMap(\.id) == ["1", "3"])
      #expect(events.contains { $0.isBad && "\($0)".contains("json-too-large") })
    }
  }

  @Test func aFailureOfTheSourceComesAfterTheRecordsBeforeIt() throws {
    let failure = IntakeError.truncated(container: "gzip", byte: 30)
    for text in ["{\"id\":1}\n{\"id\":2}\n{\"i", #"{"results":[{"id":1},{"id":2},{"i"#] {
      let source = TrickleSource(Array(text.utf8), atMost: 5, then: failure)
      let reader = JSONRecordReader(source, recordPaths: [["results"]], limits: .standard)
      var events: [ReadEvent] = []
      #expect(throws: failure) { try reader.read { events.append(ReadEvent($0)) } }
      #expect(events.compactMap(\.id) == ["1", "2"])
      #expect(events.contains { $0.isBad }, "the cut record is told as well")
    }
  }

  /// What is told does not depend on how the bytes come.
  @Test(arguments: [
    "{\"id\":1}\n{\"id\":2}\n\n{\"id\":3}\n",
    "{\"id\":1}\n{\"id\":2,\n{\"id\":3}\n{\"id\":4}\n",
    "{\"id\":1}\n{\"id\":2,\"t\":\"abc\n{\"id\":3}\n{\"id\":4}\n{\"id\":5}",
    "{\"id\":1}\n  {\"id\":2}\n{\"id\":3}",
    "{\"id\":1}\nnull\n{\"id\":3}\n",
    "{\"id\":1}\n}\n{\"id\":3}\n",
    #"{"meta":{"a":[1,2]},"results":[{"id":1,"s":"\\\"]}"},{"id":2},null],"group_by":[]}"#,
    #"{"results":[{"id":1},{"id":tru},{"id":3}]} {"results":[{"id":4}]}"#,
    "{\n \"results\": [\n  {\"id\": 1},\n  {\"id\": 2}\n ]\n}\n",
    "[{\"id\":1},\n{\"id\":2}]\n",
    "{\"results\":[{\"id\":1},{\"id\":2",
    "{\"id\":\"\u{4E2D}\u{1F600}\"}\n{\"id\":\"\u{E9}\"}\n",
  ])
  func theSizeOfChunksDoesNotMatter(text: String) throws {
    let whole = try ReadEvent.all(text)
    for most in [1, 2, 3, 7, 9, 10, 4096] {
      #expect(try ReadEvent.all(text, atMost: most) == whole, "\(most) bytes at a time")
    }
  }

  @Test func aLongFileReadsTheSameInAnyChunks() throws {
    var text = ""
    for id in 0..<5000 {
      text += "{\"id\":\(id),\"t\":\"\(String(repeating: "t", count: id % 97))\"}\n"
    }
    let ids = (0..<5000).map(String.init)
    for most in [7, 4096, 1 << 17] {
      #expect(try ReadEvent.all(text, atMost: most).compactMap(\.id) == ids)
    }
  }

  /// A last line over the limit is told even without a newline, by its first byte.
  @Test(arguments: [7, 1 << 20]) func aLastLineOverTheLimitIsTold(most: Int) throws {
    var limits = Limits.standard
    limits.recordBytes = 1 << 21
    let long = "{\"id\":\"" + String(repeating: "x", count: 5 << 20) + "\"}"
    let bytes = Array("{\"id\":1}\n{\"id\":2}\n\(long)".utf8)
    let events = try ReadEvent.all(bytes, atMost: max(most, 4096), limits: limits)
    #expect(
      events == [
        .record("1", byte: 0), .record("2", byte: 9), .malformed("json-too-large", byte: 18),
      ])
  }

  /// An envelope over the limit is refused, and its records stay what they are.
  @Test func anEnvelopeOverTheLimitCostsOnlyItself() throws {
    var limits = Limits.standard
    limits.recordBytes = 1 << 16
    let filler = String(repeating: "y", count: 1 << 17)
    let text = "{\"f\":\"\(filler)\",\"k\":1,\"l\":\"z\",\"results\":[{\"id\":1}]}"
    let events = try ReadEvent.all(Array(text.utf8), limits: limits)
    #expect(
      events.contains(.malformedEnvelope("json-too-large", byte: 0))
        || events == [
          .malformed("json-too-large", byte: 0)
        ])
  }
}
