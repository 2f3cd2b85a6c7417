import Bibliography

extension PublicationRecord {
  /// Adds affiliations that the source links to no author, each once.
  mutating func add(unlinked affiliations: some Sequence<Affiliation>) {
    var known = Set(unlinkedAffiliations)
    for affiliation in affiliations where !affiliation.isEmpty {
      if known.insert(affiliation).inserted { unlinkedAffiliations.append(affiliation) }
    }
  }
}
