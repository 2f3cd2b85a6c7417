/// Every format that copub reads, by name.
public enum FormatRegistry {
  /// The formats in the order of their names.
  public static let all: [any ExportFormat] = [
    ADSFormat(),
    ArXivFormat(),
    BibTeXFormat(),
    CrossrefFormat(),
    CrossrefXMLFormat(),
    CSLJSONFormat(),
    DataCiteFormat(),
    DBLPFormat(),
    DimensionsFormat(),
    EuropePMCFormat(),
    InspireFormat(),
    JATSFormat(),
    LensFormat(),
    OAIDCFormat(),
    OpenAIREFormat(),
    OpenAlexFormat(),
    OpenAlexCSVFormat(),
    PubMedFormat(),
    PubMedTextFormat(),
    RISFormat(),
    ScopusFormat(),
    ScopusCSVFormat(),
    SemanticScholarFormat(),
    WebOfScienceJSONFormat(),
    WebOfScienceTextFormat(),
    WebOfScienceXMLFormat(),
  ]

  /// The format with a name.
  public static func named(_ name: String) -> (any ExportFormat)? {
    all.first { $0.name == name }
  }

  /// The format that recognises the head of a file; nil if none does.
  public static func format(of head: FileHead) -> (any ExportFormat)? {
    all.first { $0.recognises(head) }
  }
}
