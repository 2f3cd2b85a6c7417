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

  /// A group is one country in the years of membership, after what the policy does itself.
  @Test func aGroupMayCountAsOneCountry() throws {
    let policy = try #require(TerritoryPolicy.named("sovereign+brics"))
    #expect(policy.name == "sovereign+brics")
    #expect(policy.isMerging)
    let node = { (text: String, year: Int?) throws in
      policy.node(for: try #require(CountryCode(text)), year: year)?.text
    }
    #expect(try node("ZA", 2009) == "ZA")
    #expect(try node("ZA", 2010) == "XB")
    #expect(try node("CN", 2008) == "CN")
    #expect(try node("CN", 2009) == "XB")
    #expect(try node("GU", 2015) == "US")
    #expect(try node("DE", 2015) == "DE")
    let (cn, za, de) = (codes("CN")[0], codes("ZA")[0], codes("DE")[0])
    #expect(policy.isInternational(cn, za, year: 2009))
    #expect(!policy.isInternational(cn, za, year: 2010))
    #expect(policy.isInternational(cn, de, year: 2010))
    #expect(policy.nodes(for: codes("CN DE ZA"), year: 2010) == codes("DE XB"))
    #expect(CountryTable.standard.name(of: codes("XB")[0], language: .english) == "BRICS")
    #expect(TerritoryPolicy.named("sovereign+nothing") == nil)
    #expect(TerritoryPolicy.named("nothing+brics") == nil)
  }

  /// Territories count in their state, and with it in the group.
  @Test func theTerritoryPolicyComesFirst() throws {
    let policy = try #require(TerritoryPolicy.named("sovereign+eu-27"))
    #expect(policy.node(for: codes("RE")[0], year: 2015)?.text == "EU")
    let apart = try #require(TerritoryPolicy.named("as-resolved+eu-27"))
    #expect(apart.node(for: codes("RE")[0], year: 2015)?.text == "RE")
  }

  @Test func everyGroupHasACodeOfItsOwn() {
    let groups = CountryGroup.shipped.filter { !$0.name.hasPrefix("eu-") }
    #expect(Set(groups.map(\.node)).count == groups.count)
    for group in CountryGroup.shipped {
      #expect(!CountryTable.standard.contains(group.node), "\(group.name)")
      #expect(CountryGroup.ofNode(group.node)?.node == group.node)
    }
  }

  @Test func aFileSaysItsCode() throws {
    #expect(try CountryGroup(name: "v", tsv: "code\nCZ\n").node.text == "ZZ")
    #expect(try CountryGroup(name: "v", tsv: "# node: QZ\ncode\nCZ\n").node.text == "QZ")
    #expect(throws: CountryGroupError.badNode("CZ")) {
      try CountryGroup(name: "v", tsv: "# node: CZ\ncode\nCZ\n")
    }
    #expect(throws: CountryGroupError.badNode("many")) {
      try CountryGroup(name: "v", tsv: "# node: many\ncode\nCZ\n")
    }
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
