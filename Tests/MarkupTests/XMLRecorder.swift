import Intake
import Markup
import TestSupport

/// Writes down the events of an XML document.
final class XMLRecorder: XMLHandler {
  static let vocabulary = ["record", "collect", "skip", "name", "inner"]
  static let recordNames = 1

  private(set) var events: [String] = []
  private(set) var recordBytes: [Int] = []

  private func name(_ token: Int) -> String {
    token == 0 ? "?" : XMLRecorder.vocabulary[token - 1]
  }

  func start(_ token: Int, _ attributes: XMLAttributes, byte: Int?) -> XMLAction {
    var event = "<" + name(token)
    if let value = attributes[4] { event += " name=" + value }
    events.append(event)
    if let byte { recordBytes.append(byte) }
    switch token {
    case 2: return .collect
    case 3: return .skip
    default: return .descend
    }
  }

  func end(_ token: Int, _ text: UnsafeBufferPointer<UInt8>) {
    let collected = String(decoding: text, as: UTF8.self)
    events.append("/" + name(token) + (collected.isEmpty ? "" : " " + collected))
  }

  /// Reads a document; returns what was written down, and the error if there was one.
  static func read(
    _ bytes: some Sequence<UInt8>, atMost most: Int = 4096, limits: Limits = .standard
  ) throws -> (recorder: XMLRecorder, error: XMLError?) {
    let recorder = XMLRecorder()
    do {
      try XMLEventReader.read(
        TrickleSource(bytes, atMost: most), into: recorder, limits: limits)
      return (recorder, nil)
    } catch let error as XMLError {
      return (recorder, error)
    }
  }

  /// Reads a document that is a text.
  static func read(
    _ text: String, limits: Limits = .standard
  ) throws -> (recorder: XMLRecorder, error: XMLError?) {
    try read(Array(text.utf8), limits: limits)
  }
}
