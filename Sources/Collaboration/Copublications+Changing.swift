import Geography

extension Copublications {
  /// Scales each year to the mean total weight of the years, so that no year counts more than
  /// another.
  ///
  /// Joint publications and international works stay sums: thresholds read them.
  public mutating func scaleToMeanOfYears(_ years: [Copublications]) {
    let totals = years.map(\.totalWeight)
    let filled = totals.filter { $0 > 0 }
    guard !filled.isEmpty else { return }
    let mean = filled.reduce(0, +) / Double(filled.count)
    var weights = CountryPairs()
    for (year, total) in zip(years, totals) where total > 0 {
      for tie in year.ties {
        weights.add(tie.weight * mean / total, year.countries[tie.i], year.countries[tie.j])
      }
    }
    for (place, tie) in ties.enumerated() {
      ties[place].weight = weights[countries[tie.i], countries[tie.j]] ?? 0
    }
  }

  /// The same with every tie's weight multiplied; joint publications and works stay.
  public func weighted(by factor: Double) -> Copublications {
    var weighted = self
    for place in weighted.ties.indices { weighted.ties[place].weight *= factor }
    return weighted
  }

  /// Sets the tie of two countries; a weight of 0 removes it.
  public mutating func setTie(
    _ a: CountryCode, _ b: CountryCode, weight: Double, joint: Double
  ) {
    guard let x = index(of: a), let y = index(of: b), x != y else { return }
    let (i, j) = (min(x, y), max(x, y))
    let place = ties.firstIndex { ($0.i, $0.j) >= (i, j) } ?? ties.endIndex
    if place < ties.endIndex, ties[place].i == i, ties[place].j == j {
      ties[place].weight = weight
      ties[place].joint = joint
      if weight == 0 { ties.remove(at: place) }
    } else if weight > 0 {
      ties.insert(Tie(i: i, j: j, weight: weight, joint: joint), at: place)
    }
  }

  /// The sum of what years of one corpus count, or other parts of it, each number in their order.
  ///
  /// - Complexity: O(t + n²) in the ties of all years and the countries.
  public init(_ window: YearWindow, sumOf years: [Copublications]) {
    guard years.count != 1 else {
      self = years[0]
      self.window = window
      return
    }
    let sum = Sum(years)
    self.init(
      window: window, countries: sum.codes, works: sum.column(\.works),
      knowsInternationalWorks: years.allSatisfy(\.knowsInternationalWorks),
      internationalWorks: sum.column { $0.internationalWorks } ?? [],
      fractionalWorks: sum.column(\.fractionalWorks),
      ledInternationalWorks: sum.column(\.ledInternationalWorks),
      undeterminedWorks: sum.column(\.undeterminedWorks), authors: sum.authors, ties: sum.ties,
      totals: sum.totals)
    for year in years {
      for (code, own) in year.removed {
        removed[code, default: Removed()].publications += own.publications
        removed[code, default: Removed()].weight += own.weight
      }
      partial.formUnion(year.partial)
      notes += year.notes.filter { !notes.contains($0) }
    }
  }

  /// Numbers of several years, put together.
  private struct Sum {
    let codes: [CountryCode]
    private let parts: [Copublications]
    /// For each part the places of its countries among all.
    private let places: [[Int]]

    init(_ parts: [Copublications]) {
      self.parts = parts
      let codes = Set(parts.flatMap(\.countries)).sorted()
      var place: [CountryCode: Int] = [:]
      for (index, code) in codes.enumerated() { place[code] = index }
      self.codes = codes
      places = parts.map { $0.countries.compactMap { place[$0] } }
    }

    /// A number of each country; nil where a year does not know it.
    func column(_ values: (Copublications) -> [Double]?) -> [Double]? {
      var sums = [Double](repeating: 0, count: codes.count)
      for (part, places) in zip(parts, places) {
        guard let values = values(part) else { return nil }
        for (place, value) in zip(places, values) { sums[place] += value }
      }
      return sums
    }

    var authors: [(all: Double, withoutCountry: Double)]? {
      guard let all = column({ $0.authors?.map(\.all) }),
        let without = column({ $0.authors?.map(\.withoutCountry) })
      else { return nil }
      return zip(all, without).map { (all: $0, withoutCountry: $1) }
    }

    var totals: Totals? {
      var sum = Totals()
      for part in parts {
        guard let totals = part.totals else { return nil }
        sum.add(totals)
      }
      return sum
    }

    var ties: [Tie] {
      let n = codes.count
      var cells = [SIMD2<Double>](repeating: .zero, count: n * n)
      var isTied = [Bool](repeating: false, count: n * n)
      for (part, places) in zip(parts, places) {
        for tie in part.ties {
          let cell = places[tie.i] * n + places[tie.j]
          cells[cell] += SIMD2(tie.weight, tie.joint)
          isTied[cell] = true
        }
      }
      return isTied.indices.lazy.filter { isTied[$0] }.map { cell in
        Tie(i: cell / n, j: cell % n, weight: cells[cell][0], joint: cells[cell][1])
      }
    }
  }
}
