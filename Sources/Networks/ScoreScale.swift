/// The unit that scores are printed in; a constant factor, which changes no rank.
///
/// Published tables and other tools divide by other constants than the definitions do. The scale
/// makes their numbers comparable.
public enum ScoreScale: String, CaseIterable, Sendable, Hashable, Codable {
  /// As the definitions have it.
  case defined
  /// The greatest score is 1, as igraph has the eigenvector.
  case maximum
  /// The scores sum to 1.
  case sum
  /// Without the division by the number of other countries or of their pairs: counts of shortest
  /// paths for `betweenness`, sums for `harmonic` and `partner-share`.
  case total

  /// Scores of a measure in this unit.
  ///
  /// Scores that are all 0 stay as they are; nodes without a score stay without.
  ///
  /// - Complexity: O(*n*).
  public func applied(
    to scores: CentralityScores, of measure: any Centrality
  ) -> CentralityScores {
    let known = scores.values.compactMap(\.self)
    let divisor: Double =
      switch self {
      case .defined: 1
      case .maximum: known.max() ?? 1
      case .sum: known.reduce(0, +)
      case .total: 1 / measure.divisor(nodeCount: scores.values.count)
      }
    guard divisor != 1, divisor > 0 else { return scores }
    return CentralityScores(
      values: scores.values.map { $0.map { $0 / divisor } }, remarks: scores.remarks)
  }
}
