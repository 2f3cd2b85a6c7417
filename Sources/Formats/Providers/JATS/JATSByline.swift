import Bibliography
import Markup

/// The authors of an article of JATS and who of them is where.
///
/// Affiliations stand inside an author, in the group of authors or behind it. An author is linked to
/// those inside, and by `xref` to any. The only affiliation of a group that nobody is linked to is
/// that of the whole group; other affiliations without a link are of nobody in particular. Those
/// that only editors are linked to, or that stand in a group without authors, are left out.
struct JATSByline {
  /// An affiliation that stands in a group or behind it.
  private struct Place {
    var affiliation: Affiliation
    var group: Int  // -1 behind the groups
    var isReferred = false
  }

  /// A contributor as the article names it.
  private struct Person {
    var isAuthor: Bool
    var group: Int
    var isCorresponding: Bool
    var own: [Affiliation] = []
    var references: [Int] = []  // places
  }

  private var places: [Place] = []
  private var placeOfID: [String: Int] = [:]
  private var placeOfLabel: [String: Int] = [:]
  private var ownOfID: [String: Affiliation] = [:]  // affiliations inside contributors
  private var persons: [Person] = []
  private var groups = 0
  private let correspondences: Set<String>

  /// True if an author without any affiliation is linked to one that is not there.
  private(set) var hasMissingAffiliation = false

  /// Reads the contributors and affiliations of an `article-meta`.
  init(_ meta: XMLNode) {
    correspondences = Set(meta.all("author-notes", "corresp").compactMap { $0["id"] })
    for node in meta.children where node.isAffiliation { add(node, group: -1) }
    for group in meta.all("contrib-group") { addPlaces(group) }
    groups = 0
    for group in meta.all("contrib-group") { addPersons(group, isNested: false) }
  }

  /// Gives the record its authors in order, and the affiliations that nobody is linked to.
  func link(into record: inout PublicationRecord) {
    var linked = persons.map { person in
      person.own + person.references.map { places[$0].affiliation }
    }
    var isTaken = places.map(\.isReferred)
    let members = Dictionary(grouping: persons.indices) { persons[$0].group }
    let inside = Dictionary(grouping: places.indices) { places[$0].group }
    for (group, members) in members {
      let inside = inside[group] ?? []
      let authors = members.filter { persons[$0].isAuthor }
      if authors.isEmpty {
        for place in inside { isTaken[place] = true }
      } else if let only = inside.first, inside.count == 1, !isTaken[only],
        authors.allSatisfy({ linked[$0].isEmpty })
      {
        for author in authors { linked[author] = [places[only].affiliation] }
        isTaken[only] = true
      }
    }
    for (person, affiliations) in zip(persons, linked) where person.isAuthor {
      record.contributors.append(
        Contributor(at: affiliations, isCorresponding: person.isCorresponding))
    }
    record.unlinkedAffiliations = places.indices.filter { !isTaken[$0] }
      .map { places[$0].affiliation }
  }

  private mutating func add(_ node: XMLNode, group: Int) {
    let affiliation = JATSAffiliation.read(node)
    guard !affiliation.isEmpty else { return }
    for id in node.affiliationIDs { placeOfID[id] = places.count }
    for label in node.descendants("label") where placeOfLabel[label.text] == nil {
      placeOfLabel[label.text] = places.count
    }
    places.append(Place(affiliation: affiliation, group: group))
  }

  /// Gathers the affiliations of a group, of groups in its collaborations, and inside contributors.
  private mutating func addPlaces(_ group: XMLNode) {
    let number = groups
    groups += 1
    for node in group.children {
      if node.isAffiliation {
        add(node, group: number)
      } else if node.isNamed("contrib") {
        for own in node.children where own.isAffiliation {
          for id in own.affiliationIDs { ownOfID[id] = JATSAffiliation.read(own) }
        }
        for inner in JATSByline.members(of: node) { addPlaces(inner) }
      }
    }
  }

