/// The registry of measures.
///
/// Adding a measure is one file in the folder `Centralities`, one line
/// here, its tests and its guide page.
public enum Centralities {
  /// Every measure, in the order of the definitions.
  public static let all: [any Centrality] = [
    DegreeCentrality(),
    StrengthCentrality(),
    PartnerShareCentrality(),
    OpsahlCentrality(),
    EigenvectorCentrality(),
    PageRankCentrality(),
    ClosenessCentrality(),
    HarmonicCentrality(),
    BetweennessCentrality(),
    ConstraintCentrality(),
    EffectiveSizeCentrality(),
    CoreCentrality(),
    ParticipationCentrality(),
  ]

  /// The measure with a name, or `nil`.
  ///
  /// - Complexity: O(number of measures).
  public static func named(_ name: String) -> (any Centrality)? {
    all.first { $0.name == name }
  }
}
