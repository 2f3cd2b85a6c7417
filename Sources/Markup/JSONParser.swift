import CSimdJSON

/// Why a text is not a JSON document.
public enum JSONError: Error, Hashable, Sendable {
  /// Not a document of RFC 8259.
  case malformed
  /// Not UTF-8.
  case notUTF8
  /// Nested deeper than the limit.
  case tooDeep
  /// Longer than the limit or than memory allows.
  case tooLarge
  /// Nothing but white space.
  case empty

  /// The stable code of the finding.
  public var code: String {
    switch self {
    case .malformed: "json-malformed"
    case .notUTF8: "json-not-utf8"
    case .tooDeep: "json-too-deep"
    case .tooLarge: "json-too-large"
    case .empty: "json-empty"
    }
  }

  /// What it means, for people.
  public var text: String {
    switch self {
    case .malformed: "is not well-formed JSON"
    case .notUTF8: "is not UTF-8"
    case .tooDeep: "is nested deeper than the limit"
    case .tooLarge: "is larger than the limit"
    case .empty: "is empty"
    }
  }
}

/// A strict JSON parser, to be used by one thread; every byte of a document is validated.
public final class JSONParser {
  private let parser: OpaquePointer?
  /// Bytes that must be readable behind a document.
  public static let padding = copub_json_padding()

  /// A parser for documents nested at most `depth` deep.
  ///
  /// - Parameter names: with names, members of objects with another name are validated like all else
  ///   but stand in no value; `JSONVocabulary` reads the others.
  public init(depth: Int, reading names: [String] = []) {
    parser = names.withCStrings { copub_json_new(depth, $0, names.count) }
  }

  deinit { if let parser { copub_json_free(parser) } }

  /// Parses one document; its value is valid inside `body` only.
  ///
  /// - Parameter bytes: the document; `JSONParser.padding` bytes behind it must be readable.
  /// - Complexity: O(n) in the bytes.
  public func parse<Result>(
    _ bytes: UnsafeBufferPointer<UInt8>, _ body: (JSONValue) throws -> Result
  ) throws -> Result {
    guard let parser else { throw JSONError.tooLarge }
    var tape: UnsafePointer<UInt64>?
    var strings: UnsafePointer<UInt8>?
    let status = Int(copub_json_parse(parser, bytes.baseAddress, bytes.count, &tape, &strings))
    switch status {
    case Int(COPUB_JSON_OK): break
    case Int(COPUB_JSON_TOO_DEEP): throw JSONError.tooDeep
    case Int(COPUB_JSON_NOT_UTF8): throw JSONError.notUTF8
    case Int(COPUB_JSON_EMPTY): throw JSONError.empty
    case Int(COPUB_JSON_TOO_LARGE), Int(COPUB_JSON_OUT_OF_MEMORY): throw JSONError.tooLarge
    default: throw JSONError.malformed
    }
    guard let tape, let strings else { throw JSONError.malformed }
    return try body(JSONValue(tape: tape, strings: strings, index: 1))
  }

  /// Parses a document held in an array.
  public func parse<Result>(
    _ bytes: [UInt8], _ body: (JSONValue) throws -> Result
  ) throws -> Result {
    var padded = bytes
    padded.append(contentsOf: repeatElement(0, count: JSONParser.padding))
    return try padded.withUnsafeBufferPointer { buffer in
      try parse(UnsafeBufferPointer(rebasing: buffer[..<bytes.count]), body)
    }
  }
}
