import Intake
import TestSupport
import Testing

struct FileIdentityTests {
  /// XXH3, 64 bits, seed 0: the published answer for no bytes.
  @Test func theHashIsXXH3() {
    #expect(hash64([]) == 0x2D06_8005_38D3_94C2)
  }

  @Test func sameBytesSameIdentityWhateverTheName() throws {
    let folder = try TemporaryFolder()
    let one = try FileIdentity(ofFile: folder.write("one", "the same bytes"))
    let two = try FileIdentity(ofFile: folder.write("two", "the same bytes"))
    let other = try FileIdentity(ofFile: folder.write("three", "the same bytez"))
    #expect(one == two)
    #expect(one.size == 14)
    #expect(one.hash != other.hash)
  }

  @Test func theHashOfAFileIsThatOfItsBytes() throws {
    let folder = try TemporaryFolder()
    var generator = SeededGenerator(seed: 1)
    let bytes = (0..<600_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
    let identity = try FileIdentity(ofFile: folder.write("many", bytes))
    #expect(identity == FileIdentity(size: bytes.count, hash: hash64(bytes)))
  }

  @Test func anInputKnowsItsIdentityHoweverLittleWasRead() throws {
    let folder = try TemporaryFolder()
    let bytes = gzipMember([UInt8](repeating: 7, count: 200_000))
    let path = try folder.write("some.gz", bytes)
    let input = try Input(path: path)
    #expect(try input.identity() == FileIdentity(ofFile: path))
  }

  @Test func aMissingFileIsUnreadable() throws {
    let folder = try TemporaryFolder()
    let path = folder.path("absent")
    #expect(throws: IntakeError.self) { try FileIdentity(ofFile: path) }
  }
}
