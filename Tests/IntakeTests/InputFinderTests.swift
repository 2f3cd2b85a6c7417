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
