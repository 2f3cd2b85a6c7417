import Markup

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
    switch head.syntax {
    case .empty:
      return ("file-empty", "is empty. Fetch it again.")
    case .html:
      return (
        "file-html",
        "is a web page, not an export; perhaps an error page or a login was saved instead. "
          + "Open it in a browser to see."
      )
    case .json where head.hasKey("meta", depth: 1) && head.hasKey("group_by", depth: 1):
      return (
        "group-answer",
        "is an answer of OpenAlex with `group_by`: it counts works and holds none."
      )
    case .json where head.hasKey("error", depth: 1) || head.hasKey("rate_limit", depth: 1):
      return (
        "api-error-answer",
        "is an API's error answer, not data\(message(head)). Ask again."
      )
    case .json, .xml, .text:
      return (
        "format-unknown",
        "is in no format that copub reads (\(describe(head))). "
          + "See `copub formats`; `--format` names one by hand."
      )
    }
  }

  private static func message(_ head: FileHead) -> String {
    let parser = JSONParser(depth: 64)
    let words = try? parser.parse(head.bytes) { answer in
      answer["message"]?.string ?? answer["error"]?.string ?? ""
    }
    guard let text = words, !text.isEmpty else { return "" }
    return " (\(text.prefix(120)))"
  }

  private static func describe(_ head: FileHead) -> String {
    switch head.syntax {
    case .xml: "XML, root element \(head.root.prefix(60))"
    case .json:
      "JSON, first keys "
        + head.keys.prefix(4).map { String($0.name.prefix(40)) }
        .joined(separator: ", ")
    default: "text"
    }
  }
}
