import Geography
import Testing

/// Identifiers and names of institutions of a registry; all institutions are invented.
@Suite struct InstitutionTests {
  @Test(arguments: [
    ("https://ror.org/0abc12345", "ror:0abc12345"), ("0ABC12345", "ror:0abc12345"),
    ("ror.org/0abc12345/", "ror:0abc12345"), ("ROR:0abc12345", "ror:0abc12345"),
    ("grid.99999.1a", "grid:grid.99999.1a"),
    ("https://www.grid.ac/institutes/grid.99999.1a", "grid:grid.99999.1a"),
    ("0000 0001 2345 678X", "isni:000000012345678x"),
    ("0000-0001-2345-6789", "isni:0000000123456789"),
    ("https://isni.org/isni/0000000123456789", "isni:0000000123456789"),
    ("https://doi.org/10.13039/501100099999", "funder:501100099999"),
    ("10.13039/501100099999", "funder:501100099999"), ("Q99999999", "wikidata:q99999999"),
    ("http://www.wikidata.org/entity/Q99999999", "wikidata:q99999999"),
  ])
  func identifiersAreReadFromAnySpelling(text: String, expected: String) {
    #expect(InstitutionIdentifier(text)?.description == expected)
  }

  @Test(arguments: [
    "", "/", ":", "https://openalex.org/I12345", "grid.", "0abc1234", "1abc12345", "0abl12345",
    "0abc123xy", "501100099999", "123456789012345", "12345678901234567", "Q", "Qx1", "10.13039/x",
    "University", "é",
  ])
  func otherTextIsNoIdentifier(text: String) {
    #expect(InstitutionIdentifier(text) == nil)
  }

  @Test func aSchemeThatIsKnownReadsBareNumbers() {
    let funder = InstitutionIdentifier("501100099999", scheme: .funder)
    #expect(funder?.description == "funder:501100099999")
    #expect(InstitutionIdentifier("grid.99999.1a", scheme: .ror) == nil)
  }

  static func code(_ text: String) -> CountryCode? { CountryCode(text) }

  static let index: InstitutionIndex = {
    var builder = InstitutionIndex.Builder()
    func add(_ country: String, _ id: String, _ names: [String], _ acronyms: [String] = []) {
      guard let code = CountryCode(country) else { return }
      builder.add(
        Institution(
          country: code, identifiers: [InstitutionIdentifier(id)].compactMap { $0 },
          names: names, acronyms: acronyms))
    }
    add("DE", "0qqqq0001", ["Zubenelhaus Institut", "Zubenel Institute"], ["ZIX"])
    add("FR", "0qqqq0002", ["Institute of Applied Things"], ["IAT"])
    add("JP", "0qqqq0003", ["Applied Institute", "University of Things"])
    add("SE", "0qqqq0004", ["Things University"])
    add("BR", "0qqqq0005", ["Institute of Public Matters", "Vextronics (Brazil)"])
    add("CL", "0qqqq0006", ["Institute of Public Matters", "Vextronics (Chile)"])
    add("AU", "0qqqq0007", ["University of Public Things, Ouyenbrook Campus"])
    add("HK", "0qqqq0008", ["Quarrelwood Polytechnic"])
    add("CN", "0qqqq0009", ["Zhuzzu Academy"])
    return builder.index()
  }()

  let resolver = CountryResolver(institutions: index)

  @Test func theIndexCounts() {
    #expect(Self.index.count == 9)
    #expect(Self.index.country(of: "https://ror.org/0qqqq0003") == Self.code("JP"))
    #expect(Self.index.country(of: "https://ror.org/0qqqq0099") == nil)
    #expect(Self.index.country(of: "nothing") == nil)
  }

  @Test(arguments: [
    ("Zubenelhaus Institut", "DE", Grade.likely), ("ZUBENEL INSTITUTE", "DE", .likely),
    ("Section 4, Zubenel Inst", "DE", .likely), ("The Zubenel-Institute", "DE", .likely),
    ("Department of X Zubenel Institute Section Y", "DE", .likely),
    ("Univ Public Things Ouyenbrook Campus", "AU", .likely),
    // Made of words that several countries use: a guess.
    ("Institute of Applied Things", "FR", .guess),
  ])
  func namesAnswer(text: String, country: String, grade: Grade) {
    let resolution = resolver.resolve(text)
    #expect(resolution.countries.description == country)
    #expect(resolution.grade == grade)
    #expect(resolution.step == "institution-file")
  }

