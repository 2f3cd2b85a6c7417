import Intake
import Markup
import TestSupport
import Testing

/// Where records are found in a document.
struct JSONRecordPathTests {
  private let deep: [JSONRecordPath] = [["Data", "Records", "records", "REC"], ["hits"]]
  private let papers: [JSONRecordPath] = [.members(of: "papers"), []]

  @Test func aPathOfSeveralKeys() throws {
    let text =
      #"{"x":{"REC":[0]},"Data":{"Records":{"records":{"n":1,"REC":[{"id":1},{"id":2}]}}}}"#
    #expect(
      try ReadEvent.all(text, paths: deep) == [
        .record("1", byte: 60), .record("2", byte: 69), .envelope(byte: 0),
      ])
  }

  /// A path holds from the top, not from anywhere.
  @Test func theSameKeysElsewhereAreNoPath() throws {
    let text = #"{"id":7,"x":{"hits":[{"id":1}]},"y":[{"hits":[{"id":2}]}]}"#
    #expect(try ReadEvent.all(text, paths: deep) == [.record("7", byte: 0)])
  }

  @Test func aSingleObjectStandsForAnArrayOfOne() throws {
    let text = #"{"Data":{"Records":{"records":{"REC":{"id":1}}}}}"#
    #expect(
      try ReadEvent.all(text, paths: deep) == [.record("1", byte: 0), .envelope(byte: 0)])
  }

  @Test func whatIsNeitherIsLeftToTheFormat() throws {
    let text = #"{"id":5,"Data":{"Records":{"records":""}}}"#
    #expect(try ReadEvent.all(text, paths: deep) == [.record("5", byte: 0)])
  }

  @Test func theMembersOfAnObject() throws {
    let text = #"{"next":null,"papers":{"a":{"id":1},"b": {"id":2},"c":[3]},"z":{"q":0}}"#
    #expect(
      try ReadEvent.all(text, paths: papers) == [
        .record("1", byte: 27), .record("2", byte: 41), .record("other", byte: 54),
        .envelope(byte: 0),
      ])
  }

  @Test func membersPrettyPrintedAndNone() throws {
    let text = """
      {
        "papers": {
          "a":
            {"id": 1, "papers": {"b": {"id": 9}}},
          "b": {
            "id": 2
          }
        }
      }
      """
    #expect(try ReadEvent.all(text, paths: papers).map(\.id) == ["1", "2", nil])
    #expect(try ReadEvent.all(#"{"papers":{}}"#, paths: papers) == [.envelope(byte: 0)])
  }

  @Test func aBrokenMemberCostsThatMemberAlone() throws {
    let text = #"{"papers":{"a":{"id":1},"b":{"id":tru},"c":{"id":3}}}"#
    let events = try ReadEvent.all(text, paths: papers)
    #expect(events.map(\.id) == ["1", nil, "3", nil])
    #expect(events[1] == .malformed("json-malformed", byte: 28))
  }

  @Test func damageBetweenMembersIsDamageOfTheEnvelope() throws {
    for text in [#"{"papers":{"a":{"id":1},{"id":2}}}"#, #"{"papers":{"a" {"id":1}}}"#] {
      let events = try ReadEvent.all(text, paths: papers)
      #expect(events.contains(.malformedEnvelope("json-malformed", byte: 0)), "\(text)")
    }
  }

  @Test func everyCutOfMembersIsNoticed() throws {
    let text = #"{"n":3,"papers":{"a":{"id":1},"b":{"id":2},"c":{"id":3}},"z":[]}"#
    let ends = [29, 42, 55]
    for cut in 1..<text.utf8.count {
      let events = try ReadEvent.all(Array(text.utf8.prefix(cut)), paths: papers)
      let told = events.compactMap(\.id)
      #expect(told.count >= ends.filter { $0 < cut }.count, "cut at \(cut)")
      #expect(events.contains { $0.isBad }, "cut at \(cut)")
    }
  }

  /// Pages in an array, and arrays in an array.
  @Test func elementsOfAnArrayMayBePages() throws {
    let text = #"[{"results":[{"id":1},{"id":2}]},{"results":[]},{"id":3},[{"id":4}]]"#
    let events = try ReadEvent.all(text)
    #expect(events.compactMap(\.id) == ["1", "2", "3", "4"])
    #expect(
      events.compactMap { if case .record(_, let byte) = $0 { byte } else { nil } } == [
        1, 1, 48, 57,
      ])
  }

  @Test func linesMayBePagesOfAnyPath() throws {
    let lines = #"{"papers":{"a":{"id":1}}}"# + "\n" + #"{"papers":{"b":{"id":2},"c":{"id":3}}}"#
    #expect(try ReadEvent.all(lines + "\n", paths: papers).compactMap(\.id) == ["1", "2", "3"])
    let page = #"{"hits":[{"id":1}]}"#
    let other = #"{"hits":{"id":2}}"#
    #expect(
      try ReadEvent.all("{\"id\":0}\n\(page)\n\(other)\n", paths: deep).compactMap(\.id)
        == ["0", "1", "2"])
  }

  @Test(arguments: [
    #"{"n":[1,{"papers":{"x":{"id":7}}}],"papers":{"a":{"id":1,"s":"}{\""},"b":null,"c":"s"}}"#,
    "{\n\"papers\" : {\n\"a\" :\n{\"id\":1}\n,\n\"b\"\n:\n{\"id\":2}}}\n",
    #"[{"papers":{"a":{"id":1}}},{"papers":{"b":{"id":2}}}]"#,
    #"{"papers":{"a":{"id":1},"b":{"id"#,
  ])
  func theSizeOfChunksDoesNotMatter(text: String) throws {
    let whole = try ReadEvent.all(text, paths: papers)
    #expect(whole.contains { $0.id == "1" })
    for most in [1, 2, 3, 7, 4096] {
      #expect(try ReadEvent.all(text, atMost: most, paths: papers) == whole, "\(most) at a time")
    }
  }
}
