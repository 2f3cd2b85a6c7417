import Geography

/// The publications of some years by what a counting reads of them: their countries and the weights
/// of their ties.
///
/// Profiles that a counting cannot tell apart are one kind, so that resampling costs the same however
/// many numbers of authors, types or fields there are: a Poisson number of the sum of two counts is
/// the sum of two Poisson numbers.
public struct CountingKinds: Sendable {
  let window: YearWindow
  let countries: [CountryCode]
  /// The publications of each kind, the kinds in an order of their contents alone.
  private var publications: [Double] = []
  /// The places of the countries of all kinds, one kind behind the other.
  private var members = Runs<UInt16>()
  /// Of them the places of countries that have a tie.
  private var tied = Runs<UInt16>()
  /// The ties of all kinds.
  private var ties = Runs<Tie>()

  private struct Tie: Sendable {
    /// The cell of the two places in a square table of the countries.
    var cell: Int32
    var weight: Double
  }

  /// Lists of many owners in one array: a replicate walks over it once.
  private struct Runs<Element: Sendable>: Sendable {
    var elements: [Element] = []
    var ends: [Int32] = []

    mutating func append(_ run: some Sequence<Element>) {
      elements.append(contentsOf: run)
      ends.append(Int32(elements.count))
    }
  }

  /// The number of kinds.
  public var count: Int { publications.count }

  /// The copublications if each kind had another number of publications.
  ///
  /// Countries without any are absent, as in a count.
  ///
  /// - Parameter redraw: the number for a kind, asked for in a fixed order.
  /// - Complexity: O(t + n²) in the ties of all kinds and the countries.
  public func copublications(_ redraw: (Double) -> Double) -> Copublications {
    let n = countries.count
    var works = [Double](repeating: 0, count: n)
    var international = works
    // Weight and joint publications of a cell.
    var cells = [SIMD2<Double>](repeating: .zero, count: n * n)
    var (member, other, tie) = (0, 0, 0)
    for kind in publications.indices {
      let number = redraw(publications[kind])
      let (lastMember, lastOther, lastTie) = (
        Int(members.ends[kind]), Int(tied.ends[kind]), Int(ties.ends[kind])
      )
      if number > 0 {
        for place in member..<lastMember { works[Int(members.elements[place])] += number }
        for place in other..<lastOther { international[Int(tied.elements[place])] += number }
        for place in tie..<lastTie {
          let tie = ties.elements[place]
          cells[Int(tie.cell)] += SIMD2(number * tie.weight, number)
        }
      }
      (member, other, tie) = (lastMember, lastOther, lastTie)
    }
    let present = (0..<n).filter { works[$0] > 0 }
    var kept: [Copublications.Tie] = []
    for (i, a) in present.enumerated() {
      for (j, b) in present.enumerated().dropFirst(i + 1) where cells[a * n + b][1] > 0 {
        let cell = cells[a * n + b]
        kept.append(Copublications.Tie(i: i, j: j, weight: cell[0], joint: cell[1]))
      }
    }
    return Copublications(
      window: window, countries: present.map { countries[$0] }, works: present.map { works[$0] },
      internationalWorks: present.map { international[$0] }, ties: kept)
  }

  /// The kinds of what a counting reads of publications.
  fileprivate init(
    window: YearWindow, _ readings: [CopublicationCounter.Reading: Double]
  ) {
    self.window = window
    countries = Set(readings.keys.flatMap(\.countries)).sorted()
    var places: [CountryCode: UInt16] = [:]
    for (index, country) in countries.enumerated() { places[country] = UInt16(index) }
    for (reading, number) in readings.sorted(by: { $0.key.precedes($1.key) }) {
      let own = reading.countries.compactMap { places[$0] }
      publications.append(number)
      members.append(own)
      tied.append(Set(reading.ties.flatMap { [$0.a, $0.b] }).sorted().map { own[$0] })
      ties.append(
        reading.ties.map {
          Tie(cell: Int32(Int(own[$0.a]) * countries.count + Int(own[$0.b])), weight: $0.weight)
        })
    }
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
    for entry in entries(in: window) where filter.admits(entry.profile) {
      guard let reading = counter.reading(of: entry.profile) else { continue }
      readings[reading, default: 0] += Double(entry.publications)
    }
    return CountingKinds(window: window, readings)
  }
}

extension CopublicationCounter.Reading {
  /// An order that depends on the readings alone.
  fileprivate func precedes(_ other: Self) -> Bool {
    if countries != other.countries {
      return countries.lexicographicallyPrecedes(other.countries)
    }
    for (x, y) in zip(ties, other.ties) where x != y {
      return (x.a, x.b, x.weight) < (y.a, y.b, y.weight)
    }
    return ties.count < other.ties.count
  }
}
