/// Runs the steps over the addresses of a text and puts their answers together.
struct AddressChain {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  func resolution() -> Resolution {
    let mentions = CountryNameStep.mentions(in: reading)
    if mentions.isEmpty { return unnamed() }
    let decisive = CountryNameStep.decisive(mentions, in: reading)
    if decisive.isEmpty { return unnamed() }
    var answers = ContiguousArray<Answer>()
    answers.reserveCapacity(decisive.count)
    for mention in decisive { answers.append(answer(for: mention)) }
    addUnnamed(beside: decisive, to: &answers)
    return combined(answers)
  }

  /// What a decisive mention says: its country, or the territory of it that the address names.
  private func answer(for mention: Mention) -> Answer {
    if let twin = twin(of: mention) {
      return Answer(
        code: twin, grade: .likely, step: .countryName, tokens: mention.tokens)
    }
    if reading.vocabulary.hasTerritories(mention.code) {
      let start = reading.addressStart(of: mention.segment)
      if let found = TerritoryStep.territory(
        of: mention.code, in: start...mention.segment, reading)
      {
        return Answer(
          code: found.code, grade: found.grade, step: .countryName, tokens: found.tokens)
      }
    }
    return Answer(
      code: mention.code, grade: .certain, step: .countryName, tokens: mention.tokens)
  }

  /// "Kinshasa, Congo", "Pyongyang, Korea": of two countries that one word stands for, the one whose
  /// city the address names.
  private func twin(of mention: Mention) -> CountryCode? {
    guard mention.match.first == mention.match.last,
      let twin = AddressChain.twins.first(where: { $0.of == mention.code })
    else { return nil }
    let word = reading.tokens[Int(mention.match.first)].hash
    guard twin.words.contains(word) else { return nil }
    let signs = Signs(
      reading.addressStart(of: mention.segment)..<mention.segment + 1, in: reading)
    return signs.hasCity(in: twin.code) && !signs.hasCity(in: twin.of) ? twin.code : nil
  }

  private struct Twin {
    let of: CountryCode
    let code: CountryCode
    let words: Set<UInt64>
  }

  private static let twins: [Twin] = [
    ("CG", "CD", ["congo", "kongo"]), ("KR", "KP", ["korea", "corea", "coree"]),
  ].compactMap { of, code, words in
    guard let of = CountryCode(of), let code = CountryCode(code) else { return nil }
    return Twin(of: of, code: code, words: Set(words.map { Tokenizer.hash(plain: $0) }))
  }

  /// Answers for addresses that end at a semicolon or before "and" without naming a country, while
  /// others of the text do.
  private func addUnnamed(
    beside decisive: ContiguousArray<Mention>, to answers: inout ContiguousArray<Answer>
  ) {
    var named: CountrySet?
    func add(_ answer: Answer?) {
      guard let answer else { return }
      answers.append(answer)
      named?.insert(answer.code)
    }
    func known() -> CountrySet {
      let set = named ?? CountrySet(answers.map(\.code))
      named = set
      return set
    }
    var start = 0
    var mention = 0
    for (index, segment) in reading.segments.enumerated() {
      while mention < decisive.count, decisive[mention].segment < index { mention += 1 }
      if mention < decisive.count, decisive[mention].segment == index {
        start = index + 1
        continue
      }
      let next = index + 1
      let ends =
        segment.isStrongEnd
        || (next < reading.segments.count && reading.segments[next].followsConjunction)
      guard ends, start <= index else { continue }
      // "Guatemala, C.A.": initials alone after a country are no address.
      let isAlone = start == index && reading.isInitials(index)
      if !isAlone, let answer = RegionStep.federalAnswer(for: start..<index + 1, in: reading),
        isNew(answer, beside: known())
      {
        add(answer)
        start = index + 1
      } else if segment.isStrongEnd {
        if index > start { add(ownAnswer(of: start..<index + 1, beside: known())) }
        start = index + 1
      }
    }
  }

  /// Whether an answer adds a country; "Germany, DE" says the same twice.
  private func isNew(_ answer: Answer, beside named: CountrySet) -> Bool {
    let code = CountryCode(reading.text(of: answer.tokens))
    return !named.contains { $0 == answer.code || $0 == code }
  }

  /// What an address of at least two parts that ends with a city says beside addresses that name
  /// their country: "Sorbonne, Paris, France; Tsinghua University, Beijing".
  private func ownAnswer(
    of address: Range<Int>, beside named: CountrySet
  ) -> Answer? {
    guard address.count > 1, let last = address.last(where: { !reading.segments[$0].isEmpty }),
      last > address.lowerBound,
      !address.contains(where: { reading.namesCountry(in: $0) })
    else { return nil }
    let end = last..<last + 1
    let signs = Signs(0..<0, in: reading)
    guard
      let answer = RegionStep.answer(for: end, in: reading)
        ?? CityStep.answer(for: end, in: reading, signs: signs),
      answer.grade <= .likely, answer.tokens.lowerBound == reading.segments[last].first,
      isNew(answer, beside: named)
    else { return nil }
    // A namesake in a country that is named is that.
    let places = reading.vocabulary.places
    if let match = places.exact(reading.tokens, answer.tokens),
      places.meanings(of: match).contains(where: { named.contains($0.code) })
    {
      return nil
    }
    return answer
  }

