extension UnrecognisedFile {
  /// What to do with a text that no format recognises; nil where nothing is known of it.
  static func text(_ head: FileHead) -> (code: String, text: String)? {
    let unknown = { (text: String) in (code: "format-unknown", text: text) }
    if head.bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0]) {
      return unknown(
        "is a workbook of Excel, which copub does not read. Save it as CSV, or export plain text.")
    }
    if head.bytes.starts(with: "%PDF-".utf8) { return unknown("is a PDF, not an export.") }
    guard let first = head.lines.first else { return nil }
    if first.hasPrefix("%0 ") {
      return unknown(
        "is in EndNote's own tagged format, which copub does not read. Export RIS or BibTeX.")
    }
    if head.hasColumns(["PMID", "Title", "Citation"]) {
      return unknown(
        "is PubMed's CSV, which carries no affiliations. Save the search in the format PubMed, or "
          + "fetch XML.")
    }
    guard head.columns.count > 2 else { return nil }
    let names = head.columns.prefix(6).map { String($0.prefix(40)) }.joined(separator: ", ")
    return unknown(
      "is a table whose columns no format knows (\(names)\(head.columns.count > 6 ? ", …" : "")). "
        + "See `copub formats`; `--format` names one by hand.")
  }
}
