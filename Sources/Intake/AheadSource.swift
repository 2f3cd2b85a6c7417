import Foundation
import Synchronization

/// Reads another source on a thread of its own, some blocks ahead, so that unpacking runs beside what
/// is done with the bytes.
///
/// The other source must not be touched before `stop` returned.
final class AheadSource: ByteSource {
  private let shared: Shared
  private var block = 0
  private var available = 0..<0  // of the block
  private var isAtEnd = false

  /// Begins to read at once.
  init(_ source: any ByteSource, blocks: Int = 4, size: Int = 1 << 18) {
    let shared = Shared(source, blocks, size)
    self.shared = shared
    Thread.detachNewThread { shared.fill() }
  }

  deinit { stop() }

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
      block = (block + 1) % shared.bytes.count
      shared.free.signal()
    }
    return count
  }

  /// Ends the reading ahead, and waits until the other source is left alone.
  func stop() { shared.stop() }

  /// What both threads use: a block belongs to the one that waited for it last.
  private final class Shared: @unchecked Sendable {
    let bytes: [UnsafeMutableRawBufferPointer]
    var states: [(count: Int, failure: IntakeError?)]
    let free: DispatchSemaphore
    let filled = DispatchSemaphore(value: 0)
    private let source: any ByteSource
    private let ended = DispatchSemaphore(value: 0)
    private let isStopped = Atomic(false)

    init(_ source: any ByteSource, _ blocks: Int, _ size: Int) {
      self.source = source
      bytes = (0..<blocks).map { _ in .allocate(byteCount: size, alignment: 64) }
      states = Array(repeating: (0, nil), count: blocks)
      // A semaphore must not end below the value that it began with.
      free = DispatchSemaphore(value: 0)
      for _ in 0..<blocks { free.signal() }
    }

    deinit { for block in bytes { block.deallocate() } }

    func fill() {
      var block = 0
      while true {
        free.wait()
        if isStopped.load(ordering: .acquiring) { break }
        var state: (count: Int, failure: IntakeError?) = (0, nil)
        do throws(IntakeError) {
          state.count = try source.read(into: bytes[block])
        } catch {
          state.failure = error
        }
        states[block] = state
        filled.signal()
        if state.count == 0 { break }
        block = (block + 1) % bytes.count
      }
      ended.signal()
    }

    func stop() {
      isStopped.store(true, ordering: .releasing)
      free.signal()
      ended.wait()
      ended.signal()  // for who asks again
    }
  }
}
