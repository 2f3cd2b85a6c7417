/// The countries of institutions as the affiliations of a corpus place them.
///
/// A name counts where at least `leastTexts` different affiliations place it in one country, and that
/// country has at least `leastShare` of all affiliations of the name.
public struct InstitutionEvidence: Sendable {
  /// The number of different affiliations that must agree.
  public static let leastTexts = 3
  /// The share of a name's affiliations that must agree.
  public static let leastShare = 0.95

  private let countries: [UInt64: CountryCode]

  /// The number of names.
  public var count: Int { countries.count }

  /// What observations come to.
  public init(_ observations: InstitutionObservations) {
    var countries: [UInt64: CountryCode] = [:]
    let rows = observations.rows
    var start = 0
    while start < rows.count {
      var end = start
      while end < rows.count, rows[end].name == rows[start].name { end += 1 }
      let total = rows[start..<end].reduce(0) { $0 + $1.affiliations }
      for row in rows[start..<end]
      where row.texts.count >= InstitutionEvidence.leastTexts
        && Double(row.affiliations) >= InstitutionEvidence.leastShare * Double(total)
      {
        countries[row.name] = row.country
      }
      start = end
    }
    self.countries = countries
  }

  /// What the names in a text that was left open say, as a guess; `nil` where they say nothing.
  ///
  /// The last name that the corpus knows decides: the institution stands behind its parts.
  public func resolution(of text: String) -> Resolution? {
    let mentions = InstitutionMentions(in: text)
    for (name, spelling) in zip(mentions.names, mentions.texts).reversed() {
      guard let country = countries[name] else { continue }
      return Resolution(
        countries: [country], grade: .guess, step: StepName.corpus.description, matched: spelling)
    }
    return nil
  }

  /// A resolution, or what the corpus says where it is open or a guess.
  public func resolution(of text: String, else resolution: Resolution) -> Resolution {
    if let grade = resolution.grade, grade <= .likely { return resolution }
    return self.resolution(of: text) ?? resolution
  }
}
