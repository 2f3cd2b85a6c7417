/// What an affiliation text says by itself, as a corpus keeps it: without the text, so that aliases
/// and corpus evidence can be brought to it later.
public struct ExaminedText: Hashable, Sendable {
  /// The hash of its words, by which aliases know it.
  public var words: UInt64
  /// The countries that count today, as `Resolution.present`, or those that were, where none does.
  public var countries: CountrySet
  /// How sure they are; `nil` where there is none.
  public var grade: Grade?
  /// The hashes of the names of institutions in it, where it names one country in so many words.
  public var institutions: [UInt64]

  /// A text that was examined.
  public init(
    words: UInt64, countries: CountrySet, grade: Grade?, institutions: [UInt64] = []
  ) {
    self.words = words
    self.countries = countries
    self.grade = grade
    self.institutions = institutions
  }

  /// The answer to a text with the hash of its words.
  init(_ resolution: Resolution, words: UInt64) {
    self.init(
      words: words,
      countries: resolution.present.isEmpty ? resolution.countries : resolution.present,
      grade: resolution.grade)
  }

  /// True if its countries count unless the analyst asks for more or less: `certain` or `likely`.
  public var isResolved: Bool { grade.map { $0 <= .likely } ?? false }
}
