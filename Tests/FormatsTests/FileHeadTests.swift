import Formats
import Testing

struct FileHeadTests {
  private func head(_ text: String) -> FileHead { FileHead(Array(text.utf8)) }

  @Test func elementsPastDeclarationCommentAndDoctype() {
    let head = head(
      """
      <?xml version="1.0"?><!-- <no/> --><!DOCTYPE a:Root [<!ELEMENT x ANY>]>
      <a:Root x="1"><Child/></a:Root>
      """)
    #expect(head.syntax == .xml)
    #expect(head.root == "Root")
    #expect(head.elements == ["Root", "Child"])
    #expect(head.doctype == "a:Root")
  }

  @Test func elementsInOtherEncodings() {
    let text = "<?xml version=\"1.0\"?>\r\n<a><!--<b>--><![CDATA[<c>]]><n:d/></a>"
    let units = Array(text.utf16)
    let big: [UInt8] = units.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    let little: [UInt8] = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    let wide: [UInt8] = units.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8), 0, 0] }
    let heads: [[UInt8]] = [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFE, 0xFF] + big,
      [0xFF, 0xFE] + little, big, little, [0xFF, 0xFE, 0, 0] + wide,
      [0xFF, 0xFE] + little.dropLast(),
    ]
    for bytes in heads {
      let head = FileHead(bytes)
      #expect(head.syntax == .xml)
      #expect(head.elements == ["a", "d"])
    }
  }

  @Test func whatOAIRecordsHold() {
    let record = "<record><header status=\"deleted\"/></record>"
    let answer = "<OAI-PMH><request/><ListRecords>\(record)<record><header/><metadata>"
    #expect(head(answer + "<oai_dc:dc><dc:title/>").oaiPayload == "dc")
    #expect(head(record).isOAI)
    #expect(head(record).oaiPayload == nil)
    #expect(!head("<record><controlfield/></record>").isOAI)
    #expect(head("<a><b><c/></b></a>").hasElements("b", "c"))
    #expect(!head("<a><b><c/></b></a>").hasElements("a", "c"))
  }

  @Test func keysHaveTheDepthOfObjects() {
    let head = head(#"{"meta":{"count":1},"results":[{"id":"a\":b","x":[{"y":1}]}]}"#)
    #expect(head.syntax == .json)
    #expect(head.keys.map(\.name) == ["meta", "count", "results", "id", "x", "y"])
    #expect(head.keys.map(\.depth) == [1, 2, 1, 2, 2, 3])
    #expect(head.hasKey("id", depth: 2))
    #expect(!head.hasKey("id", depth: 1))
  }

  /// Behind white space or a byte order mark the place of no string lay before the text.
  @Test func aColonBeforeAnyNameIsNoTrouble() {
    for front in ["", " ", "\n\t", "\u{FEFF}"] {
      #expect(head(front + "{:1}").keys.map(\.name) == [""])
    }
  }

  @Test func aHeadThatIsCutAnywhereIsNoTrouble() {
    for text in [#"{"a":"b\\\"c","d":[{"e":null}]}"#, "<?xml?><!-- c --><a b='c'><d/></a>"] {
      for cut in 0...text.utf8.count {
        let head = FileHead(Array(text.utf8.prefix(cut)))
        #expect(cut == 0 ? head.syntax == .empty : head.syntax != .empty)
      }
    }
  }
}
