import Geography

/// How many publications and author entries rest on each grade.
///
/// An author entry rests on the grade of its countries; a publication with a country on the weakest
/// grade among the entries that count. Entries whose countries are below the grade that counts stand
/// apart: they count as without a country.
public struct GradeCounts: Hashable, Sendable {
  /// A number for each grade.
  public struct ByGrade: Hashable, Sendable {
    private var numbers = [Double](repeating: 0, count: Grade.allCases.count)

    /// Nothing.
    public init() {}

    /// The number of a grade.
    public subscript(grade: Grade) -> Double {
      get { numbers[Int(grade.rawValue)] }
      set { numbers[Int(grade.rawValue)] = newValue }
    }

    /// Adds a multiple of other numbers.
    mutating func add(_ other: ByGrade, times k: Double) {
      for place in numbers.indices { numbers[place] += k * other.numbers[place] }
    }

    /// The sum of all grades.
    public var all: Double { numbers.reduce(0, +) }
  }

  /// Publications with a country, by their weakest grade.
  public var publications = ByGrade()
  /// Author entries with a country that counts, by grade.
  public var authors = ByGrade()
  /// Author entries with a country below the grade that counts, by grade.
  public var passedOver = ByGrade()
  /// Author entries without any country.
  public var authorsWithoutCountry = 0.0

  /// Nothing counted yet.
  public init() {}

  /// Adds a multiple of other counts.
  public mutating func add(_ other: GradeCounts, times k: Double) {
    publications.add(other.publications, times: k)
    authors.add(other.authors, times: k)
    passedOver.add(other.passedOver, times: k)
    authorsWithoutCountry += k * other.authorsWithoutCountry
  }

  /// All publications of a corpus, whatever their year, at every grade.
  ///
  /// - Complexity: O(n) in the kinds of authors of its profiles.
  public init(_ corpus: ProfileCorpus) {
    for entry in corpus.entries {
      var weakest: Grade?
      let k = Double(entry.publications)
      for author in entry.profile.authors {
        let number = k * Double(author.authors)
        if author.resolved.isEmpty {
          authorsWithoutCountry += number
        } else {
          authors[author.grade] += number
          weakest = max(weakest ?? author.grade, author.grade)
        }
      }
      if let weakest { publications[weakest] += k }
    }
  }
}
