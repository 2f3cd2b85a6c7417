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

  @Test func keysHaveTheDepthOfObjects() {
    let head = head(#"{"meta":{"count":1},"results":[{"id":"a\":b","x":[{"y":1}]}]}"#)
    #expect(head.syntax == .json)
    #expect(head.keys.map(\.name) == ["meta", "count", "results", "id", "x", "y"])
    #expect(head.keys.map(\.depth) == [1, 2, 1, 2, 2, 3])
    #expect(head.hasKey("id", depth: 2))
    #expect(!head.hasKey("id", depth: 1))
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
