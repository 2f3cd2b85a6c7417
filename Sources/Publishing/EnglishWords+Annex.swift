extension EnglishWords {
  var chapterOutput: String { "Output" }
  var chapterNetwork: String { "The network" }
  var chapterDrivers: String { "Which ties contributed to the change" }
  var chapterGroups: String { "Groups of countries" }
  var chapterKinds: String { "Types and fields" }
  var chapterLarge: String { "Large collaborations" }
  var chapterYears: String { "Year by year" }

  func outputSentence(
    country: String, first: String, last: String, before: String, after: String
  ) -> String {
    "\(country) took part in \(after) international works in \(last), after \(before) in \(first)."
  }
  func outputTitle(country: String, before: Double, after: Double) -> String {
    guard before > 0, before != after else { return "International works of \(country)" }
    let ratio = after / before
    if ratio >= 3 {
      return
        "International works of \(country) grew \(NumberText.fixed(ratio, ratio < 10 ? 1 : 0))-fold"
    }
    return "International works of \(country) \(ratio > 1 ? "grew" : "fell") by "
      + NumberText.percent(abs(ratio - 1))
  }
  var outputSubtitle: String { "International works, counted full, in both windows" }
  var outputDescription: String {
    "Lines join the international works of each country in the earlier and the later window."
  }
  func outputTable(_ window: String) -> String {
    "Countries with the most international works in \(window)"
  }
  var worksHead: String { "Works" }
  var internationalHead: String { "International" }
  var shareHead: String { "Share" }
  var fractionalHead: String { "Fractional" }
  var growthHead: String { "Growth" }
  var worksUnknown: String {
    "The source knows international works only. All works, the share of international ones and "
      + "fractional works need publications, so these columns are left out."
  }
  var internationalUnknown: String {
    "The source knows neither works nor international works: this chapter needs publications."
  }
  func undetermined(_ parts: [String]) -> String {
    "Undetermined, because fewer than two countries are known and an author's is not: "
      + list(parts) + ". They may be international; the numbers above do not count them as such."
  }
  func undeterminedPart(window: String, count: String, share: String) -> String {
    "\(count) works in \(window) (\(share))"
  }

  var window: String { "Window" }
  func networkSentence(countries: String, links: String, window: String) -> String {
    "In \(window) the network has \(countries) countries and \(links) ties among them."
  }
  func backboneSentence(links: String, share: String) -> String {
    "Its backbone, the ties too strong at one end to be chance at a level of 0.05 (disparity "
      + "filter), has \(links) ties and holds \(share) of the joint publications."
  }
  func mapTitle(country: String, partners: String, window: String) -> String {
    "\(country) published with \(partners) countries in \(window)"
  }
  var mapSubtitle: String { "Joint publications by partner, counted full" }
  var mapDescription: String {
    "A world map; the stronger the colour of a country, the more joint publications."
  }
  func mapSource(hasOutlines: Bool) -> String {
    hasOutlines
      ? "Outlines: Natural Earth (public domain), which draws who holds an area. Borders and names "
        + "say nothing about status."
      : "Points stand for countries and territories as the data list them. The map shows no borders."
  }
  func arcsTitle(country: String, own: Int, count: Int, window: String) -> String {
    own == 0
      ? "None of the \(count) strongest ties of the world in \(window) involves \(country)"
      : "\(own) of the \(count) strongest ties of the world in \(window) involve\(own == 1 ? "s" : "") "
        + country
  }
  func arcsSubtitle(country: String, beside: [String]) -> String {
    let second = beside.isEmpty ? "" : ", those of \(list(beside)) in blue"
    return
      "The wider the arc, the more joint publications. Ties of \(country) in red\(second); the "
      + "twelve strongest\(beside.isEmpty ? "" : " of each") are always drawn"
  }
  var arcsDescription: String { "Arcs on a world map join countries with many joint publications." }
  func matrixTitle(strongest: (String, String)?, window: String, count: Int) -> String {
    strongest.map { "\($0.0) – \($0.1) is the strongest tie in \(window)" }
      ?? "No ties among the first \(count) countries in \(window)"
  }
  func matrixSubtitle(count: Int) -> String {
    "Joint publications among the first \(count) countries; those with like partners stand together"
  }
  func matrixNormalTitle(strongest: (String, String)?, window: String) -> String {
    strongest.map { "\($0.0) – \($0.1) exceeds the size of both most, \(window)" }
      ?? "Who publishes together more than their size suggests, \(window)"
  }
  var matrixNormalSubtitle: String {
    "Association strength: 1 is what the sizes of both would give by chance"
  }
  var matrixDescription: String {
    "A matrix of countries; the stronger the colour of a cell, the stronger the tie."
  }
  func chordTitle(country: String, share: String, window: String) -> String {
    "\(share) of the ties among the first countries involve \(country) (\(window))"
  }
  func chordSubtitle(count: Int) -> String {
    "Joint publications among the \(count) countries with the most ties; ribbons in proportion"
  }
  var chordDescription: String {
    "Countries on a circle, joined by ribbons as wide as their joint publications are many."
  }
  func communityTitle(country: String, mates: [String], of count: Int) -> String {
    if count == 1 { return "All countries stand in one community" }
    return mates.isEmpty
      ? "\(country) stands in a community of its own"
      : "\(country) stands in one community with \(list(mates))"
  }
  var communitySubtitle: String {
    "Near: much joint work for their size. Area: joint publications. Colour: community. Lines: the "
      + "surest ties of the backbone"
  }
  var communityDescription: String {
    "A network of countries as circles, coloured by community and joined where the tie belongs to "
      + "the backbone."
  }
  func communitySentence(count: Int, agreement: String) -> String {
    "Communities of greatest modularity: \(count). Those of ten seeds agree with an adjusted mutual "
      + "information of \(agreement) (1: the same); where it is well below 1, a border between "
      + "communities is no fact about the network."
  }
  var communityTable: String { "Communities" }
  var communityHeads: [String] { ["Community", ">Countries", "The largest"] }

  func partnersSentence(country: String, rising: [String], fading: [String]) -> String {
    var text =
      rising.isEmpty
      ? ""
      : "Rising in the share of \(country)'s international works: "
        + "\(list(rising))."
    if !fading.isEmpty { text += (text.isEmpty ? "" : " ") + "Fading: \(list(fading))." }
    return text
  }
  func multiplesTitle(country: String, partner: String) -> String {
    partner.isEmpty ? "\(country) has no partners" : "First partner of \(country): \(partner)"
  }
  func multiplesSubtitle(country: String, beside: [String]) -> String {
    "Share of the international works of \(country) that involve the partner, by year"
      + (beside.isEmpty ? "" : "; thin, the same share for \(list(beside))")
      + ". Each panel has its own scale from zero"
  }
  var multiplesDescription: String {
    "One small line chart a partner, each on its own scale from zero."
  }
  func intensityIn(_ window: String) -> String { "RIC \(window)" }
  var intensityNote: String {
    "RIC, the relative intensity of collaboration (Fuchs, Sivertsen & Rousseau 2021): the partner's "
      + "share in the country's ties over its share in the ties of all others. Above 1 the two work "
      + "together more than the partner does with others."
  }
  func pointsChange(_ points: String) -> String { "\(points) points" }

  func driversTable(country: String) -> String {
    "The 20 ties that moved the score of \(country) most"
  }

  var groupsIntro: String {
    "Joint publications with the members of a group, the focus itself left out, and their part of "
      + "all its ties. Members are those of the last year of each window, so a group may grow by "
      + "accession; a publication with several members counts with each."
  }
  func groupsTable(country: String) -> String { "Ties of \(country) with groups of countries" }
  var groupHead: String { "Group" }
  var membersHead: String { "Members" }
  var ownGroup: String { " (a member)" }

  func typesTable(country: String) -> String {
    "International works and rank of \(country) by type"
  }
  func fieldsTable(country: String) -> String {
    "International works and rank of \(country) by field"
  }
  var typeHead: String { "Type" }
  var fieldHead: String { "Field" }
  func type(_ name: String) -> String { name.replacing("-", with: " ") }
  func rankIn(_ window: String) -> String { "Rank \(window)" }
  func worksIn(_ window: String) -> String { "Works \(window)" }
  var kindsNote: String {
    "Each row is the reference specification on those publications alone. Types and fields are as "
      + "the sources give them; a publication may have several fields."
  }
  var kindsUnknown: String {
    "A table of pair counts knows no types and no fields of publications, so this chapter is empty."
  }
  var fieldsUnknown: String { "No publication of these windows has a field in the corpus." }

  func largeSentence(
    country: String, window: String, removed: String, share: String, weight: String, with: String,
    without: String
  ) -> String {
    "In \(window) they are \(removed) publications (\(share)) with a link weight of \(weight). With "
      + "them \(country) is \(with), without them \(without)."
  }
  func largeLimits(authors: Int, countries: Int) -> String {
    "A collaboration is large with more than \(authors) authors or \(countries) countries (ISI 2019); "
      + "a truncated author list counts as large."
  }
  var largeUnknown: String {
    "A table of pair counts does not know how many authors or countries a publication has, so what "
      + "large collaborations do to the ranks cannot be seen here. Counted full, a paper of 40 "
      + "countries adds 780 ties."
  }

  var yearsIntro: String {
    "Each year against the one before: the countries among the first 20 of either."
  }
  func yearStep(_ first: String, _ last: String) -> String { "\(first) → \(last)" }
  var coverageTable: String { "Coverage by year" }
  var coverageHeads: [String] {
    [
      "Year", ">Publications", ">International", ">Undetermined", ">Without country",
      ">Authors without country",
    ]
  }
  func intervalsTitle(country: String, bounds: String, window: String) -> String {
    "Resampling leaves \(country) at \(bounds) in \(window)"
  }
  func range(from low: Int, to high: Int) -> String {
    "\(ordinal(low, isTied: false)) to \(ordinal(high, isTied: false))"
  }
  var intervalsSubtitle: String { "Rank and 95 % stability interval, which covers resampling only" }
  var intervalsDescription: String {
    "One row a country: a dot for its rank on a bar for its stability interval."
  }
  func coverageShift(_ countries: [String]) -> String {
    "Coverage changed: the share of authors without a country moved by more than two points "
      + "between the windows for \(list(countries)). Their ranks may have moved with it."
  }

  func moreInputs(_ count: String) -> String {
    "And \(count) more; the manifest lists all."
  }
  var chapterRevisions: String { "Revisions" }
  func revisionsSentence(version: String, window: String, cause: String) -> String {
    let why =
      switch cause {
      case "none": "Inputs and software are the same, so nothing was revised."
      case "data": "The inputs were revised; the software is the same."
      case "software": "The software or its gazetteer changed; the inputs are the same."
      case "parted":
        "Inputs and software changed; the earlier inputs were counted again to tell the two apart."
      default:
        "Inputs and software changed, and the earlier inputs are not at hand: the two cannot be told "
          + "apart."
      }
    return "The previous report, made by copub \(version), ended with \(window). \(why)"
  }
  func revisionsTable(earlier: String, now: String) -> String {
    "What moved the ranks since the previous report"
  }
  func rankThen(_ window: String) -> String { "\(window), then" }
  func rankNow(_ window: String) -> String { "\(window), now" }
  var byData: String { "Revised data" }
  var bySoftware: String { "Software" }
  var byYears: String { "New years" }
  var revisionsNote: String {
    "Places risen (+) or fallen. The first two parts compare the same window under the earlier "
      + "specification then and now; new years lead from it to the last window. The parts add up to "
      + "the change since the previous report."
  }
  var specificationChanged: String {
    "The specification is another one now; what that does stands in the column of new years."
  }

  var filter: String { "Filter rows" }
  var copy: String { "Copy table" }
  var copied: String { "Copied" }
  var highlight: String { "Highlight a country in all figures" }
  var nobody: String { "None" }
  var sortHint: String { "Sort by this column" }
  var explorerTitle: String { "Choose a specification" }
  var explorerNote: String {
    "The ranks that the chosen specification gives, looked up among those tried."
  }
  var notTried: String {
    "Not tried: the measure reads its own kind of ties and ignores this choice."
  }
  var tied: String { "tied" }
  var rank: String { "Rank" }
}
