import Foundation
import Intake

/// The lines of a text file or standard input, one at a time, however many there are.
struct LineInput {
  private let source: Input

  init(path: String) throws {
    do throws(IntakeError) {
      source = try Input(path: path)
    } catch {
      throw CommandFailure(.noInput, error.finding(file: path).line)
    }
  }

  /// Tells every line without its end.
  func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Void) throws {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    // The beginning of a line that goes on in the next chunk.
    var begun: [UInt8] = []
    func tell(_ line: UnsafeBufferPointer<UInt8>) {
      body(line.last == 0x0D ? UnsafeBufferPointer(rebasing: line.dropLast()) : line)
    }
    while true {
      let count = try source.read(into: chunk)
      if count == 0 { break }
      let bytes = UnsafeBufferPointer(rebasing: chunk.bindMemory(to: UInt8.self)[..<count])
      var start = 0
      while start < count, let base = bytes.baseAddress,
        let newline = memchr(base + start, 0x0A, count - start)
      {
        let end = UnsafeRawPointer(newline) - UnsafeRawPointer(base)
        let line = UnsafeBufferPointer(rebasing: bytes[start..<end])
        if begun.isEmpty {
          tell(line)
        } else {
          begun.append(contentsOf: line)
          begun.withUnsafeBufferPointer(tell)
          begun.removeAll(keepingCapacity: true)
        }
        start = end + 1
      }
      begun.append(contentsOf: bytes[start...])
    }
    if !begun.isEmpty { begun.withUnsafeBufferPointer(tell) }
  }
}
