import Foundation

/// A thread of its own that does pieces of work in the order in which they are given.
///
/// Pieces must not wait for other pieces.
public final class Worker: Sendable {
  private let queue = Queue()

  /// Begins at once; the thread ends when nobody holds the worker any more.
  public init() {
    let queue = queue
    Thread.detachNewThread { queue.work() }
  }

  deinit { queue.add(nil) }

  /// Adds a piece of work.
  public func add(_ work: @escaping @Sendable () -> Void) { queue.add(work) }

  /// Waits until everything that was added before is done.
  public func finish() {
    let done = DispatchSemaphore(value: 0)
    queue.add { done.signal() }
    done.wait()
  }

  private final class Queue: @unchecked Sendable {
    private let lock = NSLock()
    private var pieces: [(@Sendable () -> Void)?] = []
    private let waiting = DispatchSemaphore(value: 0)

    /// Adds a piece of work; nil is the end.
    func add(_ work: (@Sendable () -> Void)?) {
      lock.withLock { pieces.append(work) }
      waiting.signal()
    }

    func work() {
      while true {
        waiting.wait()
        guard let piece = lock.withLock({ pieces.removeFirst() }) else { return }
        piece()
      }
    }
  }
}
