import Collaboration
import Geography
import Networks
import Rankings

/// All words of a report in one language.
///
/// A language is one type that has them all; the compiler finds a missing one. Numbers, names and
/// ranks arrive as printed.
protocol ReportWords: AnnexWords {
  var language: Language { get }

  // Small parts
  func window(_ window: String) -> String
  func ordinal(_ rank: Int, isTied: Bool) -> String
  var noRank: String { get }
  func path(_ ranks: [String]) -> String
  func name(ofAxis axis: String) -> String
  func list(_ items: [String]) -> String

  // The axes of a specification
  func counting(_ method: CountingMethod) -> String
  func pool(_ pool: Specification.Pool) -> String
  func nodes(_ nodes: NodeSet) -> String
  func weight(_ weight: LinkWeight) -> String
  func centrality(_ name: String) -> String
  func measure(_ specification: Specification) -> String

  // Title and headline
  func title(country: String, first: String, last: String) -> String
  func headline(
    country: String, before: String, after: String, first: String, last: String, rise: Int?
  ) -> String
  func dated(_ rank: String, _ window: String) -> String
  func publishedSentence(_ ranks: [(window: String, rank: String)], citations: String) -> String
  func referenceSentence(_ ranks: String, specification: String) -> String
  func defaultSentence(_ ranks: String) -> String
  func agreementSentence(
    specifications: String, rises: String, falls: String, unchanged: String, exact: String?,
    exactAll: String?, apart: Int
  ) -> String
  func headlineVerdict(_ verdict: VerdictWords) -> String
  func verdict(_ verdict: VerdictWords, share: String, checks: Int) -> String
  func territories(_ policy: String) -> String

  // Chapters
  var chapterHeadline: String { get }
  var chapterRanking: String { get }
  var chapterChanges: String { get }
  var chapterPartners: String { get }
  var chapterFirmness: String { get }
  var chapterPublished: String { get }
  var chapterData: String { get }
  var chapterMethod: String { get }
  var contents: String { get }

  // Ranking
  func bumpTitle(country: String, before: String, after: String, rise: Int?) -> String
  func bumpSubtitle(specification: String, top: Int) -> String
  func bumpDescription(country: String, ranks: String) -> String
  func seriesTitle(country: String, first: String, last: String, years: String, rise: Int?)
    -> String
  func seriesSubtitle(hasDefault: Bool, hasPublished: Bool) -> String
  func seriesDescription(country: String) -> String
  var published: String { get }
  var reference: String { get }
  var `default`: String { get }
  func rankingTable(top: Int) -> String
  var country: String { get }
  var score: String { get }
  var year: String { get }
  func yearlyTable(country: String) -> String
  func yearlyNote(_ nodes: String) -> String

  // Changes
  func changesTable(first: String, last: String) -> String
  var change: String { get }
  func movers(rises: [String], falls: [String]) -> String
  func entrants(_ names: [String]) -> String
  func leavers(_ names: [String]) -> String
  func agreement(countries: String, tau: String, spearman: String, overlap: String) -> String

  // Partners and drivers
  func driversTitle(country: String, partner: String, isUp: Bool) -> String
  func driversSubtitle(measure: String) -> String
  func driversDescription(country: String) -> String
  func driversNote(country: String) -> String
  func noSingleTie(country: String, rank: String) -> String
  func scoresNote(_ centrality: String) -> String?
  func driversSentence(country: String, up: [String], down: [String]) -> String
  func partnersTable(country: String, first: String, last: String) -> String
  var partner: String { get }
  func jointIn(_ window: String) -> String
  func shareIn(_ window: String) -> String
  var scoreWithoutGrowth: String { get }
  var rankWithoutGrowth: String { get }

  // Firmness
  func stabilitySentence(
    country: String, first: String, last: String, before: String, after: String, share: String,
    replicates: String, kind: StabilityKindWords
  ) -> String
  var stabilityLimits: String { get }
  var checksTable: String { get }
  var check: String { get }
  func check(_ kind: String, detail: String) -> String
  func checksSentence(same: Int, of: Int) -> String
  func gapSentence(window: String, above: (String, String)?, below: (String, String)?) -> String
  func histogramTitle(_ count: Int, of all: Int, country: String, isHigher: Bool) -> String
  func histogramSubtitle(first: String, last: String) -> String
  var histogramDescription: String { get }
  func falls(_ count: Int) -> String
  func unchangedLabel(_ count: Int) -> String
  func rises(_ count: Int) -> String
  func curveTitle(country: String, low: String, high: String, window: String) -> String
  func curveSubtitle(isLogarithmic: Bool, country: String?) -> String
  var curveDescription: String { get }
  func multiverseNote(tied: Int, unranked: Int, wasSearchedFor: Bool) -> String
  func choicesTable(country: String) -> String
  func choiceHeads(window: String) -> [String]
  var exact: String { get }
  func levelsTable(country: String) -> String
  func axesSentence(_ axes: [String]) -> String

  // Published ranks
  func namedTable(country: String) -> String
  var specification: String { get }
  func matchesSentence(all: String, exact: String, windows: String) -> String
  var foundByLooking: String { get }
  func thresholds(matching: Int, of: Int) -> String
  var nothingPublished: String { get }

  // Data and method
  func coverageTitle(first: String, last: String, before: String, after: String) -> String
  var coverageSubtitle: String { get }
  var coverageDescription: String { get }
  var coverageFlag: String { get }
  func dataSentence(_ source: String) -> String
  func recordsSentence(read: String, accepted: String, duplicate: String, rejected: String)
    -> String
  var countsLimits: String { get }
  var publicationsLimits: String { get }
  func methodParagraph(_ method: MethodWords) -> String
  var canonicalLine: String { get }
  var inputsTable: String { get }
  var file: String { get }
  var references: String { get }
  func madeBy(version: String, manifest: String) -> String
  var skipToContent: String { get }
  var dataFiles: String { get }
}

/// The verdict without its details.
enum VerdictWords: Sendable {
  case firm
  case dependsOnMethod([String])
  case notDistinguishable
}

/// What was resampled.
enum StabilityKindWords: Sendable {
  case publications
  case pairCounts
}

/// What a method paragraph states.
struct MethodWords: Sendable {
  var counting: String
  var territories: String
  var nodes: String
  var countries: [String]
  var minJoint: String
  var weight: String
  var centrality: String
  var windows: [String]
  var pool: String
}
