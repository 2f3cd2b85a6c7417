/// The built-in phrases, in the two tables that the steps read.
final class Vocabulary: @unchecked Sendable {
  /// The tables of this process, made at first use.
  static let standard = Vocabulary()

  let folding: Folding
  /// Countries, regions, words and phrases to leave alone: looked up in every text.
  let names: Lexicon
  /// Cities and institutions: looked up only where no country is named.
  var places: Lexicon { Vocabulary.standardPlaces }
  /// What addresses may name beside a country, by the place of its code.
  private let relations: [Relation]
  /// Towns and districts of their territories.
  let territoryPlaces: Lexicon
  /// Today's countries on the ground of the dissolved states.
  let successors: Successors

  private struct Relation {
    var parent: CountryCode?
    var hasTerritories = false
  }

  private init() {
    let folding = Folding.standard
    var names = LexiconBuilder(capacity: 40_000, folding: folding)
    var relations = [Relation](repeating: Relation(), count: CountryCode.limit)
    var successors = Successors()
    EmbeddedTable.countryNames.forEachRow { fields in
      guard fields.count > 1, let code = CountryCode(utf8: fields[0]) else { return }
      names.add(fields[1], Meaning(.country, code))
    }
    EmbeddedTable.countries.forEachRow { fields in
      guard fields.count > 10, let code = CountryCode(utf8: fields[0]) else { return }
      names.add(fields[0], Meaning(.countryCode, code))
      names.add(fields[1], Meaning(.countryCode, code))
      if let parent = CountryCode(utf8: fields[8]) {
        relations[code.place].parent = parent
        relations[parent.place].hasTerritories = !Vocabulary.disputed.contains(parent)
      }
      let heirs = fields[9].split(separator: 0x20).compactMap { CountryCode(utf8: $0) }
      if !heirs.isEmpty { successors.add(code, CountrySet(heirs)) }
    }
    EmbeddedTable.regions.forEachRow { fields in
      guard fields.count > 2, let code = CountryCode(utf8: fields[0]) else { return }
      let isCode = fields[2].first == UInt8(ascii: "c")
      // "Valencia, Spain" names its country too.
      if fields[1].contains(UInt8(ascii: ",")) { names.add(fields[1], Meaning(.country, code)) }
      names.add(
        fields[1],
        Meaning(
          isCode ? .regionCode : .region, code, state: isCode ? Meaning.state(fields[1]) : 0,
          weight: fields.count > 3 && fields[3].first == UInt8(ascii: "i") ? 1 : 0))
    }
    EmbeddedTable.words.forEachRow { fields in
      guard fields.count > 1 else { return }
      switch fields[0].text {
      case "evidence":
        guard fields.count > 2 else { return }
        for code in fields[2].split(separator: 0x20).compactMap({ CountryCode(utf8: $0) }) {
          names.add(fields[1], Meaning(.evidence, code))
        }
      case "block":
        if let none = CountryCode("ZZ") { names.add(fields[1], Meaning(.block, none)) }
      case "abbreviation", "unit": break
      default: names.add(fields[1], word: WordClass(fields[0].text))
      }
    }
    var territoryPlaces = LexiconBuilder(capacity: 1000, folding: folding)
    EmbeddedTable.territoryPlaces.forEachRow { fields in
      guard fields.count > 1, let code = CountryCode(utf8: fields[0]) else { return }
      territoryPlaces.add(fields[1], Meaning(.city, code))
    }
    self.folding = folding
    self.territoryPlaces = territoryPlaces.lexicon()
    self.names = names.lexicon()
    self.relations = relations
    self.successors = successors
  }

  /// The state that an address may name beside a territory.
  func parent(of code: CountryCode) -> CountryCode? { relations[code.place].parent }

  /// Whether a state has territories in ISO 3166-1 that an address may name beside it.
  func hasTerritories(_ code: CountryCode) -> Bool { relations[code.place].hasTerritories }

  /// States beside which an address may name a country that is no territory of theirs in ISO 3166-1.
  private static let disputed = ["IL", "RS", "TR"].compactMap { CountryCode($0) }

  private static let standardPlaces: Lexicon = {
    var lexicon = LexiconBuilder(capacity: 130_000, folding: .standard)
    EmbeddedTable.cities.forEachRow { fields in
      guard fields.count > 3, let code = CountryCode(utf8: fields[1]) else { return }
      lexicon.add(
        fields[0],
        Meaning(
          .city, code, state: Meaning.state(fields[2]), weight: UInt32(fields[3].number)))
    }
    EmbeddedTable.institutions.forEachRow { fields in
      guard fields.count > 1, let code = CountryCode(utf8: fields[0]) else { return }
      lexicon.add(
        fields[1], Meaning(.institution, code))
    }
    return lexicon.lexicon()
  }()
}

/// Today's countries on the ground of each dissolved state: so few that they are looked through.
struct Successors {
  private var states: [(code: CountryCode, heirs: CountrySet)] = []

  mutating func add(_ code: CountryCode, _ heirs: CountrySet) { states.append((code, heirs)) }

  /// The successors of a dissolved state; `nil` for every other code.
  subscript(code: CountryCode) -> CountrySet? {
    for state in states where state.code == code { return state.heirs }
    return nil
  }
}
