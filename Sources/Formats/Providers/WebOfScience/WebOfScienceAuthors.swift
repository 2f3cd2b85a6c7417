import Bibliography

/// The authors of a Web of Science record: their names, addresses and links between the two.
///
/// An address in front of which authors stand in brackets is theirs; one without brackets is nobody's
/// in particular. The reprint address is one of the others mostly: it says who is corresponding, and
/// is an address of its own only in a record that has no other.
struct WebOfScienceAuthors {
  /// An address with the names that stand before it.
  struct Address {
    var names: [String]
    var affiliation: Affiliation
  }

  /// The authors in order.
  private(set) var contributors: [Contributor] = []
  /// The addresses that are linked to no author.
  private(set) var unlinked: [Affiliation] = []
  private var names = AuthorNames()
  private var addressOfPlace: [String: Affiliation] = [:]
  private var isUnlinked: Set<Affiliation> = []
  private var links: Set<Link> = []

  private struct Link: Hashable {
    var author: Int
    var affiliation: Affiliation
  }

  /// Adds an author under all names that the record has for it.
  mutating func add(author names: [String]) {
    for name in names { self.names.add(name, of: contributors.count) }
    contributors.append(Contributor())
  }

  /// True if an author bears a name as a whole.
  func hasAuthor(named name: String) -> Bool { names.hasAuthor(named: name) }

  /// Adds an address to the authors it names.
  mutating func add(_ address: Address) {
    let affiliation = address.affiliation
    let place = WebOfScienceAddress.place(of: affiliation)
    addressOfPlace[place] = addressOfPlace[place] ?? affiliation
    let authors = address.names.flatMap { names.authors(named: $0) }
    if authors.isEmpty { leave(affiliation) }
    for author in authors { link(author, affiliation) }
  }

  /// Marks authors as corresponding, and links them to the address they are at.
  ///
  /// That is the address of the list that names the same institution and country, and the reprint
  /// address itself where the list is empty; to be called after all addresses were added.
  mutating func addReprint(_ address: Address) {
    let isAlone = addressOfPlace.isEmpty
    let known = addressOfPlace[WebOfScienceAddress.place(of: address.affiliation)]
    let place = isAlone ? address.affiliation : known
    let authors = address.names.flatMap { names.authors(named: $0) }
    for author in authors {
      contributors[author].isCorresponding = true
      guard let place else { continue }
      let isOpen = contributors[author].affiliations.isEmpty || isUnlinked.contains(place)
      if isAlone || isOpen { link(author, place) }
    }
    if authors.isEmpty, isAlone { leave(address.affiliation) }
  }

  private mutating func leave(_ affiliation: Affiliation) {
    if !affiliation.isEmpty, isUnlinked.insert(affiliation).inserted {
      unlinked.append(affiliation)
    }
  }

  private mutating func link(_ author: Int, _ affiliation: Affiliation) {
    guard !affiliation.isEmpty,
      links.insert(Link(author: author, affiliation: affiliation)).inserted
    else { return }
    contributors[author].affiliations.append(affiliation)
  }
}

extension WebOfScienceAuthors.Address {
  /// The addresses of field C1.
  ///
  /// They read `[Smith, John; Doe, Ann] University, City, Country`, or lack the brackets.
  ///
  /// - Parameter text: one address, or several parted by semicolons.
  static func list(_ text: String, codes: Bool) -> [Self] {
    var addresses: [Self] = []
    var rest = text[...]
    let lastClose = text.utf8.lastIndex(of: UInt8(ascii: "]")) ?? text.startIndex
    while true {
      rest = rest.dropping(" ;")
      guard !rest.isEmpty else { return addresses }
      var names: [String] = []
      if rest.utf8.first == UInt8(ascii: "["), rest.startIndex < lastClose,
        let close = rest.utf8.firstIndex(of: UInt8(ascii: "]"))
      {
        names = rest[rest.utf8.index(after: rest.startIndex)..<close].parts(by: ";")
        rest = rest[rest.utf8.index(after: close)...]
      }
      let end = rest.utf8.firstIndex(of: UInt8(ascii: ";")) ?? rest.endIndex
      if let affiliation = WebOfScienceAddress.affiliation(rest[..<end], codes: codes) {
        addresses.append(Self(names: names, affiliation: affiliation))
      }
      rest = rest[end...]
    }
  }

  /// The addresses of field RP.
  ///
  /// They read `Smith, J; Doe, A (corresponding author), University, City, Country`.
  ///
  /// - Parameter text: the field with its line ends; an address goes on over a line end that stands
  ///   behind no full stop.
  static func reprints(_ text: String, codes: Bool) -> [Self] {
    var addresses: [Self] = []
    var rest = text[...]
    while let mark = mark(in: rest) {
      let names = rest[..<mark.lowerBound].parts(by: ";")
      rest = rest[mark.upperBound...].dropping(", ")
      var last: UInt8 = 0
      let end = rest.utf8.firstIndex { byte in
        defer { last = byte }
        return byte == UInt8(ascii: ";") || (byte == 0x0A && last == UInt8(ascii: "."))
      }
      let address = rest[..<(end ?? rest.endIndex)].split(separator: "\n").joined(separator: " ")
      let affiliation = WebOfScienceAddress.affiliation(address, codes: codes)
      addresses.append(Self(names: names, affiliation: affiliation ?? Affiliation(text: "")))
      rest = rest[(end ?? rest.endIndex)...].dropping("; \n")
    }
    return addresses
  }

  private static func mark(in text: Substring) -> Range<Substring.Index>? {
    var rest = text
    while let open = rest.utf8.firstIndex(of: UInt8(ascii: "(")) {
      rest = rest[open...]
      for mark in ["(corresponding author)", "(reprint author)"] {
        guard let end = rest.utf8.index(open, offsetBy: mark.utf8.count, limitedBy: rest.endIndex),
          rest[open..<end].lowercased() == mark
        else { continue }
        return open..<end
      }
      rest = rest[rest.utf8.index(after: open)...]
    }
    return nil
  }
}

extension Substring {
  /// Without the bytes of an ASCII text at the front.
  fileprivate func dropping(_ bytes: String) -> Substring {
    Substring(utf8.drop { bytes.utf8.contains($0) })
  }

  /// The first place of an ASCII text in either case.
  func firstRange(ofCaseInsensitive text: String) -> Range<Index>? {
    let wanted = Array(text.utf8)
    guard !wanted.isEmpty, utf8.count >= wanted.count else { return nil }
    var start = utf8.startIndex
    while let end = utf8.index(start, offsetBy: wanted.count, limitedBy: utf8.endIndex) {
      if zip(utf8[start..<end], wanted).allSatisfy({ ($0 | 0x20) == ($1 | 0x20) }) {
        return start..<end
      }
      start = utf8.index(after: start)
    }
    return nil
  }
}
