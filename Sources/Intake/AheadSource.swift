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
      fill(block)
      block = (block + 1) % shared.blocks.count
    }
    return count
  }

  /// Ends the reading ahead, and waits until the other source is left alone.
  func stop() {
    shared.isStopped.store(true, ordering: .releasing)
    worker.finish()
  }

  /// Some bytes of the other source, or why there are none.
  private final class Block {
    let bytes: UnsafeMutableRawBufferPointer
    var count = 0
    var failure: IntakeError?

    init(size: Int) { bytes = .allocate(byteCount: size, alignment: 64) }

    deinit { bytes.deallocate() }
  }

  /// What both threads use: a block belongs to the reader from its filling until it is given back.
  private final class Shared: @unchecked Sendable {
    let blocks: [Block]
    let filled = DispatchSemaphore(value: 0)
    let isStopped = Atomic(false)
    private let source: any ByteSource
    private var isAtEnd = false  // of the worker alone

    init(_ source: any ByteSource, _ blocks: Int, _ size: Int) {
      self.source = source
      self.blocks = (0..<blocks).map { _ in Block(size: size) }
    }

    func fill(_ block: Int) {
      if isAtEnd || isStopped.load(ordering: .acquiring) { return }
      let filling = blocks[block]
      do throws(IntakeError) {
        filling.count = try source.read(into: filling.bytes)
      } catch {
        filling.count = 0
        filling.failure = error
      }
      isAtEnd = filling.count == 0
      filled.signal()
    }
  }
}
