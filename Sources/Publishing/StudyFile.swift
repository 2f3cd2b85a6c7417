import Collaboration
import Foundation
import Geography
import Markup
import Rankings

/// A study that cannot be read.
///
/// The description says where and what to do.
public struct StudyError: Error, CustomStringConvertible, Sendable {
  /// A paragraph for people.
  public let description: String

  /// An error.
  public init(_ description: String) { self.description = description }
}

/// Study files: TOML, one table a study, every default written out by `copub study`.
public enum StudyFile {
  /// The schema that a file states.
  public static let schema = "copub.study/1"

  private struct Document: Decodable {
    var schema: String
    var name: String?
    var inputs: [String]?
    var scope: String?
    var focus: String
    var against: [String]?
    var windows: [String]
    var compare: [String]?
    var series: String?
    var languages: [String]?
    var outlines: Bool?
    var specification: [String: String]?
    var multiverse: [String: [String]]?
    var published: [Point]?
    var texts: [String: Texts]?
    var citations: [Source]?

    struct Point: Decodable {
      var window: String
      var rank: Int
      var citation: String?
    }

    struct Texts: Decodable {
      var title: String?
      var published_note: String?
      var specification_note: String?
    }

    struct Source: Decodable {
      var key: String
      var text: String
    }
  }

  /// Reads a study.
  ///
  /// - Parameter name: the name where the file states none.
  /// - Throws: `StudyError` naming the line or the key.
  public static func read(_ text: String, name: String) throws -> Study {
    let document: Document
    do {
      let file = try TOMLDocument(text)
      try checkKeys(file.keys)
      document = try file.decode(Document.self)
    } catch let error as TOMLError {
      throw StudyError("The study is no TOML: \(error.reason) at line \(error.line).")
    } catch let error as DecodingError {
      throw StudyError("The study cannot be used: \(explain(error)).")
    }
    guard document.schema == schema else {
      throw StudyError("The study states the schema '\(document.schema)', not \(schema).")
    }
    do {
      return try study(document, name)
    } catch let error as WindowError {
      throw StudyError("The study cannot be used. \(error.description)")
    } catch let error as SpecificationError {
      throw StudyError("The study cannot be used. \(error.description)")
    }
  }

  private static func study(_ document: Document, _ name: String) throws -> Study {
    let windows = try document.windows.map { try YearWindow(parsing: $0) }
    guard !windows.isEmpty else { throw StudyError("The study names no window.") }
    var study = Study(
      name: document.name ?? name, focus: try country(document.focus), windows: windows)
    guard study.name.utf8.allSatisfy(isFileNameByte), !study.name.isEmpty else {
      throw StudyError("The name '\(study.name)' may hold letters, digits, - and _ only.")
    }
    study.inputs = document.inputs ?? []
    if let scope = document.scope {
      guard let known = CorpusScope(scope) else {
        throw StudyError("The scope '\(scope)' is not world, country:XX, topic or unknown.")
      }
      study.scope = known
    }
    study.against = try (document.against ?? []).map(country)
    if let compare = document.compare {
      study.compared = try compare.map { try YearWindow(parsing: $0) }
      guard study.compared.count == 2 else {
        throw StudyError("`compare` needs two windows.")
      }
    }
    if let series = document.series {
      study.series = try YearWindow.list(parsing: series, available: nil)
    }
    study.languages = document.languages ?? ["en"]
    study.outlines = document.outlines
    for language in study.languages where Language(rawValue: language) == nil {
      let known = Language.allCases.map(\.rawValue).joined(separator: ", ")
      throw StudyError("The language '\(language)' is none of \(known).")
    }
    for (axis, value) in (document.specification ?? [:]).sorted(by: { $0.key < $1.key }) {
      try study.specification.set(axis, value)
    }
    try study.specification.validate()
    study.levels = document.multiverse ?? [:]
    for axis in study.levels.keys where !Multiverse.Axes.names.contains(axis) {
      throw StudyError(
        "The multiverse has no axis '\(axis)'. Its axes are "
          + Multiverse.Axes.names.joined(separator: ", ") + ".")
    }
    study.published = try (document.published ?? []).map {
      Study.PublishedRank(
        window: try YearWindow(parsing: $0.window), rank: $0.rank, citation: $0.citation ?? "")
    }
    for (language, words) in document.texts ?? [:] {
      guard Language(rawValue: language) != nil else {
        throw StudyError("The texts are in a language '\(language)' that copub does not know.")
      }
      var texts = Study.Texts()
      texts.title = words.title ?? ""
      texts.publishedNote = words.published_note ?? ""
      texts.specificationNote = words.specification_note ?? ""
      study.texts[language] = texts
    }
    study.citations = (document.citations ?? []).map {
      Study.Citation(key: $0.key, text: $0.text)
    }
    return study
  }

