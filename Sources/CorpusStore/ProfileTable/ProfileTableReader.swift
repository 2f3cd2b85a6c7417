import Collaboration
import Intake
import Markup

/// Reads a table of profiles: what it holds goes into the corpus as it stands, no country is asked
/// again.
struct ProfileTableReader {
  /// The name of the format, as `copub formats` and outcomes print it.
  static let format = "profiles"
  private var file: DigestedFile
  private var kind: ProfileTable.Kind
  private var lines = 0
  private var promised = 0
  private let tick: (Int) -> Void

  init(path: String, kind: ProfileTable.Kind, tick: @escaping (Int) -> Void) {
    file = DigestedFile(
      path: path, format: ProfileTableReader.format, identity: FileIdentity(size: 0, hash: 0))
    self.kind = kind
    self.tick = tick
  }

  /// Reads to the end, or to the damage; what came before the damage is kept.
  ///
  /// Tables may stand one behind the other. The files that a table came from say how many lines it
  /// must have: a table that was cut is told.
  ///
  /// - Throws: what keeps the bytes from being known.
  mutating func read(_ input: Input, _ limits: Limits) throws(IntakeError) -> DigestedFile {
    do {
      try TextLineReader(input, limits: limits).read { take($0) }
    } catch let error as IntakeError {
      file.isDamaged = true
      file.findings.append(error.finding(file: file.path))
    } catch {
      file.isDamaged = true
      file.findings.append(
        Finding("table-damaged", .error, file: file.path, "could not be read on: \(error)."))
    }
    if lines != promised {
      file.isDamaged = true
      file.findings.append(
        Finding(
          "table-incomplete", .error, file: file.path,
          "holds \(lines) publications, and its files gave \(promised): a part is missing or twice "
            + "there. Make the table again."))
    }
    tick(lines % 1000)
    file.identity = try input.identity()
    file.findings.sort()
    return file
  }

  private mutating func take(_ line: TextLine) {
    guard line.bytes != nil else { return reject(line, "is longer than a record may be.") }
    let text = line.text
    if text.isEmpty { return }
    let cells = text.pieces(by: "\t")
    if text.utf8.first == UInt8(ascii: "#") {
      if let kind = ProfileTable.Kind.allCases.first(where: { $0.mark == text }) {
        self.kind = kind
      } else if let more = file.take(mark: cells) {
        promised += more
      } else {
        note(line, "cannot be read; what it said of its file is not counted.")
      }
      return
    }
    if cells.map(String.init) == kind.columns { return }
    switch kind {
    case .records:
      guard let record = DigestedRecord(cells: cells, byte: line.byte) else {
        return reject(line, "is no publication as this version of copub writes them.")
      }
      file.records.append(record)
      count(1)
    case .counts:
      guard let publications = cells.first.flatMap({ ProfileTable.count($0) }), publications > 0,
        let profile = ProfileTable.profile(of: cells.dropFirst()),
        ProfileTable.count(lines + publications) != nil
      else { return reject(line, "is no counted profile as this version of copub writes them.") }
      file.counted.append((profile, publications))
      count(publications)
    }
  }

  private mutating func count(_ publications: Int) {
    lines += publications
    if lines % 1000 == 0 { tick(1000) }
  }

  private mutating func reject(_ line: TextLine, _ text: String) {
    file.rejected += 1
    lines += 1
    note(line, text)
  }

  private mutating func note(_ line: TextLine, _ text: String) {
    file.isDamaged = true
    file.findings.append(
      Finding("table-line-damaged", .error, file: file.path, byte: line.byte, "the line \(text)"))
  }
}
