import Bibliography
import Intake
import Markup

/// The CSV export of scholarly works of the Lens, which carries no affiliations.
///
/// Its records bring years, authors and identifiers, by which duplicates are found.
enum LensCSV {
  /// Known by the Lens id and the authors, under the names they have there.
  static func recognises(_ head: FileHead) -> Bool { head.hasColumns(["Lens ID", "Author/s"]) }

  /// Reads every work.
  static func read(_ source: any ByteSource, limits: Limits, into sink: any RecordSink) throws {
    sink.note(
      "format-without-affiliations", .warning, byte: nil, record: nil,
      "is a CSV export of the Lens, which carries no affiliations: countries cannot come from it. "
        + "Export JSON.")
    try CSVExport.read(
      source, limits: limits, into: sink, carriesAddresses: false, publication)
  }

  private static func publication(_ row: CSVFields) -> PublicationRecord {
    var record = PublicationRecord(provider: .lens)
    record.add(.lens, row["Lens ID"])
    record.add(.doi, row["DOI"])
    for pmid in row["PMID"].parts(by: ";") { record.add(.pmid, pmid) }
    record.add(.pmcid, row["PMCID"])
    record.year = StatedDate.year(row["Publication Year", "Date Published"])
    record.sourceType = row["Publication Type"]
    record.type = LensTypes.type(named: record.sourceType)
    record.fields = row["Fields of Study"].parts(by: ";")
    let (issn, title) = (row["ISSNs"].parts(by: ";").first ?? "", row["Source Title"])
    if !issn.isEmpty || !title.isEmpty { record.journal = Journal(issn: issn, title: title) }
    record.citationCount = Int(row["Citing Works Count"])
    for funder in row["Funding"].parts(by: ";") { record.add(funder: funder) }
    record.contributors = row["Author/s"].parts(by: ";").map { _ in Contributor() }
    return record
  }
}
