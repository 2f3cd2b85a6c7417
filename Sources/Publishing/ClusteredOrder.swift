/// An order of items in which those that resemble each other stand together.
///
/// Average linkage (Sokal & Michener 1958) on similarities, the two parts of each join turned so that
/// their most similar ends meet. Equal similarities are taken in the order of the items.
enum ClusteredOrder {
  /// The places of the items in their new order.
  ///
  /// - Complexity: O(n³) for n items.
  static func places(_ similarity: [[Double]]) -> [Int] {
    var clusters = similarity.indices.map { [$0] }
    while clusters.count > 1 {
      var best = (a: 0, b: 1, value: -Double.infinity)
      for a in clusters.indices {
        for b in (a + 1)..<max(a + 1, clusters.count) {
          var sum = 0.0
          for i in clusters[a] { for j in clusters[b] { sum += similarity[i][j] } }
          let mean = sum / Double(clusters[a].count * clusters[b].count)
          if mean > best.value { best = (a, b, mean) }
        }
      }
      let joined = join(clusters[best.a], clusters[best.b], similarity)
      clusters.remove(at: best.b)
      clusters[best.a] = joined
    }
    return clusters.first ?? []
  }

  private static func join(
    _ left: [Int], _ right: [Int], _ similarity: [[Double]]
  ) -> [Int] {
    let turns = [
      (left, right), (left, Array(right.reversed())), (Array(left.reversed()), right),
      (Array(left.reversed()), Array(right.reversed())),
    ]
    var best = (order: left + right, value: -Double.infinity)
    for (first, second) in turns {
      guard let end = first.last, let start = second.first else { continue }
      if similarity[end][start] > best.value {
        best = (first + second, similarity[end][start])
      }
    }
    return best.order
  }
}
