import Dispatch
import Foundation

/// Work over several threads, each result in its own place.
enum Parallel {
  /// The results of a body for `0 ..< count`, in order, whatever the number of threads.
  ///
  /// - Complexity: one call of the body an element, spread over `jobs` threads.
  static func map<Element: Sendable>(
    _ count: Int, jobs: Int, _ body: @escaping @Sendable (Int) -> Element
  ) -> [Element] {
    let slots = Slots<Element>(count: count)
    let threads = max(1, min(jobs, count))
    DispatchQueue.concurrentPerform(iterations: threads) { _ in
      while let index = slots.next() { slots.set(index, body(index)) }
    }
    return slots.elements
  }
}

/// Places that threads take and fill.
private final class Slots<Element: Sendable>: @unchecked Sendable {
  private let lock = NSLock()
  private var taken = 0
  private var slots: [Element?]

  init(count: Int) { slots = Array(repeating: nil, count: count) }

  /// The next place that nobody works on; nil if there is none.
  func next() -> Int? {
    lock.withLock {
      guard taken < slots.count else { return nil }
      taken += 1
      return taken - 1
    }
  }

  func set(_ index: Int, _ element: Element) { lock.withLock { slots[index] = element } }

  var elements: [Element] { lock.withLock { slots.compactMap(\.self) } }
}
