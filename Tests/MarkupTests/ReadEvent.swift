import Intake
import Markup
import TestSupport

/// What a record reader told, as a value that can be compared.
enum ReadEvent: Equatable {
  case record(String, byte: Int)
  case malformed(String, byte: Int)
  case envelope(byte: Int)
  case malformedEnvelope(String, byte: Int)

  /// True for anything that is no JSON.
  var isBad: Bool {
    switch self {
    case .malformed, .malformedEnvelope: true
    case .record, .envelope: false
    }
  }

  /// The id of a record; nil for other events.
  var id: String? {
    if case .record(let id, _) = self { id } else { nil }
  }

  /// Everything that the reader tells of some bytes which come at most so many at a time.
  static func all(
    _ bytes: some Sequence<UInt8>, atMost most: Int = 1 << 20,
    paths: [JSONRecordPath] = [["results"], []], limits: Limits = .standard
  ) throws -> [ReadEvent] {
    let source = TrickleSource(bytes, atMost: most)
    let reader = JSONRecordReader(source, recordPaths: paths, limits: limits)
    var events: [ReadEvent] = []
    try reader.read { events.append(ReadEvent($0)) }
    return events
  }

  /// Everything that the reader tells of a text.
  static func all(
    _ text: String, atMost most: Int = 1 << 20, paths: [JSONRecordPath] = [["results"], []]
  ) throws -> [ReadEvent] {
    try all(Array(text.utf8), atMost: most, paths: paths)
  }

  init(_ event: JSONRecordReader.Event) {
    switch event {
    case .record(let value, let byte):
      let id = value["id"].map { $0.int.map(String.init) ?? $0.string ?? "?" }
      self = .record(id ?? (value.isObject ? "object" : "other"), byte: byte)
    case .malformed(let error, let byte): self = .malformed(error.code, byte: byte)
    case .envelope(_, let byte): self = .envelope(byte: byte)
    case .malformedEnvelope(let error, let byte):
      self = .malformedEnvelope(error.code, byte: byte)
    }
  }
}
