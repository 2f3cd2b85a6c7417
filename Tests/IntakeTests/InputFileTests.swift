import Foundation
import Intake
import TestSupport
import Testing

/// Archives of real archivers, their members read one after the other.
struct InputFileTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.write("in/a.txt", "first")
    try folder.write("in/deep/b.txt", [UInt8](repeating: 66, count: 300_000))
    try folder.write("in/empty.txt", "")
    try folder.write("in/packed.gz", gzipMember(Array("packed inside".utf8)))
    try folder.write("in/.hidden", "not to be read")
    try folder.write("in/ümlaut.txt", "name")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("in/link.txt"), withDestinationPath: folder.write("elsewhere", "linked"))
  }

  /// What every member holds, and why reading ended, if it did.
  private func members(
    _ path: String, limits: Limits = .standard
  ) throws -> (texts: [String: String], codes: [String]) {
    let file = try InputFile(path: path, limits: limits)
    #expect(file.isArchive)
    var texts: [String: String] = [:]
    var codes: [String] = []
    while true {
      let input: Input?
      do throws(IntakeError) {
        input = try file.next()
      } catch {
        codes.append(error.code)
        break
      }
      guard let input else { break }
      #expect(input.path.hasPrefix(path + "!"))
      let result = drained(input)
      let text = String(decoding: result.bytes, as: UTF8.self)
      texts[String(input.path.dropFirst(path.utf8.count + 1))] = text
      if let failure = result.failure { codes.append(failure.code) }
    }
    return (texts, codes)
  }

  private let expected = [
    "in/a.txt": "first", "in/deep/b.txt": String(repeating: "B", count: 300_000),
    "in/empty.txt": "", "in/packed.gz": "packed inside", "in/ümlaut.txt": "name",
  ]

  @Test(arguments: ["a.tar", "a.tar.gz", "a.tar.zst", "pax.tar", "v7.tar"])
  func tarsInEveryWrapping(name: String) throws {
    let format = name == "pax.tar" ? "pax" : name == "v7.tar" ? "v7" : "gnu"
    try Tool.run("tar", "--format=\(format)", "-caf", name, "in", in: folder.url)
    let found = try members(folder.path(name))
    #expect(found.texts == expected)
    #expect(found.codes.isEmpty)
  }

  private func zip() throws -> String {
    try Tool.run("python3", "-m", "zipfile", "-c", "a.zip", "in", in: folder.url)
    return folder.path("a.zip")
  }

  @Test func aZip() throws {
    let found = try members(try zip())
    var expected = expected
    // This archiver follows the link, which is its own affair.
    expected["in/link.txt"] = "linked"
    #expect(found.texts == expected)
    #expect(found.codes.isEmpty)
  }

  /// A cut is damage unless it falls between two members; what came before is whole.
  @Test func cutArchivesTellAndKeepWhatCameBefore() throws {
    try Tool.run("tar", "-cf", "a.tar", "in/a.txt", "in/deep/b.txt", in: folder.url)
    let tar = try Place.bytes(folder.url.appendingPathComponent("a.tar"))
    for cut in [512 + 3, 1024 + 200, 5_000, 200_000] {
      let found = try members(try folder.write("cut.tar", Array(tar[..<cut])))
      #expect(found.codes == ["tar-damaged"], "cut at \(cut)")
      if cut > 1024 { #expect(found.texts["in/a.txt"] == "first") }
    }
    let whole = try Place.bytes(URL(fileURLWithPath: try zip()))
    let found = try members(try folder.write("cut.zip", Array(whole[..<(whole.count / 2)])))
    #expect(!found.codes.isEmpty)
  }

  @Test func aTarInsideAGzipThatIsCutTellsOfTheGzip() throws {
    try Tool.run("tar", "-czf", "a.tar.gz", "in", in: folder.url)
    let whole = try Place.bytes(folder.url.appendingPathComponent("a.tar.gz"))
    let found = try members(try folder.write("cut.tgz", Array(whole.dropLast(20))))
    #expect(found.codes.contains("gzip-truncated"))
  }

  /// Names that climb out of a folder are words to print: nothing is written anywhere.
  @Test func namesThatClimbAreOnlyNames() throws {
    let script = """
      import zipfile
      with zipfile.ZipFile('slip.zip', 'w') as z:
        z.writestr('../../slipped.txt', 'outside')
        z.writestr('/absolute.txt', 'root')
      """
    try Tool.run("python3", "-c", script, in: folder.url)
    let found = try members(folder.path("slip.zip"))
    #expect(found.texts == ["../../slipped.txt": "outside", "/absolute.txt": "root"])
    let parent = folder.url.deletingLastPathComponent().deletingLastPathComponent()
    #expect(!FileManager.default.fileExists(atPath: parent.path + "/slipped.txt"))
  }

  @Test func anArchiveInsideAnArchiveIsToldAndPassedOver() throws {
    try Tool.run("tar", "-cf", "inner.tar", "in/a.txt", in: folder.url)
    try Tool.run("tar", "-cf", "outer.tar", "inner.tar", "in/a.txt", in: folder.url)
    let found = try members(folder.path("outer.tar"))
    #expect(found.codes == ["container-unsupported"])
    #expect(found.texts["in/a.txt"] == "first")
  }

  @Test func aMemberThatIsNotReadIsToldAndPassedOver() throws {
    try Tool.run("sh", "-c", "xz -c in/a.txt > a.xz", in: folder.url)
    try Tool.run("tar", "-cf", "outer.tar", "a.xz", "in/a.txt", in: folder.url)
    let found = try members(folder.path("outer.tar"))
    #expect(found.codes == ["container-unsupported"])
    #expect(found.texts == ["a.xz": "", "in/a.txt": "first"])
  }

  /// The directory of a zip is at its end, which a pipe cannot be asked for first.
  @Test func aZipOnStandardInputIsRefused() throws {
    let path = try zip()
    let (own, file) = (dup(0), open(path, O_RDONLY))
    defer { for descriptor in [own, file] { close(descriptor) } }
    dup2(file, 0)
    defer { dup2(own, 0) }
    do throws(IntakeError) {
      _ = try InputFile(path: "-")
      Issue.record("a zip was read from standard input")
    } catch {
      #expect(error.code == "container-unsupported")
    }
  }

  @Test func aZipBombIsStopped() throws {
    try folder.write("zeros", [UInt8](repeating: 0, count: 3_000_000))
    let script = """
      import zipfile
      with zipfile.ZipFile('bomb.zip', 'w', zipfile.ZIP_DEFLATED) as z: z.write('zeros')
      """
    try Tool.run("python3", "-c", script, in: folder.url)
    var limits = Limits()
    limits.unpackedFloor = 1_000_000
    limits.unpackRatio = 100
    let found = try members(folder.path("bomb.zip"), limits: limits)
    #expect(found.codes.first == "unpack-limit")
  }

  /// The identity of a member is that of the same bytes in a file of their own.
  @Test func membersAndFilesAreTheSame() throws {
    try Tool.run("tar", "-cf", "a.tar", "in/a.txt", in: folder.url)
    let file = try InputFile(path: folder.path("a.tar"))
    let member = try #require(try file.next())
    #expect(try member.identity() == FileIdentity(ofFile: folder.path("in/a.txt")))
    #expect(try file.next() == nil)
    #expect(try file.identity() == FileIdentity(ofFile: folder.path("a.tar")))
  }
}
