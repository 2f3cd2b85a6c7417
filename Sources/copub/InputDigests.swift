import Intake
import Publishing

/// The digests of the files that a command was given.
enum InputDigests {
  /// The files of inputs with their SHA-256, in the order given; standard input has none.
  ///
  /// - Parameter place: where a named input lies; the input itself unless said otherwise.
  static func of(
    _ inputs: [String], at place: (String) -> String = { $0 }
  ) throws -> [ReportContents.InputDigest] {
    var digests: [ReportContents.InputDigest] = []
    for name in inputs where name != "-" {
      let path = place(name)
      for file in InputFinder(paths: [path]).files {
        let shown = file == path ? name : name + file.dropFirst(path.count)
        digests.append(
          ReportContents.InputDigest(path: shown, sha256: try SHA256.hex(ofFile: file)))
      }
    }
    return digests
  }
}
