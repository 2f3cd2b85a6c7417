import Bibliography

extension Contributor {
  /// An author at places, each once; places of which nothing is known are left out.
  ///
  /// - Complexity: O(n) in the places.
  init(at places: some Sequence<Affiliation>, isCorresponding: Bool = false) {
    self.init()
    self.isCorresponding = isCorresponding
    var known: Set<Affiliation> = []
    affiliations = places.filter { !$0.isEmpty && known.insert($0).inserted }
  }
}
