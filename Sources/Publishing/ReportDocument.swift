import Rankings

/// The report as JSON: every number of it, in no language.
enum ReportDocument {
  /// The document `copub.report/1`.
  static func json(_ contents: ReportContents) -> JSONNode {
    let study = contents.study
    let stability = contents.stability
    return .object([
      "schema": .string("copub.report/1"), "study": .string(study.name),
      "focus": .string(study.focus.text),
      "published": .array(
        study.published.map {
          .object([
            "window": .string($0.window.description), "rank": .int($0.rank),
            "citation": .string($0.citation),
          ])
        }),
      "comparison": ComparisonText(
        contents.comparison, focus: study.focus, drivers: [], firmness: nil
      ).json(top: nil),
      "compared": ComparisonText(
        contents.compared, focus: study.focus, drivers: contents.own.drivers,
        firmness: contents.own.firmness
      ).json(top: nil),
      "named": .array(contents.named.map(named)),
      "yearly": .array(yearly(contents)),
      "stability": .object([
        "kind": .string(stability.kind.rawValue), "seed": .number(Double(stability.seed)),
        "replicates": .int(stability.replicates), "rises": .number(stability.shares.rises),
        "falls": .number(stability.shares.falls),
        "unchanged": .number(stability.shares.unchanged),
        "bounds": .array((stability.row(study.focus)?.bounds ?? []).map(bounds)),
      ]),
      "verdict": verdict(contents.verdict),
      "against": .array(contents.against.map { against($0, contents) }),
      "multiverse": MultiverseText(
        contents.multiverse, published: study.publishedRanks,
        compared: contents.comparedIndices ?? (0, max(0, study.windows.count - 1))
      ).json(),
    ])
  }

  /// What is said of a country that the focus is set against; its ranks stand in the comparison.
  private static func against(_ view: CountryView, _ contents: ReportContents) -> JSONNode {
    let parts = view.growth.parts
    let (a, b) = contents.comparedIndices ?? (0, max(0, contents.study.windows.count - 1))
    let counts = view.multiverse.directions(from: a, to: b)
    return .object([
      "country": .string(view.country.text),
      "growth": .object([
        "link_sums": .array(view.growth.linkSums.map(JSONNode.number)),
        "world": .number(parts.world), "partners": .number(parts.partners),
        "share": .number(parts.share),
      ]),
      "specifications": .object([
        "rises": .int(counts.rises), "falls": .int(counts.falls),
        "unchanged": .int(counts.unchanged), "tied": .int(counts.tied),
        "unranked": .int(counts.unranked),
      ]),
      "yearly": .array(
        view.yearly.map {
          .object(["year": .int($0.year), "reference": .optional($0.rank)])
        }),
    ])
  }

  private static func named(_ named: ReportContents.NamedRanks) -> JSONNode {
    .object([
      "name": .string(named.name.rawValue),
      "specification": .string(named.specification.description),
      "ranks": .array(named.standings[0].map { .optional($0?.rank) }),
    ])
  }

  private static func yearly(_ contents: ReportContents) -> [JSONNode] {
    zip(contents.own.yearly, contents.yearlyDefault).map { own, plain in
      .object([
        "year": .int(own.year), "reference": .optional(own.rank), "default": .optional(plain.rank),
      ])
    }
  }

  private static func bounds(_ bounds: ClosedRange<Int>?) -> JSONNode {
    bounds.map { .array([.int($0.lowerBound), .int($0.upperBound)]) } ?? .null
  }

  private static func verdict(_ verdict: Verdict) -> JSONNode {
    switch verdict {
    case .firm: .string("firm")
    case .dependsOnMethod: .string("depends-on-method")
    case .notDistinguishable: .string("not-distinguishable")
    }
  }
}
