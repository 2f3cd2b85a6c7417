import Formats
import Geography
import Intake

/// Puts the documents of many files of pair counts together into one table.
///
/// The order of the documents does not matter. A pair that is stated several times, from both sides
/// or by several files of one format, counts once, with the greatest number stated; where the
/// numbers differ, a finding says so. A year belongs to one format.
public struct PairCountsBuilder {
  /// What became of the counts of pairs that the files state.
  public struct Cells: Hashable, Sendable {
    /// All of them.
    public var read = 0
    /// Pairs that count, each once a year and number of countries.
    public var accepted = 0
    /// Counts of a pair that is stated already.
    public var duplicate = 0
    /// Counts that are none, or of no two countries.
    public var rejected = 0

    /// Nothing yet.
    public init() {}
  }

  /// The table, and what is to be said of it.
  public struct Result: Sendable {
    /// The table.
    public var counts: PairCounts
    /// What the documents leave open or contradict each other in.
    public var findings: [Finding]
    /// read = accepted + duplicate + rejected.
    public var cells: Cells
  }

  /// What a document says about itself.
  private struct Words {
    var file: String
    var title: String
    var source: String
    var notes: [String]
    var date: String
    var territories: String
    var scope: CorpusScope
  }

  private var words: [Words] = []
  private var union = PairCountsUnion()

  /// Nothing yet.
  public init() {}

  /// True if there is no document.
  public var isEmpty: Bool { words.isEmpty }

  /// Adds a document, and the file it came from.
  ///
  /// - Throws: where it cannot stand beside the others, or must be right as a whole and is not.
  public mutating func add(_ document: CountsDocument, file: String = "") throws(CountingError) {
    guard let scope = CorpusScope(document.scope) else {
      throw .malformed("The scope '\(document.scope)' of the table is none that copub knows.")
    }
    if let other = words.first(where: { $0.territories != document.territories }) {
      throw CountingError(
        "counts-differ",
        "The files were counted under different territory policies (\(other.territories), "
          + "\(document.territories)) and cannot be put together.")
    }
    try union.add(document, file: file)
    words.append(
      Words(
        file: file, title: document.title, source: document.source, notes: document.notes,
        date: document.date, territories: document.territories, scope: scope))
  }

  /// The table of all documents.
  ///
  /// - Parameter scope: what the corpus was selected by, where the analyst declares it.
  /// - Throws: where a document that must be right as a whole is not.
  /// - Complexity: O(p log p) in the counts of all documents.
  public func build(scope: CorpusScope = .unknown) throws(CountingError) -> Result {
    var union = union
    let tables = try union.years()
    let counts = PairCounts(
      title: PairCountsBuilder.list(words.map(\.title)),
      source: PairCountsBuilder.list(words.map(\.source)), notes: notes,
      territories: words.first?.territories ?? "as-stated",
      scope: declared(scope, isPartial: tables.values.contains { !$0.partial.isEmpty }),
      tables: tables)
    return Result(counts: counts, findings: union.findings.sorted(), cells: union.cells)
  }

  /// The scope given, else the one that all documents state.
  ///
  /// Rows of some countries are no world.
  private func declared(_ scope: CorpusScope, isPartial: Bool) -> CorpusScope {
    let stated = Set(words.map(\.scope))
    guard scope == .unknown else { return scope }
    guard stated.count == 1, let only = stated.first, !(isPartial && only == .world) else {
      return .unknown
    }
    return only
  }

  private var notes: [String] {
    var notes: [String] = []
    for note in words.sorted(by: { $0.file < $1.file }).flatMap(\.notes)
    where !notes.contains(note) { notes.append(note) }
    let dates = words.map(\.date).filter { !$0.isEmpty }
    if let first = dates.min(), let last = dates.max() {
      notes.append(first == last ? "Read on \(first)." : "Read from \(first) to \(last).")
    }
    return notes
  }

  /// The different texts, the first few of them.
  private static func list(_ texts: [String]) -> String {
    let different = Set(texts).subtracting([""]).sorted()
    let more = different.count > 5 ? "; and \(different.count - 5) more" : ""
    return different.prefix(5).joined(separator: "; ") + more
  }
}