  /// A study as a file, every value written out.
  public static func text(_ study: Study) -> String {
    let list = { (items: [String]) in "[" + items.map(quote).joined(separator: ", ") + "]" }
    var text = """
      # A study: `copub report FILE` makes its report, byte for byte the same each time.
      schema = \(quote(schema))
      name = \(quote(study.name))
      inputs = \(list(study.inputs))
      scope = \(quote(study.scope.description))
      focus = \(quote(study.focus.text))
      against = \(list(study.against.map(\.text)))
      windows = \(list(study.windows.map(\.description)))
      compare = \(list(study.compared.map(\.description)))
      languages = \(list(study.languages))

      """
    if let first = study.series.first, let last = study.series.last {
      text += "series = \(quote("yearly:\(first.first)-\(last.last)"))\n"
    }
    if let outlines = study.outlines { text += "outlines = \(outlines)\n" }
    text += "\n# Every choice that a rank rests on (see `copub measures`).\n[specification]\n"
    for (key, value) in study.specification.items {
      let written = key == "territories" ? TerritoryPolicy.written(value) : value
      text += "\(key) = \(quote(written))\n"
    }
    if !study.levels.isEmpty {
      text += "\n# The levels of each axis of the multiverse.\n[multiverse]\n"
      for axis in Multiverse.Axes.names {
        if let levels = study.levels[axis] { text += "\(axis) = \(list(levels))\n" }
      }
    }
    for (language, texts) in study.texts.sorted(by: { $0.key < $1.key }) {
      text += "\n[texts.\(language)]\ntitle = \(quote(texts.title))\n"
      text += "published_note = \(quote(texts.publishedNote))\n"
      text += "specification_note = \(quote(texts.specificationNote))\n"
    }
    for point in study.published {
      text += "\n[[published]]\nwindow = \(quote(point.window.description))\n"
      text += "rank = \(point.rank)\ncitation = \(quote(point.citation))\n"
    }
    for citation in study.citations {
      text += "\n[[citations]]\nkey = \(quote(citation.key))\ntext = \(quote(citation.text))\n"
    }
    return text
  }

  private static func quote(_ text: String) -> String {
    var quoted = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case "\u{0}"..<" ", "\u{7F}":
        let hex = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  private static func country(_ text: String) throws -> CountryCode {
    guard let code = CountryCode(text),
      CountryTable.standard.contains(code) || CountryGroup.ofNode(code) != nil
    else {
      throw StudyError("'\(text)' is no country code of ISO 3166-1.")
    }
    return code
  }

  private static func isFileNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  /// A key that copub does not know is a mistake, not a wish to be passed over.
  private static func checkKeys(_ keys: [String]) throws {
    let known: Set<String> = [
      "schema", "name", "inputs", "texts", "scope", "focus", "against", "windows", "compare",
      "series", "languages", "outlines", "specification", "multiverse", "published", "citations",
    ]
    for key in keys where !known.contains(key) {
      throw StudyError("The study has a key '\(key)' that copub does not know.")
    }
  }

  private static func explain(_ error: DecodingError) -> String {
    let name = { (path: [any CodingKey]) in path.map(\.stringValue).joined(separator: ".") }
    switch error {
    case .dataCorrupted(let context) where context.codingPath.isEmpty:
      return "its tables are nested too deep"
    case .keyNotFound(let key, _): return "the key `\(key.stringValue)` is missing"
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .dataCorrupted(let context):
      return "the value of `\(name(context.codingPath))` is of the wrong kind"
    @unknown default: return "a value is of the wrong kind"
    }
  }
}
