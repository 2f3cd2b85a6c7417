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
    /// The standing of the focus, one a window: rank and tie; nil where it has none.
    public var standings: [(rank: Int, isTied: Bool)?]
  }

  /// A year of the corpus.
  public struct YearCount: Sendable {
    /// The year.
    public var year: Int
    /// Link weight, counted full.
    public var links: Double
    /// International works of the focus.
    public var focusWorks: Double
    /// True where the year lies far below its neighbours.
    public var isIncomplete: Bool
  }

  /// A partner of the focus in the compared windows.
  public struct Partner: Sendable {
    /// The partner.
    public var country: CountryCode
    /// Joint publications in the two windows, counted full.
    public var joint: [Double]
    /// Their share of the focus's international works, in percent parts of 1.
    public var shares: [Double?]
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
  /// The yearly series under the reference specification, its threshold scaled to a year.
  public var yearly: [(year: Int, rank: Int?, isTied: Bool)]
  /// The specification of the yearly series.
  public var yearlySpecification: Specification
  /// The yearly series under the default.
  public var yearlyDefault: [(year: Int, rank: Int?, isTied: Bool)]
  /// The years of the corpus.
  public var years: [YearCount]
  /// The checks of the compared windows.
  public var firmness: Firmness
  /// The ranks in every window with other node sets.
  public var levels: [Firmness.Check]
  /// The resampling of the compared windows.
  public var stability: Stability
  /// What the checks come to.
  public var verdict: Verdict
  /// The specifications tried.
  public var multiverse: Multiverse
  /// The drivers between the compared windows.
  public var drivers: [Driver]
  /// The partners of the focus, by joint publications in the last window.
  public var partners: [Partner]

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
    let axes = try study.axes(for: ranker.source)
    named = try ReportContents.named(study, ranker, plain)
    yearlySpecification = ReportContents.yearly(reference, first)
    yearly = try ReportContents.series(study, ranker, yearlySpecification)
    yearlyDefault = try ReportContents.series(study, ranker, plain)
    years = try ReportContents.years(ranker, focus, plain, study)
    progress("checking how firm the result is")
    firmness = try ranker.firmness(of: focus, from: first, to: second, reference)
    levels = try ranker.levels(of: focus, in: study.windows, reference)
    progress("resampling")
    stability = try ranker.stability(
      of: focus, from: first, to: second, reference, replicates: replicates, jobs: jobs)
    verdict = Verdict(firmness, stability)
    progress("trying \(axes.specifications.count) specifications")
    multiverse = try ranker.multiverse(of: focus, windows: study.windows, axes: axes, jobs: jobs)
    progress("finding drivers")
    drivers = try ranker.drivers(of: focus, from: first, to: second, reference)
    partners = try ReportContents.partners(ranker, focus, [first, second], reference)
    progress("looking at the network")
    network = try NetworkView(ranker, [first, second], reference)
    annex = try ReportAnnex(
      ranker, study, [first, second], partners: partners.prefix(12).map(\.country))
  }

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
    _ study: Study, _ ranker: Ranker, _ plain: Specification
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
        standings: try study.windows.map { window in
          let entry = try ranker.ranking(in: window, specification).entry(study.focus)
          return entry.flatMap { entry in entry.rank.map { ($0, entry.isTied) } }
        })
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

  private static func series(
    _ study: Study, _ ranker: Ranker, _ specification: Specification
  ) throws -> [(year: Int, rank: Int?, isTied: Bool)] {
    try study.series.map { window in
      let entry = try ranker.ranking(in: window, specification).entry(study.focus)
      return (window.first, entry?.rank, entry?.isTied ?? false)
    }
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
    var years = try known.filter(span.contains).map { year -> YearCount in
      let counted = try ranker.copublications(in: YearWindow(year: year), plain)
      let place = counted.index(of: focus)
      return YearCount(
        year: year, links: counted.ties.reduce(0) { $0 + $1.joint },
        focusWorks: place.map { counted.internationalWorks[$0] } ?? 0, isIncomplete: false)
    }
    for index in years.indices {
      let neighbours = [index - 1, index + 1].filter(years.indices.contains).map { years[$0].links }
      guard let lower = neighbours.min() else { continue }
      years[index].isIncomplete = years[index].links < 0.75 * lower
    }
    return years
  }

  private static func partners(
    _ ranker: Ranker, _ focus: CountryCode, _ windows: [YearWindow],
    _ specification: Specification
  ) throws -> [Partner] {
    var joint: [CountryCode: [Double]] = [:]
    var totals: [Double] = []
    for (position, window) in windows.enumerated() {
      let counted = try ranker.copublications(in: window, specification)
      let place = counted.index(of: focus)
      totals.append(place.map { counted.internationalWorks[$0] } ?? 0)
      for tie in counted.ties where tie.i == place || tie.j == place {
        let partner = counted.countries[tie.i == place ? tie.j : tie.i]
        joint[partner, default: [Double](repeating: 0, count: windows.count)][position] = tie.joint
      }
    }
    return joint.map { country, counts in
      Partner(
        country: country, joint: counts,
        shares: zip(counts, totals).map { $1 > 0 ? $0 / $1 : nil })
    }.sorted { a, b in
      let (x, y) = (a.joint.last ?? 0, b.joint.last ?? 0)
      return x == y ? a.country < b.country : x > y
    }
  }
}
