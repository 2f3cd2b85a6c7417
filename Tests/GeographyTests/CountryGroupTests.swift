import Foundation
import Geography
import Testing

@Suite struct CountryGroupTests {
  func codes(_ text: String) -> CountrySet {
    CountrySet(text.split(separator: " ").compactMap { CountryCode($0) })
  }

  @Test func everyFileOfTheFolderIsShipped() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/Geography/Data/groups")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .map { String($0.dropLast(4)) }
    let shipped = Set(CountryGroup.shipped.map(\.name))
    #expect(Set(files).subtracting(["m49"]).isSubset(of: shipped))
    #expect(files.count > 10)
    #expect(shipped.count == CountryGroup.shipped.count)
  }

  @Test func everyGroupSaysWhatItIs() {
    for group in CountryGroup.shipped {
      #expect(!group.source.isEmpty, "\(group.name)")
      #expect(group.asOf.utf8.count == 10, "\(group.name)")
      #expect(!group.members(in: nil).isEmpty)
      #expect(group.title(.english) != group.name)
      #expect(group.title(.simplifiedChinese).unicodeScalars.contains { $0.value >= 0x4E00 })
      #expect(CountryGroup.named(group.name) == group)
    }
    #expect(CountryGroup.named("none") == nil)
  }

  @Test(arguments: [
    ("eu-27", nil, 27), ("eu-28", nil, 28), ("eu-28", 2020, 28), ("eu", 1957, 0), ("eu", 1958, 6),
    ("eu", 1994, 12), ("eu", 2003, 15), ("eu", 2012, 27), ("eu", 2019, 28), ("eu", 2020, 27),
    ("oecd", 1961, 19), ("oecd", 1999, 29), ("oecd", nil, 38), ("g7", 1975, 6), ("g7", nil, 7),
    ("g20", nil, 19), ("brics", 2009, 4), ("brics", 2017, 5), ("brics", 2024, 9),
    ("brics", 2025, 10), ("asean", 1999, 10), ("asean", nil, 11), ("african-union", 2010, 53),
    ("african-union", nil, 55), ("arab-league", 1945, 7), ("arab-league", nil, 22),
    ("belt-and-road", nil, 152),
  ])
  func groupsHaveTheirSize(name: String, year: Int?, count: Int) throws {
    #expect(try #require(CountryGroup.named(name)).members(in: year).count == count)
  }

  @Test func membershipGoesByYear() throws {
    let brics = try #require(CountryGroup.named("brics"))
    #expect(brics.members(during: 2018...2022) == codes("BR CN IN RU ZA"))
    #expect(brics.members(during: 2005...2008).isEmpty)
    #expect(brics.changes)
    let union = try #require(CountryGroup.named("eu-27"))
    #expect(!union.changes)
    #expect(union.members(in: 1900) == union.members(in: nil))
    let all = try #require(CountryGroup.named("eu-28"))
    #expect(
      all.members(in: nil).filter { !union.members(in: nil).contains($0) }
        == codes("GB").map(\.self))
  }

  @Test func regionsPartTheWorld() throws {
    let continents = ["africa", "americas", "asia", "europe", "oceania"]
    var seen: [CountryCode] = []
    for name in continents { seen += try #require(CountryGroup.named(name)).members(in: nil) }
    #expect(Set(seen).count == seen.count)
    #expect(seen.count == 249)
    let eastern = try #require(CountryGroup.named("eastern-asia"))
    #expect(eastern.members(in: nil) == codes("CN HK JP KP KR MN MO TW"))
    let europe = try #require(CountryGroup.named("europe"))
    #expect(try europe.members(in: 1985).contains(#require(CountryCode("SU"))))
    #expect(try !europe.members(in: 2000).contains(#require(CountryCode("SU"))))
  }

  @Test func aFileMakesAGroup() throws {
    let group = try CountryGroup(
      name: "mine.tsv", tsv: "# title: Mine\r\n# source: me\r\ncode\r\nFR\r\nDE\r\n")
    #expect(group.title(.english) == "Mine")
    #expect(group.title(.simplifiedChinese) == "Mine")
    #expect(group.source == "me")
    #expect(group.members(in: 1990) == codes("DE FR"))
    #expect(try CountryGroup(name: "x.tsv", tsv: "code\nFR").title(.english) == "x.tsv")
    let back = try CountryGroup(name: "b", tsv: "code\tfrom\tto\nFR\t1990\t1995\nFR\t2000\t")
    #expect(back.members(in: 1997).isEmpty)
    #expect(back.members(in: nil) == codes("FR"))
  }

  @Test(arguments: [
    ("", CountryGroupError.noCodeColumn), ("country\nFR", .noCodeColumn), ("code\n", .noMembers),
    ("code\nFrance", .unknownCode(line: 2, text: "France")),
    ("code\tfrom\nFR\tx", .badYears(line: 2, text: "x")),
    ("code\tfrom\tto\nFR\t2000\t1990", .badYears(line: 2, text: "2000-1990")),
  ])
  func errorsSayWhatIsWrong(tsv: String, expected: CountryGroupError) {
    #expect(throws: expected) { try CountryGroup(name: "x", tsv: tsv) }
    #expect(!expected.description.isEmpty)
  }

  @Test func overlappingRowsAreRefused() throws {
    let expected = CountryGroupError.overlappingRows(
      line: 3, code: try #require(CountryCode("FR")))
    #expect(throws: expected) { try CountryGroup(name: "x", tsv: "code\nFR\nFR") }
  }
}
