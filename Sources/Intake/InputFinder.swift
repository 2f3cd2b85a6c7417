import Foundation

/// Finds the files behind paths: a file is itself, a folder is every file below it, in path order.
public struct InputFinder {
  /// The files found, in the order of the paths, each folder sorted.
  public private(set) var files: [String] = []
  /// Paths that lead nowhere, folders that cannot be read or hold no file, and what is none in them.
  public private(set) var findings: [Finding] = []

  /// Looks behind every path.
  ///
  /// Hidden files are passed over; links to folders are not followed.
  public init(paths: [String]) {
    for path in paths {
      var isFolder: ObjCBool = false
      if path == "-" {
        files.append(path)
      } else if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
        findings.append(
          Finding("input-missing", .error, file: path, "does not exist. Check the path."))
      } else if isFolder.boolValue {
        let before = files.count
        walk(path)
        if files.count == before, findings.last?.file != path {
          findings.append(
            Finding("folder-empty", .warning, file: path, "is a folder without a file in it."))
        }
      } else {
        files.append(path)
      }
    }
  }

  private mutating func walk(_ folder: String) {
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: folder)
    } catch {
      findings.append(
        Finding(
          "folder-unreadable", .error, file: folder,
          "cannot be listed. Check that you may read the folder."))
      return
    }
    for name in names.sorted() where !name.hasPrefix(".") {
      let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
      var isFolder: ObjCBool = false
      if !FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
        findings.append(
          Finding(
            "input-missing", .error, file: path,
            "stands in its folder and cannot be opened: a link to nothing, or a name that is not in "
              + "UTF-8. Rename it."))
      } else if FileStatus(of: path)?.isFile == true {
        files.append(path)
      } else if !isFolder.boolValue {
        // To open a pipe would wait for somebody to write into it.
        findings.append(
          Finding(
            "input-special", .error, file: path,
            "is no file but a pipe, a socket or a device. Name it by itself to read from it."))
      } else if FileStatus(ofLinkOrFile: path)?.isLink == false {
        walk(path)
      }
    }
  }
}
