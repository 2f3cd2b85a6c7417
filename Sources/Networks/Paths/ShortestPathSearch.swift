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
  /// A node with a single link is not queued: nothing lies behind it.
  ///
  /// - Parameters:
  ///   - source: The node that paths start at.
  ///   - recordsSteps: Whether to fill ``steps``.
  /// - Complexity: O(*m* + *n* log *n*) in practice, O(*m* log *n*) at worst, *n* without the nodes
  ///   of a single link.
  func run(from source: Int, recordsSteps: Bool = false) {
    distances.update(repeating: .infinity)
    queue.reset()
    steps.removeAll(keepingCapacity: true)
    distances[source] = 0
    queue.insertOrRaise(Int32(source))
    let slack = 1 + Self.tolerance
    links.starts.withUnsafeBufferPointer { starts in
      links.targets.withUnsafeBufferPointer { targets in
        links.lengths.withUnsafeBufferPointer { lengths in
          while let node = queue.removeNearest() {
            let base = distances[Int(node)]
            for position in starts[Int(node)]..<starts[Int(node) + 1] {
              let target = targets[position]
              let length = base + lengths[position]
              let known = distances[Int(target)]
              guard length <= known * slack, !queue.hasRemoved(target) else { continue }
              if length < known {
                distances[Int(target)] = length
                let isEnd = starts[Int(target) + 1] - starts[Int(target)] == 1
                if !isEnd { queue.insertOrRaise(target) }
              }
              if recordsSteps { steps.append(Step(from: node, to: target, length: length)) }
            }
          }
        }
      }
    }
  }

  /// Whether a recorded step lies on a shortest path.
  @inline(__always)
  func isShortest(_ step: Step) -> Bool {
    step.length <= distances[Int(step.to)] * (1 + Self.tolerance)
  }
}
