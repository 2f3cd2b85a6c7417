/// The words of a report in English.
struct EnglishWords: ReportWords {
  let language = Language.english

  func window(_ window: String) -> String { window.replacing("-", with: "\u{2013}") }

  func ordinal(_ rank: Int, isTied: Bool) -> String {
    let suffix =
      switch (rank % 10, rank % 100) {
      case (_, 11), (_, 12), (_, 13): "th"
      case (1, _): "st"
      case (2, _): "nd"
      case (3, _): "rd"
      default: "th"
      }
    return (isTied ? "joint " : "") + "\(rank)\(suffix)"
  }

  let noRank = "no rank"
  func path(_ ranks: [String]) -> String { ranks.joined(separator: ", ") }
  func name(ofAxis axis: String) -> String { axis.replacing("-", with: " ") }

  func list(_ items: [String]) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }

  func title(country: String, first: String, last: String) -> String {
    "\(country) in international research collaboration, \(first) to \(last)"
  }

  func headline(
    country: String, before: String, after: String, first: String, last: String, rise: Int?
  ) -> String {
    if rise == 0 { return "\(country) stayed \(after) from \(first) to \(last)" }
    return "\(country) \(moved(rise)) from \(before) (\(first)) to \(after) (\(last))"
  }

  func dated(_ rank: String, _ window: String) -> String { "\(rank) (\(window))" }

  private func moved(_ rise: Int?) -> String {
    guard let rise else { return "moved" }
    return rise > 0 ? "rose" : "fell"
  }

  func publishedSentence(
    _ ranks: [(window: String, rank: String)], citations: String
  ) -> String {
    "Published: " + list(ranks.map { "\($0.rank) in \($0.window)" }) + " \(citations)."
  }

  func referenceSentence(_ ranks: String, specification: String) -> String {
    "The reference specification (\(specification)) gives \(ranks)."
  }

  func defaultSentence(_ ranks: String) -> String {
    "The default (strength on full counts, all countries) gives \(ranks)."
  }

  func agreementSentence(
    specifications: String, rises: String, falls: String, unchanged: String, exact: String?,
    exactAll: String?, apart: Int
  ) -> String {
    var text = "Of \(specifications) specifications tried, \(rises) give a rise, \(unchanged) no "
    text += "change and \(falls) a fall"
    if apart > 0 { text += "; in \(apart) the country is tied or unranked" }
    if let exact { text += "; \(exact) give exactly the two published ranks" }
    if let exactAll { text += ", \(exactAll) those of every window" }
    return text + ". Shares of specifications are not probabilities."
  }

  func headlineVerdict(_ verdict: VerdictWords) -> String {
    switch verdict {
    case .firm: ""
    case .dependsOnMethod: "; the direction depends on the method"
    case .notDistinguishable: "; the two are not distinguishable"
    }
  }

  func verdict(_ verdict: VerdictWords, share: String, checks: Int) -> String {
    switch verdict {
    case .firm:
      "Direction: firm. It is the same in \(share) of the replicates and in all \(checks) checks. That "
        + "speaks of this specification, not of the others tried."
    case .dependsOnMethod(let checks):
      "Direction: depends on the method. It is the same in \(share) of the replicates, but not in: "
        + "\(checks.joined(separator: "; "))."
    case .notDistinguishable:
      "Direction: not distinguishable. It is the same in only \(share) of the replicates."
    }
  }

  func territories(_ policy: String) -> String {
    switch policy {
    case "as-stated", "as-resolved":
      "Scope of names: Hong Kong, Macao and Taiwan are counted apart from the mainland of China, as "
        + "the source lists them; publications that they share with it count as international "
        + "(territory policy \(policy))."
    case "hk-mo-in-cn":
      "Scope of names: Hong Kong and Macao are counted in China, and publications between them do "
        + "not count as international; Taiwan is counted apart (territory policy \(policy))."
    default: "Territory policy: \(policy)."
    }
  }

  let chapterHeadline = "In short"
  let chapterRanking = "Ranking by window and by year"
  let chapterChanges = "Who rose and who fell"
  let chapterPartners = "Partners"
  let chapterFirmness = "How firm is it?"
  let chapterPublished = "Can the published ranks be reproduced?"
  let chapterData = "Data, coverage and limits"
  let chapterMethod = "Method"
  let contents = "Contents"

  func bumpTitle(country: String, before: String, after: String, rise: Int?) -> String {
    rise == 0
      ? "\(country) stayed \(after)" : "\(country) \(moved(rise)) from \(before) to \(after)"
  }

  func bumpSubtitle(specification: String, top: Int) -> String {
    "Rank by \(specification), first \(top) countries"
  }

  func bumpDescription(country: String, ranks: String) -> String {
    "Lines show the rank of each country in every window. \(country): \(ranks)."
  }

  func seriesTitle(
    country: String, first: String, last: String, years: String, rise: Int?
  ) -> String {
    "Year by year: \(country) from \(first) to \(last), \(years)"
  }

  func seriesSubtitle(hasDefault: Bool, hasPublished: Bool) -> String {
    "Yearly ranks under the reference specification" + (hasDefault ? " and the default" : "")
      + (hasPublished ? "; rings are published ranks of windows" : "")
  }
  func seriesDescription(country: String) -> String {
    "Lines show the yearly rank of \(country) under the reference specification and the default; "
      + "rings show published ranks at the middle of their windows."
  }
  let published = "Published"
  let reference = "Reference specification"
  let `default` = "Default"
  func rankingTable(top: Int) -> String { "Countries among the first \(top) in any window" }
  let country = "Country"
  let score = "Score"
  let year = "Year"
  func yearlyTable(country: String) -> String { "Yearly rank of \(country)" }
  func yearlyNote(_ nodes: String) -> String {
    "A threshold of works means a window of years; each single year gets its part of it "
      + "(\(nodes)). Yearly ranks therefore need not average to the rank of a window."
  }

  func changesTable(first: String, last: String) -> String {
    "Countries among the first 30 in \(first) or \(last)"
  }
  let change = "Change"
  func movers(rises: [String], falls: [String]) -> String {
    var text = rises.isEmpty ? "Nobody in the first thirty rose." : "Largest rises: \(list(rises))."
    if !falls.isEmpty { text += " Largest falls: \(list(falls))." }
    return text
  }
  func entrants(_ names: [String]) -> String {
    "Ranked only in the later window: \(list(names))."
  }
  func leavers(_ names: [String]) -> String {
    "Ranked only in the earlier window: \(list(names))."
  }
  func agreement(countries: String, tau: String, spearman: String, overlap: String) -> String {
    "The two rankings agree over \(countries) countries with a Kendall tau-b of \(tau), a Spearman "
      + "correlation of \(spearman) and a rank-biased overlap of \(overlap) (p = 0.9)."
  }

  func driversTitle(country: String, partner: String, isUp: Bool) -> String {
    "\(country) – \(partner): the tie that \(isUp ? "raised" : "lowered") the score most"
  }
  func driversSubtitle(measure: String) -> String {
    "Effect of one tie's own growth on the score of the later window, \(measure)"
  }
  func driversDescription(country: String) -> String {
    "Bars show by how much the score of \(country) changes if one tie had only grown as all did."
  }
  func driversNote(country: String) -> String {
    "Each row is the later window computed again with one tie of \(country) at its earlier value, "
      + "scaled by the growth of all ties; the effect is what that takes from the score, in percent of "
      + "it. This is arithmetic, not a cause, and the rows do not add up."
  }
  func noSingleTie(country: String, rank: String) -> String {
    "No single tie explains the change: with any one of them held back, \(country) is still \(rank)."
  }
  func scoresNote(_ centrality: String) -> String? {
    switch centrality {
    case "eigenvector", "pagerank":
      "The scores of this measure are scaled over the countries of a window, which differ in number: "
        + "compare ranks between windows, not scores."
    default: nil
    }
  }
  func driversSentence(country: String, up: [String], down: [String]) -> String {
    var text =
      "The ties of \(country) that contributed most, by growing faster than all ties did, are "
    text += "those with \(list(up))."
    if !down.isEmpty { text += " Against it pulled those with \(list(down))." }
    return text
  }
  func partnersTable(country: String, first: String, last: String) -> String {
    "First 20 partners of \(country); shares are of its international works"
  }
  let partner = "Partner"
  func jointIn(_ window: String) -> String { "Joint \(window)" }
  func shareIn(_ window: String) -> String { "Share \(window)" }
  let scoreWithoutGrowth = "Effect"
  let rankWithoutGrowth = "Rank if held"

  func stabilitySentence(
    country: String, first: String, last: String, before: String, after: String, share: String,
    replicates: String, kind: StabilityKindWords
  ) -> String {
    let how =
      switch kind {
      case .publications: "Resampling the publications \(replicates) times"
      case .pairCounts:
        "A table of pair counts has no publications to resample. Poisson noise on its counts "
          + "(parametric, \(replicates) replicates)"
      }
    return "\(how) gives \(country) the ranks \(before) in \(first) and \(after) in \(last) (95 % "
      + "stability intervals); its direction is the same in \(share) of the replicates."
  }
  let stabilityLimits =
    "A stability interval covers resampling only. It leaves out coverage, affiliation errors and "
    + "the choice of method; with counts this large it is narrow by nature. The checks below and the "
    + "specifications after them say more."
  let checksTable = "Checks beside the interval"
  let check = "Check"
  func check(_ kind: String, detail: String) -> String {
    switch kind {
    case "leave-one-year-out": "A year left out: \(detail)"
    case "fixed-node-set": "Node set held fixed: \(window(detail))"
    case "territory-policy": "Territory policy \(detail)"
    case "mean-of-yearly-ranks": "Mean of the yearly ranks"
    case "threshold": "Another threshold: \(detail.replacing("nodes works:", with: "")) works"
    default: "\(kind): \(detail)"
    }
  }
  func checksSentence(same: Int, of: Int) -> String {
    "\(same) of \(of) checks point the same way as the result."
  }
  func gapSentence(
    window: String, above: (String, String)?, below: (String, String)?
  ) -> String {
    var parts: [String] = []
    if let above { parts.append("\(above.0) leads by \(above.1) of the score") }
    if let below { parts.append("\(below.0) follows at \(below.1)") }
    return "In \(window) " + list(parts) + "."
  }
  func histogramTitle(_ count: Int, of all: Int, country: String, isHigher: Bool) -> String {
    "\(count) of \(all) specifications put \(country) \(isHigher ? "higher" : "lower")"
  }
  func histogramSubtitle(first: String, last: String) -> String {
    "Number of specifications by change of rank, \(first) to \(last)"
  }
  let histogramDescription = "Columns count specifications by the change of rank they give."
  func falls(_ count: Int) -> String { "\(count) falls" }
  func unchangedLabel(_ count: Int) -> String { "\(count) unchanged" }
  func rises(_ count: Int) -> String { "\(count) rises" }
  func curveTitle(country: String, low: String, high: String, window: String) -> String {
    "Between \(low) and \(high): the rank of \(country) in \(window) by specification"
  }
  func curveSubtitle(isLogarithmic: Bool, country: String?) -> String {
    "Every specification tried, sorted by rank" + (isLogarithmic ? " (logarithmic axis)" : "")
      + "; below, the choices behind each"
      + (country.map { " for \($0). Other countries are sorted by themselves" } ?? "")
  }
  let curveDescription =
    "A staircase of the ranks over all specifications; the matrix below marks the choice that each "
    + "makes on every axis."
  func multiverseNote(tied: Int, unranked: Int, wasSearchedFor: Bool) -> String {
    "The axes are the same for every study"
      + (wasSearchedFor
        ? "; they contain the reference specification, which was found by looking" : "")
      + ". Counted apart: \(tied) specifications in which the country is tied, \(unranked) in which it has no rank in one of the windows. The "
      + "distribution shows how far a rank depends on choices; it does not pick one."
  }
  func choicesTable(country: String) -> String { "What each choice gives for \(country)" }
  func choiceHeads(window: String) -> [String] {
    ["Choice", "Tried", "Rises", "Same", "Falls", "Median rank \(window)"]
  }
  let exact = "As published"
  func levelsTable(country: String) -> String {
    "Rank of \(country) under the reference specification with other node sets"
  }
  func axesSentence(_ axes: [String]) -> String { "Axes: " + axes.joined(separator: "; ") + "." }

  func namedTable(country: String) -> String { "Rank of \(country) by specification" }
  let specification = "Specification"
  func matchesSentence(all: String, exact: String, windows: String) -> String {
    "\(exact) of \(all) specifications tried give exactly the published ranks of \(windows)."
  }
  let foundByLooking =
    "The reference specification reproduces the published ranks because it was searched for; the "
    + "formula behind them is not public. That it fits is no proof that it is the one used."
  func thresholds(matching: Int, of: Int) -> String {
    "Of \(of) thresholds of works between a fifth and four times the chosen one (the chosen one "
      + "included), \(matching) give every published rank."
  }
  let nothingPublished = "The study names no published rank to compare with."

  func coverageTitle(first: String, last: String, before: String, after: String) -> String {
    "From \(before) ties in \(first) to \(after) in \(last): what the data hold"
  }
  let coverageSubtitle = "Joint publications summed over all pairs of countries, by year"
  let coverageDescription = "Columns show the total of joint publications over pairs by year."
  let coverageFlag = "hatched: far below its neighbours, the year may be incomplete"
  func dataSentence(_ source: String) -> String {
    "Source, in its own words: \(source)"
  }
  func recordsSentence(
    read: String, accepted: String, duplicate: String, rejected: String
  ) -> String {
    "Records: \(read) read = \(accepted) accepted + \(duplicate) duplicate + \(rejected) rejected."
  }
  let countsLimits =
    "A table of pair counts knows no publications: other counting methods, resampling of "
    + "publications, leadership, fields and the share of authors without a country cannot come from "
    + "it. A publication of many countries adds to every pair among them."
  let publicationsLimits =
    "Publications whose authors have no known country do not count; those with fewer than two known "
    + "countries and an unresolved author may be international and are counted as undetermined."

  func methodParagraph(_ method: MethodWords) -> String {
    "Two countries are tied if a publication has authors in both. Ties are counted "
      + "\(method.counting) under the territory policy \(method.territories), and the years of a "
      + "window are put together by \(method.pool). The network of a window has \(method.nodes) "
      + "(\(list(zip(method.countries, method.windows).map { "\($0) in \($1)" }))) "
      + "and their links of at least \(method.minJoint) joint works; the value of a link is "
      + "\(method.weight). Countries are ranked by \(method.centrality); scores closer than a relative "
      + "1e-9 tie, and ties share the better rank."
  }
  let canonicalLine = "The specification in one line:"
  let inputsTable = "Inputs"
  let file = "File"
  let references = "References"
  func madeBy(version: String, manifest: String) -> String {
    "Made by copub \(version). \(manifest) lists the version, the specification, the seed and the "
      + "SHA-256 of every input; the same input gives the same bytes."
  }
  let skipToContent = "Skip to the content"
  let dataFiles = "Every table and the data of every figure lie beside this page as CSV."
}
