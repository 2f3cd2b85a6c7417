/// What a file of pair counts states, before countries are looked up.
///
/// A value of texts and numbers alone: the same file gives the same document, and the documents of
/// many files are put together in any order.
public struct CountsDocument: Codable, Hashable, Sendable {
  /// Joint publications of two countries.
  ///
  /// A matrix or a row of it states a pair from both sides; `a` is the side that states it.
  public struct Pair: Codable, Hashable, Sendable {
    /// The country whose row it is, or the first one.
    public var a: String
    /// The other country.
    public var b: String
    /// The joint publications, counted full.
    public var joint: Double

    /// A pair.
    public init(_ a: String, _ b: String, _ joint: Double) {
      self.a = a
      self.b = b
      self.joint = joint
    }
  }

  /// A row that the file holds of a table which comes in many files, or one page of it.
  public struct Row: Codable, Hashable, Sendable {
    /// The country whose row it is.
    public var country: String
    /// The number of the page, from 1.
    public var page: Int
    /// True if nothing is missing behind this page.
    public var isLast: Bool

    /// A page of a row.
    public init(country: String, page: Int, isLast: Bool) {
      self.country = country
      self.page = page
      self.isLast = isLast
    }
  }

  /// What is counted in one year over publications of so many countries.
  public struct Table: Codable, Hashable, Sendable {
    /// The year.
    public var year: Int
    /// The number of countries of the publications counted.
    public var countries: CountrySpan
    /// Publications by country: its international works, where `countries` is all from two up.
    public var works: [String: Double] = [:]
    /// Joint publications by pair.
    public var pairs: [Pair] = []
    /// The rows that the file holds; empty where it states every pair that there is.
    public var rows: [Row] = []

    /// An empty table.
    public init(year: Int, countries: CountrySpan = .international) {
      self.year = year
      self.countries = countries
    }
  }

  /// The name of the format.
  public var format: String
  /// The title that the table gives itself.
  public var title = ""
  /// Where the figures come from.
  public var source = ""
  /// Remarks.
  public var notes: [String] = []
  /// The day on which the figures were read, as `2026-01-31`; empty where it is not known.
  public var date = ""
  /// The territory policy under which it was counted.
  public var territories = "as-stated"
  /// What it was selected by.
  public var scope = "unknown"
  /// True if one wrong name or one contradiction makes all of it unusable; false if such a pair is
  /// left out and told.
  public var isWhole = false
  /// Counts that could not be read.
  public var unreadable = 0
  /// The tables, by year and number of countries.
  public var tables: [Table] = []

  /// An empty document.
  public init(format: String) { self.format = format }

  /// The table of a year; nil if there is none.
  public func table(_ year: Int, _ countries: CountrySpan = .international) -> Table? {
    tables.first { $0.year == year && $0.countries == countries }
  }
}
