import Collaboration
import Geography
import Intake
import Rankings

/// Everything that a report says, computed once; the pages only put it into words.
public struct ReportContents: Sendable {
  /// An input and its digest.
  public struct InputDigest: Sendable, Hashable {
    /// The path as the study writes it.
    public var path: String
    /// SHA-256 of the file.
    public var sha256: String

    /// An input.
    public init(path: String, sha256: String) {
      self.path = path
      self.sha256 = sha256
    }
  }

  /// What is known of the data as a whole.
  public struct Data: Sendable {
    /// The title that the data give themselves; empty if none.
    public var title = ""
    /// Where they come from, in their own words; empty if unknown.
    public var source = ""
    /// Remarks of the data's own.
    public var notes: [String] = []
    /// True for publications, false for pair counts.
    public var hasPublications = false
    /// The records of a corpus of publications, as counted by ingest: read, accepted and so on.
    public var records: (read: Int, accepted: Int, duplicate: Int, rejected: Int)?

    /// How many publications and author entries rest on each grade, whatever their year; nil for pair
    /// counts.
    public var grades: GradeCounts?
    /// The aliases of affiliation texts that the corpus was made with; nil for none.
    public var aliases: (texts: Int, sha256: String)?
    /// The files of aliases and institutions that the corpus was made with.
    public var resources: [(kind: String, path: String, sha256: String)] = []

    /// Nothing known.
    public init() {}
  }

  /// One named specification and the ranks it gives in every window.
  public struct NamedRanks: Sendable {
    /// What it is called.
    public enum Name: String, Sendable {
      case reference, `default`, other
    }
    /// The name.
    public var name: Name
    /// The specification.
    public var specification: Specification
    /// The standings of the focus and of those set against it, one a window: rank and tie; nil where
    /// there is none.
    public var standings: [[(rank: Int, isTied: Bool)?]]
  }

  /// A year of the corpus.
  public struct YearCount: Sendable {
    /// The year.
    public var year: Int
    /// Link weight, counted full.
    public var links: Double
    /// International works of the focus.
    public var focusWorks: Double
    /// True where the year is probably incomplete (`Coverage`).
    public var isIncomplete: Bool
  }

  /// The study.
  public var study: Study
  /// The version of copub.
  public var version: String
  /// The inputs.
  public var inputs: [InputDigest]
  /// The data.
  public var data: Data
  /// The windows under the reference specification.
  public var comparison: Comparison
  /// The compared windows under the reference specification.
  public var compared: Comparison
  /// The default specification, over the windows.
  public var defaults: Comparison
  /// Named specifications, the reference and the default first.
  public var named: [NamedRanks]
  /// The focus and the countries that it is set against.
  public var countries: [CountryView]
  /// The specification of the yearly series.
  public var yearlySpecification: Specification
  /// The yearly series under the default.
  public var yearlyDefault: [(year: Int, rank: Int?, isTied: Bool)]
  /// The years of the corpus.
  public var years: [YearCount]
  /// The resampling of the compared windows.
  public var stability: Stability
  /// What the checks come to.
  public var verdict: Verdict
  /// The network of the compared windows.
  public var network: NetworkView
  /// Output, groups, types and fields, large collaborations.
  public var annex: ReportAnnex

  /// What an earlier report said; nil where none was given.
  public var revisions: Revisions?

  /// Computes a report.
  ///
  /// - Complexity: dominated by the multiverse, a few hundred rankings a window, and the replicates.
  public init(
    _ study: Study, _ ranker: Ranker, data: Data, inputs: [InputDigest], version: String,
    replicates: Int = 1000, jobs: Int, progress: (String) -> Void = { _ in }
  ) throws {
    self.study = study
    self.data = data
    self.inputs = inputs
    self.version = version
    let focus = study.focus
    let reference = study.specification
    var plain = Specification()
    plain.territories = reference.territories
    guard let first = study.compared.first, let second = study.compared.last else {
      throw StudyError("A report needs two windows to compare.")
    }
    progress("ranking windows and years")
    comparison = try ranker.comparison(of: study.windows, reference)
    guard comparison.move(focus) != nil else {
      throw StudyError(
        "\(focus) is in no window's node set. Widen `nodes`, or choose another focus.")
    }
    compared = try ranker.comparison(of: [first, second], reference)
    defaults = try ranker.comparison(of: study.windows, plain)
    let all = [focus] + ReportContents.against(study, comparison)
    let axes = try study.axes(for: ranker.source)
    named = try ReportContents.named(study, all, ranker, plain)
    yearlySpecification = ReportContents.yearly(reference, first)
    yearlyDefault = try CountryView.series(of: focus, ranker, study, plain)
    years = try ReportContents.years(ranker, focus, plain, study)
    progress("trying \(axes.specifications.count) specifications")
    let multiverses = try ranker.multiverses(
      of: all, windows: study.windows, axes: axes, jobs: jobs)
    progress("checking how firm the result is, and finding drivers")
    let yearly = yearlySpecification
    countries = try multiverses.map {
      try CountryView(ranker, study, [first, second], yearly: yearly, $0)
    }
    progress("resampling")
    stability = try ranker.stability(
      of: focus, from: first, to: second, reference, replicates: replicates, jobs: jobs)
    verdict = Verdict(countries[0].firmness, stability)
    progress("looking at the network")
    network = try NetworkView(
      ranker, [first, second], reference, between: study.windows + study.series)
    annex = try ReportAnnex(
      ranker, study, [first, second], all,
      partners: countries[0].partners.prefix(12).map(\.country))
  }

