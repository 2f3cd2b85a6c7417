/// Where the affiliations of a corpus place the names of institutions: what corpus evidence is learnt
/// from.
///
/// A sum: neither the order of affiliations nor that of merges changes it. Memory is bounded: of more
/// names than `limit` those with the smallest hashes are kept, below `bound`, which no order changes
/// either.
public struct InstitutionObservations: Sendable, Hashable {
  /// What was observed of one name in one country.
  public struct Row: Sendable, Hashable {
    /// The hash of the name.
    public var name: UInt64
    /// The country.
    public var country: CountryCode
    /// How many affiliations place the name there.
    public var affiliations: Int
    /// The hashes of the first different texts among them, in ascending order; at most
    /// `InstitutionEvidence.leastTexts`.
    public var texts: [UInt64]

    /// A row as it was stored.
    public init(name: UInt64, country: CountryCode, affiliations: Int, texts: [UInt64]) {
      self.name = name
      self.country = country
      self.affiliations = affiliations
      self.texts = texts
    }
  }

  private struct Key: Hashable {
    var name: UInt64
    var country: CountryCode
  }

  private struct Count: Hashable {
    var affiliations = 0
    var texts: [UInt64] = []

    mutating func add(_ affiliations: Int, _ texts: some Sequence<UInt64>) {
      self.affiliations += affiliations
      for text in texts {
        let place = self.texts.firstIndex { $0 >= text } ?? self.texts.endIndex
        guard place < InstitutionEvidence.leastTexts,
          place == self.texts.endIndex || self.texts[place] != text
        else { continue }
        self.texts.insert(text, at: place)
        if self.texts.count > InstitutionEvidence.leastTexts { self.texts.removeLast() }
      }
    }
  }

  private var counts: [Key: Count] = [:]
  private let limit: Int
  /// Names from this hash on were dropped; to be stored beside the rows.
  public private(set) var bound: UInt64

  /// No observations; at most `limit` rows are kept, and no name from `bound` on.
  public init(limit: Int = 1 << 20, bound: UInt64 = .max) {
    self.limit = max(1, limit)
    self.bound = bound
  }

  /// Whether there is none.
  public var isEmpty: Bool { counts.isEmpty }

  /// Observes an affiliation and how it was resolved.
  ///
  /// Only one that names one country in so many words, or whose provider states it, says where its
  /// institutions are.
  public mutating func observe(_ text: String, _ resolution: Resolution, times: Int = 1) {
    guard InstitutionObservations.isTelling(resolution) else { return }
    observe(InstitutionMentions(in: text), resolution, times: times)
  }

  /// Observes the names of an affiliation that were found before.
  public mutating func observe(
    _ mentions: InstitutionMentions, _ resolution: Resolution, times: Int = 1
  ) {
    guard InstitutionObservations.isTelling(resolution), let country = resolution.countries.first
    else { return }
    for name in Set(mentions.names) {
      add(Row(name: name, country: country, affiliations: times, texts: [mentions.text]))
    }
  }

  /// Observes an affiliation that was examined, as far as it names institutions that are asked for.
  public mutating func observe(
    _ text: ExaminedText, among asked: Set<UInt64>, times: Int = 1
  ) {
    guard let country = text.countries.first, !text.institutions.isEmpty else { return }
    for name in Set(text.institutions) where asked.contains(name) {
      add(Row(name: name, country: country, affiliations: times, texts: [text.words]))
    }
  }

  /// Adds the observations of another part of the corpus.
  public mutating func merge(_ other: InstitutionObservations) {
    if other.bound < bound { drop(from: other.bound) }
    for row in other.unsorted { add(row) }
  }

  /// Adds a row as it was stored.
  public mutating func add(_ row: Row) {
    guard row.name < bound else { return }
    counts[Key(name: row.name, country: row.country), default: Count()]
      .add(row.affiliations, row.texts)
    if counts.count > 2 * limit { prune() }
  }

  /// What was observed, in the order of names and countries.
  public var rows: [Row] {
    var pruned = self
    pruned.prune()
    return pruned.unsorted.sorted { ($0.name, $0.country) < ($1.name, $1.country) }
  }

  private var unsorted: [Row] {
    counts.map {
      Row(
        name: $0.key.name, country: $0.key.country, affiliations: $0.value.affiliations,
        texts: $0.value.texts)
    }
  }

  /// Keeps the smallest names.
  ///
  /// A name that is dropped would never be among the smallest again, so that nothing is lost by
  /// refusing it from then on.
  private mutating func prune() {
    let names = counts.keys.map(\.name).sorted()
    if names.count > limit { drop(from: names[limit]) }
  }

  private mutating func drop(from name: UInt64) {
    bound = name
    counts = counts.filter { $0.key.name < name }
  }

  static func isTelling(_ resolution: Resolution) -> Bool {
    resolution.grade == .certain && resolution.countries.count == 1
  }
}
