import Foundation

/// Places for the nodes of a network: ties pull, all nodes push (Fruchterman & Reingold 1991).
///
/// It begins on a circle in the order of the groups and takes a fixed number of steps, so that the
/// same network lies the same way each time.
struct ForceLayout {
  /// The places, in the box from (0, 0) to the size.
  private(set) var places: [(x: Double, y: Double)]

  /// Lays a network out.
  ///
  /// - Complexity: O(steps n²) for n nodes.
  init(
    radii: [Double], groups: [Int], links: [(a: Int, b: Int, pull: Double)], width: Double,
    height: Double
  ) {
    let count = radii.count
    let order = radii.indices.sorted { (groups[$0], $0) < (groups[$1], $1) }
    places = Array(repeating: (0, 0), count: count)
    for (position, node) in order.enumerated() {
      let angle = 2 * Double.pi * Double(position) / Double(max(1, count))
      places[node] = (cos(angle), sin(angle))
    }
    spread(links, steps: 400)
    fit(radii, width: width, height: height)
    part(radii, width: width, height: height)
  }

  /// Pull and push on a plane without edges, a weak pull to the middle, ever smaller steps.
  private mutating func spread(_ links: [(a: Int, b: Int, pull: Double)], steps: Int) {
    let count = places.count
    guard count > 1 else { return }
    let ideal = 1.6 / Double(count).squareRoot()
    for step in 0..<steps {
      var moves = [(x: Double, y: Double)](repeating: (0, 0), count: count)
      for a in 0..<count {
        for b in (a + 1)..<max(a + 1, count) {
          let (dx, dy) = (places[a].x - places[b].x, places[a].y - places[b].y)
          let square = max(dx * dx + dy * dy, 1e-6)
          let push = ideal * ideal / square
          moves[a] = (moves[a].x + dx * push, moves[a].y + dy * push)
          moves[b] = (moves[b].x - dx * push, moves[b].y - dy * push)
        }
      }
      for link in links {
        let (dx, dy) = (
          places[link.a].x - places[link.b].x, places[link.a].y - places[link.b].y
        )
        let pull = max(0, min(1, link.pull)) * (dx * dx + dy * dy).squareRoot() / ideal
        moves[link.a] = (moves[link.a].x - dx * pull, moves[link.a].y - dy * pull)
        moves[link.b] = (moves[link.b].x + dx * pull, moves[link.b].y + dy * pull)
      }
      let limit = 0.12 * (1 - Double(step) / Double(steps)) + 0.001
      for node in 0..<count {
        let (x, y) = (moves[node].x - places[node].x * 0.6, moves[node].y - places[node].y * 0.6)
        let length = (x * x + y * y).squareRoot()
        let part = length > limit ? limit / length : 1
        places[node] = (places[node].x + x * part, places[node].y + y * part)
      }
    }
  }

  /// Stretches the picture over the box.
  private mutating func fit(_ radii: [Double], width: Double, height: Double) {
    guard let low = places.first else { return }
    let margin = (radii.max() ?? 0) + 8
    let xs = places.reduce((low.x, low.x)) { (min($0.0, $1.x), max($0.1, $1.x)) }
    let ys = places.reduce((low.y, low.y)) { (min($0.0, $1.y), max($0.1, $1.y)) }
    let place = { (value: Double, span: (Double, Double), size: Double, margin: Double) in
      span.1 - span.0 > 1e-9
        ? margin + (value - span.0) / (span.1 - span.0) * (size - 2 * margin) : size / 2
    }
    places = places.map {
      (place($0.x, xs, width, margin + 22), place($0.y, ys, height, margin))
    }
  }

  /// Moves circles apart that lie on each other.
  private mutating func part(_ radii: [Double], width: Double, height: Double) {
    for _ in 0..<60 {
      for a in places.indices {
        for b in places.indices where b > a {
          let (dx, dy) = (places[b].x - places[a].x, places[b].y - places[a].y)
          let distance = max((dx * dx + dy * dy).squareRoot(), 0.01)
          let lack = radii[a] + radii[b] + 5 - distance
          guard lack > 0 else { continue }
          let (x, y) = (
            (dx == 0 && dy == 0 ? 1 : dx / distance) * lack / 2, dy / distance * lack / 2
          )
          places[a] = (places[a].x - x, places[a].y - y)
          places[b] = (places[b].x + x, places[b].y + y)
        }
      }
      for node in places.indices {
        let margin = radii[node] + 4
        places[node] = (
          min(max(places[node].x, margin), max(margin, width - margin)),
          min(max(places[node].y, margin), max(margin, height - margin))
        )
      }
    }
  }
}
