import Bibliography

/// Names of authors as the exports of Scopus write them, which vary by column and by year.
enum ScopusNames {
  /// A name with a comma behind the family name: `Liu F.`, `F. Liu` and `Liu, Fengyuan (60410297700)`
  /// become `Liu, F.`, `Liu, F.` and `Liu, Fengyuan`.
  static func inverted(_ name: String) -> String {
    let bare = withoutID(name)
    if bare.utf8.contains(UInt8(ascii: ",")) { return bare }
    let words = bare.split(separator: " ")
    let isInitials = { (word: Substring) in word.hasSuffix(".") }
    if let first = words.first, isInitials(first) {
      let initials = words.prefix(while: isInitials)
      return words.dropFirst(initials.count).joined(separator: " ") + ", "
        + initials.joined(separator: " ")
    }
    guard let last = words.last, isInitials(last), words.count > 1 else { return bare }
    return words.dropLast().joined(separator: " ") + ", " + last
  }

  /// The names of a list: parted by semicolons now, by commas before 2020 (`Liu F., Li C.`), and in the
  /// first years by commas within the names too (`Liu, F., Li, C.`).
  static func list(_ text: String) -> [String] {
    let names = text.parts(by: ";")
    guard names.count == 1, names[0].utf8.contains(UInt8(ascii: ",")),
      !names[0].utf8.contains(UInt8(ascii: "("))
    else { return names }
    let pieces = names[0].parts(by: ",")
    let isInitials = { (piece: String) in piece.hasSuffix(".") && !piece.contains(" ") }
    if pieces.count.isMultiple(of: 2),
      stride(from: 1, to: pieces.count, by: 2).allSatisfy({ isInitials(pieces[$0]) })
    {
      return stride(from: 0, to: pieces.count, by: 2).map { pieces[$0] + ", " + pieces[$0 + 1] }
    }
    return pieces
  }

  private static func withoutID(_ name: String) -> String {
    guard name.hasSuffix(")"), let open = name.utf8.lastIndex(of: UInt8(ascii: "(")) else {
      return name.trimmed
    }
    return name[..<open].trimmed
  }
}

/// The corresponding authors of a Scopus record, as in `L. Wilson; Museum, City, Country; email: …`.
struct ScopusCorrespondence {
  /// An author and the address behind the name; empty if there is none.
  private(set) var authors: [(author: Int, address: String)] = []

  /// Reads the parts between semicolons: names of authors, and addresses behind them.
  init(_ text: String, names: AuthorNames) {
    for part in text.parts(by: ";") {
      if part.lowercased().hasPrefix("email:") { continue }
      let found = names.authors(named: ScopusNames.inverted(part))
      if let author = found.first {
        authors.append((author, ""))
      } else if let last = authors.indices.last, authors[last].address.isEmpty {
        authors[last].address = part
      }
    }
  }

  /// Marks the authors, and links those without an affiliation to the one among the unlinked that
  /// begins and ends as their address does.
  func mark(in record: inout PublicationRecord) {
    guard !authors.isEmpty else { return }
    var known: [String: Affiliation] = [:]
    for affiliation in record.unlinkedAffiliations {
      let ends = ScopusCorrespondence.ends(affiliation.text)
      known[ends] = known[ends] ?? affiliation
    }
    for (author, address) in authors where record.contributors.indices.contains(author) {
      record.contributors[author].isCorresponding = true
      guard record.contributors[author].affiliations.isEmpty, !address.isEmpty else { continue }
      if let same = known[ScopusCorrespondence.ends(address)] {
        record.contributors[author].affiliations.append(same)
      }
    }
  }

  /// The first and the last part of an address between commas.
  private static func ends(_ address: String) -> String {
    let parts = address.parts(by: ",")
    return (parts.first ?? "") + ", " + (parts.last ?? "")
  }
}
