import Bibliography
import Collaboration
import Geography
import Networks
import Rankings
import TestSupport
import Testing

struct SpecificationTests {
  @Test func theDefaultLine() {
    #expect(
      Specification().description
        == "counting=full territories=as-resolved nodes=all min-joint=1 weights=raw mass=works "
        + "centrality=strength distance=inverse pool=sum grade=likely retracted=keep")
  }

  @Test func limitsStandOnlyWhereSet() throws {
    let line = "max-countries=30 max-authors=100 types=review,article fields=a%20b%2C%25,c"
    let specification = try Specification(parsing: line)
    #expect(specification.filter.maxCountries == 30)
    #expect(specification.filter.maxAuthors == 100)
    #expect(specification.filter.types == [.article, .review])
    #expect(specification.filter.fields == ["a b,%", "c"])
    #expect(
      specification.description.hasSuffix(
        " max-countries=30 max-authors=100 types=article,review fields=a%20b%2C%25,c"))
  }

  /// Any specification reads itself back from its line, and different ones have different lines.
  @Test func everyLineComesBack() throws {
    var generator = SeededGenerator(seed: 3)
    var lines: [String: Specification] = [:]
    for _ in 0..<2000 {
      let specification = try random(using: &generator)
      let line = specification.description
      #expect(try Specification(parsing: line) == specification, "\(line)")
      if let other = lines[line] { #expect(other == specification) }
      lines[line] = specification
    }
    #expect(lines.count > 1500)
  }

  private func random(using generator: inout SeededGenerator) throws -> Specification {
    var specification = Specification()
    func pick<Value>(_ values: [Value]) throws -> Value {
      try #require(values.randomElement(using: &generator))
    }
    specification.counting = try pick(CountingMethod.allCases)
    specification.territories = try pick(TerritoryPolicy.shippedNames)
    specification.nodes = try pick([.all, .top(7), .works(5000)])
    specification.minJoint = try pick([1, 10])
    specification.mass = try pick(Specification.Mass.allCases)
    specification.pool = try pick(Specification.Pool.allCases)
    let measure = try pick(Centralities.all)
    specification.centrality = measure.name
    specification.weight =
      measure.reads == .partnerValues
      ? .partner : try pick(LinkWeight.allCases.filter { measure.accepts($0) && $0 != .partner })
    let conversions = ["inverse", "neg-log", "opsahl:0.5", "opsahl:1.25"]
    specification.distance = try #require(DistanceConversion(pick(conversions)))
    specification.filter.grade = try pick(Grade.allCases)
    specification.filter.retracted = try pick(PublicationFilter.Retracted.allCases)
    specification.filter.maxAuthors = try pick([nil, 1, 100])
    specification.filter.maxCountries = try pick([nil, 2, 30])
    specification.filter.types = try pick([[], [.article], [.article, .conferencePaper]])
    specification.filter.fields = try pick([
      [], ["%20"], ["a=b", "c,d e"], ["\u{5316} \u{301}\u{5B66},\u{301}"],
    ])
    return specification
  }

  @Test(arguments: [
    "counting=half", "nodes=top:0", "nodes=top", "nodes=works:-1", "nodes=some", "min-joint=0",
    "min-joint=x", "weights=heavy", "mass=none", "centrality=fame", "distance=far",
    "distance=opsahl:x", "pool=mean", "grade=sure", "retracted=maybe", "max-countries=0",
    "max-authors=-5", "types=poem", "no-such-axis=1", "counting",
    "weights=partner centrality=degree",
    "centrality=partner-share weights=log",
  ])
  func whatCannotBeIsExplained(line: String) {
    let error = #expect(throws: SpecificationError.self) { try Specification(parsing: line) }
    #expect(error?.description.hasSuffix(".") == true)
    #expect(error?.description.contains("\n") == false)
  }

  @Test func anErrorNamesTheValuesThatWork() {
    let error = #expect(throws: SpecificationError.self) {
      try Specification(parsing: "counting=half")
    }
    let text = error?.description ?? ""
    for name in CountingMethod.allCases.map(\.rawValue) + ["half", "--counting"] {
      #expect(text.contains(name))
    }
  }

  @Test func partnerShareImpliesPartnerValues() throws {
    #expect(try Specification(parsing: "centrality=partner-share").weight == .partner)
    #expect(try Specification(parsing: "weights=partner").centrality == "strength")
  }
}
