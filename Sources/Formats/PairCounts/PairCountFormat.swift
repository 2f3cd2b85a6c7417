import Intake

/// A format of ready-made counts: joint publications by pair of countries and year.
///
/// Such a file names no publication, so it is no `ExportFormat`. To add one: a type in a file of its
/// own that conforms, its line in `PairCountRegistry`, its samples in `Corpus/samples`, its page in
/// `Guides/Formats`.
///
/// A format takes texts as they stand. Which countries they name, and how the files of a folder
/// belong together, is found out later.
public protocol PairCountFormat: Sendable {
  /// The name as options and outputs print it.
  var name: String { get }
  /// One line for people: what the format is and in which shapes it is read.
  var summary: String { get }
  /// True if the head of a file is of this format. At most one format may say so.
  func recognises(_ head: FileHead) -> Bool
  /// Reads a file to its end.
  ///
  /// What is wrong with a part of the file is told as a finding, without the name of the file, and
  /// that part does not count.
  ///
  /// - Throws: `IntakeError`, `JSONError` or `MalformedCounts`; nothing of the file counts then,
  ///   because counts of a part would look like counts of the whole.
  /// - Complexity: O(n) in the bytes, all held in memory.
  func read(
    _ source: any ByteSource, of file: CountsFile, limits: Limits, findings: inout [Finding]
  ) throws -> CountsDocument
}

extension PairCountFormat {
  /// Reads a file that states all there is to know, and passes its findings over.
  public func read(_ source: any ByteSource, limits: Limits) throws -> CountsDocument {
    var findings: [Finding] = []
    return try read(source, of: CountsFile(), limits: limits, findings: &findings)
  }
}

/// Why a file of counts cannot be used at all.
public struct MalformedCounts: Error, CustomStringConvertible {
  /// The end of a sentence that begins with the name of the file.
  public let description: String

  init(_ description: String) { self.description = description }
}

/// Every format of pair counts that copub reads, by name.
public enum PairCountRegistry {
  /// The formats in the order of their names.
  public static let all: [any PairCountFormat] = [
    CountsFormat(),
    EdgesCSVFormat(),
    MatrixCSVFormat(),
    OpenAlexGroupsFormat(),
    PajekFormat(),
  ]

  /// The format with a name.
  public static func named(_ name: String) -> (any PairCountFormat)? {
    all.first { $0.name == name }
  }

  /// The format that recognises the head of a file; nil if none does.
  public static func format(of head: FileHead) -> (any PairCountFormat)? {
    all.first { $0.recognises(head) }
  }
}
