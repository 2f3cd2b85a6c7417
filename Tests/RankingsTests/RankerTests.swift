import Collaboration
import CorpusStore
import Rankings
import TestSupport
import Testing

/// The order of the definitions: masses and link sums, node set, min-joint, weights, centrality.
struct RankerTests {
  // 2019: CN-DE 10, CN-US 50, DE-FR 15, DE-US 20, FR-US 18, KE-US 5; m = 118.
  // Works: CN 60, DE 40, FR 30, KE 5, US 90. Link sums: CN 60, DE 45, FR 33, KE 5, US 93.

  @Test func theDefaultIsStrength() throws {
    let ranking = try Tables.ranking(Tables.small(), "2019")
    #expect(ranking.scores == ["CN": 60, "DE": 45, "FR": 33, "KE": 5, "US": 93])
    #expect(ranking.entries.map(\.country.text) == ["US", "CN", "DE", "FR", "KE"])
    #expect(ranking.entries.map(\.internationalWorks) == [90, 60, 40, 30, 5])
    #expect(ranking.entries.allSatisfy { $0.works == nil })
  }

  @Test(arguments: [
    ("nodes=top:2", ["CN", "US"]), ("nodes=top:5", ["CN", "DE", "FR", "KE", "US"]),
    ("nodes=top:99", ["CN", "DE", "FR", "KE", "US"]), ("nodes=works:40", ["CN", "DE", "US"]),
    ("nodes=works:41", ["CN", "US"]), ("nodes=works:91", []),
    ("nodes=top:2 mass=links", ["CN", "US"]),
  ])
  func nodeSets(line: String, countries: [String]) throws {
    let ranking = try Tables.ranking(Tables.small(), "2019", line)
    #expect(ranking.entries.map(\.country.text).sorted() == countries)
  }

  @Test func tiesAtTheBorderOfTopAllStay() throws {
    let table = try Tables.table(
      years: #"{"2000":{"works":{"CN":9,"DE":5,"FR":5,"KE":5,"US":9},"pairs":{"CN":{"US":1}}}}"#)
    let ranking = try Tables.ranking(table, "2000", "nodes=top:3")
    #expect(ranking.entries.count == 5)
    #expect(ranking.notes.contains { $0.contains("5 countries") && $0.contains("place 3") })
    let clear = try Tables.ranking(table, "2000", "nodes=top:2")
    #expect(clear.entries.count == 2)
    #expect(clear.notes.isEmpty)
  }

  @Test func minJointIsInclusiveAndLeavesTheCountry() throws {
    let ranking = try Tables.ranking(Tables.small(), "2019", "min-joint=15")
    #expect(ranking.scores == ["CN": 50, "DE": 35, "FR": 33, "KE": 0, "US": 88])
    let more = try Tables.ranking(Tables.small(), "2019", "min-joint=16")
    #expect(more.scores == ["CN": 50, "DE": 20, "FR": 18, "KE": 0, "US": 88])
  }

  /// min-joint reads joint publications counted full, whatever the counting method is.
  @Test func minJointCountsFull() throws {
    let folder = try TemporaryFolder()
    let three = (1...4).map { SampleWork(id: $0, authors: [["CN"], ["DE"], ["US"]]).line }
    let path = try folder.write("some.jsonl", three.joined())
    let store = try CorpusStore.inMemory()
    _ = try Ingest().run([path], into: store)
    let ranker = Ranker(try store.profiles(scope: .world))
    let window = try YearWindow(parsing: "2018")
    for (least, score) in [(4, 4.0), (5, 0)] {
      let specification = try Specification(parsing: "counting=fractional min-joint=\(least)")
      let scores = try ranker.ranking(in: window, specification).scores
      #expect(scores == ["CN": score, "DE": score, "US": score])
    }
  }

  /// Masses and link sums are those of all countries, not of the node set.
  @Test func massesAreNotRecomputedInsideTheNodeSet() throws {
    let association = try Tables.ranking(Tables.small(), "2019", "nodes=top:2 weights=association")
    #expect(near(association.scores["CN"], 50.0 * 2 * 118 / (60 * 93)))
    let salton = try Tables.ranking(Tables.small(), "2019", "nodes=top:2 weights=salton")
    #expect(near(salton.scores["US"], 50 / (60.0 * 90).squareRoot()))
    let links = try Tables.ranking(Tables.small(), "2019", "nodes=top:2 weights=salton mass=links")
    #expect(near(links.scores["US"], 50 / (60.0 * 93).squareRoot()))
  }

  @Test func partnerShareIsTheMeanOverTheOthers() throws {
    let ranking = try Tables.ranking(Tables.small(), "2019", "centrality=partner-share")
    #expect(near(ranking.scores["US"], (50.0 / 60 + 20.0 / 40 + 18.0 / 30 + 5.0 / 5) / 4))
    #expect(near(ranking.scores["KE"], 5.0 / 90 / 4))
  }

  @Test func yearsMayCountAlike() throws {
    let ranking = try Tables.ranking(Tables.small(), "2019-2020", "pool=mean-of-years")
    // Total weights 118 and 140, mean 129.
    #expect(near(ranking.scores["KE"], 5.0 * 129 / 118 + 4.0 * 129 / 140))
    #expect(try Tables.ranking(Tables.small(), "2019-2020").scores["KE"] == 9)
  }

  @Test func aNodeSetCanBeHeldFixed() throws {
    let ranker = Ranker(try Tables.small())
    let fixed = try ["KE", "US", "XK"].map(Tables.code)
    let ranking = try ranker.ranking(
      in: YearWindow(parsing: "2019"), Tables.specification(), among: fixed)
    #expect(ranking.scores == ["KE": 5, "US": 5])
  }

  @Test func worldRanksOfASelectionAreRefused() throws {
    let folder = try TemporaryFolder()
    let works = (1...60).map { SampleWork(id: $0, authors: [["CN"], ["US"]]).line }
    let store = try CorpusStore.inMemory()
    _ = try Ingest().run([try folder.write("some.jsonl", works.joined())], into: store)
    let error = #expect(throws: CountingError.self) {
      try Ranker(try store.profiles()).checkScope()
    }
    #expect(error?.code == "corpus-selected-on-country")
    #expect(error?.description.contains("--scope world") == true)
    try Ranker(try store.profiles(scope: .world)).checkScope()
  }

  @Test func anUnknownPolicyIsNamed() throws {
    var specification = Specification()
    specification.territories = "no-such-policy"
    #expect(throws: SpecificationError.self) {
      try Ranker(Tables.small()).ranking(in: YearWindow(year: 2019), specification)
    }
  }
}
