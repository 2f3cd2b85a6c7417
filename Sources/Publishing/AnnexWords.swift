/// The words of the chapters beside ranks, and of what a reader can do with the page.
protocol AnnexWords: BesideWords {
  // Chapters
  var chapterOutput: String { get }
  var chapterNetwork: String { get }
  var chapterDrivers: String { get }
  var chapterGroups: String { get }
  var chapterKinds: String { get }
  var chapterLarge: String { get }
  var chapterYears: String { get }

  // Output
  func outputSentence(country: String, first: String, last: String, before: String, after: String)
    -> String
  func outputTitle(country: String, before: Double, after: Double) -> String
  var outputSubtitle: String { get }
  var outputDescription: String { get }
  func outputTable(_ window: String) -> String
  var worksHead: String { get }
  var internationalHead: String { get }
  var shareHead: String { get }
  var fractionalHead: String { get }
  var growthHead: String { get }
  var worksUnknown: String { get }
  var internationalUnknown: String { get }
  func undetermined(_ parts: [String]) -> String
  func undeterminedPart(window: String, count: String, share: String) -> String

  // Network
  var window: String { get }
  func networkSentence(countries: String, links: String, window: String) -> String
  func backboneSentence(links: String, share: String) -> String
  func mapTitle(country: String, partners: String, window: String) -> String
  var mapSubtitle: String { get }
  var mapDescription: String { get }
  func mapSource(hasOutlines: Bool) -> String
  func arcsTitle(country: String, own: Int, count: Int, window: String) -> String
  func arcsSubtitle(country: String, beside: [String]) -> String
  var arcsDescription: String { get }
  func matrixTitle(strongest: (String, String)?, window: String, count: Int) -> String
  func matrixSubtitle(count: Int) -> String
  func matrixNormalTitle(strongest: (String, String)?, window: String) -> String
  var matrixNormalSubtitle: String { get }
  var matrixDescription: String { get }
  func chordTitle(country: String, share: String, window: String) -> String
  func chordSubtitle(count: Int) -> String
  var chordDescription: String { get }
  func communityTitle(country: String, mates: [String], of: Int) -> String
  var communitySubtitle: String { get }
  var communityDescription: String { get }
  func communitySentence(count: Int, agreement: String) -> String
  var communityTable: String { get }
  var communityHeads: [String] { get }

  // Partners
  func partnersSentence(country: String, rising: [String], fading: [String]) -> String
  func multiplesTitle(country: String, partner: String) -> String
  func multiplesSubtitle(country: String, beside: [String]) -> String
  var multiplesDescription: String { get }
  func intensityIn(_ window: String) -> String
  var intensityNote: String { get }
  func pointsChange(_ points: String) -> String

  func driversTable(country: String) -> String

  // Groups
  var groupsIntro: String { get }
  func groupsTable(country: String) -> String
  var groupHead: String { get }
  var membersHead: String { get }
  var ownGroup: String { get }

  // Types and fields
  func typesTable(country: String) -> String
  func fieldsTable(country: String) -> String
  var typeHead: String { get }
  var fieldHead: String { get }
  func type(_ name: String) -> String
  func rankIn(_ window: String) -> String
  func worksIn(_ window: String) -> String
  var kindsNote: String { get }
  var kindsUnknown: String { get }
  var fieldsUnknown: String { get }

  // Large collaborations
  func largeSentence(
    country: String, window: String, removed: String, share: String, weight: String, with: String,
    without: String
  ) -> String
  func largeLimits(authors: Int, countries: Int) -> String
  var largeUnknown: String { get }

  // Years, coverage, intervals
  var yearsIntro: String { get }
  func yearStep(_ first: String, _ last: String) -> String
  var coverageTable: String { get }
  var coverageHeads: [String] { get }
  func intervalsTitle(country: String, bounds: String, window: String) -> String
  func range(from low: Int, to high: Int) -> String
  var intervalsSubtitle: String { get }
  var intervalsDescription: String { get }
  func coverageShift(_ countries: [String]) -> String

  // Revisions
  func moreInputs(_ count: String) -> String
  var chapterRevisions: String { get }
  func revisionsSentence(version: String, window: String, cause: String) -> String
  func revisionsTable(earlier: String, now: String) -> String
  func rankThen(_ window: String) -> String
  func rankNow(_ window: String) -> String
  var byData: String { get }
  var bySoftware: String { get }
  var byYears: String { get }
  var revisionsNote: String { get }
  var specificationChanged: String { get }

  // What a reader can do
  var filter: String { get }
  var copy: String { get }
  var copied: String { get }
  var highlight: String { get }
  var nobody: String { get }
  var sortHint: String { get }
  var explorerTitle: String { get }
  var explorerNote: String { get }
  var notTried: String { get }
  var tied: String { get }
  var rank: String { get }
}
