import Geography

extension Copublications: KeepableAnswer {
  /// Appends all of it to bytes.
  public func append(to bytes: inout AnswerBytes) {
    window.append(to: &bytes)
    bytes.append(countries) { $1.append(to: &$0) }
    for column in [
      works, internationalWorks, fractionalWorks, ledInternationalWorks,
      undeterminedWorks,
    ] {
      bytes.append(column) { $0.append($1) { $0.append($1) } }
    }
    bytes.append(knowsInternationalWorks ? 1 : 0)
    bytes.append(authors) { bytes, authors in
      bytes.append(authors) { bytes, own in
        bytes.append(own.all)
        bytes.append(own.withoutCountry)
      }
    }
    bytes.append(ties) { bytes, tie in
      bytes.append(tie.i << 32 | tie.j)
      bytes.append(tie.weight)
      bytes.append(tie.joint)
    }
    bytes.append(totals) { $1.append(to: &$0) }
    bytes.append(removed.sorted { $0.key < $1.key }) { bytes, own in
      own.key.append(to: &bytes)
      bytes.append(own.value.publications)
      bytes.append(own.value.weight)
    }
    bytes.append(partial.sorted()) { $1.append(to: &$0) }
    bytes.append(notes) { $0.append($1) }
  }

  /// Reads it from bytes.
  public init(from bytes: inout AnswerBytes) throws {
    let window = try YearWindow(from: &bytes)
    let countries = try bytes.list { try CountryCode(from: &$0) }
    let columns = try (0..<5).map { _ in
      try bytes.optional { try $0.list { try $0.double() } }
    }
    self.init(
      window: window, countries: countries, works: columns[0],
      internationalWorks: columns[1] ?? [], fractionalWorks: columns[2],
      ledInternationalWorks: columns[3], undeterminedWorks: columns[4], ties: [])
    knowsInternationalWorks = try bytes.int() != 0
    authors = try bytes.optional {
      try $0.list { (all: try $0.double(), withoutCountry: try $0.double()) }
    }
    ties = try bytes.list { bytes in
      let pair = try bytes.int()
      return Tie(
        i: pair >> 32, j: pair & 0xFFFF_FFFF, weight: try bytes.double(),
        joint: try bytes.double())
    }
    totals = try bytes.optional { try Totals(from: &$0) }
    for _ in 0..<max(0, try bytes.int()) {
      let code = try CountryCode(from: &bytes)
      removed[code, default: Removed()].publications = try bytes.double()
      removed[code, default: Removed()].weight = try bytes.double()
    }
    partial = Set(try bytes.list { try CountryCode(from: &$0) })
    notes = try bytes.list { try $0.text() }
    guard ties.allSatisfy({ $0.i >= 0 && $0.i < $0.j && $0.j < countries.count }) else {
      throw AnswerDamaged()
    }
  }
}

extension Copublications.Totals: KeepableAnswer {
  /// Appends all of it to bytes.
  public func append(to bytes: inout AnswerBytes) {
    for number in [
      publications, international, withoutCountry, undetermined, removed,
      removedWeight, authors, authorsWithoutCountry,
    ] {
      bytes.append(number)
    }
    grades.append(to: &bytes)
  }

  /// Reads it from bytes.
  public init(from bytes: inout AnswerBytes) throws {
    publications = try bytes.double()
    international = try bytes.double()
    withoutCountry = try bytes.double()
    undetermined = try bytes.double()
    removed = try bytes.double()
    removedWeight = try bytes.double()
    authors = try bytes.double()
    authorsWithoutCountry = try bytes.double()
    grades = try GradeCounts(from: &bytes)
  }
}

extension GradeCounts: KeepableAnswer {
  /// Appends all of it to bytes.
  public func append(to bytes: inout AnswerBytes) {
    for numbers in [publications, authors, passedOver] {
      for grade in Grade.allCases { bytes.append(numbers[grade]) }
    }
    bytes.append(authorsWithoutCountry)
  }

  /// Reads it from bytes.
  public init(from bytes: inout AnswerBytes) throws {
    for part in [\GradeCounts.publications, \.authors, \.passedOver] {
      for grade in Grade.allCases { self[keyPath: part][grade] = try bytes.double() }
    }
    authorsWithoutCountry = try bytes.double()
  }
}

extension YearWindow: KeepableAnswer {
  /// Appends all of it to bytes.
  public func append(to bytes: inout AnswerBytes) {
    bytes.append(first)
    bytes.append(last)
  }

  /// Reads it from bytes.
  public init(from bytes: inout AnswerBytes) throws {
    guard let window = YearWindow(try bytes.int(), try bytes.int()) else { throw AnswerDamaged() }
    self = window
  }
}

extension CountryCode: KeepableAnswer {
  /// Appends all of it to bytes.
  public func append(to bytes: inout AnswerBytes) { bytes.append(Int(rawValue)) }

  /// Reads it from bytes.
  public init(from bytes: inout AnswerBytes) throws {
    let letters = try bytes.int()
    guard let code = CountryCode(UInt8(letters >> 8 & 0xFF), UInt8(letters & 0xFF)) else {
      throw AnswerDamaged()
    }
    self = code
  }
}
