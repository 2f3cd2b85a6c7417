import Intake

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Cuts a source into lines in place, with room behind each for the JSON parser.
struct LineBuffer: ~Copyable {
  private let source: any ByteSource
  private let limits: Limits
  private let newline: UInt8
  private var buffer: UnsafeMutableRawBufferPointer
  private var held = 0..<0
  private var position: Int  // of held.lowerBound in the stream

  init(
    _ source: any ByteSource, rest: Slice<UnsafeBufferPointer<UInt8>>, position: Int,
    newline: UInt8 = 0x0A, limits: Limits
  ) {
    self.source = source
    self.limits = limits
    self.newline = newline
    self.position = position
    let size = max(1 << 20, 2 * rest.count)
    buffer = .allocate(byteCount: size + JSONParser.padding, alignment: 64)
    buffer.copyBytes(from: rest)
    held = 0..<rest.count
  }

  deinit { buffer.deallocate() }

  /// Tells every line with its position, without its newline; nil for one over the limit.
  ///
  /// The last value is false for a line that the source ends in, without a newline.
  mutating func read(
    _ body: (UnsafeBufferPointer<UInt8>?, Int, Bool) throws -> Void
  ) throws {
    var searched = held.lowerBound
    var skippedFrom: Int?  // the start of a line over the limit
    while true {
      if let newline = find(from: searched) {
        let start = skippedFrom ?? position
        let line = held.lowerBound..<newline
        position += newline + 1 - held.lowerBound
        held = (newline + 1)..<held.upperBound
        searched = held.lowerBound
        try body(skippedFrom == nil ? bytes(line) : nil, start, true)
        skippedFrom = nil
        continue
      }
      if held.count > limits.recordBytes {
        skippedFrom = skippedFrom ?? position
        position += held.count
        held = 0..<0
      }
      let before = held.count
      let failure = makeRoomAndFill()
      searched = held.lowerBound + before
      if held.count == before {
        if let skippedFrom {
          try body(nil, skippedFrom, false)
        } else if !held.isEmpty {
          try body(bytes(held), position, false)
        }
        if let failure { throw failure }
        return
      }
    }
  }

  private func bytes(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(buffer)[range].assumingMemory
  }

  private func find(from start: Int) -> Int? {
    guard start < held.upperBound, let base = buffer.baseAddress,
      let found = memchr(base + start, Int32(newline), held.upperBound - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  private mutating func makeRoomAndFill() -> IntakeError? {
    let capacity = buffer.count - JSONParser.padding
    if held.count * 2 > capacity {
      let grown = UnsafeMutableRawBufferPointer.allocate(
        byteCount: capacity * 2 + JSONParser.padding, alignment: 64)
      grown.copyMemory(from: UnsafeRawBufferPointer(rebasing: buffer[held]))
      buffer.deallocate()
      buffer = grown
    } else if held.lowerBound > 0, let base = buffer.baseAddress {
      memmove(base, base + held.lowerBound, held.count)
    }
    held = 0..<held.count
    let free = UnsafeMutableRawBufferPointer(
      rebasing: buffer[held.upperBound..<(buffer.count - JSONParser.padding)])
    do throws(IntakeError) {
      held = 0..<(held.count + (try source.read(into: free)))
      return nil
    } catch {
      return error
    }
  }
}

extension Slice<UnsafeRawBufferPointer> {
  fileprivate var assumingMemory: UnsafeBufferPointer<UInt8> {
    UnsafeRawBufferPointer(rebasing: self).assumingMemoryBound(to: UInt8.self)
  }
}
