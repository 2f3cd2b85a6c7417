import Markup
import Testing

/// Values whose shape varies from source to source.
struct JSONShapesTests {
  private func parse<Result>(_ text: String, _ body: (JSONValue) throws -> Result) throws -> Result
  {
    try JSONParser(depth: 64).parse(Array(text.utf8), body)
  }

  @Test func aListOrASingleValue() throws {
    try parse(#"{"list":[1,[2],3],"single":{"x":1},"text":"a","null":null,"none":[]}"#) { value in
      #expect(value["list"]?.many.map(\.isArray) == [false, true, false])
      #expect(value["single"]?.many.map { $0["x"]?.int } == [1])
      #expect(value["text"]?.many.map(\.string) == ["a"])
      #expect(value["null"]?.many.map(\.string) == [])
      #expect(value["none"]?.many.map(\.string) == [])
    }
  }

  @Test func pathsGoThroughArrays() throws {
    try parse(#"{"a":[{"b":{"c":[7,8]}},{"b":0}],"n":{"x":null}}"#) { value in
      #expect(value.at("a", "b", "c")?.one?.int == 7)
      #expect(value.at("a", "b", "c")?.many.map(\.int) == [7, 8])
      #expect(value.at("a", "x", "c") == nil)
      #expect(value.at("n", "x") == nil)
      #expect(value.first(of: "zz", "n", "a")?.isObject == true)
      #expect(value["n"]?.first(of: "x") == nil)
    }
  }

  @Test func textsInManyForms() throws {
    let list = #"[" a b ","",{"$":"c"},{"$":" "},{"x":"d"},5,null,["e","f"],{"$":["g"]},true]"#
    try parse(list) { value in
      #expect(value.elements.map(\.text) == ["a b", nil, nil, nil, nil, "5", nil, "e", nil, nil])
      #expect(value.texts() == ["a b", "c", "5", "e", "g"])
      #expect(value.texts(or: "x") == ["a b", "d", "5", "e"])
    }
  }

  @Test func wholeNumbersAndTruth() throws {
    try parse(#"[7,7.0,"7","007",7.5,"x",["8"],null,1e300]"#) { value in
      #expect(value.elements.map(\.whole) == [7, 7, 7, 7, nil, nil, 8, nil, nil])
    }
    try parse(#"[true,false,"Y","true","N","",null,1,["y"],{}]"#) { value in
      #expect(
        value.elements.map(\.isTrue)
          == [true, false, true, true, false, false, false, true, true, false])
    }
  }
}
