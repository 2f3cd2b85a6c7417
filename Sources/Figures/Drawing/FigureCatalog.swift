/// All kinds of figures, in the order a report uses them.
public enum FigureCatalog {
  /// The types of figures; a figure that is not listed here does not exist.
  public static let kinds: [any Figure.Type] = [
    BumpChart.self, SlopeChart.self, RankSeries.self, RankIntervals.self, RankChangeHistogram.self,
    SpecificationCurve.self, BarChart.self, CoverageChart.self, HeatMap.self, ChoroplethMap.self,
    ArcMap.self, ChordDiagram.self, CommunityNetwork.self, SmallMultiples.self,
  ]
}
