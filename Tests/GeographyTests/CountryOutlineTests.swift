import Geography
import Testing

/// The outlines that maps draw.
struct CountryOutlineTests {
  private let outlines = CountryOutline.all

  @Test func everyCountryHasOnePoint() {
    let codes = outlines.compactMap(\.code)
    #expect(Set(codes).count == codes.count)
    #expect(Set(CountryTable.standard.codes).subtracting(codes).isEmpty)
    #expect(outlines.filter { $0.code == nil }.count == 1)
  }

  @Test func placesAreOnTheGlobeAndRingsAreRings() {
    for outline in outlines {
      #expect(outline.rings.allSatisfy { $0.count >= 3 })
      for place in outline.rings.flatMap(\.self) + [outline.point] {
        #expect((-180...180).contains(place.longitude) && (-90...90).contains(place.latitude))
      }
    }
    #expect(outlines.filter { !$0.rings.isEmpty }.count > 180)
  }

  /// The point of a large country lies inside its outline, by the rule of even and odd crossings.
  @Test(arguments: ["CN", "US", "BR", "DE", "IN", "AU", "FR", "ZA", "RU", "GF"])
  func thePointLiesInside(code: String) throws {
    let outline = try #require(outlines.first { $0.code?.text == code })
    let crossings = outline.rings.map { ring in
      zip(ring, ring.dropFirst() + ring.prefix(1)).filter { a, b in
        guard (a.latitude > outline.point.latitude) != (b.latitude > outline.point.latitude)
        else { return false }
        let share = (outline.point.latitude - a.latitude) / (b.latitude - a.latitude)
        return outline.point.longitude < a.longitude + share * (b.longitude - a.longitude)
      }.count
    }.reduce(0, +)
    #expect(crossings % 2 == 1)
  }

  /// A border is drawn by the same places from both sides: no gap opens.
  @Test func neighboursShareTheirBorder() throws {
    let places = { (code: String) throws in
      Set(try #require(outlines.first { $0.code?.text == code }).rings.flatMap(\.self))
    }
    #expect(try places("FR").intersection(places("DE")).count >= 3)
    #expect(try places("CN").intersection(places("MN")).count >= 8)
    #expect(try places("US").intersection(places("CA")).count >= 15)
  }
}
