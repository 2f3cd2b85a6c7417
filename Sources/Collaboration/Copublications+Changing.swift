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
    var weights: [UInt32: Double] = [:]
    for (year, total) in zip(years, totals) where total > 0 {
      for tie in year.ties {
        let pair =
          UInt32(year.countries[tie.i].rawValue) << 16 | UInt32(year.countries[tie.j].rawValue)
        weights[pair, default: 0] += tie.weight * mean / total
      }
    }
    for index in ties.indices {
      let pair =
        UInt32(countries[ties[index].i].rawValue) << 16
        | UInt32(countries[ties[index].j].rawValue)
      ties[index].weight = weights[pair] ?? 0
    }
  }

  /// No publication.
  public init(empty window: YearWindow) {
    self.init(window: window, countries: [], internationalWorks: [], ties: [])
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

  /// Adds the counts of other years of the same corpus.
  public mutating func add(_ other: Copublications) {
    let codes = Set(countries).union(other.countries).sorted()
    let merged = Merge(codes, [self, other])
    works = merged.sum(\.works)
    internationalWorks = merged.sum { $0.internationalWorks } ?? []
    fractionalWorks = merged.sum(\.fractionalWorks)
    ledInternationalWorks = merged.sum(\.ledInternationalWorks)
    undeterminedWorks = merged.sum(\.undeterminedWorks)
    authors = nil
    ties = merged.ties
    totals = nil
    partial.formUnion(other.partial)
    notes += other.notes.filter { !notes.contains($0) }
    countries = codes
  }

  private struct Merge {
    let codes: [CountryCode]
    let parts: [Copublications]

    init(_ codes: [CountryCode], _ parts: [Copublications]) {
      self.codes = codes
      self.parts = parts
    }

    func sum(_ column: (Copublications) -> [Double]?) -> [Double]? {
      var sums = [Double](repeating: 0, count: codes.count)
      for part in parts {
        guard let values = column(part) else { return nil }
        for (place, code) in codes.enumerated() {
          if let index = part.index(of: code) { sums[place] += values[index] }
        }
      }
      return sums
    }

    var ties: [Tie] {
      var place: [CountryCode: Int] = [:]
      for (index, code) in codes.enumerated() { place[code] = index }
      var sums: [UInt64: (Double, Double)] = [:]
      for part in parts {
        for tie in part.ties {
          guard let i = place[part.countries[tie.i]], let j = place[part.countries[tie.j]] else {
            continue
          }
          let held = sums[UInt64(i) << 32 | UInt64(j)] ?? (0, 0)
          sums[UInt64(i) << 32 | UInt64(j)] = (held.0 + tie.weight, held.1 + tie.joint)
        }
      }
      return sums.sorted { $0.key < $1.key }.map { key, value in
        Tie(i: Int(key >> 32), j: Int(key & 0xFFFF_FFFF), weight: value.0, joint: value.1)
      }
    }
  }
}
