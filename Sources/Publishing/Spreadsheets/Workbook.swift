import Figures

/// A workbook in Office Open XML (`.xlsx`): one sheet a table, numbers as numbers, the header bold and
/// frozen.
///
/// Texts are texts: no cell is a formula, whatever it begins with.
struct Workbook {
  private var sheets: [(name: String, table: CSVTable)] = []

  /// Adds a table; a name is cut to what a sheet may be called and made unique.
  mutating func add(_ name: String, _ table: CSVTable) {
    let allowed = String(
      String.UnicodeScalarView(
        name.unicodeScalars.filter {
          !"[]:*?/\\'".unicodeScalars.contains($0) && SVGText.isAllowed($0)
        }.prefix(31)))
    var sheet = allowed.isEmpty ? "table" : allowed
    var number = 2
    while sheets.contains(where: { $0.name.lowercased() == sheet.lowercased() }) {
      sheet = String(allowed.prefix(27)) + " \(number)"
      number += 1
    }
    sheets.append((sheet, table))
  }

  /// The file.
  var bytes: [UInt8] {
    var archive = ZipArchive()
    archive.add("[Content_Types].xml", contentTypes)
    archive.add(
      "_rels/.rels",
      Self.relationships([("officeDocument", "xl/workbook.xml")]))
    archive.add("xl/workbook.xml", workbook)
    archive.add(
      "xl/_rels/workbook.xml.rels",
      Self.relationships(
        sheets.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") }
          + [("styles", "styles.xml")]))
    archive.add("xl/styles.xml", Self.styles)
    for (index, sheet) in sheets.enumerated() {
      archive.add("xl/worksheets/sheet\(index + 1).xml", Self.worksheet(sheet.table))
    }
    return archive.bytes
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"

  private var contentTypes: String {
    let parts =
      [("/xl/workbook.xml", "sheet.main"), ("/xl/styles.xml", "styles")]
      + sheets.indices.map { ("/xl/worksheets/sheet\($0 + 1).xml", "worksheet") }
    return Self.head
      + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
      + "<Default Extension=\"rels\" "
      + "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
      + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
      + parts.map {
        "<Override PartName=\"\($0)\" ContentType=\"\(Self.kind).\($1)+xml\"/>"
      }.joined() + "</Types>\n"
  }

  private var workbook: String {
    Self.head + "<workbook xmlns=\"\(Self.main)\" xmlns:r=\"\(Self.office)\"><sheets>"
      + sheets.enumerated().map { index, sheet in
        "<sheet name=\"\(SVGText.escape(sheet.name))\" sheetId=\"\(index + 1)\" "
          + "r:id=\"rId\(index + 1)\"/>"
      }.joined() + "</sheets></workbook>\n"
  }

  private static func relationships(_ list: [(type: String, target: String)]) -> String {
    head
      + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
      + list.enumerated().map { index, item in
        "<Relationship Id=\"rId\(index + 1)\" Type=\"\(office)/\(item.type)\" "
          + "Target=\"\(item.target)\"/>"
      }.joined() + "</Relationships>\n"
  }

  private static let styles =
    head + "<styleSheet xmlns=\"\(main)\"><fonts count=\"2\"><font><sz val=\"11\"/>"
    + "<name val=\"Calibri\"/></font><font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    + "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    + "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    + "<borders count=\"1\"><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    + "</cellStyleXfs><cellXfs count=\"2\">"
    + "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    + "<xf numFmtId=\"0\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\"/>"
    + "</cellXfs><cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/>"
    + "</cellStyles></styleSheet>\n"

  private static func worksheet(_ table: CSVTable) -> String {
    let columns = table.header.indices
    let widths = columns.map { column in
      ([table.header] + table.rows.prefix(200)).map { row in
        column < row.count ? TextMetrics.width(row[column], size: 1) * 1.7 + 2 : 0
      }.max().map { min(max($0, 8), 60) } ?? 8
    }
    var text =
      head + "<worksheet xmlns=\"\(main)\"><sheetViews><sheetView workbookViewId=\"0\">"
      + "<pane ySplit=\"1\" topLeftCell=\"A2\" activePane=\"bottomLeft\" state=\"frozen\"/>"
      + "</sheetView></sheetViews>"
    if !widths.isEmpty {
      text +=
        "<cols>"
        + widths.enumerated().map { index, width in
          "<col min=\"\(index + 1)\" max=\"\(index + 1)\" "
            + "width=\"\(SVGNumber.coordinate(width))\" customWidth=\"1\"/>"
        }.joined() + "</cols>"
    }
    text += "<sheetData>"
    for (index, row) in ([table.header] + table.rows).enumerated() {
      text += "<row r=\"\(index + 1)\">"
      for (column, cell) in row.enumerated() where !cell.isEmpty {
        text += self.cell(cell, "\(letters(column))\(index + 1)", isHead: index == 0)
      }
      text += "</row>"
    }
    return text + "</sheetData></worksheet>\n"
  }

  private static func cell(_ text: String, _ place: String, isHead: Bool) -> String {
    if !isHead, CSVTable.number(text) != nil {
      return "<c r=\"\(place)\"><v>\(text)</v></c>"
    }
    if !isHead, text == "true" || text == "false" {
      return "<c r=\"\(place)\" t=\"b\"><v>\(text == "true" ? 1 : 0)</v></c>"
    }
    let style = isHead ? " s=\"1\"" : ""
    // `_x0041_` would be read as an escaped character: the underscore itself is escaped.
    let plain = text.replacing(
      /_(?=x[0-9A-Fa-f]{4}_)/.matchingSemantics(.unicodeScalar), with: "_x005F_")
    return "<c r=\"\(place)\"\(style) t=\"inlineStr\"><is><t xml:space=\"preserve\">"
      + "\(SVGText.escape(plain))</t></is></c>"
  }

  /// The name of a column: `A` to `Z`, then `AA`.
  private static func letters(_ column: Int) -> String {
    let last = String(UnicodeScalar(UInt8(65 + column % 26)))
    return column < 26 ? last : letters(column / 26 - 1) + last
  }
}
