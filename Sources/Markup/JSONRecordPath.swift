/// Where the records of a JSON document are: the keys that lead to their array, or to the object
/// whose members they are.
///
/// `["message", "items"]` is the array in `{"message":{"items":[…]}}`, the empty path an array at the
/// top, `.members(of: "papers")` every value in `{"papers":{"a":{…},"b":{…}}}`. Where an array is
/// expected, a single object stands for an array of one.
public struct JSONRecordPath: Hashable, Sendable, ExpressibleByArrayLiteral {
  /// The keys from the top of the document, as UTF-8.
  let keys: [[UInt8]]
  /// True if the records are the values of an object, whatever their keys.
  let holdsMembers: Bool

  /// The path to an array of records.
  public init(arrayLiteral keys: String...) { self.init(keys, holdsMembers: false) }

  /// The path to an object whose values are records.
  public static func members(of keys: String...) -> JSONRecordPath {
    JSONRecordPath(keys, holdsMembers: true)
  }

  private init(_ keys: [String], holdsMembers: Bool) {
    self.keys = keys.map { Array($0.utf8) }
    self.holdsMembers = holdsMembers
  }

  /// The names of the keys.
  var names: [String] { keys.map { String(decoding: $0, as: UTF8.self) } }

  func isOpened(by bracket: UInt8) -> Bool {
    bracket == (holdsMembers ? UInt8(ascii: "{") : UInt8(ascii: "["))
  }

  /// The records of a whole document; nil if it has nothing at this path.
  func records(in document: JSONValue) -> JSONRecords? {
    var place = document
    for key in keys {
      guard let next = place.member(key) else { return nil }
      place = next
    }
    if holdsMembers { return place.isObject ? .members(place.members) : nil }
    if place.isArray { return .elements(place.elements) }
    return place.isObject && !keys.isEmpty ? .single(place) : nil
  }
}

/// Records found at a path.
enum JSONRecords {
  case elements(JSONValue.Elements)
  case members(JSONValue.Members)
  case single(JSONValue)

  func forEach(_ body: (JSONValue) throws -> Void) rethrows {
    switch self {
    case .elements(let list): for record in list { try body(record) }
    case .members(let list): for (_, record) in list { try body(record) }
    case .single(let record): try body(record)
    }
  }
}
