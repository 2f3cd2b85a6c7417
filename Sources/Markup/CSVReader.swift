import Intake

/// Streams the rows of a delimited table: commas, semicolons or tabs, in any encoding that
/// `TextLineReader` knows.
///
/// The header decides the separator and the number of columns. A row may be longer than the header by
/// empty fields, and shorter by up to half of them, as Excel leaves empty ones out. Lines that cannot
/// be rows are told as one piece of damage. A quoted field that never closes, or runs into other
/// rows, costs the line it opens in: what follows is read again until a row is whole.
public final class CSVReader {
  /// What the reader found.
  public enum Event {
    /// The header, before all rows; absent only from a file without one.
    case header(CSVDialect)
    /// A row.
    case row(CSVRow)
    /// Lines that are no rows, with the position of the first; the file ends in them or goes on.
    case damaged(byte: Int, lines: Int, isAtEnd: Bool)
  }

  private struct Line {
    var bytes: [UInt8]
    var byte: Int
    var isEnded: Bool
  }

  /// The number of lines that were no UTF-8.
  public var guessedLines: Int { lines.guessedLines }
  private let lines: TextLineReader
  private let limits: Limits
  private var dialect: CSVDialect?
  private var scanner = CSVScanner(separator: 0)
  private var held: [Line] = []  // the lines of a row whose quoted field is open
  private var heldBytes = 0
  private var waiting: [Line] = []  // lines to be read again, the next one last
  private var damage: (byte: Int, lines: Int)?
  /// How many bytes may still be read in vain, so that damage cannot make reading quadratic: those
  /// of the file so far, and a mebibyte.
  private var credit = 1 << 20

  /// A reader over unpacked bytes.
  public init(_ source: any ByteSource, limits: Limits) {
    lines = TextLineReader(source, limits: limits)
    self.limits = limits
  }

  /// Reads to the end, telling the header and every row in order.
  ///
  /// - Throws: what the source throws, after the rows before it; what `body` throws.
  /// - Complexity: O(n) in the bytes; memory in the longest row.
  public func read(_ body: (Event) throws -> Void) throws {
    var failure: IntakeError?
    do {
      try lines.read { try take($0, body) }
    } catch let error as IntakeError {
      failure = error
    }
    while !held.isEmpty {
      giveUp()
      try readWaiting(body)
    }
    try tellDamage(isAtEnd: true, body)
    if let failure { throw failure }
  }

  private func take(_ line: TextLine, _ body: (Event) throws -> Void) throws {
    guard let bytes = line.bytes else { return addDamage(at: line.byte) }
    guard dialect != nil else {
      if CSVDialect.isPreamble(bytes) { return }
      guard let found = CSVDialect(header: bytes) else { return addDamage(at: line.byte) }
      try tellDamage(isAtEnd: false, body)
      dialect = found
      scanner = CSVScanner(separator: found.separator)
      return try body(.header(found))
    }
    credit += bytes.count
    try read(bytes, line.byte, line.isEnded, body)
    try readWaiting(body)
  }

  private func readWaiting(_ body: (Event) throws -> Void) throws {
    while let line = waiting.popLast() {
      try line.bytes.withUnsafeBufferPointer { try read($0, line.byte, line.isEnded, body) }
    }
  }

  /// Adds a line to the row being read, and tells the row if that completes it.
  private func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ byte: Int, _ isEnded: Bool,
    _ body: (Event) throws -> Void
  ) throws {
    if held.isEmpty, bytes.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return }
    scanner.scan(bytes)
    if !held.isEmpty || scanner.isOpen {
      held.append(Line(bytes: Array(bytes), byte: byte, isEnded: isEnded))
      heldBytes += bytes.count
    }
    if scanner.isOpen {
      if heldBytes > min(limits.recordBytes, credit) { giveUp() }
    } else if isRow(isEnded) {
      let row = scanner.row(at: held.first?.byte ?? byte)
      forget()
      try tellDamage(isAtEnd: false, body)
      try body(.row(row))
    } else {
      if held.isEmpty { held.append(Line(bytes: [], byte: byte, isEnded: isEnded)) }
      giveUp()
    }
  }

  /// True if the fields read can be a row: as many as the header has, or a few less in one whole line
  /// outside damage.
  private func isRow(_ isEnded: Bool) -> Bool {
    let columns = dialect?.columns.count ?? 0
    let fields = scanner.fieldCount
    if fields >= columns {
      return (columns..<fields).allSatisfy(scanner.isEmpty) && !holdsOtherRows(columns)
    }
    return held.isEmpty && damage == nil && isEnded && fields * 2 >= columns
  }

  /// True if a line within the row is a row by itself, most of its fields quoted: then the mark that
  /// opened the field is a stray one.
  private func holdsOtherRows(_ columns: Int) -> Bool {
    held.dropFirst().contains { line in
      var alone = CSVScanner(separator: dialect?.separator ?? 0)
      line.bytes.withUnsafeBufferPointer { alone.scan($0) }
      return !alone.isOpen && alone.isStrict && alone.fieldCount == columns
        && alone.quotedCount * 2 > columns
    }
  }

  /// The row being read is none: its first line is damage, the others are read again.
  private func giveUp() {
    guard let first = held.first else { return }
    addDamage(at: first.byte)
    if held.count > 1 { credit -= heldBytes }
    waiting.append(contentsOf: held.dropFirst().reversed())
    forget()
  }

  private func forget() {
    held.removeAll(keepingCapacity: true)
    heldBytes = 0
    scanner.reset()
  }

  private func addDamage(at byte: Int) {
    damage = (damage?.byte ?? byte, (damage?.lines ?? 0) + 1)
  }

  private func tellDamage(isAtEnd: Bool, _ body: (Event) throws -> Void) throws {
    guard let damage else { return }
    self.damage = nil
    try body(.damaged(byte: damage.byte, lines: damage.lines, isAtEnd: isAtEnd))
  }
}
