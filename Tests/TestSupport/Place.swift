import Foundation

/// Where the files that tests read are.
public enum Place {
  /// The root of the package.
  public static let package = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  /// A file or folder of the package.
  public static func inPackage(_ path: String) -> URL { package.appendingPathComponent(path) }

  /// A sample of ours.
  public static func sample(_ path: String) -> URL { inPackage("Corpus/samples/\(path)") }

  /// A file or folder of the shared data, which do not come with the package; nil where absent.
  ///
  /// They are looked for in the folder that `COPUB_SHARED` names, then beside the package.
  public static func shared(_ path: String) -> URL? {
    var roots = [package.deletingLastPathComponent().appendingPathComponent("shared")]
    if let named = ProcessInfo.processInfo.environment["COPUB_SHARED"] {
      roots.insert(URL(fileURLWithPath: named), at: 0)
    }
    return roots.map { $0.appendingPathComponent(path) }
      .first { FileManager.default.fileExists(atPath: $0.path) }
  }

  /// What a test says that is skipped because a shared file is absent.
  public static func absent(_ path: String) -> String {
    "SKIPPED: \(path) of the shared data is absent; set COPUB_SHARED to their folder."
  }

  /// The world's pair counts, which come with the package.
  public static let worldCounts = inPackage("Corpus/openalex-world-2000-2023.json.gz")

  /// The files below a folder, sorted, as paths relative to it.
  public static func files(below folder: URL) -> [String] {
    let all = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String }
    return (all ?? []).sorted().filter { path in
      var isFolder: ObjCBool = false
      let full = folder.appendingPathComponent(path).path
      return FileManager.default.fileExists(atPath: full, isDirectory: &isFolder)
        && !isFolder.boolValue
    }
  }

  /// The bytes of a file.
  public static func bytes(_ file: URL) throws -> [UInt8] { Array(try Data(contentsOf: file)) }
}
