import Foundation
import Intake
import TestSupport
import Testing

/// Known answers of FIPS 180-4 and of the NIST examples.
struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func knownAnswers(text: String, digest: String) {
    #expect(SHA256.hex(of: Array(text.utf8)) == digest)
  }

  @Test func aMillionTimesA() {
    let digest = SHA256()
    for _ in 0..<1000 { digest.update([UInt8](repeating: UInt8(ascii: "a"), count: 1000)) }
    #expect(
      digest.finish() == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func beginsAnewAfterFinishing() {
    let digest = SHA256()
    digest.update(Array("something else".utf8))
    _ = digest.finish()
    digest.update(Array("abc".utf8))
    #expect(
      digest.finish() == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }

  @Test func aSequenceWithoutStorageGivesTheSame() {
    let bytes = Array("abc".utf8)
    #expect(SHA256.hex(of: bytes.lazy.map { $0 }) == SHA256.hex(of: bytes))
  }

  /// The pair counts that come with the package are those that their README states.
  @Test func theFileOfPairCountsIsTheStatedOne() throws {
    let readme = try String(contentsOf: Place.inPackage("Corpus/README.md"), encoding: .utf8)
    let digest = try SHA256.hex(ofFile: Place.worldCounts.path)
    #expect(readme.contains("`\(digest)`"))
  }
}
