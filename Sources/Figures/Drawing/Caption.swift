/// The words that belong to a figure as a whole, in the reader's language.
public struct Caption: Sendable, Hashable {
  /// A name unique on the page; every id inside the figure starts with it.
  public var id: String
  /// The finding in one sentence: "China rose from 6th to 4th".
  public var title: String
  /// What is shown, with units: "Rank by strength, five-year windows".
  public var subtitle: String
  /// What a reader who cannot see the figure needs: form, range and main values.
  public var description: String
  /// Where the data come from, and what to mind; empty for none.
  public var source: String

  /// Creates the words of a figure.
  public init(
    id: String, title: String, subtitle: String = "", description: String, source: String = ""
  ) {
    self.id = id
    self.title = title
    self.subtitle = subtitle
    self.description = description
    self.source = source
  }
}
