import Bibliography
import Intake
import Markup

/// The CSV export of OpenAlex's web page, in its shapes since 2023.
///
/// Lists are joined by `|`, those of all authors one after the other, an empty place for an author
/// without any. Source: ourresearch/openalex-formatter, `formats/csv.py`, and exports of 2024 to 2026.
public struct OpenAlexCSVFormat: ExportFormat {
  /// The name as options and outputs print it.
  public let name = "openalex-csv"
  /// One line for people.
  public let summary = "OpenAlex works as the web page exports them: CSV"

  /// The format, ready to read.
  public init() {}

  /// Known by its columns for authorships, or by links to works under others of its columns.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.hasColumns(["id"]) else { return false }
    if head.hasColumns(["author_institution_ids"]) { return true }
    if head.columns.contains(where: { $0.hasPrefix("authorships.") }) { return true }
    return head.hasColumns(["publication_year"])
      && head.bytes.firstRange(of: Array("openalex.org/W".utf8)) != nil
  }

  /// Reads every work.
  public func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    try CSVExport.read(source, limits: limits, into: sink, OpenAlexCSVFormat.publication)
  }

  private static func publication(_ row: CSVFields) -> PublicationRecord {
    var record = PublicationRecord(provider: .openalex)
    record.add(.openalex, row["id", "ids.openalex"])
    record.add(.doi, row["doi", "ids.doi"])
    record.add(.pmid, row["ids.pmid", "pmid"])
    record.add(.pmcid, row["ids.pmcid", "pmcid"])
    record.year = StatedDate.year(row["publication_year", "publication_date"])
    record.sourceType = row["type"]
    record.type = PublicationType(crossref: record.sourceType)
    record.isRetracted = row["is_retracted"].lowercased() == "true"
    record.isAuthorListTruncated = row["is_authors_truncated"].lowercased() == "true"
    let field = row["primary_topic.field.display_name"]
    if !field.isEmpty { record.fields = [field] }
    let issn = row["primary_location.source.issn_l", "primary_location_issn_l"]
    let title = row["primary_location.source.display_name", "primary_location_display_name"]
    if !issn.isEmpty || !title.isEmpty { record.journal = Journal(issn: issn, title: title) }
    record.citationCount = Int(row["cited_by_count"])
    record.normalisedImpact = Double(row["fwci"])
    for funder in row["funders.display_name", "grants.funder_display_name"].parts(by: "|") {
      record.add(funder: funder)
    }
    record.vintage = StatedDate.day(row["updated_date"])
    addAuthors(row, to: &record)
    return record
  }

  /// The authors, each with a country where there are as many entries as authors.
  ///
  /// Every author has one entry at least, if an empty one, so then each has one. Otherwise nobody
  /// knows whose the countries are.
  private static func addAuthors(_ row: CSVFields, to record: inout PublicationRecord) {
    let list = row[
      "authorships.author_position", "authorships.is_corresponding", "authorships.author.id",
      "authorships.author.display_name", "authorships.raw_author_name", "author_ids",
      "author_names"]
    let count = entries(list).count
    record.contributors = Array(repeating: Contributor(), count: count)
    let marks = entries(row["authorships.is_corresponding", "authorships_is_corresponding"])
    if marks.count == count {
      for (author, mark) in marks.enumerated() {
        record.contributors[author].isCorresponding = mark.lowercased() == "true"
      }
    }
    let countries = entries(row["authorships.countries"])
    if countries.count == count {
      for (author, country) in countries.enumerated() where !country.isEmpty {
        record.contributors[author].statedCountries = [country]
      }
    } else {
      let stated = countries.filter { !$0.isEmpty }
      record.add(unlinked: stated.map { Affiliation(text: "", statedCountries: [$0]) })
    }
    addTexts(row, hasCountries: countries.contains { !$0.isEmpty }, to: &record)
  }

  /// Affiliation texts of the authors they belong to; those that belong to nobody in particular only
  /// for a work without a country, since they would else speak for authors whose country is stated.
  private static func addTexts(
    _ row: CSVFields, hasCountries: Bool, to record: inout PublicationRecord
  ) {
    let texts = entries(
      row[
        "authorships.raw_affiliation_strings", "authorships.raw_affiliation_string",
        "authorships_raw_affiliation_string"])
    if texts.count == record.contributors.count {
      for (author, text) in texts.enumerated() where !text.isEmpty {
        record.contributors[author].affiliations = [Affiliation(text: text)]
      }
    } else if !hasCountries {
      let names = row["authorships.institutions.display_name", "author_institution_names"]
      record.add(unlinked: (texts.isEmpty ? entries(names) : texts).map { Affiliation(text: $0) })
    }
  }

  /// The entries of a list, empty ones too; none of an empty text.
  private static func entries(_ list: String) -> [String] {
    guard !list.isEmpty else { return [] }
    return list.utf8.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false)
      .map { Substring($0).trimmed }
  }
}
