import Intake
import TestSupport
import Testing

/// Reading ahead on another thread changes neither bytes, nor failures, nor identities.
struct ReadAheadTests {
  private static let samples = [
    "openalex/works-members.jsonl.gz", "pubmed/articles-again.xml.gz", "openalex/works.jsonl",
  ]

  @Test(arguments: samples, [1, 700, 1 << 16])
  func theBytesAreTheSame(sample: String, chunk: Int) throws {
    let path = Place.sample(sample).path
    let plain = drained(try Input(path: path), chunk: chunk)
    let input = try Input(path: path)
    input.readAhead()
    let ahead = drained(input, chunk: chunk)
    #expect(ahead.bytes == plain.bytes)
    #expect(ahead.failure == nil && plain.failure == nil)
    #expect(try input.identity() == FileIdentity(ofFile: path))
  }

  @Test func aFailureComesBehindTheBytesBeforeItAndComesAgain() throws {
    let folder = try TemporaryFolder()
    let text = (0..<90_000).flatMap { Array("line \($0)\n".utf8) }
    let path = try folder.write("cut.gz", Array(gzipMember(text).dropLast(20)))
    let plain = drained(try Input(path: path))
    let input = try Input(path: path)
    input.readAhead()
    let ahead = drained(input)
    #expect(ahead.bytes == plain.bytes)
    #expect(ahead.bytes.count > 700_000)
    #expect(ahead.failure?.code == "gzip-truncated")
    #expect(drained(input).failure?.code == "gzip-truncated")
  }

  /// A reader that gives up leaves the rest to be hashed.
  @Test func whoStopsEarlyStillKnowsTheIdentity() throws {
    let folder = try TemporaryFolder()
    let text = (0..<900_000).flatMap { Array("line \($0)\n".utf8) }
    let path = try folder.write("long.gz", gzipMember(text))
    for _ in 0..<20 {
      let input = try Input(path: path)
      input.readAhead()
      let few = UnsafeMutableRawBufferPointer.allocate(byteCount: 100, alignment: 1)
      defer { few.deallocate() }
      #expect(try input.read(into: few) == 100)
      #expect(try input.identity() == FileIdentity(ofFile: path))
    }
    let forgotten = try Input(path: path)
    forgotten.readAhead()
  }
}
