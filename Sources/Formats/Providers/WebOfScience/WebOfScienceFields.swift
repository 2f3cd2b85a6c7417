import Markup

/// The fields of a Web of Science record by their tags, whether it stands in lines or in a table.
struct WebOfScienceFields {
  private var values: [String: [String]] = [:]

  /// The fields that are read; the others are passed over.
  static let wanted: Set<String> = [
    "PT", "AU", "AF", "CA", "SO", "DT", "C1", "RP", "FU", "TC", "SN", "EI", "BN", "PY",
    "EY", "EA", "DI", "PM", "UT", "DA", "WC",
  ]

  /// The fields of a record of tagged lines.
  init(_ record: TaggedRecord) {
    for field in record.fields where values[field.tag] == nil { values[field.tag] = field.lines }
  }

  /// The fields of a row whose columns have these tags.
  init(_ row: CSVRow, tags: [String?]) {
    for (tag, value) in zip(tags, row.fields) {
      if let tag, !value.isEmpty, values[tag] == nil { values[tag] = [value] }
    }
  }

  /// The lines of a field, as the source breaks it.
  func lines(_ tag: String) -> [String] { values[tag] ?? [] }

  /// A field on one line; empty if there is none.
  func text(_ tag: String) -> String {
    lines(tag).joined(separator: " ").trimmed
  }

  /// The names of a field, each on a line or parted by semicolons.
  func names(_ tag: String) -> [String] { lines(tag).flatMap { $0.parts(by: ";") } }

  /// The parts of a field between semicolons.
  func parts(_ tag: String) -> [String] { text(tag).parts(by: ";") }

  /// The tag of a column: the column's name itself, or the words of an Excel export for it; nil for a
  /// column that is not read.
  static func tag(of column: String) -> String? {
    if wanted.contains(column.uppercased()), column.utf8.count == 2 { return column.uppercased() }
    return longNames[column.lowercased()]
  }

  private static let longNames = [
    "publication type": "PT", "authors": "AU", "author full names": "AF", "group authors": "CA",
    "source title": "SO",
    "document type": "DT", "addresses": "C1", "reprint addresses": "RP", "funding orgs": "FU",
    "times cited, wos core": "TC", "issn": "SN", "eissn": "EI", "isbn": "BN",
    "publication year": "PY", "early access date": "EA", "doi": "DI", "pubmed id": "PM",
    "ut (unique wos id)": "UT", "ut (unique id)": "UT", "date of export": "DA",
    "wos categories": "WC",
  ]
}
