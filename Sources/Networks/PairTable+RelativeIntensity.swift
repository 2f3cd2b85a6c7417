extension PairTable {
  /// The relative intensity of collaboration of the two countries of a pair.
  ///
  /// Definitions, "Weights", RIC: *[w(i,j) / s(i)] / [(s(j) - w(i,j)) / (m - s(i))]*, the share of
  /// *j* in *i*'s links over the share of *j* in the links that do not touch *i*; Fuchs, Sivertsen &
  /// Rousseau 2021. Above 1 the two work together more than *j* does with others. The two directions
  /// differ. A direction has no value where a denominator is not greater than 0: *i* has no links or
  /// all links of the table, or *j* has none but those with *i*.
  ///
  /// For a corpus selected on a country the sums *s* and *m* of the world have to come from outside;
  /// see ``init(nodeCount:pairs:masses:linkSums:totalWeight:)``.
  ///
  /// - Returns: RIC(*i,j*) and RIC(*j,i*).
  /// - Complexity: O(1).
  public func relativeIntensity(of pair: Pair) -> (forward: Double?, backward: Double?) {
    let (si, sj) = (linkSums[pair.i], linkSums[pair.j])
    func intensity(_ own: Double, _ other: Double) -> Double? {
      guard own > 0, other > pair.w, totalWeight > own else { return nil }
      return pair.w / own / ((other - pair.w) / (totalWeight - own))
    }
    return (intensity(si, sj), intensity(sj, si))
  }
}
