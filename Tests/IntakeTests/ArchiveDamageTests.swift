import Foundation
import Intake
import TestSupport
import Testing

/// Archives cut or changed anywhere: what stands before the damage is kept, the damage is told, and
/// nothing is written beside them.
struct ArchiveDamageTests {
  private let folder: TemporaryFolder
  private let plain: [String: [UInt8]]

  init() throws {
    folder = try TemporaryFolder()
    var plain: [String: [UInt8]] = [:]
    for name in ["a.jsonl", "b.jsonl", "c.jsonl"] {
      plain[name] = Array(String(repeating: "{\"in\":\"\(name)\"}\n", count: 40).utf8)
      try folder.write("in/\(name)", plain[name] ?? [])
    }
    self.plain = plain
  }

  /// What an archive gives: the bytes of every member, and what was told of damage.
  private func read(_ path: String) -> (members: [(String, [UInt8])], failures: [IntakeError]) {
    var members: [(String, [UInt8])] = []
    var failures: [IntakeError] = []
    do throws(IntakeError) {
      let file = try InputFile(path: path)
      while let member = try file.next() {
        let result = drained(member)
        members.append(
          (member.path.split(separator: "!").last.map(String.init) ?? "", result.bytes))
        if let failure = result.failure { failures.append(failure) }
      }
    } catch {
      failures.append(error)
    }
    return (members, failures)
  }

  private func make(_ name: String, _ command: String...) throws -> (String, [UInt8]) {
    let path = folder.path(name)
    try Tool.run("sh", "-c", command.joined(separator: " "), "sh", path, in: folder.url)
    return (path, try Place.bytes(URL(fileURLWithPath: path)))
  }

  @Test(arguments: ["", "| gzip -n", "| zstd -q --check"])
  func tarCutAnywhere(packer: String) throws {
    let (path, whole) = try make(
      "x.tar", "tar -C in --sort=name -cf - a.jsonl b.jsonl c.jsonl", packer, "> \"$1\"")
    let all = read(path)
    #expect(all.failures.isEmpty)
    #expect(all.members.map(\.0) == ["a.jsonl", "b.jsonl", "c.jsonl"])
    // Behind the members stand blocks of zeros alone; whether they are missing says nothing.
    let end = packer.isEmpty ? 3 * (512 + 1024) : whole.count
    let cuts = packer.isEmpty ? Array(stride(from: 1, to: whole.count, by: 61)) : Array(1..<end)
    for cut in cuts {
      try Data(whole.prefix(cut)).write(to: URL(fileURLWithPath: path))
      let part = read(path)
      // Too little to be known as an archive is a file of its own.
      if part.members.contains(where: { $0.0.hasPrefix("/") }) { continue }
      for (name, bytes) in part.members { #expect(plain[name]?.starts(with: bytes) == true) }
      // A cut between two members cannot be seen.
      let isSeen = !part.failures.isEmpty || cut >= end || cut % (512 + 1024) == 0
      #expect(isSeen, "cut at \(cut) of \(whole.count)\(packer)")
    }
  }

  @Test func zipCutOrChangedAnywhere() throws {
    let script = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1], 'w', zipfile.ZIP_DEFLATED) as archive:
          for name in ('a.jsonl', 'b.jsonl', 'c.jsonl'): archive.write('in/' + name, name)
      """
    let (path, whole) = try make("x.zip", "python3 -c \"\(script)\" \"$1\"")
    #expect(read(path).members.count == 3)
    #expect(read(path).failures.isEmpty)
    for cut in 4..<whole.count {
      try Data(whole.prefix(cut)).write(to: URL(fileURLWithPath: path))
      let part = read(path)
      for (name, bytes) in part.members where !bytes.isEmpty {
        #expect(plain[name]?.starts(with: bytes) == true, "cut at \(cut)")
      }
      #expect(!part.failures.isEmpty, "cut at \(cut) of \(whole.count)")
    }
    for place in whole.indices {
      var changed = whole
      changed[place] ^= 0x55
      try Data(changed).write(to: URL(fileURLWithPath: path))
      for (name, bytes) in read(path).members where read(path).failures.isEmpty {
        // Names, dates and comments have no checksum; contents have.
        #expect(plain[name] == bytes || plain[name] == nil, "byte \(place)")
      }
    }
  }

  /// Three members of gzip, cut at every byte: what the whole members hold is kept.
  @Test func threeMembersOfGzipCutAnywhere() throws {
    let (path, first) = try make("1.gz", "gzip -nc in/a.jsonl > \"$1\"")
    let packed = first + gzipMember([]) + first
    let text = try #require(plain["a.jsonl"])
    for cut in 1..<packed.count {
      let result = drained(UnpackedSource(MemorySource(packed.prefix(cut)), as: .gzip))
      #expect((text + text).starts(with: result.bytes))
      if cut >= first.count { #expect(result.bytes.count >= text.count, "cut at \(cut)") }
      let isBetween = [first.count, packed.count - first.count].contains(cut)
      #expect((result.failure == nil) == isBetween, "cut at \(cut)")
    }
    _ = path
  }
}
