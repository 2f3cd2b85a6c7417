import Intake
import Testing

struct ByteSourceTests {
  @Test func allBytesUpToALimit() throws {
    let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
    #expect(try MemorySource(bytes).bytes(upTo: bytes.count) == bytes)
    #expect(try MemorySource(bytes).bytes(upTo: bytes.count - 1) == nil)
    #expect(try MemorySource([]).bytes(upTo: 0) == [])
  }
}
