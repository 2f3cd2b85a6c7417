import Foundation
import Intake
import TestSupport
import Testing

struct UnpackedSourceTests {
  private static let text = Array(String(repeating: "copub reads gzip. ", count: 300).utf8)

  private func unpack(
    _ packed: some Sequence<UInt8>, atMost most: Int = 4096, chunk: Int = 1 << 16,
    limits: Limits = .standard
  ) -> (bytes: [UInt8], failure: IntakeError?) {
    drained(
      UnpackedSource(TrickleSource(packed, atMost: most), as: .gzip, limits: limits), chunk: chunk)
  }

  /// Really compressed, in several members, made elsewhere.
  private func sample() throws -> (packed: [UInt8], plain: [UInt8]) {
    (
      try Place.bytes(Place.sample("openalex/works-members.jsonl.gz")),
      try Place.bytes(Place.sample("openalex/works.jsonl"))
    )
  }

  @Test(arguments: [1, 7, 4096], [1, 7, 4096])
  func severalMembersAreOneStream(most: Int, chunk: Int) throws {
    let (packed, plain) = try sample()
    let result = unpack(packed, atMost: most, chunk: chunk)
    #expect(result.bytes == plain)
    #expect(result.failure == nil)
  }

  @Test func storedBlocksAreRead() {
    let large = [UInt8](repeating: 65, count: 200_000)
    let result = unpack(gzipMember(large) + gzipMember(Self.text), atMost: 1 << 20)
    #expect(result.bytes == large + Self.text)
    #expect(result.failure == nil)
  }

  @Test func noBytesAndAnEmptyMemberAreEmpty() {
    for packed in [[], gzipMember([]), gzipMember([]) + gzipMember([])] {
      let result = unpack(packed)
      #expect(result.bytes.isEmpty)
      #expect(result.failure == nil)
    }
  }

  /// Wherever one member is cut, a prefix comes out and then `gzip-truncated`.
  @Test func everyCutIsNoticed() throws {
    let packed = try Place.bytes(Place.sample("pubmed/articles-again.xml.gz"))
    let plain = unpack(packed)
    #expect(plain.failure == nil)
    for cut in 1..<packed.count {
      let result = unpack(packed[..<cut])
      #expect(plain.bytes.starts(with: result.bytes), "cut at \(cut)")
      #expect(result.failure?.code == "gzip-truncated", "cut at \(cut)")
    }
  }

  /// A cut inside a later member is noticed, one between members cannot be.
  @Test func everyCutInsideALaterMemberIsNoticed() {
    let first = gzipMember(Array("first ".utf8))
    let both = first + gzipMember(Array("second".utf8))
    for cut in (first.count + 1)..<both.count {
      let result = unpack(both[..<cut])
      #expect(result.bytes.starts(with: Array("first ".utf8)), "cut at \(cut)")
      #expect(result.failure?.code == "gzip-truncated", "cut at \(cut)")
    }
    #expect(unpack(first).failure == nil)
  }

  @Test(arguments: 1...8)
  func aWrongChecksumOrLengthIsDamage(place: Int) throws {
    var packed = try Place.bytes(Place.sample("pubmed/articles-again.xml.gz"))
    let plain = unpack(packed).bytes
    packed[packed.count - place] ^= 0x10
    let result = unpack(packed)
    #expect(result.failure?.code == "gzip-damaged")
    #expect(result.bytes == plain, "what came before the damage is kept")
  }

  /// No byte of the compressed data can be changed unnoticed (the header's own fields may).
  @Test func noChangedByteOfTheDataPasses() {
    let packed = gzipMember(Self.text)
    for place in stride(from: 10, to: packed.count, by: 97) {
      var changed = packed
      changed[place] ^= 0x21
      #expect(unpack(changed).failure != nil, "byte \(place)")
    }
  }

  @Test func bytesBehindTheLastMemberAreDamage() {
    for tail in [[0], [UInt8](repeating: 0, count: 512), Array("garbage behind".utf8)] {
      let result = unpack(gzipMember(Self.text) + tail)
      #expect(result.bytes == Self.text)
      #expect(result.failure != nil, "\(tail.prefix(4))")
    }
  }

  @Test func aBombIsRefused() {
    var limits = Limits()
    limits.unpackedFloor = 1000
    limits.unpackRatio = 2
    let plain = [UInt8](repeating: 65, count: 5000)
    #expect(unpack(gzipMember(plain), limits: limits).failure == nil, "stored, so no bomb")
    let packed = try? Place.bytes(Place.sample("pubmed/articles-again.xml.gz"))
    let result = unpack(packed ?? [], limits: limits)
    #expect(result.failure?.code == "unpack-limit")
  }

  @Test func aFailureOfTheFileComesThroughAfterItsBytes() {
    let packed = gzipMember(Self.text)
    let failure = IntakeError.unreadable(path: "some.gz", reason: "a bad sector")
    let source = UnpackedSource(
      TrickleSource(packed[..<3000], atMost: 100, then: failure), as: .gzip)
    let result = drained(source)
    #expect(result.failure == failure)
    #expect(result.bytes.count > 2000)
    #expect(Self.text.starts(with: result.bytes))
  }

  /// Frames of the real compressor, with checksums: whole, in several, cut anywhere, changed.
  @Test func zstandardFrames() throws {
    let folder = try TemporaryFolder()
    let plain = Array(String(repeating: "copub reads Zstandard. ", count: 40).utf8)
    let path = try folder.write("plain", plain)
    try Tool.run("zstd", "-q", "--check", path, "-o", path + ".zst")
    let frame = try Place.bytes(URL(fileURLWithPath: path + ".zst"))
    func unpack(
      _ packed: some Sequence<UInt8>, _ most: Int = 4096
    ) -> (bytes: [UInt8], failure: IntakeError?) {
      drained(UnpackedSource(TrickleSource(packed, atMost: most), as: .zstd), chunk: 1 << 16)
    }
    for most in [1, 7, 4096] {
      let result = unpack(frame + frame, most)
      #expect(result.bytes == plain + plain)
      #expect(result.failure == nil)
    }
    for cut in 1..<frame.count {
      let result = unpack(frame[..<cut])
      #expect(plain.starts(with: result.bytes), "cut at \(cut)")
      #expect(result.failure?.code == "zstd-truncated", "cut at \(cut)")
    }
    var changed = frame
    changed[frame.count - 2] ^= 1
    #expect(unpack(changed).failure?.code == "zstd-damaged")
    #expect(unpack(frame + Array("behind".utf8)).failure?.code == "zstd-damaged")
  }
}
