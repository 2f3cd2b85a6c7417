import Bibliography
import Collaboration
import Foundation
import Geography

extension DigestedRecord {
  /// The cells of the line of a table that holds the record.
  var cells: [String] {
    let open = self.open.map { "\($0.author),\($0.guess.replacing(";", with: "+")),\($0.text)" }
    return [RecordColumns.text(columns.identifiers)] + ProfileTable.cells(of: profile) + [
      provider.rawValue, "\(version)", TableCell.text(vintage), otherVersions,
      TableCell.text(sourceType), TableCell.text(journal?.issn ?? ""),
      TableCell.text(journal?.title ?? ""), citations.map(String.init) ?? "",
      normalisedImpact.map { "\($0)" } ?? "", TableCell.list(funders), corresponding, first,
      "\(authorsKnown)", TableCell.list(open),
      evidence.map { Data($0).base64EncodedString() } ?? "",
    ]
  }

  /// The record of a line; nil if a cell is damaged.
  init?(cells: [Substring], byte: Int) {
    let start = 1 + ProfileTable.profileColumns.count
    guard cells.count == start + ProfileTable.recordColumns.count,
      let profile = ProfileTable.profile(of: cells[1..<start])
    else { return nil }
    self.init()
    self.byte = byte
    self.profile = ProfileText(profile)
    guard let identifiers = DigestedRecord.identifiers(of: cells[0]) else { return nil }
    columns = RecordColumns(identifiers: identifiers)
    guard take(Array(cells[start...])) else { return nil }
    derive()
  }

  /// Takes the cells of `ProfileTable.recordColumns`; false if one is damaged.
  private mutating func take(_ cells: [Substring]) -> Bool {
    guard let provider = Provider(rawValue: String(cells[0])), let version = Int(cells[1]),
      let corresponding = TableCell.countries(of: cells[10]),
      let first = TableCell.countries(of: cells[11]), let authorsKnown = Int(cells[12])
    else { return false }
    let evidence = cells[14].isEmpty ? nil : Data(base64Encoded: String(cells[14]))
    let open = TableCell.list(of: cells[13]).map(OpenText.init(cell:))
    guard let others = DigestedRecord.identifiers(of: cells[3]),
      cells[7].isEmpty || Int(cells[7]) != nil, cells[8].isEmpty || Double(cells[8]) != nil,
      cells[14].isEmpty || evidence.flatMap({ CountryEvidence(bytes: $0) }) != nil,
      open.allSatisfy({ $0 != nil })
    else { return false }
    self.provider = provider
    self.version = version
    vintage = TableCell.text(of: cells[2])
    otherVersions = RecordColumns.text(others)
    sourceType = TableCell.text(of: cells[4])
    let (issn, title) = (TableCell.text(of: cells[5]), TableCell.text(of: cells[6]))
    journal = issn.isEmpty && title.isEmpty ? nil : Journal(issn: issn, title: title)
    citations = Int(cells[7])
    normalisedImpact = Double(cells[8])
    funders = TableCell.list(of: cells[9])
    self.corresponding = corresponding.description
    self.first = first.description
    self.authorsKnown = authorsKnown
    self.open = open.compactMap(\.self)
    self.evidence = evidence.map { Array($0) }
    return true
  }

  /// The identifiers of a cell; nil if it holds anything else.
  private static func identifiers(of cell: Substring) -> [Identifier]? {
    let identifiers = RecordColumns.identifiers(in: cell)
    let items = cell.isEmpty ? 0 : 1 + cell.utf8.count { $0 == UInt8(ascii: ";") }
    return identifiers.count == items ? identifiers : nil
  }
}

extension DigestedRecord.OpenText {
  /// Reads `3,CN+HK,text`; nil if it is not of that form.
  fileprivate init?(cell: String) {
    let parts = cell.pieces(by: ",")
    guard parts.count >= 3, let author = Int(parts[0]),
      let guess = TableCell.countries(of: parts[1].replacing("+", with: ";"))
    else { return nil }
    let text = parts[2...].joined(separator: ",")
    self.init(author: author, text: text, guess: guess.description)
  }
}
