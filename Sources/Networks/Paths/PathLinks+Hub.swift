extension PathLinks {
  /// A node near to most others, by way of which every distance is bounded.
  ///
  /// From any source *s* a node *v* is no farther than *d(s,h) + d(h,v)* for the hub *h*. So a step
  /// from *u* to *v* is on no shortest path from *s* unless *l(u,v) - d(h,v)* is at most
  /// *d(s,h) - d(s,u)*. The left side is a property of the link: with rows in its order, a search
  /// leaves the row of *u* at the first link beyond the bound. In dense networks, where values fall
  /// off gently and nearly every link is a shortest path between its own ends, few are looked at.
  struct Hub {
    /// The distance of each node from the hub, infinite out of its reach.
    let distances: [Double]
    /// For each link *l(u,v) - d(h,v)*, a little less than that at most; ascending within a row.
    let detours: [Double]
    /// What the tolerance and rounding can add to a bound.
    let margin: Double

    /// What a source adds to the bound of a node's row, before the node's own distance is taken off.
    func reach(of source: Int) -> Double { distances[source] + margin }
  }

  /// The same links with each row in the order of detours around a hub: the node with the greatest
  /// sum of 1/length.
  ///
  /// - Complexity: O(*n* log *n* + *m*).
  func aroundHub() -> PathLinks {
    guard nodeCount > 2, !targets.isEmpty else { return self }
    var nearness = [Double](repeating: 0, count: nodeCount)
    for node in 0..<nodeCount {
      for position in starts[node]..<starts[node + 1] { nearness[node] += 1 / lengths[position] }
    }
    let hub = nearness.indices.max { nearness[$0] < nearness[$1] } ?? 0
    let search = ShortestPathSearch(along: self)
    search.run(from: hub)
    let distances = Array(search.distances)
    let farthest = distances.reduce(0) { $1 < .infinity ? max($0, $1) : $0 }
    // A node out of the hub's reach has no bound: its links come first and are always read.
    let keys = zip(lengths, targets).map { length, target in
      OrderedBits(max(length - distances[Int(target)], -.greatestFiniteMagnitude))
    }
    let rows = rows
    var (places, detours) = (starts, lengths)
    var (orderedTargets, orderedLengths) = (targets, lengths)
    for index in OrderedBits.order(of: keys) {
      let position = Int(index)
      let row = rows[position]
      let place = places[row]
      places[row] += 1
      orderedTargets[place] = targets[position]
      orderedLengths[place] = lengths[position]
      detours[place] = keys[position].lowerBound
    }
    return PathLinks(
      starts: starts, targets: orderedTargets, lengths: orderedLengths,
      hub: Hub(
        distances: distances, detours: detours,
        margin: 8 * ShortestPathSearch.tolerance * farthest))
  }

  /// The row of each link.
  private var rows: [Int] {
    var rows = [Int](repeating: 0, count: targets.count)
    for node in 0..<nodeCount {
      for position in starts[node]..<starts[node + 1] { rows[position] = node }
    }
    return rows
  }
}

/// The leading 22 bits of a number, in an order that is that of numbers.
private struct OrderedBits {
  let bits: UInt32

  init(_ number: Double) {
    let pattern = number.bitPattern
    let ordered = pattern >> 63 == 0 ? pattern | 1 << 63 : ~pattern
    bits = UInt32(truncatingIfNeeded: ordered >> 42)
  }

  /// The least number with these bits.
  var lowerBound: Double {
    let ordered = UInt64(bits) << 42
    return Double(bitPattern: ordered >> 63 == 1 ? ordered & ~(1 << 63) : ~ordered)
  }

  /// The places of keys in ascending order, equal ones in their own: two counting passes.
  static func order(of keys: [OrderedBits]) -> [Int32] {
    var order = [Int32](unsafeUninitializedCapacity: keys.count) { buffer, initialized in
      for index in keys.indices { buffer.initializeElement(at: index, to: Int32(index)) }
      initialized = keys.count
    }
    var next = order
    for shift: UInt32 in [0, 11] {
      var places = [Int](repeating: 0, count: 2049)
      for key in keys { places[Int((key.bits >> shift) & 2047) + 1] += 1 }
      for digit in 0..<2048 { places[digit + 1] += places[digit] }
      for index in order {
        let digit = Int((keys[Int(index)].bits >> shift) & 2047)
        next[places[digit]] = index
        places[digit] += 1
      }
      swap(&order, &next)
    }
    return order
  }
}