  /// The resolution of a text that names no country: the chain over every address.
  private func unnamed() -> Resolution {
    var answers = ContiguousArray<Answer>()
    var start = 0
    for (index, segment) in reading.segments.enumerated() where segment.isStrongEnd {
      if let answer = answer(for: start..<index + 1) { answers.append(answer) }
      start = index + 1
    }
    if start < reading.segments.count, let answer = answer(for: start..<reading.segments.count) {
      answers.append(answer)
    }
    if answers.contains(where: { $0.grade <= .likely }) {
      answers.removeAll { $0.grade == .guess }
    } else if answers.count > 1 {
      answers.removeFirst(answers.count - 1)
    }
    return combined(answers)
  }

  /// The first answer of the chain for an address that names no country.
  private func answer(for address: Range<Int>) -> Answer? {
    let region = RegionStep.answer(for: address, in: reading)
    if let region, !isDoubtful(region, in: address) {
      return cityOfInstitution(instead: region, in: address) ?? region
    }
    if let answer = PostalCodeStep.answer(for: address, in: reading) { return answer }
    let signs = Signs(address.suffix(Reading.longestAddress), in: reading)
    let city = CityStep.answer(for: address, in: reading, signs: signs)
    if let city, city.grade <= .likely { return city }
    if let region { return region }
    // An institution that is known says more than a city that may be another.
    let listed = RegistryStep.answer(for: address, in: reading, signs: signs)
    if let listed, listed.grade <= .likely { return listed }
    let institution = InstitutionStep.answer(for: address, in: reading, signs: signs) ?? listed
    guard let city else { return institution }
    if let institution, institution.grade < city.grade { return institution }
    return city
  }

  /// "Rutgers University, New Brunswick": a region that bears the name of a city elsewhere is that city
  /// where an institution that is known stands before it.
  private func cityOfInstitution(instead region: Answer, in address: Range<Int>) -> Answer? {
    let places = reading.vocabulary.places
    guard let match = places.exact(reading.tokens, region.tokens) else { return nil }
    let cities = places.meanings(of: match).filter { $0.kind == .city && $0.code != region.code }
    guard !cities.isEmpty else { return nil }
    let signs = Signs(address.suffix(Reading.longestAddress), in: reading)
    guard !signs.hasInstitution(in: region.code),
      let city = cities.first(where: { signs.hasInstitution(in: $0.code) })
    else { return nil }
    return Answer(code: city.code, grade: .likely, step: .city, tokens: region.tokens)
  }

  /// Whether a city that is named may overrule a region: a guess, and capitals that are the first of
  /// several parts, as an institution is ("ILL, Grenoble").
  private func isDoubtful(_ region: Answer, in address: Range<Int>) -> Bool {
    if region.grade > .likely { return true }
    let first = reading.firstPart(from: address.lowerBound, to: address.upperBound - 1)
    return first < address.upperBound - 1 && reading.isAcronym(region.tokens)
      && region.tokens.lowerBound == reading.segments[first].first
  }

  private func combined(_ answers: ContiguousArray<Answer>) -> Resolution {
    guard let first = answers.first else { return .unresolved }
    if answers.contains(where: { reading.vocabulary.successors[$0.code] != nil }) {
      var resolution = joined(answers, first)
      resolution.present = CountrySet(answers.compactMap { present($0) })
      return resolution
    }
    return joined(answers, first)
  }

  /// The country of today on the ground that an answer names.
  private func present(_ answer: Answer) -> CountryCode? {
    guard let heirs = reading.vocabulary.successors[answer.code] else { return answer.code }
    if heirs.count == 1 { return heirs.first }
    let end = segment(of: answer.tokens.lowerBound)
    let start = reading.addressStart(of: end)
    let signs = Signs(start..<end + 1, in: reading)
    for sign in signs.names.reversed() where heirs.contains(sign.meaning.code) {
      return sign.meaning.code
    }
    var best: Meaning?
    for index in (start..<end + 1).reversed() {
      for sign in signs.places where heirs.contains(sign.meaning.code) {
        guard reading.segments[index].tokens.contains(sign.tokens.lowerBound) else { continue }
        if best.map({ $0.weight < sign.meaning.weight }) ?? true { best = sign.meaning }
      }
      if let best { return best.code }
    }
    return answer.code == .sovietUnion ? .russia : nil
  }

  /// The segment that a token is in, by bisection.
  private func segment(of token: Int) -> Int {
    var low = 0
    var high = reading.segments.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if reading.segments[middle].tokens.lowerBound <= token {
        low = middle
      } else {
        high = middle - 1
      }
    }
    return low
  }

  private func joined(_ answers: ContiguousArray<Answer>, _ first: Answer) -> Resolution {
    if answers.count == 1 {
      return Resolution(
        countries: [first.code], grade: first.grade, step: first.step.description,
        matched: reading.text(of: first.tokens))
    }
    var countries = CountrySet()
    var weakest = first
    var texts: [String] = []
    for answer in answers where !countries.contains(answer.code) {
      countries.insert(answer.code)
      texts.append(reading.text(of: answer.tokens))
      if answer.grade > weakest.grade { weakest = answer }
    }
    return Resolution(
      countries: countries, grade: weakest.grade, step: weakest.step.description,
      matched: texts.joined(separator: "; "))
  }
}
