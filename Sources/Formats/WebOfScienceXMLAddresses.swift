import Bibliography
import Markup

/// Who is where in a record of Web of Science: the names with the numbers of their addresses, the
/// addresses, and those for reprints.
///
/// The address for reprints is one of the author whom it names, beside the others: old records give
/// it nowhere else, and for many it is the only one. Addresses whose number no author has are of
/// nobody in particular.
struct WebOfScienceXMLAddresses {
  /// An author entry: a person or a group.
  private struct Author {
    var place: String
    var names: Set<String>
    var isReprint: Bool
    var numbers: [String]
    var affiliations: [Affiliation] = []
  }

  private var authors: [Author]
  private var addresses: [(number: String, affiliation: Affiliation)] = []
  private var isLinked: [Bool]

  /// Reads the names and addresses of a record.
  init(_ rec: XMLNode) {
    let names = rec.all("static_data", "summary", "names", "name")
    authors = names.filter(WebOfScienceXMLAddresses.isAuthor).map { name in
      Author(
        place: name["seq_no"] ?? "", names: WebOfScienceXMLAddresses.spellings(of: name),
        isReprint: name["reprint"] == "Y",
        numbers: name["addr_no"]?.split { $0 == " " || $0 == "," }.map(String.init) ?? [])
    }
    let lists = rec.first("static_data", "fullrecord_metadata")
    var linked: [String: [String]] = [:]  // numbers by the place of the author
    for entry in lists?.all("addresses", "address_name") ?? [] {
      guard let spec = entry.first("address_spec") else { continue }
      let number = spec["addr_no"] ?? ""
      addresses.append((number, WebOfScienceXMLAddresses.affiliation(spec)))
      for name in entry.all("names", "name") where WebOfScienceXMLAddresses.isAuthor(name) {
        linked[name["seq_no"] ?? "", default: []].append(number)
      }
    }
    for index in authors.indices where authors[index].numbers.isEmpty {
      authors[index].numbers = linked[authors[index].place] ?? []
    }
    isLinked = addresses.map { _ in false }
    linkNumbers()
    for entry in lists?.all("reprint_addresses", "address_name") ?? [] { linkReprint(entry) }
  }

  /// Gives the record its authors in order, and the addresses that nobody is linked to.
  func link(into record: inout PublicationRecord) {
    record.contributors = authors.map { author in
      var contributor = Contributor()
      contributor.affiliations = author.affiliations
      contributor.isCorresponding = author.isReprint
      return contributor
    }
    for (address, isLinked) in zip(addresses, isLinked)
    where !isLinked && !record.unlinkedAffiliations.contains(address.affiliation) {
      record.unlinkedAffiliations.append(address.affiliation)
    }
  }

  private mutating func linkNumbers() {
    for index in authors.indices {
      for (place, address) in addresses.enumerated()
      where authors[index].numbers.contains(address.number) {
        add(address.affiliation, to: index)
        isLinked[place] = true
      }
    }
  }

  private mutating func linkReprint(_ entry: XMLNode) {
    guard let spec = entry.first("address_spec") else { return }
    var affiliation = WebOfScienceXMLAddresses.affiliation(spec)
    // The same address may be spelt with other spaces.
    let known = addresses.first { $0.affiliation.isLike(affiliation) }
    affiliation = known?.affiliation ?? affiliation
    let names = entry.all("names", "name").reduce(into: Set<String>()) {
      $0.formUnion(WebOfScienceXMLAddresses.spellings(of: $1))
    }
    var owners = authors.indices.filter { !authors[$0].names.isDisjoint(with: names) }
    if owners.isEmpty { owners = authors.indices.filter { authors[$0].isReprint } }
    for owner in owners {
      authors[owner].isReprint = true
      add(affiliation, to: owner)
    }
    if owners.isEmpty, known == nil {
      addresses.append(("", affiliation))
      isLinked.append(false)
    }
  }

  private mutating func add(_ affiliation: Affiliation, to author: Int) {
    if !affiliation.isEmpty, !authors[author].affiliations.contains(affiliation) {
      authors[author].affiliations.append(affiliation)
    }
  }

  /// Authors and groups as authors; not editors, inventors, or the authors of the book of a chapter.
  private static func isAuthor(_ name: XMLNode) -> Bool {
    ["author", "corp", "anon"].contains(name["role"]?.lowercased() ?? "author")
  }

  private static func spellings(of name: XMLNode) -> Set<String> {
    Set(
      ["display_name", "full_name", "wos_standard"].compactMap {
        name.first($0)?.text.lowercased()
      })
  }

  private static func affiliation(_ spec: XMLNode) -> Affiliation {
    let country = spec.first("country")?.text ?? ""
    let organizations = spec.all("organizations", "organization")
    var text = spec.first("full_address")?.text ?? ""
    if text.isEmpty {
      let parts = ["city", "state", "zip"].map { spec.first($0)?.text }
      text =
        Affiliation(
          parts: [organizations.first?.text]
            + spec.all("suborganizations", "suborganization")
            .map(\.text) + parts
        ).text
    }
    let ids = organizations.compactMap { $0["ror_id"] ?? $0["ROR_ID"] ?? $0["ror"] }
    return Affiliation(
      text: text.withoutEnding(country), statedCountries: country.isEmpty ? [] : [country],
      institutions: ids)
  }
}

extension Affiliation {
  /// True if another has the same countries and, spaces aside, the same text.
  fileprivate func isLike(_ other: Affiliation) -> Bool {
    func letters(_ text: String) -> [UInt8] { text.lowercased().utf8.filter { $0 > 0x2F } }
    return statedCountries == other.statedCountries && letters(text) == letters(other.text)
  }
}

extension String {
  /// Without a country at the end, as in `Davis, CA 95616 USA`, and without what separated it.
  func withoutEnding(_ country: String) -> String {
    guard !country.isEmpty, utf8.count > country.utf8.count,
      lowercased().hasSuffix(country.lowercased())
    else { return self }
    var rest = Substring(utf8.dropLast(country.utf8.count))
    guard let last = rest.utf8.last, last == 0x20 || last == UInt8(ascii: ",") else { return self }
    while let last = rest.utf8.last, last == 0x20 || last == UInt8(ascii: ",") {
      rest = rest.dropLast()
    }
    return String(rest)
  }
}
