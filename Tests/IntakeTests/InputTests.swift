import Foundation
import Intake
import TestSupport
import Testing

struct InputTests {
  @Test func theHeadComesAgainWithTheRest() throws {
    let folder = try TemporaryFolder()
    let plain = (0..<100_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
    for (name, bytes, compression) in [
      ("plain", plain, nil as Compression?), ("packed", gzipMember(plain), .gzip),
    ] {
      let input = try Input(path: folder.write(name, bytes))
      #expect(input.compression == compression)
      #expect(input.head == Array(plain.prefix(Input.headSize)))
      let result = drained(input, chunk: 10_007)
      #expect(result.bytes == plain)
      #expect(result.failure == nil)
    }
  }

  @Test func aFolderCannotBeReadAsAFile() throws {
    let folder = try TemporaryFolder()
    let source = try FileSource(path: folder.url.path)
    #expect(drained(source).failure?.code == "file-unreadable")
    #expect(throws: IntakeError.self) { try Input(path: folder.url.path) }
  }

  /// A file that can no longer be read, as on a disk that fails: the map of a process that has ended.
  @Test func aFileThatFailsInItsMidstHasNoIdentity() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = [
      "python3", "-c",
      """
      import mmap, sys
      maps = [mmap.mmap(-1, 4096) for _ in range(9000)]
      print("mapped", flush=True)
      sys.stdin.read()
      """,
    ]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    _ = output.fileHandleForReading.availableData
    let map = try Input(path: "/proc/\(process.processIdentifier)/maps")
    #expect(map.head.count == Input.headSize)
    try input.fileHandleForWriting.close()
    process.waitUntilExit()
    #expect(throws: IntakeError.self) { try map.identity() }
  }

  @Test func anEmptyFileHasAnEmptyHead() throws {
    let folder = try TemporaryFolder()
    let input = try Input(path: folder.write("empty", ""))
    #expect(input.head.isEmpty)
    #expect(input.headFailure == nil)
    #expect(drained(input).bytes.isEmpty)
  }

  @Test func damageInsideTheHeadIsToldAfterItsBytes() throws {
    let folder = try TemporaryFolder()
    let packed = gzipMember(Array("some text that is cut".utf8))
    let input = try Input(path: folder.write("cut.gz", Array(packed.dropLast(12))))
    #expect(input.headFailure?.code == "gzip-truncated")
    let result = drained(input)
    #expect(result.failure?.code == "gzip-truncated")
    #expect(result.bytes == input.head)
    #expect(!result.bytes.isEmpty)
  }

  @Test(
    arguments: [
      ("bzip2", [0x42, 0x5A, 0x68, 0x39]), ("xz", [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0]),
      ("7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C]),
    ] as [(String, [UInt8])])
  func containersThatAreNotReadAreNamed(name: String, bytes: [UInt8]) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("some", bytes)
    #expect(throws: IntakeError.unsupported(container: name, reason: nil)) {
      try Input(path: path)
    }
  }

  @Test func everyErrorHasAFindingThatNamesTheFile() {
    let errors: [IntakeError] = [
      .unreadable(path: "x", reason: "no"), .truncated(container: "gzip", byte: 5),
      .damaged(container: "gzip", byte: 5, reason: "bad"), .bomb(container: "gzip", byte: 5),
      .unsupported(container: "zip", reason: nil),
    ]
    for error in errors {
      let finding = error.finding(file: "folder/file")
      #expect(finding.file == "folder/file")
      #expect(finding.code == error.code)
      #expect(finding.severity == .error)
      #expect(finding.line.hasPrefix("folder/file"))
      #expect(finding.line.hasSuffix("[\(error.code)]"))
    }
    #expect(Set(errors.map(\.code)).count == errors.count)
  }
}
