import Collaboration
import Geography
import Testing

/// "Scope of a corpus" of the definitions.
struct ScopeTests {
  private func corpus(
    with: Int, without: Int, nowhere: Int = 0, scope: CorpusScope = .unknown
  ) throws -> ProfileCorpus {
    let entries = try [("CN US", with), ("DE FR", without), ("-", nowhere)]
      .filter { $0.1 > 0 }.map { try TinyCorpus.entry($0.0, times: $0.1) }
    return ProfileCorpus(entries: entries, scope: scope)
  }

  @Test func nineTenthsOfOneCountryAreASelection() throws {
    #expect(try corpus(with: 90, without: 10).scope.description == "country:CN")
    #expect(try corpus(with: 89, without: 11).scope == .unknown)
  }

  @Test func publicationsWithoutACountryDoNotHideIt() throws {
    #expect(try corpus(with: 90, without: 10, nowhere: 500).scope.description == "country:CN")
  }

  @Test func aHandfulOfPublicationsSaysNothing() throws {
    #expect(try corpus(with: 9, without: 0).scope == .unknown)
    #expect(try corpus(with: 10, without: 0).scope.description == "country:CN")
  }

  @Test func whatIsDeclaredHolds() throws {
    let declared = try corpus(with: 90, without: 10, scope: .world)
    #expect(declared.scope == .world)
    #expect(declared.isScopeDeclared)
    #expect(try !corpus(with: 90, without: 10).isScopeDeclared)
  }

  @Test(arguments: ["world", "country:CN", "topic", "unknown"])
  func theTextFormComesBack(text: String) {
    #expect(CorpusScope(text)?.description == text)
  }

  @Test(arguments: ["", "World", "country:", "country:CHN", "country", "earth"])
  func otherTextsAreNone(text: String) { #expect(CorpusScope(text) == nil) }
}
