import CTOML
import Foundation

/// Why a text is no TOML.
public struct TOMLError: Error, Equatable, Sendable {
  /// The line at which it stops being TOML, from 1.
  public let line: Int
  /// What is wrong there, in the words of toml++.
  public let reason: String
}

/// A TOML 1.0 document, whose tables become values of Swift by the names of their keys.
public struct TOMLDocument: Sendable {
  /// The same document; dates are strings, and so are the numbers that JSON lacks.
  private let json: Data

  /// Reads a document, in linear time; values may be nested 256 deep, and all dotted names together may
  /// have 1,024 dots.
  ///
  /// - Throws: `TOMLError` at the first thing that is no TOML.
  public init(_ text: String) throws {
    var text = text
    var line = 0
    var reason = [UInt8](repeating: 0, count: 256)
    let json = text.withUTF8 { text in
      reason.withUnsafeMutableBufferPointer { reason in
        copub_toml_json(text.baseAddress, text.count, &line, reason.baseAddress, reason.count)
      }
    }
    guard let json else {
      let words = reason.prefix { $0 != 0 }
      throw TOMLError(line: line, reason: String(decoding: words, as: UTF8.self))
    }
    self.json = Data(bytesNoCopy: json, count: strlen(json), deallocator: .free)
  }

  /// The keys of the document's own table, in order.
  public var keys: [String] {
    get throws { try decode([String: Anything].self).keys.sorted() }
  }

  /// The document as a value of Swift.
  ///
  /// - Throws: `DecodingError` with the path of keys to what is missing or of another kind.
  public func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
    try JSONDecoder().decode(type, from: json)
  }

  private struct Anything: Decodable {
    init(from decoder: any Decoder) {}
  }
}
