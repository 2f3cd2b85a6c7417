import Markup

extension UnrecognisedFile {
  /// What a JSON document is that holds no publications in a format of ours; nil if that is unknown.
  static func json(_ head: FileHead) -> (code: String, text: String)? {
    if head.hasKey("meta", depth: 1), head.hasKey("group_by", depth: 1) {
      return (
        "group-answer", "is an answer of OpenAlex with `group_by`: it counts works and holds none."
      )
    }
    if isError(head) {
      let words = message(head).map { " (\($0))" } ?? ""
      return ("api-error-answer", "is an API's error answer, not data\(words). Ask again.")
    }
    if let kind = otherThings(head) {
      return (
        "not-publications",
        "holds \(kind), not publications. Ask the same database for the publications themselves."
      )
    }
    if isORCID(head) {
      return (
        "orcid-record",
        "is an ORCID record: it lists the works of one person, without the affiliations of the "
          + "co-authors. Look its DOIs up in another database and give that export."
      )
    }
    if isArticleMeta(head) {
      return (
        "articlemeta-record",
        "is ArticleMeta JSON of SciELO, with fields by number (v10, v70), which copub does not read. "
          + "Fetch the same article as SciELO XML."
      )
    }
    if isEmptyAnswer(head) {
      return (
        "page-empty", "is an answer without results, mostly the last page of a query."
      )
    }
    return nil
  }

  private static func isError(_ head: FileHead) -> Bool {
    let keys = [
      "error", "errors", "rate_limit", "service-error", "developer-message", "faultstring", "fault",
      "errCode", "error-response",
    ]
    if keys.contains(where: { head.hasKey($0, depth: 1) }) { return true }
    if head.contains("\"validation-failure\"") { return true }
    let isFlat = head.keys.count <= 6 && head.keys.allSatisfy { $0.depth == 1 }
    return isFlat && head.hasKey("message", depth: 1)
  }

  /// Answers about something else than publications, by the keys that only they have.
  private static func otherThings(_ head: FileHead) -> String? {
    let kinds: [(key: String, depth: Int, things: String)] = [
      ("works_api_url", 1, "an author, institution or source of OpenAlex"),
      ("works_count", 2, "authors, institutions or sources of OpenAlex"),
      ("agency", 2, "the registration agency of a DOI"),
      ("authorId", 1, "an author of Semantic Scholar"),
      ("authorId", 2, "authors of Semantic Scholar"),
    ]
    for kind in kinds where head.hasKey(kind.key, depth: kind.depth) { return kind.things }
    if head.hasKey("message-type", depth: 1) {
      for things in ["journal", "member", "funder", "license", "prefix", "type"]
      where head.contains("\"\(things)-list\"") || head.contains("\"\(things)\"") {
        return things == "prefix" ? "prefixes of Crossref" : "\(things)s of Crossref"
      }
    }
    return nil
  }

  private static func isORCID(_ head: FileHead) -> Bool {
    let marks = ["put-code", "orcid-identifier", "work-summary", "num-found", "orcid-history"]
    if marks.contains(where: { head.hasKey($0) }) { return true }
    let isList = head.hasKey("group", depth: 1) && head.hasKey("path", depth: 1)
    let isPerson = head.hasKey("given-names", depth: 2) && head.hasKey("family-name", depth: 2)
    return isList || isPerson
  }

  /// At least three numbered fields such as `v10`, which only ISIS databases have.
  private static func isArticleMeta(_ head: FileHead) -> Bool {
    head.keys.lazy.filter { key in
      let name = key.name.utf8
      return name.first == UInt8(ascii: "v") && (2...4).contains(name.count)
        && name.dropFirst().allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
    }.prefix(3).count == 3
  }

  /// Nothing but figures of a result list.
  private static func isEmptyAnswer(_ head: FileHead) -> Bool {
    let figures: Set = [
      "total", "offset", "next", "token", "count", "data", "hits", "results", "max_score",
    ]
    return !head.keys.isEmpty && head.keys.allSatisfy { $0.depth == 1 && figures.contains($0.name) }
  }

  /// The words of an error, under the names that APIs give them.
  private static func message(_ head: FileHead) -> String? {
    let words = try? JSONParser(depth: 64).parse(head.bytes) { answer in
      let place = answer.first(of: "message", "errors", "error", "service-error", "fault")
      return [answer, place.one, place.at("status")].lazy.compactMap { part in
        part.first(of: "message", "user-message", "errMsg", "title", "detail").text
          ?? part.first(of: "error", "statusText", "faultstring").text
      }.first
    }
    return words.map { String($0.prefix(120)) }
  }
}
