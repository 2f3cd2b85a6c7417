import Collaboration
import Geography
import TestSupport
import Testing

/// The text form of a profile, as it stands in a corpus file.
struct ProfileTextTests {
  @Test(arguments: [
    "CN", "-", "CN+HK", "CN+HK(CN)~l*3!1", "-(CN)", "CN(-)", "CN~g", "US*12", "DE!1", "FR*2!2",
  ])
  func theTextFormComesBack(text: String) throws {
    let kind = try #require(AuthorCountries(text: text[...]))
    #expect(kind.text == text)
  }

  @Test func theParts() throws {
    let kind = try #require(AuthorCountries(text: "CN+HK(CN)~l*3!1"))
    #expect(try kind.resolved == TinyCorpus.set("CN+HK"))
    #expect(try kind.stated == TinyCorpus.set("CN"))
    #expect(kind.grade == .likely)
    #expect(kind.authors == 3)
    #expect(kind.leads == 1)
  }

  @Test(arguments: [
    "", "C", "CN+", "CN(", "CN(US", "CN~x", "CN~", "CN*", "CN*x", "CN!", "CN!1x", "+CN", "1N",
  ])
  func damageIsNoticed(text: String) {
    #expect(AuthorCountries(text: text[...]) == nil)
    #expect(CollaborationProfile.authors(text: "US \(text.isEmpty ? "?" : text)") == nil)
  }

  @Test func anyProfileComesBack() throws {
    var generator = SeededGenerator(seed: 7)
    let codes = try ["CN", "US", "HK", "DE", "TW"].map(TinyCorpus.code)
    for _ in 0..<500 {
      let authors = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
        AuthorCountries(
          stated: CountrySet(codes.filter { _ in Int.random(in: 0...3, using: &generator) == 0 }),
          resolved: CountrySet(codes.filter { _ in Int.random(in: 0...3, using: &generator) == 0 }),
          grade: Grade.allCases.randomElement(using: &generator) ?? .certain,
          authors: Int.random(in: 1...4, using: &generator),
          leads: Int.random(in: 0...1, using: &generator))
      }
      let unlinked = Bool.random(using: &generator) ? Int.random(in: 0...9, using: &generator) : nil
      let profile = CollaborationProfile(
        year: 2018, type: .article, authors: authors, unlinkedAuthors: unlinked)
      let read = try #require(CollaborationProfile.authors(text: profile.authorsText))
      #expect(read.entries == profile.authors)
      #expect(read.unlinked == unlinked)
    }
  }

  /// The order of authors does not make another profile; kinds alike are put together.
  @Test func kindsArePutTogether() throws {
    let one = try #require(CollaborationProfile.authors(text: "CN!1 US CN US*2"))
    let two = try #require(CollaborationProfile.authors(text: "US*3 CN CN!1"))
    let profiles = [one, two].map {
      CollaborationProfile(year: 2018, type: .article, authors: $0.entries)
    }
    #expect(profiles[0] == profiles[1])
    #expect(profiles[0].authorsText == "CN*2!1 US*3")
    #expect(profiles[0].authorCount == 5)
  }
}
