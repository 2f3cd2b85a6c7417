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
      let filled = shared.blocks[block]
      if let failure = filled.failure {
        shared.filled.signal()  // it comes again
        throw failure
      }
      available = 0..<filled.count
      isAtEnd = filled.count == 0
      if isAtEnd { return 0 }
    }
    let count = min(buffer.count, available.count)
    let bytes = shared.blocks[block].bytes[available.lowerBound..<available.lowerBound + count]
    buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: bytes))
    available = available.lowerBound + count..<available.upperBound
    if available.isEmpty {
      block = (block + 1) % shared.blocks.count
      shared.free.signal()
    }
    return count
  }

  /// Ends the reading ahead, and waits until the other source is left alone.
  func stop() { shared.stop() }

  /// Some bytes of the other source, or why there are none.
  private final class Block {
    let bytes: UnsafeMutableRawBufferPointer
    var count = 0
    var failure: IntakeError?

    init(size: Int) { bytes = .allocate(byteCount: size, alignment: 64) }

    deinit { bytes.deallocate() }
  }

  /// What both threads use: a block belongs to the one that waited for it last.
  private final class Shared: @unchecked Sendable {
    let blocks: [Block]
    let free: DispatchSemaphore
    let filled = DispatchSemaphore(value: 0)
    private let source: any ByteSource
    private let ended = DispatchSemaphore(value: 0)
    private let isStopped = Atomic(false)

    init(_ source: any ByteSource, _ blocks: Int, _ size: Int) {
      self.source = source
      self.blocks = (0..<blocks).map { _ in Block(size: size) }
      // A semaphore must not end below the value that it began with.
      free = DispatchSemaphore(value: 0)
      for _ in 0..<blocks { free.signal() }
    }

    func fill() {
      var block = 0
      while true {
        free.wait()
        if isStopped.load(ordering: .acquiring) { break }
        let filling = blocks[block]
        do throws(IntakeError) {
          filling.count = try source.read(into: filling.bytes)
        } catch {
          filling.count = 0
          filling.failure = error
        }
        let isLast = filling.count == 0
        filled.signal()
        if isLast { break }
        block = (block + 1) % blocks.count
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
