/// How far two partitions of the same nodes agree, whatever their modules are called.
public struct PartitionAgreement: Sendable, Hashable {
  /// Normalised mutual information, 2 *I* / (*H1* + *H2*).
  ///
  /// 0 if one says nothing about the other, 1 if they are the same.
  public let nmi: Double
  /// Adjusted mutual information, (*I* - *E*) / ((*H1* + *H2*)/2 - *E*); Vinh, Epps & Bailey 2010.
  ///
  /// *E* is the mean of *I* over random partitions with modules of the same sizes. 0 on average for
  /// partitions that have nothing to do with each other, 1 if they are the same.
  public let ami: Double

  /// Compares two partitions.
  ///
  /// Two partitions without information (one module, or every node alone, in both) agree fully.
  ///
  /// - Precondition: Both have the same number of nodes.
  /// - Complexity: O(*n* + modules of the one times modules of the other times sizes of modules).
  public init(_ first: Partition, _ second: Partition) {
    precondition(first.modules.count == second.modules.count, "partitions of the same nodes")
    if first == second {
      (nmi, ami) = (1, 1)
      return
    }
    let sizes = (first.members.map(\.count), second.members.map(\.count))
    let nodeCount = first.modules.count
    var joint = [Int](repeating: 0, count: first.count * second.count)
    for (a, b) in zip(first.modules, second.modules) { joint[a * second.count + b] += 1 }
    let information = Self.information(joint, sizes, nodeCount)
    let mean = (Self.entropy(sizes.0, nodeCount) + Self.entropy(sizes.1, nodeCount)) / 2
    let expected = Self.expectedInformation(sizes, nodeCount)
    nmi = mean > 0 ? information / mean : 0
    ami = mean > expected ? (information - expected) / (mean - expected) : 0
  }

  private static func entropy(_ sizes: [Int], _ total: Int) -> Double {
    sizes.reduce(0) { sum, size in
      let share = Double(size) / Double(total)
      return sum - share * Elementary.logarithm(share)
    }
  }

  private static func information(
    _ joint: [Int], _ sizes: ([Int], [Int]), _ total: Int
  ) -> Double {
    var sum = 0.0
    for (place, count) in joint.enumerated() where count > 0 {
      let a = sizes.0[place / sizes.1.count]
      let b = sizes.1[place % sizes.1.count]
      sum += term(count, a, b, total)
    }
    return max(sum, 0)
  }

  /// What two modules of `a` and `b` nodes that share `count` add to the mutual information.
  private static func term(_ count: Int, _ a: Int, _ b: Int, _ total: Int) -> Double {
    let share = Double(count) / Double(total)
    let ratio = Double(count) / Double(a) * Double(total) / Double(b)
    return share * Elementary.logarithm(ratio)
  }

  /// The mean of the mutual information over all pairs of partitions with these sizes: how many
  /// nodes two modules share is hypergeometric.
  private static func expectedInformation(_ sizes: ([Int], [Int]), _ total: Int) -> Double {
    // ln(k!) for k = 0...total.
    var factorials = [0.0]
    for k in stride(from: 1, through: total, by: 1) {
      factorials.append(factorials[k - 1] + Elementary.logarithm(Double(k)))
    }
    let kinds = (counts(of: sizes.0), counts(of: sizes.1))
    var sum = 0.0
    for (a, manyA) in kinds.0 {
      for (b, manyB) in kinds.1 {
        let fixed =
          factorials[a] + factorials[b] + factorials[total - a] + factorials[total - b]
          - factorials[total]
        for shared in stride(from: max(1, a + b - total), through: min(a, b), by: 1) {
          let logarithm =
            fixed - factorials[shared] - factorials[a - shared] - factorials[b - shared]
            - factorials[total - a - b + shared]
          let probability = Elementary.exponential(logarithm)
          sum += Double(manyA * manyB) * probability * term(shared, a, b, total)
        }
      }
    }
    return sum
  }

  /// How many modules there are of each size, by size.
  private static func counts(of sizes: [Int]) -> [(size: Int, count: Int)] {
    Dictionary(grouping: sizes) { $0 }.map { ($0.key, $0.value.count) }.sorted { $0.0 < $1.0 }
  }
}
