import Bibliography
import Dispatch
import Formats
import Intake

/// Passes on what the reader of a format tells to another sink by a worker, in the same order, so that
/// finding countries runs beside reading.
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
  private let worker: Worker
  private var batch: [Told] = []

  init(_ sink: any RecordSink, by worker: Worker) {
    line = Line(sink)
    self.worker = worker
    batch.reserveCapacity(SinkBeside.batchSize)
  }

  /// Waits until the other sink was told everything; nothing may be told after it.
  func finish() {
    pass()
    worker.finish()
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
    if batch.count == SinkBeside.batchSize { pass() }
  }

  private func pass() {
    line.room.wait()
    worker.add { [line, batch] in line.pass(batch) }
    batch = []
    batch.reserveCapacity(SinkBeside.batchSize)
  }

  /// The way to the other sink, which few batches are on at a time.
  private final class Line: @unchecked Sendable {
    let room = DispatchSemaphore(value: 0)
    private let sink: any RecordSink  // told by the worker alone

    init(_ sink: any RecordSink) {
      self.sink = sink
      // A semaphore must not end below the value that it began with.
      for _ in 0..<8 { room.signal() }
    }

    func pass(_ batch: [Told]) {
      for told in batch { pass(told) }
      room.signal()
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
