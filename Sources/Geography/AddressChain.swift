/// Runs the steps over the addresses of a text and puts their answers together.
struct AddressChain {
  private let reading: Reading

  init(_ reading: Reading) { self.reading = reading }

  func resolution() -> Resolution {
    let mentions = CountryNameStep.mentions(in: reading)
    let decisive = CountryNameStep.decisive(mentions, in: reading)
    if decisive.isEmpty { return unnamed() }
    var answers = ContiguousArray<Answer>()
    answers.reserveCapacity(decisive.count)
    for mention in decisive {
      answers.append(
        Answer(
          code: refined(mention, mentions), grade: .certain, step: .countryName,
          tokens: mention.tokens))
    }
    addUnnamed(beside: decisive, to: &answers)
    return combined(answers)
  }

  /// "University of Hong Kong, China": the territory inside a name, where no city of the state
  /// stands in the address.
  private func refined(
    _ mention: Mention, _ mentions: ContiguousArray<Mention>
  ) -> CountryCode {
    guard mention.code.text == "CN" || mention.code.text == "US" else { return mention.code }
    let start = reading.addressStart(of: mention.segment)
    for other in mentions[firstIndex(from: start, in: mentions)...] {
      if other.segment > mention.segment { break }
      guard other.strength == .weak, reading.vocabulary.parents[other.code] == mention.code else {
        continue
      }
      for segment in other.segment + 1..<max(mention.segment, other.segment + 1) {
        let address = segment..<segment + 1
        if RegionStep.answer(for: address, in: reading)?.code == mention.code {
          return mention.code
        }
        let signs = Signs(0..<0, in: reading)
        if CityStep.answer(for: address, in: reading, signs: signs)?.code == mention.code {
          return mention.code
        }
      }
      return other.code
    }
    return mention.code
  }

  /// The first mention in a segment or after it, by bisection.
  private func firstIndex(from segment: Int, in mentions: ContiguousArray<Mention>) -> Int {
    var low = 0
    var high = mentions.count
    while low < high {
      let middle = (low + high) / 2
      if mentions[middle].segment < segment { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Answers for addresses that end at a semicolon or before "and" without naming a country, while
  /// others of the text do.
  private func addUnnamed(
    beside decisive: ContiguousArray<Mention>, to answers: inout ContiguousArray<Answer>
  ) {
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
        // "Germany, DE" says the same twice.
        !answers.contains(where: {
          $0.code == answer.code || $0.code == CountryCode(reading.text(of: answer.tokens))
        })
      {
        answers.append(answer)
        start = index + 1
      } else if segment.isStrongEnd {
        start = index + 1
      }
    }
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
    if let answer = RegionStep.answer(for: address, in: reading) { return answer }
    if let answer = PostalCodeStep.answer(for: address, in: reading) { return answer }
    let signs = Signs(address.suffix(Reading.longestAddress), in: reading)
    let city = CityStep.answer(for: address, in: reading, signs: signs)
    if let city, city.grade <= .likely { return city }
    // An institution that is known says more than a city that may be another.
    let institution = InstitutionStep.answer(for: address, in: reading, signs: signs)
    guard let city else { return institution }
    if let institution, institution.grade < city.grade { return institution }
    return city
  }

  private func combined(_ answers: ContiguousArray<Answer>) -> Resolution {
    guard let first = answers.first else { return .unresolved }
    let dissolved = reading.vocabulary.dissolved
    if answers.contains(where: { dissolved.contains($0.code) }) {
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
    return answer.code.text == "SU" ? CountryCode("RU") : nil
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
