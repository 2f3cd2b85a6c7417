import Collaboration
import Geography
import Networks
import Rankings

/// What a report shows of the network itself: ties of the compared windows, communities, backbone.
///
/// Ties are joint publications counted full; the network of communities and backbone is that of the
/// last window among the countries of the reference's node set, by the weight of its counting method.
public struct NetworkView: Sendable {
  /// Joint publications of two countries.
  public struct Tie: Sendable, Hashable {
    /// The first country by code.
    public var first: CountryCode
    /// The second.
    public var second: CountryCode
    /// Joint publications, counted full.
    public var joint: Double

    /// The other country, where one is given; nil if the tie is not its.
    func partner(of country: CountryCode) -> CountryCode? {
      first == country ? second : second == country ? first : nil
    }
  }

  /// The compared windows.
  public var windows: [YearWindow]
  /// The ties of each window, by codes.
  public var ties: [[Tie]]
  /// Every window and year that a reader can choose, those of `windows` among them.
  public var choices: [YearWindow]
  /// Joint publications by pair of countries, one number a choice.
  public var joint: [CountryPair: [Double]]
  /// The countries of the network, by code.
  public var countries: [CountryCode]
  /// The community of each, from 0: the greater ones first.
  public var communities: [Int]
  /// How far the communities of ten seeds agree (adjusted mutual information).
  public var agreement: Double
  /// The link sums, one a country, in the last window.
  public var linkSums: [Double]
  /// The association strength of each pair of the last window, by places in `countries`.
  public var association: [Pair: Double]
  /// The pairs of the backbone with their significance, which is below 0.05.
  public var backbone: [Pair: Double]
  /// The number of links.
  public var linkCount: Int
  /// The share of the link weight that the backbone holds.
  public var backboneShare: Double

  /// Two countries, the first by code first.
  public struct CountryPair: Sendable, Hashable {
    /// The first by code.
    public var first: CountryCode
    /// The second.
    public var second: CountryCode

    /// A pair in either order.
    public init(_ a: CountryCode, _ b: CountryCode) { (first, second) = (min(a, b), max(a, b)) }
  }

  /// Two places in `countries`, the smaller first.
  public struct Pair: Sendable, Hashable {
    /// The smaller place.
    public var a: Int
    /// The greater place.
    public var b: Int

    /// A pair in either order.
    public init(_ a: Int, _ b: Int) { (self.a, self.b) = (min(a, b), max(a, b)) }
  }

  /// Looks at the compared windows of a study.
  ///
  /// - Complexity: ten searches for communities of some hundred sweeps each.
  init(
    _ ranker: Ranker, _ windows: [YearWindow], _ reference: Specification,
    between choices: [YearWindow]
  ) throws {
    self.windows = windows
    let all = Set(windows + choices).sorted {
      ($1.years.count, $0.first) < ($0.years.count, $1.first)
    }
    self.choices = all
    var joint: [CountryPair: [Double]] = [:]
    for (place, window) in all.enumerated() {
      let counted = try ranker.copublications(in: window, reference)
      for tie in counted.ties where tie.joint > 0 {
        let pair = CountryPair(counted.countries[tie.i], counted.countries[tie.j])
        joint[pair, default: [Double](repeating: 0, count: all.count)][place] = tie.joint
      }
    }
    let counted = joint
    self.joint = counted
    ties = windows.map { window in
      let place = all.firstIndex(of: window) ?? 0
      return counted.filter { $0.value[place] > 0 }.map {
        Tie(first: $0.key.first, second: $0.key.second, joint: $0.value[place])
      }.sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    }
    var raw = reference
    raw.weight = .raw
    if raw.centrality == "partner-share" { raw.centrality = "strength" }
    let last = windows[windows.count - 1]
    let (countries, network) = try ranker.network(in: last, raw)
    self.countries = countries
    linkSums = (0..<network.nodeCount).map { network.strength(of: $0) }
    linkCount = network.linkCount
    let ensemble = CommunityEnsemble(
      of: network, .modularity(resolution: 1), seeds: Array(1...10))
    agreement = ensemble.meanAMI
    communities = NetworkView.bySize(ensemble.best.modules, linkSums)
    let filter = DisparityFilter(of: network)
    let total = filter.links.reduce(0) { $0 + $1.value }
    let kept = filter.links.filter { $0.significance < 0.05 }
    backbone = Dictionary(
      kept.map { (Pair($0.a, $0.b), $0.significance) }, uniquingKeysWith: { first, _ in first })
    backboneShare = total > 0 ? kept.reduce(0) { $0 + $1.value } / total : 0
    association = [:]
    for link in filter.links {
      let expected = linkSums[link.a] * linkSums[link.b] / (2 * max(total, 1e-300))
      if expected > 0 { association[Pair(link.a, link.b)] = link.value / expected }
    }
  }

  /// Communities numbered anew: the one with the greatest sum first; ties by the smallest place.
  private static func bySize(_ modules: [Int], _ sums: [Double]) -> [Int] {
    var sizes: [Int: Double] = [:]
    var starts: [Int: Int] = [:]
    for (place, module) in modules.enumerated() {
      sizes[module, default: 0] += sums[place]
      if starts[module] == nil { starts[module] = place }
    }
    let order = sizes.keys.sorted {
      (sizes[$1] ?? 0, starts[$0] ?? 0) < (sizes[$0] ?? 0, starts[$1] ?? 0)
    }
    var numbers: [Int: Int] = [:]
    for (number, module) in order.enumerated() { numbers[module] = number }
    return modules.map { numbers[$0] ?? 0 }
  }

  /// Joint publications of two countries, one number a choice.
  func joint(_ a: CountryCode, _ b: CountryCode) -> [Double] {
    joint[CountryPair(a, b)] ?? choices.map { _ in 0 }
  }

  /// The ties of one country in a window: partner and joint publications.
  func ties(of country: CountryCode, in window: Int) -> [CountryCode: Double] {
    var own: [CountryCode: Double] = [:]
    for tie in ties[window] {
      if let partner = tie.partner(of: country) { own[partner] = tie.joint }
    }
    return own
  }

  /// The countries with the greatest link sums, in that order.
  func strongest(_ count: Int) -> [CountryCode] {
    countries.indices.sorted { (linkSums[$1], $0) < (linkSums[$0], $1) }
      .prefix(count).map { countries[$0] }
  }
}
