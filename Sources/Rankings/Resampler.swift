import Collaboration
import Geography

/// Makes replicates of windows.
///
/// The years are parted into spans that lie in the same windows, and each span is drawn once: a
/// publication that two windows share is in both or in neither. With a pooling that tells years apart
/// every year is a span.
struct Resampler: Sendable {
  let kind: Stability.Kind
  /// Every country of the windows, sorted.
  let countries: [CountryCode]
  private let windows: [YearWindow]
  private let pool: Specification.Pool
  private let spans: [Span]

  /// What is drawn of some years.
  private enum Content: Sendable {
    case kinds(CountingKinds)
    case counts(Copublications)
  }

  private struct Span: Sendable {
    var years: YearWindow
    var content: Content
  }

  init(_ ranker: Ranker, _ windows: [YearWindow], _ specification: Specification) throws {
    self.windows = windows
    pool = specification.pool
    var plain = specification
    plain.pool = .sum
    let corpus = try ranker.source.publications()
    kind = corpus == nil ? .pairCounts : .publications
    let policy = try ranker.policy(TerritoryBound.split(specification.territories).policy)
    spans = try Resampler.spans(of: windows, isYearly: pool == .meanOfYears).map { years in
      if let corpus {
        return Span(
          years: years,
          content: .kinds(
            corpus.kinds(
              in: years, counting: specification.counting, territories: policy,
              filter: specification.filter)))
      }
      return Span(years: years, content: .counts(try ranker.copublications(in: years, plain)))
    }
    countries = Set(
      try windows.flatMap { try ranker.copublications(in: $0, specification).countries }
    ).sorted()
  }

  /// Runs of years that lie in the same windows.
  static func spans(of windows: [YearWindow], isYearly: Bool) -> [YearWindow] {
    var spans: [YearWindow] = []
    var held: Set<Int> = []
    for year in Set(windows.flatMap(\.years)).sorted() {
      let members = Set(windows.indices.filter { windows[$0].contains(year) })
      if !isYearly, let last = spans.last, last.last == year - 1, members == held,
        let longer = YearWindow(last.first, year)
      {
        spans[spans.count - 1] = longer
      } else {
        spans.append(YearWindow(year: year))
      }
      held = members
    }
    return spans
  }

  /// One replicate of every window.
  func replicate(_ random: inout RandomSource) throws -> [Copublications] {
    var drawn: [Copublications] = []
    for span in spans {
      switch span.content {
      case .kinds(let kinds): drawn.append(kinds.copublications { random.poisson($0) })
      case .counts(let counts): drawn.append(Resampler.noisy(counts, &random))
      }
    }
    return windows.map { window in
      let parts = zip(spans, drawn).filter { window.contains($0.0.years.first) }.map(\.1)
      var sum = Copublications(window, sumOf: parts)
      if pool == .meanOfYears { sum.scaleToMeanOfYears(parts) }
      return sum
    }
  }

  /// Poisson noise on international works and joint publications.
  private static func noisy(
    _ counted: Copublications, _ random: inout RandomSource
  ) -> Copublications {
    var noisy = counted
    for place in noisy.internationalWorks.indices {
      noisy.internationalWorks[place] = random.poisson(noisy.internationalWorks[place])
    }
    for place in noisy.ties.indices {
      let joint = noisy.ties[place].joint
      let drawn = random.poisson(joint)
      noisy.ties[place].weight *= joint > 0 ? drawn / joint : 0
      noisy.ties[place].joint = drawn
    }
    noisy.ties.removeAll { $0.joint == 0 }
    return noisy
  }
}
