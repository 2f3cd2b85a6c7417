import Bibliography
import Markup

/// The addresses of a Web of Science record, and who is at them.
///
/// Authors name their addresses by number (`addr_no`), addresses their authors by name. The reprint
/// address is one of the others mostly; it counts only in a record that has no other.
struct WebOfScienceJSONAddresses {
  /// An address with the numbers of authors it names.
  private struct Address {
    let numbers: Set<Int>
    let affiliation: Affiliation
    let authors: [Int]
  }

  private let addresses: [Address]
  private let reprintAuthors: Set<Int>
  private let isReprintOnly: Bool

  init(_ metadata: JSONValue?) {
    let usual = metadata.at("addresses", "address_name").many.map(WebOfScienceJSONAddresses.address)
    let reprint =
      metadata.at("reprint_addresses", "address_name").many.map(WebOfScienceJSONAddresses.address)
    isReprintOnly = usual.isEmpty
    addresses = usual.isEmpty ? reprint : usual
    reprintAuthors = Set(reprint.flatMap(\.authors))
  }

  /// Gives the record its authors, and the addresses at which nobody is.
  func link(_ names: JSONValue?, _ record: inout PublicationRecord) {
    var used: Set<Int> = []
    for name in names.many where WebOfScienceJSONAddresses.isAuthor(name) {
      var contributor = Contributor()
      let place = name["seq_no"].whole
      contributor.isCorresponding =
        name["reprint"].isTrue || place.map(reprintAuthors.contains) ?? false
      let numbers = isReprintOnly ? [] : WebOfScienceJSONAddresses.numbers(name["addr_no"])
      for (index, address) in addresses.enumerated() {
        let isThere =
          !numbers.isDisjoint(with: address.numbers)
          || place.map(address.authors.contains) ?? false
          || (isReprintOnly && addresses.count == 1 && contributor.isCorresponding)
        if isThere {
          contributor.affiliations.append(address.affiliation)
          used.insert(index)
        }
      }
      record.contributors.append(contributor)
    }
    record.unlinkedAffiliations = addresses.indices.filter { !used.contains($0) }
      .map { addresses[$0].affiliation }
  }

  /// Persons and groups who wrote the work; not editors, inventors or the authors of the whole book.
  private static func isAuthor(_ name: JSONValue) -> Bool {
    ["author", "corp", "anon"].contains(name["role"].text ?? "author")
  }

  private static func address(_ value: JSONValue) -> Address {
    let part = value["address_spec"].one
    var affiliation = Affiliation(
      text: part["full_address"].text(or: "content") ?? "",
      statedCountries: part["country"].texts(or: "content"))
    let organizations = part.at("organizations", "organization").many
    if affiliation.text.isEmpty {
      let parts =
        organizations.map { $0.text(or: "content") } + [part["city"].text, part["state"].text]
      affiliation.text = Affiliation(parts: parts).text
    }
    for organization in organizations {
      if let id = organization["ROR_ID"].text, !affiliation.institutions.contains(id) {
        affiliation.institutions.append(id)
      }
    }
    let names = value.at("names", "name").many
    return Address(
      numbers: numbers(part["addr_no"]), affiliation: affiliation,
      authors: names.filter(isAuthor).compactMap { $0["seq_no"].whole })
  }

  /// `1`, `"1"` or `"1 2"`.
  private static func numbers(_ value: JSONValue?) -> Set<Int> {
    Set((value.texts()).flatMap { $0.split(separator: " ").compactMap { Int($0) } })
  }
}