  /// The countries that a focus is set against: in the order given where they are few, else by their
  /// rank in the last window, so that the first of them stand beside the focus.
  private static func against(_ study: Study, _ comparison: Comparison) -> [CountryCode] {
    var seen: Set = [study.focus]
    let all = study.against.filter { seen.insert($0).inserted }
    guard all.count > ReportComposer.shownBeside, let last = comparison.rankings.last else {
      return all
    }
    let ranks = all.map { ($0, last.rank($0) ?? .max) }
    return ranks.sorted { ($0.1, $0.0) < ($1.1, $1.0) }.map(\.0)
  }

  /// What is said of the focus.
  var own: CountryView { countries[0] }
  /// The countries that it is set against.
  var against: ArraySlice<CountryView> { countries.dropFirst() }
  /// The specifications tried, for the focus.
  public var multiverse: Multiverse { own.multiverse }

  /// The position of a window among those of the study.
  public func index(of window: YearWindow) -> Int? { study.windows.firstIndex(of: window) }

  /// The positions of the compared windows, where the study has both.
  public var comparedIndices: (Int, Int)? {
    guard let first = study.compared.first.flatMap(index),
      let last = study.compared.last.flatMap(index)
    else { return nil }
    return (first, last)
  }

  private static func named(
    _ study: Study, _ countries: [CountryCode], _ ranker: Ranker, _ plain: Specification
  ) throws -> [NamedRanks] {
    var list: [(NamedRanks.Name, Specification)] = [(.reference, study.specification)]
    if study.specification != plain { list.append((.default, plain)) }
    for (name, centrality) in [
      ("eigenvector", "eigenvector"), ("pagerank", "pagerank"), ("partner-share", "partner-share"),
      ("degree", "degree"), ("closeness", "closeness"), ("harmonic", "harmonic"),
      ("betweenness", "betweenness"),
    ] {
      var specification = plain
      specification.centrality = name
      if centrality == "partner-share" { specification.weight = .partner }
      list.append((.other, specification))
    }
    var logStrength = study.specification
    logStrength.centrality = "strength"
    if logStrength.weight != .partner, logStrength != plain { list.append((.other, logStrength)) }
    var seen = Set<Specification>()
    return try list.filter { seen.insert($0.1).inserted }.map { name, specification in
      NamedRanks(
        name: name, specification: specification,
        standings: try ranker.standings(of: countries, in: study.windows, specification))
    }
  }

  /// A threshold of works means a window; a year gets its part of it.
  private static func yearly(_ specification: Specification, _ window: YearWindow) -> Specification
  {
    var yearly = specification
    if case .works(let bound) = specification.nodes {
      yearly.nodes = .works(max(1, bound / window.years.count))
    }
    return yearly
  }

  /// The years of a corpus that a study spans; a stray record of another century is left out.
  static func span(_ study: Study) -> ClosedRange<Int> {
    let all = study.windows + study.compared + study.series
    return (all.map(\.first).min() ?? 0)...(all.map(\.last).max() ?? 0)
  }

  private static func years(
    _ ranker: Ranker, _ focus: CountryCode, _ plain: Specification, _ study: Study
  ) throws -> [YearCount] {
    let known = ranker.source.years
    let span = known.count > 40 ? span(study) : Int.min...Int.max
    let incomplete = Set(
      try ranker.yearlyCoverage(plain).filter(\.isIncomplete).map(\.window.first))
    return try known.filter(span.contains).map { year -> YearCount in
      let counted = try ranker.copublications(in: YearWindow(year: year), plain)
      let place = counted.index(of: focus)
      return YearCount(
        year: year, links: counted.ties.reduce(0) { $0 + $1.joint },
        focusWorks: place.map { counted.internationalWorks[$0] } ?? 0,
        isIncomplete: incomplete.contains(year))
    }
  }
}

extension Ranker {
  /// The standings of countries under one specification: one list a country, one standing a window.
  fileprivate func standings(
    of countries: [CountryCode], in windows: [YearWindow], _ specification: Specification
  ) throws -> [[(rank: Int, isTied: Bool)?]] {
    let rankings = try windows.map { try ranking(in: $0, specification) }
    return countries.map { country in
      rankings.map { ranking in
        ranking.entry(country).flatMap { entry in entry.rank.map { ($0, entry.isTied) } }
      }
    }
  }
}
