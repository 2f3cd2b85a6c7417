import Collaboration
import Geography

/// All that stands beside a change of rank: drivers, growth, firmness, stability, coverage.
public struct ChangeAnalysis: Sendable {
  /// What each partner contributed, by code.
  public var drivers: [Driver]
  /// Why the country's link weight changed.
  public var growth: Growth
  /// The checks.
  public var firmness: Firmness
  /// The resampling of all windows.
  public var stability: Stability
  /// What the checks and the resampling come to.
  public var verdict: Verdict
  /// The ranks at a constant mix of fields; nil where the corpus has no two fields.
  public var fieldMix: ConstantFieldMix?
  /// The coverage of each window.
  public var coverage: [Coverage]
  /// Countries of the first twenty whose coverage changed.
  public var coverageShifts: [CoverageShift]
  /// Years of the windows that are probably incomplete.
  public var incompleteYears: [Int]
}

extension Ranker {
  /// Looks at the change of a country between the first and the last window of a comparison.
  ///
  /// - Complexity: one ranking a partner, one a check, and those of the replicates.
  public func analysis(
    of focus: CountryCode, _ comparison: Comparison, replicates: Int,
    seed: UInt64 = Stability.defaultSeed, jobs: Int
  ) throws -> ChangeAnalysis {
    let specification = comparison.specification
    let windows = comparison.windows
    let (first, last) = (windows[0], windows[windows.count - 1])
    let firmness = try firmness(of: focus, from: first, to: last, specification)
    let stability = try stability(
      of: focus, in: windows, specification, replicates: replicates, seed: seed, jobs: jobs)
    let incomplete = try yearlyCoverage(specification).filter(\.isIncomplete).map(\.window.first)
    return ChangeAnalysis(
      drivers: try drivers(of: focus, from: first, to: last, specification),
      growth: try growth(of: focus, from: first, to: last, specification), firmness: firmness,
      stability: stability, verdict: Verdict(firmness, stability),
      fieldMix: try constantFieldMix(of: focus, from: first, to: last, specification),
      coverage: try coverage(in: windows, specification),
      coverageShifts: try coverageShifts(comparison, specification),
      incompleteYears: incomplete.filter { year in windows.contains { $0.contains(year) } })
  }
}
