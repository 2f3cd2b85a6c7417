import Geography
import Testing

/// What the affiliations of a corpus say of institutions; all are invented.
@Suite struct InstitutionEvidenceTests {
  let resolver = CountryResolver()

  func observations(_ texts: [String], limit: Int = 1000) -> InstitutionObservations {
    var observations = InstitutionObservations(limit: limit)
    for text in texts { observations.observe(text, resolver.resolve(text)) }
    return observations
  }

  let agreeing = [
    "Department of Things, Zubenel Institute, Vienna, Austria",
    "Section 4, Zubenel Inst., Linz, Austria", "Zubenel Institute, 1010 Vienna, Austria",
  ]

  @Test func aNameThatManyPlaceInOneCountryIsAGuess() {
    let evidence = InstitutionEvidence(observations(agreeing))
    let resolution = evidence.resolution(of: "Department of Stuff, The ZUBENEL Institute")
    #expect(resolution?.countries.description == "AT")
    #expect(resolution?.grade == .guess)
    #expect(resolution?.step == "corpus-evidence")
    #expect(resolution?.matched == "ZUBENEL Institute")
    #expect(evidence.resolution(of: "Zubenelgenubi Institute") == nil)
    #expect(evidence.resolution(of: "Department of Things") == nil)
  }

  @Test func onlyWhatIsOpenIsResolvedAnew() {
    let evidence = InstitutionEvidence(observations(agreeing))
    for text in ["Zubenel Institute, Oslo, Norway", "Zubenel Institute, Oslo"] {
      let resolution = resolver.resolve(text)
      #expect(evidence.resolution(of: text, else: resolution) == resolution)
    }
    let open = "Zubenel Institute"
    let resolution = evidence.resolution(of: open, else: resolver.resolve(open))
    #expect(resolution.countries.description == "AT")
    let other = "Wexling Institute"
    #expect(evidence.resolution(of: other, else: resolver.resolve(other)) == .unresolved)
  }

  @Test func repetitionIsNoAgreement() {
    let same = Array(repeating: agreeing[0], count: 50)
    #expect(InstitutionEvidence(observations(same)).count == 0)
    #expect(InstitutionEvidence(observations(Array(agreeing.prefix(2)) + same)).count == 0)
    #expect(InstitutionEvidence(observations(agreeing + same)).count == 1)
  }

  @Test func anotherCountryForbidsTheGuess() {
    let others = ["Zubenel Institute, Oslo, Norway"]
    #expect(InstitutionEvidence(observations(agreeing + others)).count == 0)
    // Nineteen of twenty are enough.
    let many = (0..<19).map { "Ward \($0), Zubenel Institute, Vienna, Austria" }
    #expect(InstitutionEvidence(observations(many + others)).count == 1)
    #expect(InstitutionEvidence(observations(many.dropLast() + others)).count == 0)
  }

  @Test(arguments: [
    "Zubenel Institute, Vienna", "Zubenel Institute, Vienna, Austria; Wien, Deutschland",
    "Zubenel Institute", "Department of Austria",
  ])
  func onlyOneCountryInSoManyWordsTells(text: String) {
    #expect(observations([text]).isEmpty)
  }

  @Test func orderAndPartsDoNotMatter() throws {
    var generator = SystemRandomNumberGenerator()
    let texts = (0..<400).map {
      "Ward \($0), Zubenel \($0 % 37) Institute, \($0 % 5 == 0 ? "Oslo, Norway" : "Vienna, Austria")"
    }
    let whole = observations(texts)
    for _ in 0..<5 {
      let shuffled = texts.shuffled(using: &generator)
      #expect(observations(shuffled).rows == whole.rows)
      var merged = observations(Array(shuffled.prefix(150)))
      merged.merge(observations(Array(shuffled.dropFirst(150))))
      #expect(merged.rows == whole.rows)
      var stored = InstitutionObservations(limit: 1000)
      for row in merged.rows { stored.add(row) }
      #expect(stored.rows == whole.rows)
    }
  }

  @Test func memoryIsBoundedInAnyOrder() throws {
    var generator = SystemRandomNumberGenerator()
    // Of some names more than one country is observed.
    let texts = (0..<500).map {
      "Ward, Zubenel Number\($0 % 300) Institute, \($0 < 300 ? "Vienna, Austria" : "Oslo, Norway")"
    }
    let bounded = observations(texts, limit: 40)
    let all = observations(texts).rows
    #expect((39...40).contains(bounded.rows.count))
    #expect(bounded.rows == Array(all.prefix(bounded.rows.count)))
    for _ in 0..<5 {
      let shuffled = texts.shuffled(using: &generator)
      #expect(observations(shuffled, limit: 40).rows == bounded.rows)
      var merged = observations(Array(shuffled.prefix(300)), limit: 40)
      merged.merge(observations(Array(shuffled.dropFirst(300)), limit: 40))
      #expect(merged.rows == bounded.rows)
    }
  }

  @Test func timesAreAsManyAffiliations() {
    var once = InstitutionObservations()
    var often = InstitutionObservations()
    let mentions = InstitutionMentions(in: agreeing[0])
    #expect(!mentions.isEmpty)
    for _ in 0..<7 { once.observe(mentions, resolver.resolve(agreeing[0])) }
    often.observe(agreeing[0], resolver.resolve(agreeing[0]), times: 7)
    #expect(once.rows == often.rows)
    #expect(once.rows.map(\.affiliations) == [7])
  }
}
