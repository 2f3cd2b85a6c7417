extension FileHead {
  /// True if the text is a table with all of these columns, in either case.
  public func hasColumns(_ names: [String]) -> Bool {
    guard !columns.isEmpty else { return false }
    let known = Set(columns.map { $0.lowercased() })
    return names.allSatisfy { known.contains($0.lowercased()) }
  }

  /// The first lines that are not blank, at most 60, each cut after 200 bytes.
  static func lines(_ bytes: ArraySlice<UInt8>) -> [String] {
    var lines: [String] = []
    for line in bytes.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
      let text = line.drop { $0 == 0x20 || $0 == 0x09 }
      if text.isEmpty { continue }
      lines.append(String(decoding: line.prefix(200), as: UTF8.self))
      if lines.count == 60 { break }
    }
    return lines
  }
}
