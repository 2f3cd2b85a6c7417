import Rankings

extension EnglishWords {
  func besideTable(country: String) -> String { "\(country) beside its reference group" }
  func intervalIn(_ window: String) -> String { "95 % interval \(window)" }
  func defaultOf(country: String) -> String { "\(country), default" }
  func share(of country: String) -> String { "Share, \(country)" }
  func rank(of country: String) -> String { "Rank, \(country)" }
  func median(of country: String) -> String { "Median, \(country)" }
  func effect(on country: String) -> String { "Effect, \(country)" }
  func partnersBesideTable(country: String, window: String) -> String {
    "The first 20 partners of \(country) in the collaboration of its reference group, \(window)"
  }
  var multiverseBesideTable: String { "The same specifications for the reference group" }
  func multiverseBesideHeads(_ window: String) -> [String] {
    ["Rises", "Same", "Falls", "Tied or unranked", "Median rank \(window)", "Middle half"]
  }

  var ledHead: String { "Led" }
  var ledNote: String {
    "A country leads a publication if it is the country of a corresponding author or, where none is "
      + "named, of the first author. A publication may have several leaders, or one outside the pair."
  }
  func leadershipTable(country: String, window: String) -> String {
    "Who leads the joint publications of \(country), \(window)"
  }
  func led(by country: String) -> String { "Led by \(country)" }
  var ledByPartner: String { "Led by the partner" }
  var leadershipUnknown: String {
    "Who leads joint publications needs publications with their authors: this source does not know it."
  }

  func growthSentence(
    country: String, before: String, after: String, world: String, partners: String, share: String
  ) -> String {
    "The link weight of \(country) went from \(before) to \(after). Of the change, \(world) is the "
      + "growth of all ties in the world, \(partners) that its partners hold another part of them, and "
      + "\(share) that it holds another share in its partners' ties."
  }
  var growthTable: String { "Why link weights changed" }
  func growthHeads(first: String, last: String) -> [String] {
    [first, last, "Change", "World grew", "Partners in it", "Share in partners"]
  }

  var mixTable: String { "Rank with the mix of fields held constant" }
  func mixHead(_ window: String) -> String { "\(window) at the earlier mix" }
  var mixNote: String {
    "Both windows are the sum of their fields by whole counting; in the last column every field of "
      + "the later window has the part of the link weight that it had in the earlier one. Publications "
      + "without a field stand aside, so these ranks need not be those of the whole."
  }

  func sizesTable(country: String) -> String {
    "Collaboration of \(country) by the number of countries of a publication"
  }
  var sizeHead: String { "Countries" }
  func tiesIn(_ window: String) -> String { "Part of ties \(window)" }
  var sizesNote: String {
    "Counted full, a publication of many countries ties each to all others: few publications can hold "
      + "a great part of the ties."
  }
  var sizesUnknown: String {
    "How much of the collaboration is bilateral needs publications, or pair counts by the number of "
      + "countries: this source does not part it."
  }
  var largeTable: String { "Ranks with and without large collaborations" }
  func largeHeads(window: String) -> [String] { ["\(window), with", "\(window), without"] }

  var groupRanksTable: String { "Groups as one country among all others" }
  func groupRanksNote(hasBounds: Bool) -> String {
    "Each row is a ranking of its own, in which the members of that one group count as one country and "
      + "ties inside it are not international. All members count in the years of their membership."
      + (hasBounds
        ? " Pair counts only bound what merged members share: two ranks are those at either bound."
        : "")
  }
  var groupRanksUnknown: String {
    "Groups as one country need a source that can merge countries, and a territory policy without "
      + "groups: this report shows their ties only."
  }

  func percentage(_ text: String) -> String { text }
  func level(_ level: String, ofAxis axis: String) -> String {
    guard axis == "nodes", let nodes = NodeSet(level) else { return level }
    return switch nodes {
    case .all, .linked: level
    case .top(let count): "first \(count)"
    case .works(let bound): "\(bound) works"
    }
  }

  var windowOrYear: String { "Window or year" }
  var tiesOf: String { "Ties of" }
}
