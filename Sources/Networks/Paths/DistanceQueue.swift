/// A heap with four children a node that gives the nearest node and lets distances fall.
///
/// Distances are read from the memory given, which its owner changes before it calls
/// ``insertOrRaise(_:)``.
final class DistanceQueue {
  private let distances: UnsafeMutableBufferPointer<Double>
  private let heap: UnsafeMutableBufferPointer<Int32>
  /// Where each node stands in the heap; -1 before it is inserted, -2 after it is removed.
  private let places: UnsafeMutableBufferPointer<Int32>
  private var count = 0

  /// Makes an empty queue for the nodes `0 ..< capacity`.
  ///
  /// - Complexity: O(*capacity*).
  init(capacity: Int, distances: UnsafeMutableBufferPointer<Double>) {
    self.distances = distances
    heap = .allocate(capacity: capacity)
    heap.initialize(repeating: 0)
    places = .allocate(capacity: capacity)
    places.initialize(repeating: -1)
  }

  deinit {
    heap.deallocate()
    places.deallocate()
  }

  /// Empties the queue and forgets which nodes were removed.
  ///
  /// - Complexity: O(*capacity*).
  func reset() {
    places.update(repeating: -1)
    count = 0
  }

  /// Whether a node was inserted and removed since the last reset.
  @inline(__always)
  func hasRemoved(_ node: Int32) -> Bool { places[Int(node)] == -2 }

  /// Inserts a node, or moves it forward after its distance fell.
  ///
  /// - Complexity: O(log *count*).
  @inline(__always)
  func insertOrRaise(_ node: Int32) {
    var place = Int(places[Int(node)])
    if place < 0 {
      place = count
      count += 1
    }
    let distance = distances[Int(node)]
    while place > 0 {
      let parent = (place - 1) >> 2
      let other = heap[parent]
      if distances[Int(other)] <= distance { break }
      heap[place] = other
      places[Int(other)] = Int32(truncatingIfNeeded: place)
      place = parent
    }
    heap[place] = node
    places[Int(node)] = Int32(truncatingIfNeeded: place)
  }

  /// Removes and returns the node with the least distance, or `nil` if the queue is empty.
  ///
  /// - Complexity: O(log *count*).
  @inline(__always)
  func removeNearest() -> Int32? {
    guard count > 0 else { return nil }
    let nearest = heap[0]
    places[Int(nearest)] = -2
    count -= 1
    guard count > 0 else { return nearest }
    let last = heap[count]
    let distance = distances[Int(last)]
    var place = 0
    while true {
      let first = place << 2 + 1
      guard first < count else { break }
      var best = first
      var bestDistance = distances[Int(heap[first])]
      for child in (first + 1)..<max(first + 1, min(first + 4, count)) {
        let childDistance = distances[Int(heap[child])]
        if childDistance < bestDistance {
          best = child
          bestDistance = childDistance
        }
      }
      if distance <= bestDistance { break }
      let moved = heap[best]
      heap[place] = moved
      places[Int(moved)] = Int32(truncatingIfNeeded: place)
      place = best
    }
    heap[place] = last
    places[Int(last)] = Int32(truncatingIfNeeded: place)
    return nearest
  }
}
