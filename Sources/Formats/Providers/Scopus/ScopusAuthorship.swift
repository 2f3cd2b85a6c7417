import Bibliography
import Intake

/// Who is where in a Scopus record, of which three lists speak: the authors with the ids of their
/// affiliations, the affiliations, and the author groups, each with an address.
///
/// They disagree at times. An author is where any of them says, and an affiliation has the countries
/// that either list states for it.
struct ScopusAuthorship {
  /// An author, or a collaboration, as one of the lists names it.
  struct Author {
    /// The same for the same author in all lists: the place in the order, else the author's id.
    var key: String
    /// The place in the order, from 1; nil if none is stated.
    var place: Int?
    /// `Surname I.`, by which the correspondence names authors.
    var name = ""
    /// The ids of affiliations, in the list of authors.
    var affiliations: [String] = []

    init(place: Int?, id: String, name: String = "", affiliations: [String] = []) {
      key = place.map { "\($0)" } ?? id
      self.place = place
      self.name = name
      self.affiliations = affiliations
    }
  }

  /// Authors at one address.
  struct Group {
    var id = ""
    var affiliation: Affiliation?
    /// The country by its name, to compare.
    var country = ""
    var members: [Author] = []
  }

  /// The authors in the list of authors.
  var authors: [Author] = []
  /// The affiliations in the list of affiliations, by id.
  var listed: [(id: String, affiliation: Affiliation)] = []
  /// The author groups.
  var groups: [Group] = []
  /// The names of corresponding authors.
  var corresponding: Set<String> = []

  /// True if groups and list name different countries; false where names of them cannot be compared.
  var disagrees: Bool {
    let isCodeAlone = groups.contains {
      $0.country.isEmpty && !($0.affiliation?.statedCountries.isEmpty ?? true)
    }
    if isCodeAlone { return false }
    let inGroups = Set(groups.map { $0.country.lowercased() }.filter { !$0.isEmpty })
    let inList = Set(listed.flatMap(\.affiliation.statedCountries).map { $0.lowercased() })
    return !groups.isEmpty && !listed.isEmpty && inGroups != inList
  }

  /// The finding of a record whose lists disagree.
  static let disagreement = (
    code: "affiliations-differ", severity: Finding.Severity.info,
    text: "its author groups and its list of affiliations name different countries; both are taken."
  )

  /// Gives the record its authors in order, and the affiliations that nobody is linked to.
  ///
  /// - Complexity: O(a + l) in the entries of authors and affiliations.
  func link(into record: inout PublicationRecord) {
    var byID: [String: Affiliation] = [:]
    for (id, affiliation) in listed where byID[id] == nil { byID[id] = affiliation }
    var entries: [String: Entry] = [:]
    var order: [String] = []
    var used: Set<String> = []
    func with(_ author: Author, _ change: (inout Entry) -> Void) {
      if entries[author.key] == nil { order.append(author.key) }
      change(&entries[author.key, default: Entry(author)])
    }
    for group in groups {
      let whole = group.affiliation.map { united($0, group, with: byID[group.id]) }
      for member in group.members { with(member) { $0.add(whole ?? byID[group.id], group.id) } }
      if !group.members.isEmpty { used.insert(group.id) }
    }
    for author in authors {
      with(author) { entry in
        for id in author.affiliations where !entry.isAt(id) { entry.add(byID[id], id) }
      }
      used.formUnion(author.affiliations)
    }
    record.contributors = order.compactMap { entries[$0] }
      .enumerated()
      .sorted { ($0.element.place, $0.offset) < ($1.element.place, $1.offset) }
      .map { $0.element.contributor(corresponding) }
    record.unlinkedAffiliations = listed.filter { !used.contains($0.id) }.map(\.affiliation)
    for group in groups where group.members.isEmpty {
      if let affiliation = group.affiliation { record.unlinkedAffiliations.append(affiliation) }
    }
  }

  /// The address of a group with the country that the list states for the same affiliation.
  private func united(
    _ affiliation: Affiliation, _ group: Group, with listed: Affiliation?
  ) -> Affiliation {
    var whole = affiliation
    for country in listed?.statedCountries ?? []
    where country.lowercased() != group.country.lowercased() {
      whole.statedCountries.append(country)
    }
    return whole
  }

  /// An author while the lists are brought together.
  private struct Entry {
    let name: String
    let place: Int
    private var ids: Set<String> = []
    private var affiliations: [Affiliation] = []

    init(_ author: Author) {
      name = author.name
      place = author.place ?? .max
    }

    func isAt(_ id: String) -> Bool { ids.contains(id) }

    mutating func add(_ affiliation: Affiliation?, _ id: String) {
      guard let affiliation, !affiliation.isEmpty else { return }
      ids.insert(id)
      affiliations.append(affiliation)
    }

    func contributor(_ corresponding: Set<String>) -> Contributor {
      Contributor(
        at: affiliations, isCorresponding: !name.isEmpty && corresponding.contains(name))
    }
  }
}
