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
  func forEach(_ body: (String) -> Void) throws {
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { chunk.deallocate() }
    var line: [UInt8] = []
    while true {
      let count = try source.read(into: chunk)
      if count == 0 { break }
      var rest = chunk[..<count]
      while let newline = rest.firstIndex(of: 0x0A) {
        line.append(contentsOf: rest[..<newline])
        if line.last == 0x0D { line.removeLast() }
        body(String(decoding: line, as: UTF8.self))
        line.removeAll(keepingCapacity: true)
        rest = rest[(newline + 1)...]
      }
      line.append(contentsOf: rest)
    }
    if !line.isEmpty { body(String(decoding: line, as: UTF8.self)) }
  }
}
