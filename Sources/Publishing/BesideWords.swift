/// The words of what stands beside the focus: reference group, leadership, sizes, growth, groups as one.
protocol BesideWords: Sendable {
  // The reference group
  func besideTable(country: String) -> String
  func intervalIn(_ window: String) -> String
  func defaultOf(country: String) -> String
  func share(of country: String) -> String
  func rank(of country: String) -> String
  func median(of country: String) -> String
  func effect(on country: String) -> String
  func partnersBesideTable(country: String, window: String) -> String
  var multiverseBesideTable: String { get }
  func multiverseBesideHeads(_ window: String) -> [String]

  // Leadership
  var ledHead: String { get }
  var ledNote: String { get }
  func leadershipTable(country: String, window: String) -> String
  func led(by country: String) -> String
  var ledByPartner: String { get }
  var leadershipUnknown: String { get }

  // Growth
  func growthSentence(
    country: String, before: String, after: String, world: String, partners: String, share: String
  ) -> String
  var growthTable: String { get }
  func growthHeads(first: String, last: String) -> [String]

  // Fields
  var mixTable: String { get }
  func mixHead(_ window: String) -> String
  var mixNote: String { get }

  // Sizes and large collaborations
  func sizesTable(country: String) -> String
  var sizeHead: String { get }
  func tiesIn(_ window: String) -> String
  var sizesNote: String { get }
  var sizesUnknown: String { get }
  var largeTable: String { get }
  func largeHeads(window: String) -> [String]

  // Groups as one country
  var groupRanksTable: String { get }
  func groupRanksNote(hasBounds: Bool) -> String
  var groupRanksUnknown: String { get }

  // Small parts
  func percentage(_ text: String) -> String
  func level(_ level: String, ofAxis axis: String) -> String

  // What a reader chooses
  var windowOrYear: String { get }
  var tiesOf: String { get }
}
