import Geography
import TestSupport
import Testing

/// Sets of few countries lie in a word, those of many in an array; nobody can tell.
struct CountrySetTests {
  private func codes(_ text: String) -> [CountryCode] {
    text.split(separator: " ").compactMap { CountryCode($0) }
  }

  @Test func orderAndRepetitionsMakeNoDifference() {
    #expect(CountrySet(codes("US CN US HK")) == CountrySet(codes("HK US CN")))
    #expect(CountrySet(codes("US CN HK")).description == "CN;HK;US")
    #expect(CountrySet(codes("US CN HK")).text(joinedBy: UInt8(ascii: "+")) == "CN+HK+US")
    #expect(CountrySet().description.isEmpty)
    #expect(CountrySet().isEmpty)
  }

  @Test func itIsASortedSetWhateverItsSize() {
    var dice = SeededGenerator(seed: 3)
    let all = codes("AD AE BR CN DE FR GB HK IN JP KR US ZW ZZ AA")
    for _ in 0..<2000 {
      let drawn = (0..<Int.random(in: 0...9, using: &dice)).map { _ in
        all[Int.random(in: 0..<all.count, using: &dice)]
      }
      let expected = Set(drawn).sorted()
      let set = CountrySet(drawn)
      #expect(Array(set) == expected)
      #expect(set.count == expected.count)
      let half = drawn.count / 2
      var union = CountrySet(drawn[..<half])
      union.formUnion(CountrySet(drawn[half...]))
      #expect(union == set)
      #expect(union.hashValue == set.hashValue)
    }
  }
}
