import Formats
import Testing

struct TextHeadTests {
  private func head(_ text: String) -> FileHead { FileHead(Array(text.utf8)) }

  @Test func aTextHasLinesAndATableColumns() {
    let table = head("\n\"About the data: x, y\"\nA b;\"C;d\"\n1;2\n")
    #expect(table.syntax == .text)
    #expect(table.columns == ["A b", "C;d"])
    #expect(table.lines.count == 3)
    #expect(table.hasColumns(["a B"]))
    #expect(!table.hasColumns(["a B", "e"]))
    #expect(head("prose alone").columns.isEmpty)
    #expect(!head("prose alone").hasColumns([]))
    #expect(head("{\"a,b\":1}").columns.isEmpty)
  }

  @Test(arguments: [false, true])
  func utf16IsLookedAtAsUTF8(bigEndian: Bool) {
    let units = "\u{FEFF}<a/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let bytes =
      bigEndian
      ? stride(from: 0, to: units.count, by: 2).flatMap { [units[$0 + 1], units[$0]] } : units
    #expect(FileHead(bytes).syntax == .xml)
    #expect(FileHead(bytes).root == "a")
  }

  @Test(arguments: [
    ("PMID,Title,Authors,Citation\n", "PubMed's CSV"), ("%0 Journal Article\n%A X\n", "EndNote"),
    ("%PDF-1.7\n", "PDF"),
  ])
  func knownStrangersAreNamed(text: String, word: String) {
    #expect(FormatRegistry.format(of: head(text)) == nil)
    #expect(UnrecognisedFile.finding(head(text)).text.contains(word))
  }

  @Test func unknownTablesAreNamedByTheirColumns() {
    let text = UnrecognisedFile.finding(head("Foo,Bar,Baz\n1,2,3\n")).text
    #expect(text.contains("Foo, Bar, Baz"))
  }
}
