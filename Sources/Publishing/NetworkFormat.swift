/// A file format for networks that another tool reads.
public protocol NetworkFormat: Sendable {
  /// The name that `--format` takes.
  var name: String { get }
  /// The format in one line.
  var summary: String { get }
  /// How files of the format end, without the dot.
  var fileExtension: String { get }
  /// The files that a network becomes: the first is the one named by the user, the others stand
  /// beside it, under its name without extension and a suffix of their own.
  func files(_ network: NetworkDocument, isMarked: Bool) -> [NetworkFile]
}

/// One file of an exported network.
public struct NetworkFile: Sendable, Hashable {
  /// What follows the name without extension, such as `.clu`; empty for the main file, which has
  /// the name that the user gave.
  public var suffix: String
  /// The text.
  public var text: String

  /// The main file.
  init(_ text: String) {
    suffix = ""
    self.text = text
  }

  /// A file beside it.
  init(_ suffix: String, _ text: String) {
    self.suffix = suffix
    self.text = text
  }
}

/// The registry of network formats: one file in the folder `NetworkFormats`, one line here.
public enum NetworkFormats {
  /// Every format, in the order in which help lists them.
  public static let all: [any NetworkFormat] = [
    GEXFNetwork(), GraphMLNetwork(), PajekNetwork(), VOSviewerNetwork(), CSVNetwork(),
    JSONNetwork(),
  ]

  /// The format of a name; nil if there is none.
  public static func named(_ name: String) -> (any NetworkFormat)? {
    all.first { $0.name == name }
  }

  /// The format that a path's extension names; nil if none does, or more than one.
  public static func matching(path: String) -> (any NetworkFormat)? {
    let end = path.split(separator: "/").last?.split(separator: ".").last.map { $0.lowercased() }
    let found = all.filter { $0.fileExtension == end }
    return found.count == 1 ? found[0] : nil
  }

  /// Writes a network in a format to a path and beside it.
  ///
  /// - Parameter isMarked: CSV files begin with a byte order mark.
  /// - Returns: the paths written.
  /// - Throws: `AtomicFile.Failure`.
  public static func write(
    _ network: NetworkDocument, as format: any NetworkFormat, to path: String,
    isMarked: Bool = false
  ) throws -> [String] {
    let dot = path.lastIndex(of: ".")
    let slash = path.lastIndex(of: "/")
    let hasExtension = dot.map { dot in slash.map { $0 < dot } ?? true } ?? false
    let stem = hasExtension ? String(path[..<(dot ?? path.endIndex)]) : path
    let files = format.files(network, isMarked: isMarked).map { file in
      (place: file.suffix.isEmpty ? path : stem + file.suffix, text: file.text)
    }
    try AtomicFile.write(files)
    return files.map(\.place)
  }
}
