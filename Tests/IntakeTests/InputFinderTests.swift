import Foundation
import Intake
import TestSupport
import Testing

struct InputFinderTests {
  @Test func aFolderIsEveryFileBelowItInOrder() throws {
    let folder = try TemporaryFolder()
    for name in ["b/2.json", "a.json", "b/1.json", "c.xml"] { try folder.write(name, "x") }
    let finder = InputFinder(paths: [folder.url.path])
    #expect(finder.files == ["a.json", "b/1.json", "b/2.json", "c.xml"].map(folder.path))
    #expect(finder.findings.isEmpty)
  }

  @Test func hiddenFilesAndFoldersArePassedOver() throws {
    let folder = try TemporaryFolder()
    for name in [".hidden", ".git/config", "seen"] { try folder.write(name, "x") }
    #expect(InputFinder(paths: [folder.url.path]).files == [folder.path("seen")])
  }

  @Test func aHiddenFileThatIsNamedIsRead() throws {
    let folder = try TemporaryFolder()
    let path = try folder.write(".hidden", "x")
    #expect(InputFinder(paths: [path]).files == [path])
  }

  @Test func theOrderOfPathsIsKept() throws {
    let folder = try TemporaryFolder()
    let second = try folder.write("2", "x")
    let first = try folder.write("1", "x")
    #expect(InputFinder(paths: [second, "-", first]).files == [second, "-", first])
  }

  @Test func aMissingPathIsAFinding() throws {
    let folder = try TemporaryFolder()
    let finder = InputFinder(paths: [folder.path("absent")])
    #expect(finder.files.isEmpty)
    #expect(finder.findings.map(\.code) == ["input-missing"])
    #expect(finder.findings.first?.severity == .error)
    #expect(finder.findings.first?.file == folder.path("absent"))
  }

  @Test func aFolderWithoutAFileIsAFinding() throws {
    let folder = try TemporaryFolder()
    try folder.write("inner/.hidden", "x")
    let finder = InputFinder(paths: [folder.url.path])
    #expect(finder.files.isEmpty)
    #expect(finder.findings.map(\.code) == ["folder-empty"])
  }

  @Test func aFolderThatMayNotBeListedIsAFinding() throws {
    let folder = try TemporaryFolder()
    try folder.write("inner/file", "x")
    try folder.write("seen", "x")
    let inner = folder.path("inner")
    try FileManager.default.setAttributes([.posixPermissions: 0o311], ofItemAtPath: inner)
    let finder = Nobody.run { InputFinder(paths: [folder.url.path]) }
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: inner)
    #expect(finder.files == [folder.path("seen")])
    #expect(finder.findings.map(\.code) == ["folder-unreadable"])
    #expect(finder.findings.first?.file == inner)
  }

  /// Nothing of a folder is passed over without a word.
  @Test func whatCannotBeOpenedIsAFinding() throws {
    let folder = try TemporaryFolder()
    try folder.write("seen", "x")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link"), withDestinationPath: folder.path("nowhere"))
    // A name in Latin-1.
    try Tool.run("sh", "-c", "echo x > \"$(printf 'caf\\351')\"", in: folder.url)
    let finder = InputFinder(paths: [folder.url.path])
    #expect(finder.files == [folder.path("seen")])
    #expect(finder.findings.map(\.code) == ["input-missing", "input-missing"])
    #expect(finder.findings.last?.file == folder.path("link"))
  }

  /// Nobody writes into the pipe: to open it would be to wait for ever.
  @Test func aPipeInAFolderIsAFinding() throws {
    let folder = try TemporaryFolder()
    try folder.write("seen", "x")
    try Tool.run("mkfifo", "pipe", in: folder.url)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("zero"), withDestinationPath: "/dev/zero")
    let finder = InputFinder(paths: [folder.url.path])
    #expect(finder.files == [folder.path("seen")])
    #expect(finder.findings.map(\.code) == ["input-special", "input-special"])
  }

  @Test func linksToFoldersAreNotFollowed() throws {
    let folder = try TemporaryFolder()
    try folder.write("inner/file", "x")
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("inner/loop"), withDestinationPath: folder.url.path)
    #expect(InputFinder(paths: [folder.url.path]).files == [folder.path("inner/file")])
  }

  @Test func aTrailingSlashDoesNotDouble() throws {
    let folder = try TemporaryFolder()
    try folder.write("file", "x")
    let finder = InputFinder(paths: [folder.url.path + "/"])
    #expect(finder.files == [folder.path("file")])
  }
}
