import Bibliography
import Collaboration
import Formats
import Geography
import TestSupport
import Testing

/// Invented publications, and the pair counts that somebody would make of them.
struct RandomPublications {
  /// The countries and the year of each publication.
  let publications: [(year: Int, countries: [String])]

  /// Publications of up to so many of the countries, in 2019 and 2020.
  init(_ number: Int, of countries: [String], upTo most: Int, seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    publications = (0..<number).map { _ in
      let size = Int.random(in: 1...most, using: &generator)
      let year = Int.random(in: 2019...2020, using: &generator)
      return (year, Array(countries.shuffled(using: &generator).prefix(size)).sorted())
    }
  }

  /// The publications as a corpus, one author a country.
  func corpus() throws -> ProfileCorpus {
    ProfileCorpus(
      entries: try publications.map { publication in
        try TinyCorpus.entry(publication.countries.joined(separator: " "), year: publication.year)
      }, scope: .world)
  }

  /// What they count in a year, over those of so many countries.
  func table(_ year: Int, _ span: CountrySpan) -> CountsDocument.Table {
    var table = CountsDocument.Table(year: year, countries: span)
    var joint: [String: Double] = [:]
    for publication in publications where publication.year == year {
      let countries = publication.countries
      guard countries.count >= span.least, countries.count <= span.most ?? .max else { continue }
      for (place, a) in countries.enumerated() {
        table.works[a, default: 0] += 1
        for b in countries[(place + 1)...] { joint["\(a)-\(b)", default: 0] += 1 }
      }
    }
    table.pairs = joint.sorted { $0.key < $1.key }.map { key, count in
      CountsDocument.Pair(String(key.prefix(2)), String(key.suffix(2)), count)
    }
    return table
  }

  /// The table of both years, parted by these numbers of countries.
  func document(strata: [CountrySpan] = [], withTotal: Bool = true) -> CountsDocument {
    var document = CountsDocument(format: "invented")
    document.isWhole = true
    for year in 2019...2020 {
      let spans = (withTotal ? [CountrySpan.international] : []) + strata
      document.tables += spans.map { table(year, $0) }
    }
    return document
  }

  /// The answers that give the same as rows of single countries.
  func rows(
    _ countries: [String], spans: [CountrySpan] = [.international], cutAt most: Int = .max
  ) -> [CountsDocument] {
    (2019...2020).flatMap { year in
      spans.flatMap { span in
        let whole = table(year, span)
        return countries.map { RandomPublications.row(of: $0, whole, cutAt: most) }
      }
    }
  }

  /// One row of a table, its largest groups alone.
  static func row(
    of country: String, _ whole: CountsDocument.Table, cutAt most: Int
  ) -> CountsDocument {
    var table = CountsDocument.Table(year: whole.year, countries: whole.countries)
    table.works[country] = whole.works[country] ?? 0
    let groups = whole.pairs.filter { $0.a == country || $0.b == country }
      .map { CountsDocument.Pair(country, $0.a == country ? $0.b : $0.a, $0.joint) }
      .sorted { ($1.joint, $0.b) < ($0.joint, $1.b) }
    // The row's own country is one of the groups.
    table.pairs = Array(groups.prefix(most - 1))
    table.rows = [.init(country: country, page: 1, isLast: groups.count < most)]
    var document = CountsDocument(format: "openalex-groups")
    document.scope = "world"
    document.tables = [table]
    return document
  }
}
