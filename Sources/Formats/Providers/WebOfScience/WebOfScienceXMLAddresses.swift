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
  private var addressesByLetters: [String: Affiliation] = [:]
  private var authorsByName: [String: [Int]] = [:]
  private var reprintAuthors: [Int] = []

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
    for address in addresses {
      addressesByLetters[address.affiliation.letters] = address.affiliation
    }
    for (index, author) in authors.enumerated() {
      for name in author.names { authorsByName[name, default: []].append(index) }
      if author.isReprint { reprintAuthors.append(index) }
    }
    for entry in lists?.all("reprint_addresses", "address_name") ?? [] { linkReprint(entry) }
  }

  /// Gives the record its authors in order, and the addresses that nobody is linked to.
  func link(into record: inout PublicationRecord) {
    record.contributors = authors.map {
      Contributor(at: $0.affiliations, isCorresponding: $0.isReprint)
    }
    let unlinked = zip(addresses, isLinked).filter { !$0.1 }.map(\.0.affiliation)
    record.unlinkedAffiliations = Contributor(at: unlinked).affiliations
  }

  private mutating func linkNumbers() {
    let places = Dictionary(grouping: addresses.indices) { addresses[$0].number }
    for index in authors.indices {
      for place in Set(authors[index].numbers.flatMap { places[$0] ?? [] }).sorted() {
        authors[index].affiliations.append(addresses[place].affiliation)
        isLinked[place] = true
      }
    }
  }

  private mutating func linkReprint(_ entry: XMLNode) {
    guard let spec = entry.first("address_spec") else { return }
    var affiliation = WebOfScienceXMLAddresses.affiliation(spec)
    let known = addressesByLetters[affiliation.letters]
    affiliation = known ?? affiliation
    let named = entry.all("names", "name").flatMap(WebOfScienceXMLAddresses.spellings)
    let owners = Set(named.flatMap { authorsByName[$0] ?? [] })
    for owner in owners.isEmpty ? reprintAuthors : owners.sorted() {
      authors[owner].isReprint = true
      authors[owner].affiliations.append(affiliation)
    }
    if owners.isEmpty, reprintAuthors.isEmpty, known == nil {
      addresses.append(("", affiliation))
      isLinked.append(false)
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
  /// Countries and text without spaces and separators: the same address may be spelt in two ways.
  fileprivate var letters: String {
    let bytes = text.lowercased().utf8.filter { $0 > 0x2F }
    return statedCountries.joined() + " " + String(decoding: bytes, as: UTF8.self)
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
