/// A table of joint publications as a file states it, before countries are looked up.
public struct CountsDocument: Sendable {
  /// What one year counts.
  public struct Year: Sendable {
    /// International works by country.
    public var works: [String: Double] = [:]
    /// Joint publications by pair.
    public var pairs: [(a: String, b: String, joint: Double)] = []
  }

  /// The title that the table gives itself.
  public var title = ""
  /// Where the figures come from.
  public var source = ""
  /// Remarks.
  public var notes: [String] = []
  /// The territory policy under which it was counted.
  public var territories = "as-stated"
  /// What it was selected by.
  public var scope = "unknown"
  /// The counts by year.
  public var years: [Int: Year] = [:]
}
