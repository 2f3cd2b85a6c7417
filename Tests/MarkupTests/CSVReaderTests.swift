import Intake
import Markup
import TestSupport
import Testing

struct CSVReaderTests {
  /// What a reader told, as a value that can be compared.
  enum Told: Equatable {
    case header([String])
    case row([String], byte: Int)
    case damaged(byte: Int, lines: Int, isAtEnd: Bool)

    var fields: [String]? { if case .row(let fields, _) = self { fields } else { nil } }
    var isDamage: Bool { if case .damaged = self { true } else { false } }
  }

  private func read(_ text: String, atMost most: Int = 1 << 20) throws -> [Told] {
    let reader = CSVReader(TrickleSource(text.utf8, atMost: most), limits: .standard)
    var told: [Told] = []
    try reader.read { event in
      switch event {
      case .header(let dialect): told.append(.header(dialect.columns))
      case .row(let row): told.append(.row(row.fields, byte: row.byte))
      case .damaged(let byte, let lines, let isAtEnd):
        told.append(.damaged(byte: byte, lines: lines, isAtEnd: isAtEnd))
      }
    }
    return told
  }

  private func rows(_ text: String) throws -> [[String]] { try read(text).compactMap(\.fields) }

  @Test(arguments: [",", ";", "\t"])
  func theHeaderDecidesTheSeparator(separator: String) throws {
    let text = ["a,b,c", "1,2,3"].map { $0.replacing(",", with: separator) }
      .joined(separator: "\n")
    #expect(try read(text) == [.header(["a", "b", "c"]), .row(["1", "2", "3"], byte: 6)])
  }

  @Test func quotedFieldsHoldSeparatorsQuotesAndLines() throws {
    let told = try read(
      "a,b\r\n\"1,2\",\"say \"\"x\"\"\"\r\n\"two\r\nlines\", \"spaced\" \r\n,\r\n")
    #expect(
      told == [
        .header(["a", "b"]), .row(["1,2", "say \"x\""], byte: 5),
        .row(["two\nlines", "spaced"], byte: 24), .row(["", ""], byte: 49),
      ])
  }

  @Test(arguments: 1...9)
  func anyChunksGiveTheSame(most: Int) throws {
    let text = "a;b\n\"1;\n2\";x\n3;\"4\"\n"
    #expect(try read(text, atMost: most) == read(text))
  }

  @Test(arguments: ["\n", "sep=,\n", "\"About the data: Exported on Sep 30, 2026\"\n"])
  func whatStandsBeforeAHeaderIsPassedOver(preamble: String) throws {
    let told = try read(preamble + "a,b\n1,2")
    #expect(told == [.header(["a", "b"]), .row(["1", "2"], byte: preamble.utf8.count + 4)])
  }

  @Test func quotationMarksWithinAFieldStandForThemselves() throws {
    #expect(
      try rows("a,b\nx \"y\" z,1\n\"said \"no\" twice\",2\n")
        == [["x \"y\" z", "1"], ["said \"no\" twice", "2"]])
  }

  @Test func tabsNeedNoQuotationMarks() throws {
    #expect(
      try rows("a\tb\tc\n\"open\t2\t3\n\"all\"\t\"a \"\"b\"\"\"\t\"c\" d\n")
        == [["\"open", "2", "3"], ["all", "a \"b\"", "\"c\" d"]])
  }

  @Test func shortAndLongRows() throws {
    let told = try read("a,b,c,d\n1,2\n1,2,3,4,,\n1\n1,2,3,4,5\n1,2,3,4\n1,2")
    #expect(
      told == [
        .header(["a", "b", "c", "d"]), .row(["1", "2"], byte: 8),
        .row(["1", "2", "3", "4", "", ""], byte: 12), .damaged(byte: 22, lines: 2, isAtEnd: false),
        .row(["1", "2", "3", "4"], byte: 34), .damaged(byte: 42, lines: 1, isAtEnd: true),
      ], "a row in which the file ends is not whole")
  }

  /// A mark that opens and never closes costs its line; all rows behind it are read.
  @Test func anOpenQuotationMarkDoesNotSwallowTheFile() throws {
    let rows = (1...200).map { "\($0),\"text \($0)\",\"x\"" }
    for stray in ["0,\"open,x", "0,\"open\",\"x", "\"0\",x", "\"0,\"open\",\"x\""] {
      let told = try read("a,b,c\n\(stray)\n" + rows.joined(separator: "\n") + "\n")
      #expect(told.compactMap(\.fields).suffix(200).map { $0[0] } == (1...200).map(String.init))
      #expect(told.filter(\.isDamage).count <= 1)
    }
  }

  @Test func anOpenQuotationMarkAtTheEnd() throws {
    let told = try read("a,b\n1,2\n3,\"open\nmore\nand more")
    #expect(
      told == [
        .header(["a", "b"]), .row(["1", "2"], byte: 4),
        .damaged(byte: 8, lines: 3, isAtEnd: true),
      ])
  }

  /// Lines that all open a field, so that each could be read to the end of the file in vain.
  @Test(.timeLimit(.minutes(1)))
  func damageOnEveryLineIsNotQuadratic() throws {
    let text = "a,b\n" + String(repeating: "x,\"y\nx,z\n", count: 200_000)
    let told = try read(text)
    #expect(told.compactMap(\.fields).count == 200_000)
    #expect(told.filter(\.isDamage).count == 200_000)
  }

  @Test func aTableWithoutHeaderIsDamage() throws {
    #expect(try read("alone\n") == [.damaged(byte: 0, lines: 1, isAtEnd: true)])
    #expect(try read("").isEmpty)
  }
}
