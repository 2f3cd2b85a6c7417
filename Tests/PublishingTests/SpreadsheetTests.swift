import Foundation
import TestSupport
import Testing

@testable import Publishing

/// Workbooks as others read them.
struct SpreadsheetTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let texts = [
    "plain", "=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-5", "12.5", "1e3", "nan", "0x10", "007",
    "<b>&amp;\"'", "]]>", "a\u{301}\u{600}\u{200D}\u{202E}b", "tab\tline\nend", " padded ",
    "_x0041_", "_x0041_\u{301}", "中国", "true", "",
  ]

  /// openpyxl reads every cell back: numbers as numbers, the rest as texts, nothing as a formula.
  @Test(
    .enabled(if: Python.has("openpyxl"), .init(rawValue: Python.absent("openpyxl"))))
  func openpyxlReadsTheWorkbook() throws {
    var workbook = Workbook()
    workbook.add(
      "first/[sheet]", CSVTable(["a", "=head"], SpreadsheetTests.texts.map { [$0, "1"] }))
    workbook.add("first/[sheet]", CSVTable((0..<30).map { "c\($0)" }, [["x"]]))
    let path = folder.path("book.xlsx")
    try AtomicFile.write(workbook.bytes, to: path)
    let run = Python.run([
      "-c",
      """
      import json, sys, openpyxl
      book = openpyxl.load_workbook(sys.argv[1])
      first, second = book.worksheets
      print(json.dumps({
        "names": book.sheetnames, "frozen": first.freeze_panes, "bold": first["A1"].font.bold,
        "plain": first["A2"].font.bold, "cells": [row[0].value for row in first.iter_rows(min_row=1)],
        "types": [row[0].data_type for row in first.iter_rows(min_row=1)],
        "wide": second["AD1"].value}))
      """, path,
    ])
    #expect(run.exit == 0, "\(run.text)")
    let read = try #require(
      try JSONSerialization.jsonObject(with: Data(run.text.utf8)) as? [String: Any])
    #expect(read["names"] as? [String] == ["firstsheet", "firstsheet 2"])
    #expect(read["frozen"] as? String == "A2")
    #expect(read["bold"] as? Bool == true && read["plain"] as? Bool == false)
    #expect(read["wide"] as? String == "c29")
    let types = try #require(read["types"] as? [String])
    #expect(!types.contains("f") && !types.contains("e"))
    let cells = try #require(read["cells"] as? [Any])
    for (text, cell) in zip(SpreadsheetTests.texts, cells.dropFirst()) {
      switch text {
      case "-5", "12.5", "1e3", "007":
        #expect((cell as? Double) == Double(text), "\(text)")
      case "true": #expect(cell as? Bool == true)
      case "": #expect(cell is NSNull)
      case "tab\tline\nend": #expect(cell as? String == "tab line end")
      case "a\u{301}\u{600}\u{200D}\u{202E}b":
        #expect((cell as? String)?.unicodeScalars.contains("\u{202E}") == false)
      case "_x0041_", "_x0041_\u{301}":
        // Excel reads the escaped underscore back; openpyxl leaves escapes in such cells as they are.
        #expect(cell as? String == "_x005F\(text)")
      default: #expect(cell as? String == text, "\(text)")
      }
    }
  }

  /// Python's zipfile and zlib open what our own compression made, from nothing to a megabyte.
  @Test(.enabled(if: Python.run(["--version"]).exit == 0, "SKIPPED: there is no python3 here."))
  func othersUnpackTheArchive() throws {
    var archive = ZipArchive()
    var random = SeededGenerator(seed: 4)
    var texts: [String: String] = [
      "empty": "", "one": "a", "same": String(repeating: "ab", count: 70_000),
    ]
    texts["noise"] = String(
      String.UnicodeScalarView(
        (0..<60_000).map { _ in
          Unicode.Scalar(UInt32.random(in: 32...1500, using: &random)) ?? " "
        }))
    texts["words"] = (0..<30_000).map { "\($0 % 97) ties of country \($0 % 13), " }.joined()
    for (name, text) in texts.sorted(by: { $0.key < $1.key }) { archive.add(name, text) }
    let path = folder.path("a.zip")
    try AtomicFile.write(archive.bytes, to: path)
    let run = Python.run([
      "-c",
      """
      import sys, zipfile, hashlib
      book = zipfile.ZipFile(sys.argv[1])
      assert book.testzip() is None
      for name in sorted(book.namelist()):
        print(name, hashlib.sha256(book.read(name)).hexdigest())
      """, path,
    ])
    #expect(run.exit == 0, "\(run.text)")
    let expected = texts.sorted { $0.key < $1.key }.map { "\($0.key) \(sha256($0.value))\n" }
    #expect(run.text == expected.joined())
    #expect(archive.bytes.count < texts.values.map(\.utf8.count).reduce(0, +) / 3)
  }

  private func sha256(_ text: String) -> String {
    Python.run([
      "-c",
      "import hashlib, sys; print(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest())",
      (try? folder.write("sum", text)) ?? "",
    ]).text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  @Test func latexTablesHoldNoCommands() {
    let table = ReportTable(
      id: "t", title: "50 % of #1 & \\input{/etc/passwd} $x_1^2$ ~", columns: ["a", ">b"],
      rows: [["\\end{table}", "\u{2212}5"]], focusRow: nil, data: CSVTable(["a"], []))
    let text = LaTeXTable(table).text
    #expect(text.contains("50 \\% of \\#1 \\& \\textbackslash{}input\\{/etc/passwd\\} \\$x\\_1"))
    #expect(text.contains("\\textbackslash{}end\\{table\\} & $-$5"))
    #expect(text.components(separatedBy: "\\end{table}").count == 2)
  }

  @Test func tablesAsJSONKnowTheirTypes() throws {
    let table = ReportTable(
      id: "t", title: "T", columns: ["a"], rows: [["x"]], focusRow: nil,
      data: CSVTable(
        ["name", "number", "flag", "mixed", "empty"],
        [["a", "1.5", "true", "1", ""], ["b", "", "false", "x", ""]]))
    let document = TablesDocument.json([table], study: "s").text()
    let read = try #require(
      try JSONSerialization.jsonObject(with: Data(document.utf8)) as? [String: Any])
    let one = try #require((read["tables"] as? [[String: Any]])?.first)
    let types = try #require(one["fields"] as? [[String: String]]).map { $0["type"] }
    #expect(types == ["string", "number", "boolean", "string", "string"])
    let rows = try #require(one["rows"] as? [[Any]])
    #expect(rows[0][1] as? Double == 1.5 && rows[1][1] is NSNull && rows[1][2] as? Bool == false)
  }

  @Test func orderPutsLikeItemsTogether() {
    let groups = [0, 1, 0, 1, 2, 0, 2]
    let similarity = groups.map { a in groups.map { b in a == b ? 1.0 : 0.1 } }
    let order = ClusteredOrder.places(similarity).map { groups[$0] }
    #expect(zip(order, order.dropFirst()).filter { $0 != $1 }.count == 2)
    #expect(ClusteredOrder.places([]).isEmpty && ClusteredOrder.places([[0]]) == [0])
  }

  @Test(arguments: [[1.0, 5, 900], [3, 4, 5], [1e6, 2e6], [0.01, 0.5], [7]])
  func classesHoldTheirValues(_ values: [Double]) {
    let classes = HeatClasses(values)
    #expect((1...7).contains(classes.bounds.count))
    #expect(classes.bounds == classes.bounds.sorted())
    for value in values {
      let step = classes.step(value)
      #expect(step == 0 || classes.bounds[step] <= value)
      #expect(step + 1 >= classes.bounds.count || value < classes.bounds[step + 1])
    }
    #expect(classes.step(values.max() ?? 0) == classes.bounds.count - 1)
  }
}
