extension InstitutionIndex {
  /// Puts an index together, one institution at a time; the order does not matter.
  public struct Builder {
    private struct Use {
      var countries: [CountryCode]
      var words: [UInt64]
      var isAcronym: Bool
    }

    private var identifiers: [InstitutionIdentifier: CountryCode] = [:]
    private var uses: [UInt64: Use] = [:]
    /// How many institutions use a word in a name, and a word in a country.
    private var spread: [UInt64: Int32] = [:]
    private var longestName = 1
    private var count = 0

    /// A name of more words than this is no name.
    private static let wordLimit = 30
    /// The share of the uses of a word that one country must have to make a name distinctive.
    private static let share = 0.8

    /// An empty builder.
    public init() {}

    /// Adds an institution.
    ///
    /// Of two institutions with the same identifier the smaller country code is kept.
    public mutating func add(_ institution: Institution) {
      let country = institution.country
      count += 1
      for identifier in institution.identifiers {
        identifiers[identifier] = min(identifiers[identifier] ?? country, country)
      }
      var words: Set<UInt64> = []
      for name in institution.names {
        for spelling in InstitutionIndex.spellings(of: name) {
          let found = NameWords.standard.words(of: spelling)
          words.formUnion(found)
          add(found, country, isAcronym: found.count == 1)
        }
      }
      for word in words {
        spread[word, default: 0] += 1
        spread[Builder.key(of: word, in: country), default: 0] += 1
      }
      for acronym in institution.acronyms where acronym.utf8.count > 1 {
        add(NameWords.standard.words(of: acronym), country, isAcronym: true)
      }
    }

    private mutating func add(_ words: [UInt64], _ country: CountryCode, isAcronym: Bool) {
      guard !words.isEmpty, words.count <= Builder.wordLimit else { return }
      longestName = max(longestName, words.count)
      let key = words.reduce(Lexicon.root) { Lexicon.step($0, $1) }
      guard var use = uses[key] else {
        uses[key] = Use(countries: [country], words: words, isAcronym: isAcronym)
        return
      }
      if !use.countries.contains(country) { use.countries.append(country) }
      use.isAcronym = use.isAcronym && isAcronym
      uses[key] = use
    }

    private static func key(of word: UInt64, in country: CountryCode) -> UInt64 {
      Lexicon.step(word, UInt64(country.rawValue))
    }

    /// The index of what was added.
    public func index() -> InstitutionIndex {
      var names: [UInt64: NameEntry] = [:]
      names.reserveCapacity(uses.count)
      var shared: [[CountryCode]] = []
      for (key, use) in uses {
        let countries = use.countries.sorted()
        guard let first = countries.first else { continue }
        var others: Int32 = -1
        if countries.count > 1 {
          others = Int32(shared.count)
          shared.append(countries)
        }
        names[key] = NameEntry(country: first, standing: standing(of: use), others: others)
      }
      return InstitutionIndex(
        tables: Tables(
          identifiers: identifiers, names: names, shared: shared, longestName: longestName,
          count: count))
    }

    private func standing(of use: Use) -> NameEntry.Standing {
      if use.isAcronym { return .acronym }
      guard let country = use.countries.first, use.countries.count == 1 else { return .generic }
      let isDistinctive = use.words.contains { word in
        let here = spread[Builder.key(of: word, in: country)] ?? 0
        return Double(here) >= Builder.share * Double(spread[word] ?? .max)
      }
      return isDistinctive ? .distinctive : .generic
    }
  }

  /// A name, and the name without the country or place in brackets that registries add to it:
  /// "Example Instruments (Germany)".
  static func spellings(of name: String) -> [String] {
    guard name.utf8.last == UInt8(ascii: ")"),
      let open = name.utf8.lastIndex(of: UInt8(ascii: "("))
    else { return [name] }
    let plain = String(name[..<open])
    return NameWords.standard.words(of: plain).isEmpty ? [name] : [name, plain]
  }
}
