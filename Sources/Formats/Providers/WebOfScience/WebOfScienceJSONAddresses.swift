import Bibliography
import Markup

/// The addresses of a Web of Science record in JSON, and who is at them.
///
/// Authors name their addresses by number (`addr_no`), addresses their authors by place (`seq_no`).
/// The reprint address is one of the author whom it names, beside the others: mostly it is one of
/// them, in old records it may be the only one.
struct WebOfScienceJSONAddresses {
  /// An address, with its numbers and the authors it names.
  private struct Address {
    var numbers: Set<Int>
    var affiliation: Affiliation
    var places: Set<Int>
    var names: Set<String>

    /// The affiliation without spaces and separators: one address may be spelt in two ways.
    var letters: String {
      let text = affiliation.statedCountries.joined() + affiliation.text
      return String(decoding: text.lowercased().utf8.filter { $0 > 0x2F }, as: UTF8.self)
    }
  }

  private let addresses: [Address]
  private let reprints: [Address]

  init(_ metadata: JSONValue?) {
    addresses = metadata.at("addresses", "address_name").many.map(Self.address)
    reprints = metadata.at("reprint_addresses", "address_name").many.map(Self.address)
  }

  /// Gives the record its authors, and the addresses at which nobody is.
  ///
  /// - Complexity: O(a + n) in the addresses and names, and O(n) for each reprint address.
  func link(_ names: JSONValue?, _ record: inout PublicationRecord) {
    var byNumber: [Int: [Int]] = [:]
    var byPlace: [Int: [Int]] = [:]
    for (index, address) in addresses.enumerated() {
      for number in address.numbers { byNumber[number, default: []].append(index) }
      for place in address.places { byPlace[place, default: []].append(index) }
    }
    let authors = names.many.filter(Self.isAuthor)
    var used: Set<Int> = []
    record.contributors = authors.map { author in
      var indices = Set(Self.numbers(author["addr_no"]).flatMap { byNumber[$0] ?? [] })
      if let place = author["seq_no"].whole { indices.formUnion(byPlace[place] ?? []) }
      used.formUnion(indices)
      return Contributor(
        at: indices.sorted().map { addresses[$0].affiliation },
        isCorresponding: author["reprint"].isTrue)
    }
    record.unlinkedAffiliations = addresses.indices.filter { !used.contains($0) }
      .map { addresses[$0].affiliation }
    for reprint in reprints { link(reprint, authors, &record) }
  }

  /// The reprint address belongs to the authors it names by place, else by name, else to those
  /// marked, else to nobody.
  private func link(
    _ reprint: Address, _ authors: [JSONValue], _ record: inout PublicationRecord
  ) {
    let known = addresses.first { $0.letters == reprint.letters }?.affiliation
    let affiliation = known ?? reprint.affiliation
    let tests: [(JSONValue) -> Bool] = [
      { isNamed($0, in: reprint.places) },
      { !reprint.names.isDisjoint(with: Self.spellings(of: $0)) },
      { $0["reprint"].isTrue },
    ]
    let owners =
      tests.lazy.map { test in authors.indices.filter { test(authors[$0]) } }
      .first { !$0.isEmpty } ?? []
    for owner in owners {
      record.contributors[owner].isCorresponding = true
      if !record.contributors[owner].affiliations.contains(affiliation) {
        record.contributors[owner].affiliations.append(affiliation)
      }
      record.unlinkedAffiliations.removeAll { $0 == affiliation }
    }
    if owners.isEmpty, known == nil { record.unlinkedAffiliations.append(affiliation) }
  }

  private func isNamed(_ author: JSONValue, in places: Set<Int>) -> Bool {
    author["seq_no"].whole.map(places.contains) ?? false
  }

  /// Persons and groups who wrote the work; not editors, inventors or the authors of the whole book.
  private static func isAuthor(_ name: JSONValue) -> Bool {
    ["author", "corp", "anon"].contains(name["role"].text?.lowercased() ?? "author")
  }

  private static func spellings(of name: JSONValue) -> Set<String> {
    Set(
      [name["display_name"], name["full_name"], name["wos_standard"]].compactMap {
        $0.text?.lowercased()
      })
  }

  private static func address(_ value: JSONValue) -> Address {
    let part = value["address_spec"].one
    var affiliation = Affiliation(
      text: part["full_address"].text(or: "content") ?? "",
      statedCountries: part["country"].texts(or: "content"))
    let organizations = part.at("organizations", "organization").many
    if affiliation.text.isEmpty {
      let places = [part["city"].text, part["state"].text]
      affiliation.text =
        Affiliation(parts: organizations.map { $0.text(or: "content") } + places).text
    }
    for organization in organizations {
      if let id = organization["ROR_ID"].text, !affiliation.institutions.contains(id) {
        affiliation.institutions.append(id)
      }
    }
    let names = value.at("names", "name").many.filter(isAuthor)
    return Address(
      numbers: numbers(part["addr_no"]), affiliation: affiliation,
      places: Set(names.compactMap { $0["seq_no"].whole }),
      names: names.reduce(into: []) { $0.formUnion(spellings(of: $1)) })
  }

  /// `1`, `"1"` or `"1 2"`.
  private static func numbers(_ value: JSONValue?) -> Set<Int> {
    Set(value.texts().flatMap { $0.split { $0 == " " || $0 == "," }.compactMap { Int($0) } })
  }
}
