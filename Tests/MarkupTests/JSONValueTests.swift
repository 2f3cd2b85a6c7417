import Markup
import Testing

struct JSONValueTests {
  private func parse<Result>(_ text: String, _ body: (JSONValue) throws -> Result) throws -> Result {
    try JSONParser(depth: 64).parse(Array(text.utf8), body)
  }

  @Test func scalarsKnowTheirTypes() throws {
    try parse(#"{"t":true,"f":false,"n":null,"i":-7,"d":1.5,"s":"x","e":1e3}"#) { value in
      #expect(value["t"]?.bool == true)
      #expect(value["f"]?.bool == false)
      #expect(value["n"]?.isNull == true)
      #expect(value["i"]?.int == -7)
      #expect(value["i"]?.double == -7)
      #expect(value["d"]?.double == 1.5)
      #expect(value["d"]?.int == nil)
      #expect(value["e"]?.double == 1000)
      #expect(value["s"]?.string == "x")
      #expect(value["s"]?.int == nil)
      #expect(value["n"]?.string == nil)
      #expect(value["absent"] == nil)
      #expect(value.string == nil)
    }
  }

  @Test func theGreatestNumbers() throws {
    try parse("[9223372036854775807,-9223372036854775808,18446744073709551615]") { value in
      #expect(value.elements.map(\.int) == [Int.max, Int.min, nil])
    }
  }

  @Test func escapesAreUndone() throws {
    let text = try parse(#""\u4e2d\ud83d\ude00\n\"\\\/""#) { $0.string }
    #expect(text == "\u{4E2D}\u{1F600}\n\"\\/")
  }

  @Test func elementsAndMembersKeepTheirOrder() throws {
    try parse(#"{"b":[1,[2,3],{"x":4},5],"a":{},"b":0}"#) { value in
      #expect(value.members.map { String(decoding: $0.0, as: UTF8.self) } == ["b", "a", "b"])
      #expect(value["b"]?.elements.map(\.int) == [1, nil, nil, 5])
      #expect(value.member("b")?.first?.int == 1)
      #expect(value["a"]?.members.map { $0.0.count } == [])
      #expect(value["a"]?.first == nil)
    }
  }

  @Test func depthIsLimited() throws {
    let nested = { (depth: Int) in
      Array((String(repeating: "[", count: depth) + String(repeating: "]", count: depth)).utf8)
    }
    try JSONParser(depth: 64).parse(nested(60)) { #expect($0.isArray) }
    #expect(throws: JSONError.tooDeep) { try JSONParser(depth: 64).parse(nested(65)) { _ in } }
  }

  @Test(arguments: [("", JSONError.empty), (" \n", .empty), ("{", .malformed), ("{}x", .malformed)])
  func whatIsNoDocumentIsRefused(text: String, error: JSONError) {
    #expect(throws: error) { try JSONParser(depth: 8).parse(Array(text.utf8)) { _ in } }
  }

  /// A parser serves many documents, a long one between short ones too.
  @Test func aParserCanBeUsedAgain() throws {
    let parser = JSONParser(depth: 64)
    for count in [1, 50_000, 2, 0] {
      let text = "[" + (0..<count).map(String.init).joined(separator: ",") + "]"
      let numbers = try parser.parse(Array(text.utf8)) { $0.elements.compactMap(\.int) }
      #expect(numbers == Array(0..<count))
      #expect(throws: JSONError.malformed) { try parser.parse([0x7B]) { _ in } }
    }
  }
}
