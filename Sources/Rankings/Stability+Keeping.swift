import Collaboration
import Geography

extension Stability: KeepableAnswer {
  /// Appends all of it to bytes.
  public func append(to bytes: inout AnswerBytes) {
    bytes.append(kind.rawValue)
    bytes.append(Int(truncatingIfNeeded: seed))
    bytes.append(replicates)
    bytes.append(windows) { $1.append(to: &$0) }
    bytes.append(focus) { $1.append(to: &$0) }
    bytes.append(rows) { $1.append(to: &$0) }
  }

  /// Reads it from bytes.
  public init(from bytes: inout AnswerBytes) throws {
    guard let kind = Kind(rawValue: try bytes.text()) else { throw AnswerDamaged() }
    self.init(
      kind: kind, seed: UInt64(truncatingIfNeeded: try bytes.int()), replicates: try bytes.int(),
      windows: try bytes.list { try YearWindow(from: &$0) },
      focus: try bytes.optional { try CountryCode(from: &$0) },
      rows: try bytes.list { try Row(from: &$0) })
  }
}

extension Stability.Row: KeepableAnswer {
  /// Appends all of it to bytes.
  public func append(to bytes: inout AnswerBytes) {
    country.append(to: &bytes)
    bytes.append(bounds) { bytes, range in
      bytes.append(range) {
        $0.append($1.lowerBound)
        $0.append($1.upperBound)
      }
    }
    bytes.append(scores) { bytes, range in
      bytes.append(range) {
        $0.append($1.lowerBound)
        $0.append($1.upperBound)
      }
    }
    for share in [rises, falls, unchanged] { bytes.append(share) }
    bytes.append(belowFocus) { $0.append($1) }
  }

  /// Reads it from bytes.
  public init(from bytes: inout AnswerBytes) throws {
    self.init(
      country: try CountryCode(from: &bytes),
      bounds: try bytes.list { bytes in
        try bytes.optional { try Stability.Row.range(try $0.int(), try $0.int()) }
      },
      scores: try bytes.list { bytes in
        try bytes.optional { try Stability.Row.range(try $0.double(), try $0.double()) }
      },
      rises: try bytes.double(), falls: try bytes.double(), unchanged: try bytes.double(),
      belowFocus: try bytes.list { try $0.double() })
  }

  private static func range<Bound>(_ lower: Bound, _ upper: Bound) throws -> ClosedRange<Bound> {
    guard lower <= upper else { throw AnswerDamaged() }
    return lower...upper
  }
}