  @Test func namesOfSeveralCountriesNeedASecondSign() {
    #expect(resolver.resolve("Institute of Public Matters").countries.isEmpty)
    let supported = resolver.resolve("Institute of Public Matters, Brazilian Section")
    #expect(supported.countries.description == "BR")
    #expect(supported.grade == .likely)
    #expect(resolver.resolve("Vextronics").countries.isEmpty)
    #expect(resolver.resolve("Vextronics do Brasil").countries.description == "BR")
  }

  @Test(arguments: ["ZIX", "zix", "Section 4, ZIX", "IAT", "Zix brands"])
  func acronymsNeedASecondSign(text: String) {
    #expect(resolver.resolve(text).countries.isEmpty)
  }

  @Test func acronymsWithASecondSignAnswer() {
    let resolution = resolver.resolve("ZIX, German Section")
    #expect(resolution.countries.description == "DE")
    #expect(resolution.grade == .likely)
    #expect(resolution.matched == "ZIX")
  }

  @Test func aNamedCountryComesFirst() {
    #expect(resolver.resolve("Zubenel Institute, Nairobi, Kenya").countries.description == "KE")
  }

  @Test(arguments: [
    // An identifier answers where the text does not.
    ("Section 4", ["https://ror.org/0qqqq0001"], "DE", "institution-identifier", Grade.likely),
    ("", ["0qqqq0001", "0qqqq0002"], "DE;FR", "institution-identifier", .likely),
    (
      "Section 4", ["https://ror.org/0qqqq0099", "0qqqq0001"], "DE", "institution-identifier",
      .likely
    ),
    // It comes before a guess and before other signs of the text.
    ("Institute of Applied Things", ["0qqqq0003"], "JP", "institution-identifier", .likely),
    ("Zubenel Institute", ["0qqqq0003"], "JP", "institution-identifier", .likely),
    // A country in so many words, and a text that says as much and more, stand.
    ("Nairobi, Kenya", ["0qqqq0001"], "KE", "country-name", .certain),
    ("Zubenel Institute", ["0qqqq0001"], "DE", "institution-file", .likely),
    // The territory that the text names.
    ("Kowloon", ["0qqqq0009"], "HK", "region", .likely),
  ])
  func identifiersAreEvidence(
    text: String, identifiers: [String], countries: String, step: String, grade: Grade
  ) {
    let resolution = resolver.resolve(text, identifiers: identifiers)
    #expect(resolution.countries.description == countries)
    #expect(resolution.step == step)
    #expect(resolution.grade == grade)
  }

  @Test(arguments: [
    ("https://ror.org/0qqqq0001", "DE"), ("Section 4, https://ror.org/0qqqq0001.", "DE"),
    ("(ROR.org/0QQQQ0001) Section 4", "DE"), ("Nairobi, Kenya; ror.org/0qqqq0001", "KE"),
    ("grid.99999.9 Section 4", ""), ("see www.example.org", ""),
  ])
  func identifiersMayStandInTheText(text: String, countries: String) {
    #expect(resolver.resolve(text).countries.description == countries)
  }

  @Test func unknownIdentifiersChangeNothing() {
    let text = "Section 4"
    #expect(resolver.resolve(text, identifiers: ["x", "0qqqq0099"]) == resolver.resolve(text))
    let plain = CountryResolver()
    #expect(plain.resolve(text, identifiers: ["0qqqq0001"]) == .unresolved)
  }

  @Test func theOrderOfInstitutionsDoesNotMatter() {
    let code = CountryCode("PL")
    let institutions = (0..<40).compactMap { number -> Institution? in
      (number % 3 == 0 ? code : CountryCode("PT")).map {
        Institution(
          country: $0,
          identifiers: [InstitutionIdentifier("0qqqq0\(100 + number % 20)")]
            .compactMap { $0 }, names: ["Wexling \(number % 7) Institute of Things"])
      }
    }
    func answers(_ institutions: [Institution]) -> [Resolution] {
      var builder = InstitutionIndex.Builder()
      for institution in institutions { builder.add(institution) }
      let resolver = CountryResolver(institutions: builder.index())
      return institutions.indices.map {
        resolver.resolve(
          "Wexling \($0 % 7) Institute of Things", identifiers: ["0qqqq0\(100 + $0 % 20)"])
      }
    }
    #expect(answers(institutions) == answers(institutions.reversed()))
  }
}
