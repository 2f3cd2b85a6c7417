import Geography

/// What a window of a corpus counts: works, international works and the ties of countries, before
/// any node set, weight or centrality.
///
/// The countries are in alphabetical order.
public struct Copublications: Sendable {
  /// Two countries that published together.
  public struct Tie: Hashable, Sendable {
    /// The place of the first country.
    public var i: Int
    /// The place of the second country, greater than `i`.
    public var j: Int
    /// The weight w(i,j) by the counting method.
    public var weight: Double
    /// The joint publications, counted full.
    public var joint: Double

    /// A tie.
    public init(i: Int, j: Int, weight: Double, joint: Double) {
      self.i = i
      self.j = j
      self.weight = weight
      self.joint = joint
    }
  }

  /// The publications of a window, by what became of them.
  public struct Totals: Hashable, Sendable {
    /// Publications that pass type, field and retraction filters.
    public var publications = 0.0
    /// Those with two or more countries.
    public var international = 0.0
    /// Those without any known country.
    public var withoutCountry = 0.0
    /// Those that may be international: fewer than two known countries, an author unresolved.
    public var undetermined = 0.0
    /// Publications removed by `--max-authors` and `--max-countries`.
    public var removed = 0.0
    /// Their link weight.
    public var removedWeight = 0.0
    /// Author entries.
    public var authors = 0.0
    /// Author entries without a country.
    public var authorsWithoutCountry = 0.0
    /// How many of them, and of the publications, rest on each grade.
    public var grades = GradeCounts()
    /// Author entries whose country rests on grade `likely` or `guess`.
    public var authorsBelowCertain: Double { grades.authors[.likely] + grades.authors[.guess] }

    /// Nothing counted yet.
    public init() {}

    mutating func add(_ other: Totals) {
      publications += other.publications
      international += other.international
      withoutCountry += other.withoutCountry
      undetermined += other.undetermined
      removed += other.removed
      removedWeight += other.removedWeight
      authors += other.authors
      authorsWithoutCountry += other.authorsWithoutCountry
      grades.add(other.grades, times: 1)
    }
  }

  /// What the limits of authors and countries took from a country.
  public struct Removed: Hashable, Sendable {
    /// Its works.
    public var publications = 0.0
    /// The weight of its links.
    public var weight = 0.0

    /// Nothing.
    public init() {}
  }

  /// The window.
  public var window: YearWindow
  /// The countries with a work or a tie, sorted.
  public var countries: [CountryCode]
  /// Works N(c); nil where the source cannot know them.
  public var works: [Double]?
  /// False where the source knows no international works: they stand as 0 then.
  public var knowsInternationalWorks = true
  /// International works D(c).
  public var internationalWorks: [Double]
  /// Fractional works, the sum of author shares; nil where the source cannot know them.
  public var fractionalWorks: [Double]?
  /// International works led by the country; nil where the source cannot know them.
  public var ledInternationalWorks: [Double]?
  /// Works of the country that are undetermined; nil where the source cannot know them.
  public var undeterminedWorks: [Double]?
  /// For each country the authors of its works, and those among them without a country; nil where
  /// the source cannot know them.
  public var authors: [(all: Double, withoutCountry: Double)]?
  /// The ties, sorted.
  public var ties: [Tie]
  /// Totals; nil where the source cannot know them.
  public var totals: Totals?
  /// What the limits removed, for each country that lost anything.
  public var removed: [CountryCode: Removed] = [:]
  /// Countries of which the source knows the ties with some others only: no rank is theirs.
  public var partial: Set<CountryCode> = []
  /// What is worth knowing about how this was counted.
  public var notes: [String] = []

  /// The place of a country; nil if it is not here.
  public func index(of country: CountryCode) -> Int? {
    var low = 0
    var high = countries.count
    while low < high {
      let middle = (low + high) / 2
      if countries[middle] < country { low = middle + 1 } else { high = middle }
    }
    return low < countries.count && countries[low] == country ? low : nil
  }

  /// The link sums s(c): for each country the sum of its tie weights, in tie order.
  public var linkSums: [Double] {
    var sums = [Double](repeating: 0, count: countries.count)
    for tie in ties {
      sums[tie.i] += tie.weight
      sums[tie.j] += tie.weight
    }
    return sums
  }

  /// The total weight m: half the sum of all link sums.
  public var totalWeight: Double { ties.reduce(0) { $0 + $1.weight } }
}
