/// Shortest paths from one source after another, by Dijkstra's method.
///
/// The working memory is allocated once for all sources. Nodes are settled in ascending order of
/// distance; nodes at the same distance come in an order that depends on the links alone.
final class ShortestPathSearch {
  /// A step from one node to another that may lie on a shortest path.
  struct Step {
    /// The node that is left, settled first.
    let from: Int32
    /// The node that is reached.
    let to: Int32
    /// The length of the path from the source that ends with this step.
    let length: Double
  }

  /// Two path lengths that differ by no more than this, relative to the shorter, are equal.
  static let tolerance = 1e-10

  /// The number of nodes.
  let nodeCount: Int
  /// The distance of each node from the last source, infinite where it cannot be reached.
  let distances: UnsafeMutableBufferPointer<Double>
  /// The steps of the last search that recorded them, in the order in which `from` was settled.
  ///
  /// All steps into a node stand before all steps out of it. A step lies on a shortest path if
  /// its length does not exceed the distance of its end by more than the tolerance; the list also
  /// holds steps that were best for a while.
  private(set) var steps: [Step] = []

  private let links: PathLinks
  private let queue: DistanceQueue
  /// Prepares searches along links.
  ///
  /// - Complexity: O(*n*).
  init(along links: PathLinks) {
    self.links = links
    nodeCount = links.nodeCount
    distances = .allocate(capacity: nodeCount)
    distances.initialize(repeating: .infinity)
    queue = DistanceQueue(capacity: nodeCount, distances: distances)
  }

  deinit {
    distances.deallocate()
  }

  /// Finds the distances of all nodes from `source`.
  ///
  /// A node with a single link is not queued: nothing lies behind it. Around a hub only the links
  /// within its bound are read, and a node is not queued while none of its own is.
  ///
  /// - Parameters:
  ///   - source: The node that paths start at.
  ///   - recordsSteps: Whether to fill ``steps``.
  /// - Complexity: O(*m* + *n* log *n*) in practice, O(*m* log *n*) at worst, *n* without the nodes
  ///   that are not queued.
  func run(from source: Int, recordsSteps: Bool = false) {
    distances.update(repeating: .infinity)
    queue.reset()
    steps.removeAll(keepingCapacity: true)
    distances[source] = 0
    queue.insertOrRaise(Int32(source))
    links.starts.withUnsafeBufferPointer { starts in
      links.targets.withUnsafeBufferPointer { targets in
        links.lengths.withUnsafeBufferPointer { lengths in
          let rows = Rows(starts: starts, targets: targets, lengths: lengths)
          guard let hub = links.hub else {
            return search(rows, detours: nil, reach: .infinity, &steps, recordsSteps)
          }
          hub.detours.withUnsafeBufferPointer { detours in
            search(rows, detours: detours, reach: hub.reach(of: source), &steps, recordsSteps)
          }
        }
      }
    }
  }

  private struct Rows {
    let starts: UnsafeBufferPointer<Int>
    let targets: UnsafeBufferPointer<Int32>
    let lengths: UnsafeBufferPointer<Double>
  }

  /// Settles one queued node after another.
  ///
  /// - Parameters:
  ///   - detours: The detour of each link, ascending within a row; nil to read whole rows.
  ///   - reach: The greatest sum of a node's distance and a detour of its row worth reading.
  @inline(__always)
  private func search(
    _ rows: Rows, detours: UnsafeBufferPointer<Double>?, reach: Double, _ steps: inout [Step],
    _ recordsSteps: Bool
  ) {
    let slack = 1 + Self.tolerance
    while let node = queue.removeNearest() {
      let base = distances[Int(node)]
      for position in rows.starts[Int(node)]..<rows.starts[Int(node) + 1] {
        if let detours, base + detours[position] > reach { break }
        let target = rows.targets[position]
        let length = base + rows.lengths[position]
        let known = distances[Int(target)]
        guard length <= known * slack, !queue.hasRemoved(target) else { continue }
        if length < known {
          distances[Int(target)] = length
          let start = rows.starts[Int(target)]
          let isEnd = rows.starts[Int(target) + 1] - start == 1
          let isClosed = detours.map { length + $0[start] > reach } ?? false
          if !isEnd, !isClosed { queue.insertOrRaise(target) }
        }
        if recordsSteps { steps.append(Step(from: node, to: target, length: length)) }
      }
    }
  }

  /// Whether a recorded step lies on a shortest path.
  @inline(__always)
  func isShortest(_ step: Step) -> Bool {
    step.length <= distances[Int(step.to)] * (1 + Self.tolerance)
  }
}
