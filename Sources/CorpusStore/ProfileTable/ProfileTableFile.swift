import Bibliography
import Intake

/// What the `#` lines of a table say of a file that its lines came from.
///
/// `#file` is followed by the path, the format and the numbers of records and affiliations,
/// `#deleted` by provider and identifier, `#finding` by severity, code, file, byte, record and text.
extension DigestedFile {
  /// The `#` lines of a file whose records stand in the table already.
  func marks(read: Int) -> String {
    var lines = [
      [
        "#file", TableCell.text(path), format, "\(read)", "\(duplicates)", "\(rejected)",
        "\(affiliations)", "\(affiliationsResolved)", "\(withAffiliation)", "\(withCountry)",
        isDamaged ? "damaged" : "whole",
      ]
    ]
    for deletion in deletions {
      lines.append(["#deleted", deletion.provider.rawValue, deletion.key.description])
    }
    for finding in findings {
      lines.append([
        "#finding", finding.severity.rawValue, finding.code, TableCell.text(finding.file),
        finding.byte.map(String.init) ?? "", TableCell.text(finding.record ?? ""),
        TableCell.text(finding.text),
      ])
    }
    return lines.map { $0.joined(separator: "\t") + "\n" }.joined()
  }

  /// What a `#file` line counts, in its order, behind the records read.
  private static var numbersOfFile: [WritableKeyPath<DigestedFile, Int>] {
    [
      \.duplicates, \.rejected, \.affiliations, \.affiliationsResolved, \.withAffiliation,
      \.withCountry,
    ]
  }

  /// Takes a `#` line of a table.
  ///
  /// - Returns: the number of lines that the table must hold for it; nil if it is damaged. A line with
  ///   a name that is not known says nothing.
  mutating func take(mark cells: [Substring]) -> Int? {
    switch cells.first {
    case "#file":
      let numbers = cells.dropFirst(3).prefix(7).compactMap { ProfileTable.count($0) }
      guard cells.count == 11, numbers.count == 7 else { return nil }
      let sums = zip(numbers.dropFirst(), DigestedFile.numbersOfFile).compactMap { number, place in
        ProfileTable.count(number + self[keyPath: place])
      }
      guard sums.count == 6 else { return nil }
      for (sum, place) in zip(sums, DigestedFile.numbersOfFile) { self[keyPath: place] = sum }
      if cells[10] == "damaged" { isDamaged = true }
      return numbers[0] - numbers[1] - numbers[2]
    case "#deleted":
      guard cells.count == 3, let provider = Provider(rawValue: String(cells[1])),
        let key = Identifier(description: cells[2])
      else { return nil }
      deletions.append((provider, key))
      return 0
    case "#finding":
      guard cells.count == 7, let severity = Finding.Severity(rawValue: String(cells[1])) else {
        return nil
      }
      let place = [
        TableCell.text(of: cells[3]), cells[4].isEmpty ? "" : "byte \(cells[4])",
      ].filter { !$0.isEmpty }.joined(separator: ", ")
      findings.append(
        Finding(
          String(cells[2]), severity, file: path,
          record: cells[5].isEmpty ? nil : TableCell.text(of: cells[5]),
          (place.isEmpty ? "" : "\(place): ") + TableCell.text(of: cells[6])))
      return 0
    default: return 0
    }
  }
}
