import Dispatch
import Synchronization

/// Reads another source by a worker, some blocks ahead, so that unpacking runs beside what is done
/// with the bytes.
///
/// The other source must not be touched before `stop` returned.
final class AheadSource: ByteSource {
  private let shared: Shared
  private let worker: Worker
  private var block = 0
  private var available = 0..<0  // of the block
  private var isAtEnd = false

  /// Begins to read at once.
  init(_ source: any ByteSource, by worker: Worker, blocks: Int = 4, size: Int = 1 << 18) {
    shared = Shared(source, blocks, size)
    self.worker = worker
    for block in 0..<blocks { fill(block) }
  }

  deinit { stop() }

  private func fill(_ block: Int) { worker.add { [shared] in shared.fill(block) } }

  /// The next bytes; what the other source throws comes after every byte before it.
  func read(into buffer: UnsafeMutableRawBufferPointer) throws(IntakeError) -> Int {
    if available.isEmpty {
      if isAtEnd { return 0 }
      shared.filled.wait()
      let (count, failure) = shared.states[block]
      if let failure {
        shared.filled.signal()  // it comes again
        throw failure
      }
      available = 0..<count
      isAtEnd = count == 0
      if isAtEnd { return 0 }
    }
    let count = min(buffer.count, available.count)
    let bytes = shared.bytes[block][available.lowerBound..<available.lowerBound + count]
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes))
    available = available.lowerBound + count..<available.upperBound
    if available.isEmpty {
      fill(block)
      block = (block + 1) % shared.bytes.count
    }
    return count
  }

  /// Ends the reading ahead, and waits until the other source is left alone.
  func stop() {
    shared.isStopped.store(true, ordering: .releasing)
    worker.finish()
  }

  /// What both threads use: a block belongs to the reader from its filling until it is given back.
  private final class Shared: @unchecked Sendable {
    let bytes: [UnsafeMutableRawBufferPointer]
    var states: [(count: Int, failure: IntakeError?)]
    let filled = DispatchSemaphore(value: 0)
    let isStopped = Atomic(false)
    private let source: any ByteSource
    private var isAtEnd = false  // of the worker alone

    init(_ source: any ByteSource, _ blocks: Int, _ size: Int) {
      self.source = source
      bytes = (0..<blocks).map { _ in .allocate(byteCount: size, alignment: 64) }
      states = Array(repeating: (0, nil), count: blocks)
    }

    deinit { for block in bytes { block.deallocate() } }

    func fill(_ block: Int) {
      if isAtEnd || isStopped.load(ordering: .acquiring) { return }
      var state: (count: Int, failure: IntakeError?) = (0, nil)
      do throws(IntakeError) {
        state.count = try source.read(into: bytes[block])
      } catch {
        state.failure = error
      }
      states[block] = state
      isAtEnd = state.count == 0
      filled.signal()
    }
  }
}
