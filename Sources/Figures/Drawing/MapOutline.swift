/// What a map draws of a country: its rings and a point, in degrees.
public struct MapOutline: Sendable, Hashable {
  /// A place in degrees.
  public struct Place: Sendable, Hashable {
    /// Degrees east.
    public var longitude: Double
    /// Degrees north.
    public var latitude: Double

    /// Creates a place.
    public init(longitude: Double, latitude: Double) {
      self.longitude = longitude
      self.latitude = latitude
    }
  }

  /// The country's code; nil for land without one.
  public var country: String?
  /// The point that stands for the country.
  public var point: Place
  /// The rings of its land, none where it is too small to draw.
  public var rings: [[Place]]

  /// Creates an outline.
  public init(country: String?, point: Place, rings: [[Place]]) {
    self.country = country
    self.point = point
    self.rings = rings
  }
}
