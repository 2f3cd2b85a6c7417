import Geography

/// The publications of some years by what a counting reads of them: their countries and the weights
/// of their ties.
///
/// Profiles that a counting cannot tell apart are one kind, so that resampling costs the same however
/// many numbers of authors, types or fields there are: a Poisson number of the sum of two counts is
/// the sum of two Poisson numbers.
public struct CountingKinds: Sendable {
  /// A kind of publications.
  struct Kind: Hashable, Sendable {
    /// The places of the countries, ascending.
    var countries: [Int32]
    /// The ties: places, and weight of one publication.
    var ties: [Tie]
    /// The places of the countries that have a tie.
    var tied: [Int32]

    struct Tie: Hashable, Sendable {
      var i: Int32
      var j: Int32
      var weight: Double
    }
  }

  let window: YearWindow
  let countries: [CountryCode]
  let kinds: [(kind: Kind, publications: Double)]

  /// The number of kinds.
  public var count: Int { kinds.count }

  /// The copublications if each kind had another number of publications.
  ///
  /// Countries without any are absent, as in a count.
  ///
  /// - Parameter redraw: the number for a kind, asked for in a fixed order.
  /// - Complexity: O(t + n²) in the ties of all kinds and the countries.
  public func copublications(_ redraw: (Double) -> Double) -> Copublications {
    let n = countries.count
    var (works, international) = (
      [Double](repeating: 0, count: n), [Double](repeating: 0, count: n)
    )
    var weights = [Double](repeating: 0, count: n * n)
    var joint = weights
    for (kind, publications) in kinds {
      let number = redraw(publications)
      guard number > 0 else { continue }
      for place in kind.countries { works[Int(place)] += number }
      for tie in kind.ties {
        let cell = Int(tie.i) * n + Int(tie.j)
        weights[cell] += number * tie.weight
        joint[cell] += number
      }
      for place in kind.tied { international[Int(place)] += number }
    }
    let present = (0..<n).filter { works[$0] > 0 }
    var ties: [Copublications.Tie] = []
    for (i, a) in present.enumerated() {
      for (j, b) in present.enumerated().dropFirst(i + 1) where joint[a * n + b] > 0 {
        ties.append(
          Copublications.Tie(i: i, j: j, weight: weights[a * n + b], joint: joint[a * n + b]))
      }
    }
    return Copublications(
      window: window, countries: present.map { countries[$0] }, works: present.map { works[$0] },
      internationalWorks: present.map { international[$0] }, ties: ties)
  }
}

extension ProfileCorpus {
  /// The kinds of publications of a window.
  ///
  /// - Complexity: O(a + n²) in the kinds of authors of the profiles of the window and the countries.
  public func kinds(
    in window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    filter: PublicationFilter
  ) -> CountingKinds {
    var counter = CopublicationCounter(
      window: window, counting: counting, territories: territories, filter: filter)
    var readings: [CopublicationCounter.Reading: Double] = [:]
    for entry in entries {
      guard let year = entry.profile.year, window.contains(year), filter.admits(entry.profile),
        let reading = counter.reading(of: entry.profile)
      else { continue }
      readings[reading, default: 0] += Double(entry.publications)
    }
    let countries = Set(readings.keys.flatMap(\.countries)).sorted()
    var place: [CountryCode: Int32] = [:]
    for (index, country) in countries.enumerated() { place[country] = Int32(index) }
    let kinds = readings.map { reading, publications in
      let places = reading.countries.compactMap { place[$0] }
      let ties = reading.ties.map {
        CountingKinds.Kind.Tie(i: places[$0.a], j: places[$0.b], weight: $0.weight)
      }
      let tied = Set(ties.flatMap { [$0.i, $0.j] }).sorted()
      return (
        kind: CountingKinds.Kind(countries: places, ties: ties, tied: tied),
        publications: publications
      )
    }
    return CountingKinds(
      window: window, countries: countries,
      kinds: kinds.sorted { CountingKinds.precedes($0.kind, $1.kind) })
  }
}

extension CountingKinds {
  /// An order that depends on the kinds alone.
  static func precedes(_ a: Kind, _ b: Kind) -> Bool {
    if a.countries != b.countries { return a.countries.lexicographicallyPrecedes(b.countries) }
    for (x, y) in zip(a.ties, b.ties) where x != y {
      return (x.i, x.j, x.weight) < (y.i, y.j, y.weight)
    }
    return a.ties.count < b.ties.count
  }
}
