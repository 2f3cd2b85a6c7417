import CGeographyData

/// A tab-separated data file: comment lines that start with `#`, a header line, then rows.
struct EmbeddedTable: @unchecked Sendable {
  /// The bytes; those of the built-in tables live as long as the process.
  let bytes: UnsafeBufferPointer<UInt8>

  private init(_ data: copub_data) {
    bytes = UnsafeBufferPointer(start: data.bytes, count: Int(data.count))
  }

  static let countries = EmbeddedTable(copub_data_countries())
  static let countryNames = EmbeddedTable(copub_data_country_names())
  static let regions = EmbeddedTable(copub_data_regions())
  static let cities = EmbeddedTable(copub_data_cities())
  static let institutions = EmbeddedTable(copub_data_institutions())
  static let territoryPlaces = EmbeddedTable(copub_data_territory_places())
  static let words = EmbeddedTable(copub_data_words())
  static let folding = EmbeddedTable(copub_data_folding())

  static let outlines = EmbeddedTable(copub_data_outlines())
  static let m49 = EmbeddedTable(copub_data_m49())

  /// The shipped groups of countries with their names, in the order in which they are listed.
  static let groups: [(name: String, table: EmbeddedTable)] = (0..<copub_group_count()).map {
    let group = copub_group($0)
    return (String(cString: group.name), EmbeddedTable(group.data))
  }

  /// The policy file of a name; `nil` where no policy of that name is shipped.
  static func policy(_ name: String) -> EmbeddedTable? {
    switch name {
    case "as-resolved": EmbeddedTable(copub_data_policy_as_resolved())
    case "as-stated": EmbeddedTable(copub_data_policy_as_stated())
    case "hk-mo-in-cn": EmbeddedTable(copub_data_policy_hk_mo_in_cn())
    case "sovereign": EmbeddedTable(copub_data_policy_sovereign())
    case "historical": EmbeddedTable(copub_data_policy_historical())
    default: nil
    }
  }

  /// Calls a closure with the fields of every row after the header.
  ///
  /// - Complexity: O(n) in the bytes of the table; no allocation a row.
  func forEachRow(_ body: (UnsafeBufferPointer<UnsafeBufferPointer<UInt8>>) -> Void) {
    var fields = [UnsafeBufferPointer<UInt8>]()
    var seenHeader = false
    var position = 0
    while position < bytes.count {
      var end = position
      while end < bytes.count, bytes[end] != 0x0A { end += 1 }
      defer { position = end + 1 }
      guard end > position, bytes[position] != 0x23 else { continue }
      guard seenHeader else {
        seenHeader = true
        continue
      }
      fields.removeAll(keepingCapacity: true)
      var start = position
      for index in position..<end where bytes[index] == 0x09 {
        fields.append(UnsafeBufferPointer(rebasing: bytes[start..<index]))
        start = index + 1
      }
      fields.append(UnsafeBufferPointer(rebasing: bytes[start..<end]))
      fields.withUnsafeBufferPointer(body)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The bytes as text.
  var text: String { String(decoding: self, as: UTF8.self) }

  /// The bytes as a decimal number; 0 where they are none.
  var number: Int {
    var value = 0
    for byte in self {
      guard byte >= 0x30, byte <= 0x39, value < 1_000_000_000 else { return 0 }
      value = value * 10 + Int(byte - 0x30)
    }
    return value
  }
}
