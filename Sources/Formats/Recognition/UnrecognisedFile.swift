/// Says what a file is that no format recognises, so that the analyst knows what to do with it.
public enum UnrecognisedFile {
  /// The code and text of the finding for a head that no format recognises.
  public static func finding(_ head: FileHead) -> (code: String, text: String) {
    if let format = PairCountRegistry.format(of: head) {
      return (
        "pair-count-table",
        "holds pair counts (\(format.name)), a corpus of its own: give it to `copub rank`, `compare` "
          + "or `report`."
      )
    }
    if head.syntax == .text, let known = text(head) { return known }
    if head.syntax == .json, let known = json(head) { return known }
    if head.syntax == .xml, let known = xml(head) { return known }
    switch head.syntax {
    case .empty:
      return ("file-empty", "is empty. Fetch it again.")
    case .html:
      return (
        "file-html",
        "is a web page, not an export; perhaps an error page or a login was saved instead. "
          + "Open it in a browser to see."
      )
    case .json, .xml, .text:
      return (
        "format-unknown",
        "is in no format that copub reads (\(describe(head))). "
          + "See `copub formats`; `--format` names one by hand."
      )
    }
  }

  private static func describe(_ head: FileHead) -> String {
    switch head.syntax {
    case .xml: "XML, root element \(head.root.prefix(60))"
    case .json:
      "JSON, first keys "
        + head.keys.prefix(4).map { String($0.name.prefix(40)) }
        .joined(separator: ", ")
    default: "text that begins '\(firstLine(head))'"
    }
  }

  /// The first line, without what cannot be printed.
  private static func firstLine(_ head: FileHead) -> String {
    let line = head.bytes.prefix { $0 != 0x0A && $0 != 0x0D }.prefix(60)
    let text = String(decoding: line, as: UTF8.self)
    return String(
      String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.isPrintable }))
  }
}

extension Unicode.Scalar.Properties {
  fileprivate var isPrintable: Bool {
    switch generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    default: true
    }
  }
}
