extension CountryResolver {
  /// A country that a provider states, put as the most specific ISO 3166-1 territories that the
  /// affiliation beside it names: CN beside "Hong Kong, Peoples R China" is HK.
  ///
  /// Only a state with territories of its own is refined (CN, FR, GB, US, NL, DK, NO, FI, AU, NZ),
  /// only to one of them, and not by a guess. A text that names both gives both. Any other text
  /// leaves the country as it was stated.
  ///
  /// - Complexity: O(1) for a country without territories, else O(n) in the bytes of the text.
  public func refined(_ stated: CountryCode, by text: String) -> CountrySet {
    refined([stated], by: CollectionOfOne(text))
  }

  /// The countries that a provider states for an author, refined by the author's affiliations.
  ///
  /// A state gives way to its territories that the affiliations name, and stays beside them where
  /// another affiliation names the state itself.
  ///
  /// - Complexity: O(n) in the bytes of the texts where a state with territories is stated, else
  ///   O(1) in them.
  public func refined(_ stated: CountrySet, by texts: some Sequence<String>) -> CountrySet {
    guard stated.contains(where: { vocabulary.hasTerritories($0) }) else { return stated }
    var named = CountrySet()
    for text in texts {
      let resolution = resolve(text)
      if let grade = resolution.grade, grade <= .likely { named.formUnion(resolution.countries) }
    }
    return refined(stated, named: named)
  }

  /// True for a state with territories of its own, which a text beside it may name.
  public func hasTerritories(_ state: CountryCode) -> Bool { vocabulary.hasTerritories(state) }

  /// Countries put as those of their territories that are named too.
  public func refined(_ countries: CountrySet, named: CountrySet) -> CountrySet {
    guard named.contains(where: { vocabulary.parent(of: $0) != nil }) else { return countries }
    var refined = CountrySet()
    for code in countries {
      var territories: [CountryCode] = []
      if vocabulary.hasTerritories(code) {
        territories = named.filter { vocabulary.parent(of: $0) == code }
      }
      for territory in territories { refined.insert(territory) }
      if territories.isEmpty || named.contains(code) { refined.insert(code) }
    }
    return refined
  }
}
