/// The outline of a country for small maps, and a point that stands for it.
///
/// Natural Earth 1:50m, reduced (`Data/make/outlines.py`): it draws who holds an area, which is no
/// statement of copub on borders or status. Areas without a code of ISO 3166-1 go with the state that
/// ISO lists them under; Antarctica has a point alone.
public struct CountryOutline: Sendable, Hashable {
  /// A place in degrees.
  public struct Place: Sendable, Hashable {
    /// Degrees east.
    public let longitude: Double
    /// Degrees north.
    public let latitude: Double
  }

  /// The country; nil for land that no code is given to.
  public let code: CountryCode?
  /// A point inside or near the middle of its largest part.
  public let point: Place
  /// The rings, the largest first; none where the country is too small.
  public let rings: [[Place]]

  /// Every outline, by code.
  public static let all: [CountryOutline] = {
    var outlines: [CountryOutline] = []
    EmbeddedTable.outlines.forEachRow { fields in
      guard fields.count > 3 else { return }
      outlines.append(
        CountryOutline(
          code: CountryCode(utf8: fields[0]),
          point: Place(
            longitude: Double(fields[1].text) ?? 0, latitude: Double(fields[2].text) ?? 0),
          rings: fields[3].text.split(separator: ";").map(ring)))
    }
    return outlines
  }()

  /// A ring: the first place, then the way to each next one, in tenths of a degree.
  private static func ring(_ text: Substring) -> [Place] {
    var (x, y) = (0, 0)
    return text.split(separator: " ").map { move in
      let parts = move.split(separator: ",").map { Int($0) ?? 0 }
      x += parts.first ?? 0
      y += parts.last ?? 0
      return Place(longitude: Double(x) / 10, latitude: Double(y) / 10)
    }
  }
}
