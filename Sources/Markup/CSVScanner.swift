/// Cuts one row into fields, line by line (RFC 4180).
///
/// A quotation mark closes a quoted field only before a separator or the end of a line; elsewhere it
/// stands for itself, doubled or not, as it does in a field that does not begin with one.
///
/// Exports with tabs do not escape quotation marks: there a field is quoted only if marks stand at
/// both of its ends and all others in it are doubled.
struct CSVScanner {
  /// True while a quoted field is open at the end of the lines so far.
  private(set) var isOpen = false
  /// The number of quoted fields so far.
  private(set) var quotedCount = 0
  /// True while no quotation mark had to stand for itself.
  private(set) var isStrict = true
  private let separator: UInt8
  private var bytes: [UInt8] = []  // of all fields, one after the other
  private var ends: [Int] = []
  private static let quote = UInt8(ascii: "\"")

  init(separator: UInt8) { self.separator = separator }

  var fieldCount: Int { ends.count }

  mutating func reset() {
    isOpen = false
    quotedCount = 0
    isStrict = true
    bytes.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
  }

  /// True if the field has nothing in it.
  func isEmpty(_ field: Int) -> Bool { ends[field] == (field == 0 ? 0 : ends[field - 1]) }

  /// The row that the lines made.
  func row(at byte: Int) -> CSVRow {
    var start = 0
    let fields = ends.map { end in
      defer { start = end }
      return String(decoding: bytes[start..<end], as: UTF8.self)
    }
    return CSVRow(fields: fields, byte: byte)
  }

  /// Adds a line, without its end; afterwards the row is complete unless a field is open.
  mutating func scan(_ line: UnsafeBufferPointer<UInt8>) {
    if separator == UInt8(ascii: "\t") { return scanTabs(line) }
    var index = 0
    if isOpen {
      bytes.append(0x0A)
      guard let next = takeQuoted(line, from: 0) else { return }
      index = next
      if index > line.count { return }
    }
    while true {
      let start = line[index...].firstIndex { $0 != 0x20 } ?? line.count
      if start < line.count, line[start] == CSVScanner.quote {
        guard let next = takeQuoted(line, from: start + 1) else {
          isOpen = true
          return
        }
        index = next
      } else {
        let end = line[index...].firstIndex(of: separator) ?? line.count
        bytes.append(contentsOf: line[index..<end])
        ends.append(bytes.count)
        index = end + 1
      }
      // One past the end: the field just taken was the last.
      if index > line.count { return }
    }
  }

  private mutating func scanTabs(_ line: UnsafeBufferPointer<UInt8>) {
    for field in line.split(separator: separator, omittingEmptySubsequences: false) {
      let start = bytes.count
      if field.count > 1, field.first == CSVScanner.quote, field.last == CSVScanner.quote,
        takeQuoted(UnsafeBufferPointer(rebasing: field), from: 1) == field.count + 1
      {
        continue
      }
      bytes.removeSubrange(start...)
      ends.removeAll { $0 > start }
      bytes.append(contentsOf: field)
      ends.append(bytes.count)
    }
  }

  /// Takes a quoted field from behind its opening mark to behind the separator that follows it; nil
  /// if the line ends first.
  private mutating func takeQuoted(_ line: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    while let mark = line[index...].firstIndex(of: CSVScanner.quote) {
      bytes.append(contentsOf: line[index..<mark])
      let after = mark + 1
      if after < line.count, line[after] == CSVScanner.quote {
        bytes.append(CSVScanner.quote)
        index = after + 1
        continue
      }
      let next = line[after...].firstIndex { $0 != 0x20 } ?? line.count
      if next == line.count || line[next] == separator {
        isOpen = false
        quotedCount += 1
        ends.append(bytes.count)
        return next + 1
      }
      isStrict = false
      bytes.append(CSVScanner.quote)
      index = after
    }
    bytes.append(contentsOf: line[index...])
    return nil
  }
}
