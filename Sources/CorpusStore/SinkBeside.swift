import Bibliography
import Dispatch
import Formats
import Foundation
import Intake

/// Passes on what the reader of a format tells to another sink on a thread of its own, in the same
/// order, so that finding countries runs beside reading.
final class SinkBeside: RecordSink {
  private enum Told: Sendable {
    case record(PublicationRecord)
    case rejection(code: String, byte: Int?, record: String?, text: String)
    case deletion(Identifier, Provider)
    case note(
      code: String, severity: Finding.Severity, byte: Int?, record: String?, text: String)
  }

  private static let batchSize = 64
  private let line: Line
  private var batch: [Told] = []

  /// Begins to listen at once.
  init(_ sink: any RecordSink) {
    let line = Line(sink)
    self.line = line
    batch.reserveCapacity(SinkBeside.batchSize)
    Thread.detachNewThread { line.pass() }
  }

  /// Waits until the other sink was told everything; nothing may be told after it.
  func finish() {
    line.add(batch)
    if !batch.isEmpty { line.add([]) }
    line.ended.wait()
  }

  func accept(_ record: PublicationRecord) { tell(.record(record)) }

  func reject(_ code: String, byte: Int?, record: String?, _ text: String) {
    tell(.rejection(code: code, byte: byte, record: record, text: text))
  }

  func delete(_ key: Identifier, of provider: Provider) { tell(.deletion(key, provider)) }

  func note(
    _ code: String, _ severity: Finding.Severity, byte: Int?, record: String?, _ text: String
  ) { tell(.note(code: code, severity: severity, byte: byte, record: record, text: text)) }

  private func tell(_ told: Told) {
    batch.append(told)
    guard batch.count == SinkBeside.batchSize else { return }
    line.add(batch)
    batch.removeAll(keepingCapacity: true)
  }

  /// The batches on their way; an empty one is the last.
  private final class Line: @unchecked Sendable {
    let ended = DispatchSemaphore(value: 0)
    private let sink: any RecordSink  // told by the thread of `pass` alone
    private let lock = NSLock()
    private var batches: [[Told]] = []
    private let waiting = DispatchSemaphore(value: 0)
    private let room = DispatchSemaphore(value: 0)

    init(_ sink: any RecordSink) {
      self.sink = sink
      for _ in 0..<8 { room.signal() }
    }

    func add(_ batch: [Told]) {
      room.wait()
      lock.withLock { batches.append(batch) }
      waiting.signal()
    }

    func pass() {
      while true {
        waiting.wait()
        let batch = lock.withLock { batches.removeFirst() }
        room.signal()
        if batch.isEmpty { break }
        for told in batch { pass(told) }
      }
      ended.signal()
    }

    private func pass(_ told: Told) {
      switch told {
      case .record(let record): sink.accept(record)
      case .rejection(let code, let byte, let record, let text):
        sink.reject(code, byte: byte, record: record, text)
      case .deletion(let key, let provider): sink.delete(key, of: provider)
      case .note(let code, let severity, let byte, let record, let text):
        sink.note(code, severity, byte: byte, record: record, text)
      }
    }
  }
}
