import Markup
import TestSupport
import Testing

/// A parser that is given names keeps what they name and nothing else, and refuses what a parser of
/// everything refuses.
struct JSONVocabularyTests {
  private enum Name: String, CaseIterable, Sendable {
    case id, parts
    case name = "a_name_longer_than_sixteen"
  }

  private static let vocabulary = JSONVocabulary(Name.self, others: ["other"])

  /// A value as text, objects by their members in order.
  private static func text(_ value: JSONValue) -> String {
    if value.isObject {
      let members = value.members.map {
        "\(String(decoding: $0.0, as: UTF8.self)):\(text($0.1))"
      }
      return "{\(members.joined(separator: ","))}"
    }
    if value.isArray { return "[\(value.elements.map(text).joined(separator: ","))]" }
    if value.isNull { return "null" }
    return value.bool.map(String.init) ?? value.int.map(String.init) ?? value.double.map { "\($0)" }
      ?? value.string ?? "?"
  }

  private func kept(_ document: String) throws -> String {
    try JSONParser(depth: 64, reading: Self.vocabulary.names)
      .parse(Array(document.utf8), Self.text)
  }

  @Test(arguments: [
    (
      #"{"id":1,"x":{"id":2},"parts":[{"id":3,"y":4},5,"s",null]}"#,
      "{id:1,parts:[{id:3},5,s,null]}"
    ),
    (
      #"{ "a_name_longer_than_sixteen" : "v" , "a_name_longer_than_sixteem" : 1 }"#,
      "{a_name_longer_than_sixteen:v}"
    ),
    (#"{"\u0069d":"\u4e2d\"\\","x":"\ud83d\ude00","other":[]}"#, "{id:\u{4E2D}\"\\,other:[]}"),
    (#"{"id":{"x":1},"parts":{"id":-0.25,"other":1e3}}"#, "{id:{},parts:{id:-0.25,other:1000.0}}"),
    (#"[{"x":[[[1]]]},{"id":true}]"#, "[{},{id:true}]"), ("12", "12"), ("{}", "{}"),
    (#"{"":1,"i":2,"idd":3,"ID":4}"#, "{}"),
  ])
  func onlyNamedMembersAreKept(document: String, expected: String) throws {
    #expect(try kept(document) == expected)
  }

  @Test func numbersAreThoseOfTheFullParser() throws {
    for number in [
      "0", "-0", "7", "-12", "123456789012345678", "9223372036854775807", "18446744073709551615",
      "0.1", "-3.25", "123456.789", "0.1234567890123456", "0.12345678901234567890", "1e22",
      "5e-324",
      "1.7976931348623157e308", "9007199254740993.5",
    ] {
      let document = "{\"id\":\(number)}"
      let full = try JSONParser(depth: 64).parse(Array(document.utf8), Self.text)
      #expect(try kept(document) == full, "\(number)")
    }
  }

  @Test func membersAreToldByTheirCase() throws {
    let document = Array(#"{"x":0,"id":1,"other":2,"parts":3,"id":4}"#.utf8)
    var told: [String] = []
    try JSONParser(depth: 64, reading: Self.vocabulary.names).parse(document) { value in
      Self.vocabulary.forEachMember(of: value) { told.append("\($0) \(Self.text($1))") }
    }
    #expect(told == ["id 1", "parts 3", "id 4"])
  }

  private static let samples = [
    #"{"id":"W1","doi":"10.1/\u00e9x","x":[1,2.5,-3e4,"a\nb",{"k":null,"l":[true,false,[],{}]}]}"#,
    #"{"parts":[{"id":["CN","US"],"x":{"i":"A","n":[0.1,10,"\\"]},"y":true}],"z":0.123456789012345678}"#,
    #"{"doi":"\"q\"","y":{"id":1,"deep":{"a":[[[[1]]]]}},"id":-1234567890123456789,"f":1e5}"#,
    #"[ {"id" : "W1" , "x" : 1 } , null , 12 , "s" ]"#,
    #"{"a":"b","other":{"p":"https://x/1","m":"1"},"t":"x \ud83d\ude00 y","q":"\/\b"}"#, "{}", "[]",
  ]

  /// What is left out is validated as what is kept: broken documents are broken for both.
  @Test func brokenDocumentsAreRefusedAsByTheFullParser() {
    var dice = SeededGenerator(seed: 7)
    let signs = Array("{}[]\",:\\ntfu0123456789-.eE \t\n\u{1}".utf8) + [0xFF, 0xC3]
    let full = JSONParser(depth: 8)
    let selecting = JSONParser(depth: 8, reading: Self.vocabulary.names)
    var (valid, differing) = (0, 0)
    for _ in 0..<40_000 {
      var bytes = Array(Self.samples[Int.random(in: 0..<Self.samples.count, using: &dice)].utf8)
      for _ in 0..<Int.random(in: 1...2, using: &dice) where !bytes.isEmpty {
        let place = Int.random(in: 0..<bytes.count, using: &dice)
        let sign = signs[Int.random(in: 0..<signs.count, using: &dice)]
        switch Int.random(in: 0..<4, using: &dice) {
        case 0: bytes[place] = sign
        case 1: bytes.remove(at: place)
        case 2: bytes.insert(sign, at: place)
        default: bytes.insert(contentsOf: Array(#"\ud8"#.utf8), at: place)
        }
      }
      let verdicts = [full, selecting].map { parser -> JSONError? in
        do { try parser.parse(bytes) { _ in } } catch { return error as? JSONError }
        return nil
      }
      if verdicts[0] == nil { valid += 1 }
      if verdicts[0] != verdicts[1] { differing += 1 }
    }
    #expect(differing == 0)
    #expect(valid > 1000)
  }
}
