import Intake

/// Networks of Pajek (`.net`): countries as vertices, joint publications as the values of lines.
///
/// Edges, arcs, lists of both, and matrices; one network a file. Source: Pajek reference manual,
/// "Network file format".
public struct PajekFormat: PairCountFormat {
  /// The name as options and outputs print it.
  public let name = "pajek"
  /// One line for people.
  public let summary = "Pajek network (.net) of countries: edges, arcs, lists or matrix"

  /// The format, ready to read.
  public init() {}

  /// The first line that is no comment begins with `*Vertices` or `*Network`.
  public func recognises(_ head: FileHead) -> Bool {
    guard head.syntax == .text else { return false }
    for line in PajekReader.lines(head.bytes) {
      guard let first = line.words.first else { continue }
      if first.hasPrefix("%") { continue }
      return ["*vertices", "*network"].contains(first.lowercased())
    }
    return false
  }

  /// Reads a network.
  ///
  /// - Throws: `IntakeError`, `JSONError`, or `MalformedCounts` for a network of two modes, without
  ///   vertices, or with a second network behind it.
  public func read(
    _ source: any ByteSource, of file: CountsFile, limits: Limits, findings: inout [Finding]
  ) throws -> CountsDocument {
    var reader = PajekReader()
    try reader.read(source.wholeFile(limits))
    var document = CountsDocument(format: name)
    document.title = "Joint publications by pair of countries, Pajek network"
    document.source = file.name
    document.unreadable = reader.unreadable
    findings += reader.findings
    guard let year = reader.year ?? file.year else {
      findings.append(CountsFile.yearUnknown)
      return document
    }
    var table = CountsDocument.Table(year: year)
    table.pairs = reader.pairs
    document.tables = [table]
    return document
  }
}

/// Reads the lines of a Pajek network.
private struct PajekReader {
  /// What the lines after a keyword are.
  private enum Section {
    case none, vertices, lines, lists, matrix
  }

  /// A line, its words and the position of its first byte.
  struct Line {
    var words: [String]
    var byte: Int
  }

  /// The year that a comment `% year 2020` or the name of the network states.
  private(set) var year: Int?
  /// The pairs by label.
  private(set) var pairs: [CountsDocument.Pair] = []
  /// Lines and cells that could not be read.
  private(set) var unreadable = 0
  private var firstUnreadable: Int?
  private var labels: [String] = []
  private var section = Section.none
  private var cells: [Double?] = []
  private var diagonal: Finding?

  /// What is to be said of the file.
  var findings: [Finding] {
    var findings = [diagonal].compactMap(\.self)
    if let firstUnreadable {
      findings.append(
        Finding(
          "count-unreadable", .warning, byte: firstUnreadable,
          "holds lines that are no two vertices with a count, or that hold only at some times "
            + "(\(unreadable)), and do not count. This is the first."))
    }
    return findings
  }

  /// Reads all lines.
  mutating func read(_ bytes: [UInt8]) throws {
    for line in PajekReader.lines(bytes) {
      guard let first = line.words.first else { continue }
      if first.hasPrefix("%") {
        comment(line.words)
      } else if first.hasPrefix("*") {
        try endMatrix()
        try keyword(line)
      } else {
        take(line)
      }
    }
    try endMatrix()
    guard !labels.isEmpty else { throw MalformedCounts("is a network without vertices.") }
  }

  private mutating func comment(_ words: [String]) {
    let rest = words.joined(separator: " ").drop { $0 == "%" || $0 == " " }.lowercased()
    guard rest.hasPrefix("year") else { return }
    let number = rest.dropFirst(4).drop { ":= ".contains($0) }
    if let stated = CountsFile.year(String(number)) { year = stated }
  }

  private mutating func keyword(_ line: Line) throws {
    switch line.words[0].lowercased() {
    case "*network":
      year = CountsFile(name: line.words.dropFirst().joined(separator: " ")).year ?? year
      section = .none
    case "*vertices":
      guard labels.isEmpty else {
        throw MalformedCounts("holds a second network; copub reads one a file.")
      }
      guard line.words.count > 1, let count = Int(line.words[1]), (1...100_000).contains(count)
      else { throw MalformedCounts("does not say how many vertices it has.") }
      guard line.words.count == 2 || Int(line.words[2]) == nil else {
        throw MalformedCounts("is a network of two modes, not one of countries with countries.")
      }
      labels = (1...count).map(String.init)
      section = .vertices
    case "*edges", "*arcs": section = .lines
    case "*edgeslist", "*arcslist": section = .lists
    case "*matrix": section = .matrix
    default: section = .none
    }
  }

  private mutating func take(_ line: Line) {
    switch section {
    case .none: break
    case .vertices:
      guard let vertex = Int(line.words[0]), labels.indices.contains(vertex - 1) else {
        return refuse(line)
      }
      if line.words.count > 1 { labels[vertex - 1] = line.words[1] }
    case .lines:
      let value = line.words.count > 2 ? DelimitedRows.count(line.words[2]) : 1
      let holdsAtTimes = line.words.contains { $0.hasPrefix("[") }
      guard line.words.count >= 2, let a = label(line.words[0]), let b = label(line.words[1]),
        let value, !holdsAtTimes
      else { return refuse(line) }
      pairs.append(CountsDocument.Pair(a, b, value))
    case .lists:
      let ends = line.words.compactMap(label)
      guard ends.count == line.words.count else { return refuse(line) }
      pairs += ends.dropFirst().map { CountsDocument.Pair(ends[0], $0, 1) }
    case .matrix:
      for word in line.words {
        let value = DelimitedRows.count(word)
        if value == nil { refuse(line) }
        cells.append(value)
      }
    }
  }

  private mutating func endMatrix() throws {
    guard section == .matrix else { return }
    guard cells.count == labels.count * labels.count else {
      throw MalformedCounts(
        "has a matrix of \(cells.count) cells for \(labels.count) vertices, where "
          + "\(labels.count * labels.count) belong.")
    }
    let matrix = SquareMatrix(labels: labels, cells: cells)
    pairs += matrix.pairs
    diagonal = matrix.diagonalFinding
    cells = []
  }

  private mutating func refuse(_ line: Line) {
    unreadable += 1
    firstUnreadable = firstUnreadable ?? line.byte
  }

  private func label(_ word: String) -> String? {
    guard let vertex = Int(word), labels.indices.contains(vertex - 1) else { return nil }
    return labels[vertex - 1]
  }

  /// The lines in words; a word in quotes may hold spaces.
  static func lines(_ bytes: [UInt8]) -> [Line] {
    bytes.split(omittingEmptySubsequences: true) { $0 == 0x0A || $0 == 0x0D }.map { line in
      var words: [String] = []
      var rest = line.drop { $0 <= 0x20 }
      while let first = rest.first {
        let isQuoted = first == UInt8(ascii: "\"")
        if isQuoted { rest = rest.dropFirst() }
        let word = rest.prefix { isQuoted ? $0 != first : $0 > 0x20 }
        words.append(String(decoding: word, as: UTF8.self))
        rest = rest[word.endIndex...].dropFirst(isQuoted ? 1 : 0).drop { $0 <= 0x20 }
      }
      return Line(words: words, byte: line.startIndex)
    }
  }
}