  private mutating func addPersons(_ group: XMLNode, isNested: Bool) {
    let number = groups
    groups += 1
    for node in group.children where node.isNamed("contrib") {
      add(node, of: group, number, isNested: isNested)
      for inner in JATSByline.members(of: node) { addPersons(inner, isNested: true) }
    }
  }

  private mutating func add(_ node: XMLNode, of group: XMLNode, _ number: Int, isNested: Bool) {
    let isAuthor = JATSByline.isAuthor(node, of: group, isNested: isNested)
    var person = Person(
      isAuthor: isAuthor, group: number, isCorresponding: node["corresp"] == "yes")
    person.own = node.children.filter(\.isAffiliation).map(JATSAffiliation.read)
      .filter { !$0.isEmpty }
    var isMissing = false
    // Old tag sets link in the contributor itself.
    for reference in [node] + JATSByline.references(in: node) {
      if !follow(reference, &person) { isMissing = true }
    }
    for place in person.references { places[place].isReferred = true }
    if person.own.isEmpty, person.references.isEmpty {
      if let address = node.first("address") {
        let affiliation = JATSAffiliation.read(address)
        if !affiliation.isEmpty { person.own = [affiliation] }
      }
      if isAuthor, isMissing { hasMissingAffiliation = true }
    }
    persons.append(person)
  }

  /// Takes where a link leads; false if it should lead to an affiliation and leads nowhere.
  private func follow(_ reference: XMLNode, _ person: inout Person) -> Bool {
    let kind = reference["ref-type"]?.lowercased() ?? ""
    let ids = reference["rid"]?.split { $0.isWhitespace }.map(String.init) ?? []
    if kind == "corresp" || ids.contains(where: correspondences.contains) {
      person.isCorresponding = true
    }
    var found = ids.compactMap { placeOfID[$0] }
    if ids.isEmpty, kind == "aff", let place = placeOfLabel[reference.text] { found = [place] }
    let own = ids.compactMap { ownOfID[$0] }
    person.references += found
    person.own += own
    return kind != "aff" || !found.isEmpty || !own.isEmpty
  }

  /// The groups of members that a collaboration lists.
  private static func members(of node: XMLNode) -> [XMLNode] {
    node.children.flatMap { $0.isNamed("contrib-group") ? [$0] : members(of: $0) }
  }

  /// The links of a contributor, those of the members of a collaboration left out.
  private static func references(in node: XMLNode) -> [XMLNode] {
    node.children.flatMap { child -> [XMLNode] in
      if child.isNamed("xref") { return [child] }
      return child.isNamed("contrib-group") || child.isAffiliation ? [] : references(in: child)
    }
  }

  /// True for authors and for groups as authors; members of a collaboration only where they are
  /// called authors, authors "non-byline" never.
  private static func isAuthor(_ node: XMLNode, of group: XMLNode, isNested: Bool) -> Bool {
    let type = node["contrib-type"]?.lowercased() ?? ""
    if type.contains("non-byline") { return false }
    if type.contains("author") { return true }
    if isNested { return false }
    if type.isEmpty {
      let words =
        [group["content-type"] ?? ""] + node.children.filter { $0.isNamed("role") }.map(\.text)
      return !words.contains { word in
        ["editor", "review", "translat", "collaborator"].contains(where: word.lowercased().contains)
      }
    }
    return ["collab", "collaboration", "group", "consortium", "person", "creator"].contains(type)
  }
}

extension XMLNode {
  /// True for an affiliation, alone or in several wordings.
  fileprivate var isAffiliation: Bool { isNamed("aff") || isNamed("aff-alternatives") }

  /// The ids by which an affiliation is known: its own and those of its wordings.
  fileprivate var affiliationIDs: [String] {
    [self["id"]].compactMap { $0 } + descendants("aff").compactMap { $0["id"] }
  }
}
