import Foundation
import Geography

/// The publications of a large corpus, counted once: what a year counts under a counting, a policy and
/// a filter is kept, and the publications themselves are read only for what was never asked.
public final class KeptCorpus: CopublicationSource {
  /// What is known of the corpus without its publications.
  private let facts: Facts
  private let declared: CorpusScope
  private let load: @Sendable () throws -> ProfileCorpus
  private let held = Held()
  /// Keeps the answers; nil if the corpus was written to while it was opened.
  public let answers: (any AnswerKeeper)?

  /// A corpus.
  ///
  /// - Parameters:
  ///   - scope: as declared; `unknown` is detected from the publications.
  ///   - answers: keeps what is found out.
  ///   - load: reads the publications, without any scope declared: what is kept must serve those who
  ///     declare none.
  public init(
    scope: CorpusScope, answers: any AnswerKeeper,
    load: @escaping @Sendable () throws -> ProfileCorpus
  ) throws {
    declared = scope
    self.load = load
    var first: ProfileCorpus?
    facts = try answers.answer(to: "facts") {
      let corpus = try load()
      first = corpus
      return Facts(corpus)
    }
    // Somebody may have written to the corpus meanwhile: what was read is whole, but not what is kept.
    self.answers = first == nil || answers.isCurrent ? answers : nil
    held.corpus = first
  }

  /// The years, in order.
  public var years: [Int] { facts.years }
  /// The scope, declared or detected.
  public var scope: CorpusScope { isScopeDeclared ? declared : facts.scope }
  /// True if the scope was declared.
  public var isScopeDeclared: Bool { declared != .unknown }
  /// Publications speak for the most specific territories.
  public var defaultTerritories: String { facts.territories }
  /// Publications can be resampled and counted by any method.
  public let hasPublications = true
  /// The fields that publications have, by name.
  public var fields: [String] { facts.fields }

  /// The publications, read once if anybody asks.
  public func publications() throws(CountingError) -> ProfileCorpus? { try loaded() }

  private func loaded() throws(CountingError) -> ProfileCorpus {
    try held.corpus { [load, answers] () throws(CountingError) -> ProfileCorpus in
      let corpus: ProfileCorpus
      do { corpus = try load() } catch {
        throw CountingError("corpus-unreadable", "The corpus cannot be read on: \(error)")
      }
      // What was kept is of the corpus as it was opened; publications of a later one do not go with it.
      guard answers?.isCurrent != false else {
        throw CountingError(
          "corpus-changed", "The corpus was written to while it was read. Ask again.")
      }
      return corpus
    }
  }

  /// Counts the publications of a window: the sum of its years, each kept.
  public func copublications(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> Copublications {
    var years: [Copublications] = []
    for year in self.years where window.contains(year) {
      let year = YearWindow(year: year)
      years.append(
        try answer("copublications", year, counting, territories, filter) {
          corpus throws(CountingError) in
          try corpus.copublications(
            in: year, counting: counting, territories: territories, filter: filter)
        })
    }
    return Copublications(window, sumOf: years)
  }

  /// The copublications of a window by the number of countries of the publications.
  public func copublicationsBySize(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> [SizeClass: Copublications] {
    try answer("sizes", window, counting, territories, filter) { corpus throws(CountingError) in
      BySize(
        classes: try corpus.copublicationsBySize(
          in: window, counting: counting, territories: territories, filter: filter))
    }.classes
  }

  /// Who leads the international publications of a country with each partner.
  public func leadership(
    of focus: CountryCode, in window: YearWindow, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) throws(CountingError) -> [CountryCode: Leadership]? {
    try answer("leadership of \(focus)", window, .full, territories, filter) {
      corpus throws(CountingError) in
      ByPartner(
        partners: try corpus.leadership(
          of: focus, in: window, territories: territories, filter: filter) ?? [:])
    }.partners
  }

  private func answer<Answer: KeepableAnswer>(
    _ kind: String, _ window: YearWindow, _ counting: CountingMethod,
    _ territories: TerritoryPolicy, _ filter: PublicationFilter,
    _ find: (ProfileCorpus) throws(CountingError) -> Answer
  ) throws(CountingError) -> Answer {
    let question = [
      kind, window.description, counting.rawValue, territories.definition, filter.definition,
    ].joined(separator: "\n")
    guard let answers else { return try find(loaded()) }
    return try answers.answer(to: question) { () throws(CountingError) in try find(loaded()) }
  }
}

/// What is known of a corpus without its publications.
private struct Facts: KeepableAnswer {
  var years: [Int]
  var scope: CorpusScope
  var territories: String
  var fields: [String]

  init(_ corpus: ProfileCorpus) {
    years = corpus.years
    scope = corpus.scope
    territories = corpus.defaultTerritories
    fields = corpus.fields
  }

  func append(to bytes: inout AnswerBytes) {
    bytes.append(years) { $0.append($1) }
    bytes.append(scope.description)
    bytes.append(territories)
    bytes.append(fields) { $0.append($1) }
  }

  init(from bytes: inout AnswerBytes) throws {
    years = try bytes.list { try $0.int() }
    guard let scope = CorpusScope(try bytes.text()) else { throw AnswerDamaged() }
    self.scope = scope
    territories = try bytes.text()
    fields = try bytes.list { try $0.text() }
  }
}

private struct BySize: KeepableAnswer {
  var classes: [SizeClass: Copublications]

  init(classes: [SizeClass: Copublications]) { self.classes = classes }

  func append(to bytes: inout AnswerBytes) {
    for size in SizeClass.allCases {
      bytes.append(classes[size]) { $1.append(to: &$0) }
    }
  }

  init(from bytes: inout AnswerBytes) throws {
    classes = [:]
    for size in SizeClass.allCases {
      classes[size] = try bytes.optional { try Copublications(from: &$0) }
    }
  }
}

private struct ByPartner: KeepableAnswer {
  var partners: [CountryCode: Leadership]

  init(partners: [CountryCode: Leadership]) { self.partners = partners }

  func append(to bytes: inout AnswerBytes) {
    bytes.append(partners.sorted { $0.key < $1.key }) { bytes, own in
      own.key.append(to: &bytes)
      bytes.append(own.value.joint)
      bytes.append(own.value.own)
      bytes.append(own.value.partner)
    }
  }

  init(from bytes: inout AnswerBytes) throws {
    let list = try bytes.list { bytes in
      let code = try CountryCode(from: &bytes)
      var leadership = Leadership()
      leadership.joint = try bytes.double()
      leadership.own = try bytes.double()
      leadership.partner = try bytes.double()
      return (code, leadership)
    }
    partners = Dictionary(list) { first, _ in first }
  }
}

/// The publications, once they were read.
private final class Held: @unchecked Sendable {
  private let lock = NSLock()
  var corpus: ProfileCorpus?

  /// The publications, read by the first who asks; the others wait.
  func corpus(
    _ load: () throws(CountingError) -> ProfileCorpus
  ) throws(CountingError) -> ProfileCorpus {
    lock.lock()
    defer { lock.unlock() }
    if let corpus { return corpus }
    let loaded = try load()
    corpus = loaded
    return loaded
  }
}
