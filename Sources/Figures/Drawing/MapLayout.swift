import Foundation

/// A map of the world in the Equal Earth projection (Šavrič, Patterson & Jenny 2019), which shows
/// areas in their proportion; from 57° south to 84° north.
struct MapLayout {
  /// What is drawn of a country.
  struct Land {
    let country: String?
    let path: SVGPath
    /// The area in square pixels.
    let area: Double
  }

  let width: Double
  let top: Double
  private let scale: Double
  private static let north = MapLayout.project(.init(longitude: 0, latitude: 84)).y
  private static let south = MapLayout.project(.init(longitude: 0, latitude: -57)).y
  private static let east = MapLayout.project(.init(longitude: 180, latitude: 0)).x

  init(width: Double, top: Double) {
    self.width = width
    self.top = top
    scale = width / (2 * MapLayout.east)
  }

  /// The y below the map.
  var bottom: Double { top + (MapLayout.north - MapLayout.south) * scale }

  /// Where a place lies in the drawing.
  func position(_ place: MapOutline.Place) -> (x: Double, y: Double) {
    let (x, y) = MapLayout.project(place)
    return (
      width / 2 + x * scale, min(max(top + (MapLayout.north - y) * scale, top + 3), bottom - 3)
    )
  }

  /// The land of a country.
  ///
  /// - Parameter least: points nearer than this to the one before, in tenths of a pixel, are left out.
  func land(_ outline: MapOutline, least: Int = 5) -> Land {
    var path = SVGPath()
    var area = 0.0
    for ring in outline.rings {
      let points = ring.map { place in
        let (x, y) = MapLayout.project(place)
        return (
          x: Int(((width / 2 + x * scale) * 10).rounded()),
          y: Int(((top + (MapLayout.north - y) * scale) * 10).rounded())
        )
      }
      path.ring(points, least: least)
      area += MapLayout.area(points) / 100
    }
    return Land(country: outline.country, path: path, area: area)
  }

  private static func area(_ points: [(x: Int, y: Int)]) -> Double {
    guard let last = points.last else { return 0 }
    var sum = 0
    var before = last
    for point in points {
      sum += before.x * point.y - point.x * before.y
      before = point
    }
    return abs(Double(sum)) / 2
  }

  private static func project(_ place: MapOutline.Place) -> (x: Double, y: Double) {
    let (a, b, c, d) = (1.340264, -0.081106, 0.000893, 0.003796)
    let bounded = min(max(place.latitude, -90), 90) * Double.pi / 180
    let t = asin(3.0.squareRoot() / 2 * sin(bounded))
    let t2 = t * t
    let t6 = t2 * t2 * t2
    let slope = 9 * d * t6 * t2 + 7 * c * t6 + 3 * b * t2 + a
    let longitude = min(max(place.longitude, -180), 180) * Double.pi / 180
    return (
      2 * 3.0.squareRoot() / 3 * longitude * cos(t) / slope,
      t * (d * t6 * t2 + c * t6 + b * t2 + a)
    )
  }
}
