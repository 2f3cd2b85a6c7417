/// A division of the nodes of a network into modules.
public struct Partition: Sendable, Hashable {
  /// The module of each node: 0, 1, … in the order of their smallest nodes.
  public let modules: [Int]
  /// The number of modules.
  public let count: Int

  /// Takes any numbers as names of modules and numbers the modules anew.
  ///
  /// - Complexity: O(*n*) on average.
  public init(_ names: some Sequence<Int>) {
    var numbers: [Int: Int] = [:]
    modules = names.map { name in
      let number = numbers[name] ?? numbers.count
      numbers[name] = number
      return number
    }
    count = numbers.count
  }

  /// The nodes of each module, ascending.
  ///
  /// - Complexity: O(*n*).
  public var members: [[Int]] {
    var members: [[Int]] = Array(repeating: [], count: count)
    for (node, module) in modules.enumerated() { members[module].append(node) }
    return members
  }
}
