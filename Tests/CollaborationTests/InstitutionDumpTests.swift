import Collaboration
import Geography
import Intake
import TestSupport
import Testing

/// The registry's dump in both schemas; the institutions are invented.
struct InstitutionDumpTests {
  static let first = """
    [{"id":"https://ror.org/0qqqq0001","name":"Zubenel Institute","status":"active",
      "aliases":["Zubenelhaus"],"acronyms":["ZIX"],"labels":[{"label":"Instituto Zubenel",
      "iso639":"es"}],"country":{"country_name":"Germany","country_code":"DE"},
      "external_ids":{"GRID":{"preferred":"grid.99999.1a","all":"grid.99999.1a"},
      "ISNI":{"preferred":null,"all":["0000 0001 2345 6789"]},
      "FundRef":{"preferred":null,"all":["100099999"]},"HESA":{"all":["0001"]}}},
     {"id":"https://ror.org/0qqqq0002","name":"Taken Back Institute","status":"withdrawn",
      "aliases":[],"acronyms":[],"labels":[],"country":{"country_code":"FR"},"external_ids":{}}]
    """
  static let second = """
    [{"id":"https://ror.org/0qqqq0003","status":"active","names":[
      {"value":"Vexlia Polytechnic","types":["ror_display","label"],"lang":"en"},
      {"value":"VXP","types":["acronym"],"lang":null},
      {"value":"Politécnica Vexlia","types":["alias"],"lang":"pt"}],
      "locations":[{"geonames_id":1,"geonames_details":{"country_code":"BR","name":"X"}},
      {"geonames_id":2,"geonames_details":{"country_code":"PT","name":"Y"}}],
      "external_ids":[{"type":"fundref","all":["501100099999"],"preferred":null},
      {"type":"wikidata","all":["Q99999999"],"preferred":"Q99999999"}]},
     {"id":"https://ror.org/0qqqq0004","status":"active","names":[{"value":"Nowhere Institute",
      "types":["label"],"lang":null}],"locations":[],"external_ids":[]}]
    """

  func read(_ text: String) throws -> (InstitutionIndex, InstitutionIndex.Builder.DumpReport) {
    var builder = InstitutionIndex.Builder()
    let report = try builder.add(dump: TrickleSource(text.utf8, atMost: 37))
    return (builder.index(), report)
  }

  @Test func firstSchema() throws {
    let (index, report) = try read(Self.first)
    #expect(report.read == 2)
    #expect(report.added == 2)
    #expect(report.findings.isEmpty)
    for identifier in [
      "0qqqq0001", "grid.99999.1a", "0000000123456789", "10.13039/100099999",
    ] {
      #expect(index.country(of: identifier) == CountryCode("DE"))
    }
    #expect(index.country(of: "0qqqq0002") == CountryCode("FR"))
    let resolver = CountryResolver(institutions: index)
    for name in ["Zubenel Institute", "Instituto Zubenel"] {
      #expect(resolver.resolve(name).countries.description == "DE")
    }
    #expect(resolver.resolve("Taken Back Institute").countries.isEmpty)
  }

  @Test func secondSchema() throws {
    let (index, report) = try read(Self.second)
    #expect(report.read == 2)
    #expect(report.added == 1)
    for identifier in ["0qqqq0003", "10.13039/501100099999", "Q99999999"] {
      #expect(index.country(of: identifier) == CountryCode("BR"))
    }
    let resolver = CountryResolver(institutions: index)
    #expect(resolver.resolve("Politecnica Vexlia").countries.description == "BR")
    #expect(resolver.resolve("VXP").countries.isEmpty)
  }

  @Test func badRecordsAreFindings() throws {
    let (index, report) = try read(
      "[1, {\"id\":\"x\"}, {\"id\":\"y\",\"name\":\"Z\",\"country\":null}, \(Self.first.dropFirst())"
    )
    #expect(report.findings.map(\.code) == Array(repeating: "institution-unknown-shape", count: 2))
    #expect(report.read == 3)
    #expect(report.added == 2)
    #expect(index.count == 2)
  }

  @Test func aCutFileKeepsWhatCameBefore() throws {
    let (index, report) = try read(String(Self.first.dropLast(30)))
    #expect(index.country(of: "0qqqq0001") == CountryCode("DE"))
    #expect(!report.findings.isEmpty)
  }

  static let real = ["ror/ror-subset-v1.json.gz", "ror/ror-subset-v2.json.gz"]

  @Test(.enabled(if: Place.shared("data/ror") != nil, "\(Place.absent("data/ror"))"))
  func theRegistryItself() throws {
    var builder = InstitutionIndex.Builder()
    var added: [Int] = []
    for path in Self.real {
      let file = try #require(Place.shared("data/\(path)"))
      let report = try builder.add(dump: Input(path: file.path))
      #expect(report.findings.isEmpty)
      added.append(report.added)
    }
    #expect(added == [15_380, 35_990])
    let index = builder.index()
    #expect(index.count == 51_370)
    #expect(index.country(of: "https://ror.org/000050t83") == CountryCode("JP"))
  }
}
