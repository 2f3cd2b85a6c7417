import Markup
import Testing

@Suite struct TOMLDocumentTests {
  private struct Example: Decodable, Equatable {
    struct Part: Decodable, Equatable {
      var name: String
    }
    var text: String
    var number: Int
    var isIt: Bool?
    var day: String
    var list: [[String]]
    var part: [Part]
  }

  @Test func aDocumentIsAValue() throws {
    let document = try TOMLDocument(
      """
      text = "quote \\" \\\\ \\u0000 \\u007F 中 😀\\n"
      number = 0x1F
      day = 2013-02-28
      list = [["a"], [], [
        'b', # a comment
      ]]
      [[part]]
      name = '''
      c'''
      [[part]]
      name = ""
      """)
    #expect(try document.keys == ["day", "list", "number", "part", "text"])
    let example = Example(
      text: "quote \" \\ \u{0} \u{7F} 中 😀\n", number: 31, isIt: nil, day: "2013-02-28",
      list: [["a"], [], ["b"]], part: [.init(name: "c"), .init(name: "")])
    #expect(try document.decode(Example.self) == example)
  }

  @Test func anEmptyTextIsAnEmptyDocument() throws {
    #expect(try TOMLDocument("").keys.isEmpty)
  }

  /// The last five break assertions of toml++.
  @Test(arguments: [
    ("a = 1\nb = ", 2), ("a = 1\na = 2", 2), ("a = \"\u{0}\"", 1), ("[a\n]", 1),
    ("a = " + String(repeating: "[", count: 257), 1),
    ("a = [}", 1), ("a = '''\n'''\nb = [\n1,\n}\nc = 1", 5), ("a = 1\n[{", 2), ("[\r", 1),
    ("\n[[[a]]]", 2),
  ])
  func theLineOfAMistakeIsNamed(_ text: String, _ line: Int) {
    let error = #expect(throws: TOMLError.self) { try TOMLDocument(text) }
    #expect(error?.line == line)
    #expect(error?.reason.isEmpty == false)
  }
}
