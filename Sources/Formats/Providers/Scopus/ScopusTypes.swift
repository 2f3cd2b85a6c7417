/// The document types of Scopus by their codes.
enum ScopusTypes {
  /// The document type of a code such as `ar`; the code itself where it is unknown.
  static func name(ofCode code: String) -> String { names[code.lowercased()] ?? code }

  private static let names = [
    "ab": "Abstract Report", "ar": "Article", "bk": "Book", "bz": "Business Article",
    "ch": "Book Chapter", "cp": "Conference Paper", "cr": "Conference Review", "dp": "Data Paper",
    "ed": "Editorial", "er": "Erratum", "ip": "Article in Press", "le": "Letter",
    "mm": "Multimedia", "no": "Note", "pp": "Preprint", "re": "Review", "rp": "Report",
    "sh": "Short Survey", "tb": "Retracted",
  ]
}
