/// Cuts a stream of JSON into records and envelopes by brackets and strings alone; what it cuts is
/// validated by the parser afterwards.
struct JSONScanner {
  /// A cut piece.
  struct Piece {
    var bytes: [UInt8]
    var position: Int
    var isEnvelope: Bool
    var isTooLarge: Bool
    /// True for a whole document, and for an element of an array at the top: records may stand in it.
    var mayHoldRecords = false
  }

  private let paths: [JSONRecordPath]
  private let deepestKey: Int
  private var position = 0  // of the next byte of the stream
  private var document: [UInt8] = []  // the document so far, records replaced
  private var documentStart = 0
  private var record: [UInt8] = []
  private var recordStart = 0
  private var isTooLarge = false  // the document
  private var isRecordTooLarge = false
  private var isInString = false
  private var isEscaped = false
  private var depth = 0
  private var recordDepth = 0  // the depth inside the records' array or object; 0 if not inside one
  private var recordsAreMembers = false  // they stand in an object
  private var hasRecords = false
  private var isInDocument = false
  private var hasBegun = false  // any document
  private var markLength = 0
  private var isInRecord = false
  // The keys of the objects that are open, as far as the longest path goes.
  private var keys: [[UInt8]] = []
  private var keyStart = -1
  private var lastString = 0..<0
  private var lastSignificant: UInt8 = 0
  private var isAtLineStart = true
  private var hasNewline = false  // inside the document

  /// True once a document ended that stood on a line of its own and held no records of a path: what
  /// follows is JSON Lines.
  private(set) var isLines = false
  /// True if such a document ended with the bytes given: the next byte decides.
  private var mayBeginLines = false
  /// True once punctuation between documents was told: once a file is enough.
  private var hasToldStray = false

  init(paths: [JSONRecordPath]) {
    self.paths = paths
    deepestKey = paths.map(\.keys.count).max() ?? 0
  }

  /// Cuts the next bytes; calls `emit` for each piece that ends in them.
  ///
  /// - Returns: the number of bytes used; fewer than given only where JSON Lines begin.
  mutating func scan(
    _ bytes: UnsafeBufferPointer<UInt8>, limit: Int, _ emit: (Piece) throws -> Void
  ) throws -> Int {
    var index = 0
    var runStart = 0  // bytes before this are stored already
    let count = bytes.count
    if mayBeginLines, count > 0 {
      mayBeginLines = false
      if bytes[0] == UInt8(ascii: "\n") {
        isLines = true
        return 0
      }
    }
    skipMark(bytes, &index, &runStart)
    while index < count {
      let byte = bytes[index]
      if isInString {
        // The common case, on its own: run to the next quote or backslash.
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\n") {
          // No string of JSON holds a bare newline: the line was cut. Begin again behind it.
          store(bytes[runStart..<index], limit: limit)
          runStart = index + 1
          isAtLineStart = true
          try abandon(emit)
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
          lastSignificant = byte
          if keyStart >= 0 {
            store(bytes[runStart...index], limit: limit)
            runStart = index + 1
            // Beyond the limit nothing more is stored, and no key can be told.
            lastString = isTooLarge ? 0..<0 : keyStart..<max(keyStart, document.count - 1)
            keyStart = -1
          }
        }
        index += 1
        continue
      }
      if isAtLineStart, byte == UInt8(ascii: "{"), depth > 0, !expectsValue {
        // An object where none can stand: the line before was cut. Begin again here.
        store(bytes[runStart..<index], limit: limit)
        runStart = index
        try abandon(emit)
      }
      switch byte {
      case UInt8(ascii: "\""):
        if !isInDocument { start(at: position + index, &runStart, index) }
        isInString = true
        if !isInRecord, recordDepth == 0, depth <= deepestKey {
          store(bytes[runStart...index], limit: limit)
          runStart = index + 1
          keyStart = document.count
        } else if recordMayStart {
          startRecord(bytes, &runStart, index, limit)
        }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        if !isInDocument { start(at: position + index, &runStart, index) }
        if recordMayStart { startRecord(bytes, &runStart, index, limit) }
        depth += 1
        if !isInRecord, recordDepth == 0 {
          let key = lastString.isEmpty ? [] : Array(document[lastString])
          lastString = 0..<0
          keys.append(key)
          if holdsRecords(openedBy: byte) {
            recordDepth = depth
            recordsAreMembers = byte == UInt8(ascii: "{")
            hasRecords = true
            store(bytes[runStart...index], limit: limit)
            runStart = index + 1
          }
        }
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if !isInDocument { try tellStray(byte, at: position + index, emit) }
        if recordDepth > 0, depth == recordDepth {
          if isInRecord { try endRecord(bytes, &runStart, index, limit, emit) }
          recordDepth = 0
        }
        if depth > 0 { depth -= 1 }
        if !isInRecord, recordDepth == 0, keys.count > depth { keys.removeLast() }
        if depth == 0, isInDocument {
          store(bytes[runStart...index], limit: limit)
          runStart = index + 1
          let standsAlone = !hasNewline && !hasRecords
          try endDocument(emit)
          mayBeginLines = standsAlone && index + 1 == count
          if standsAlone, index + 1 < count, bytes[index + 1] == UInt8(ascii: "\n") {
            isLines = true
            position += index + 1
            return index + 1
          }
        }
      case UInt8(ascii: ","):
        if !isInDocument { try tellStray(byte, at: position + index, emit) }
        if recordDepth > 0, depth == recordDepth, isInRecord {
          try endRecord(bytes, &runStart, index, limit, emit)
        }
        lastString = 0..<0
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), UInt8(ascii: "\n"):
        if !isInDocument {
          runStart = index + 1
        } else if byte == UInt8(ascii: "\n"), depth == 0 {
          // A line of something that is neither object nor array: a piece of its own.
          store(bytes[runStart...index], limit: limit)
          runStart = index + 1
          try endDocument(emit)
        }
        if byte == UInt8(ascii: "\n") {
          isAtLineStart = true
          hasNewline = true
        }
        index += 1
        continue
      case UInt8(ascii: ":"):
        if !isInDocument { try tellStray(byte, at: position + index, emit) }
      default:
        if !isInDocument { start(at: position + index, &runStart, index) }
        if recordMayStart { startRecord(bytes, &runStart, index, limit) }
      }
      lastSignificant = byte
      isAtLineStart = false
      index += 1
    }
    if isInDocument { store(bytes[runStart..<count], limit: limit) }
    position += count
    return count
  }

  /// Ends the stream: what is open is emitted as it is, for the parser to refuse.
  mutating func finish(_ emit: (Piece) throws -> Void) throws {
    if markLength > 0, !hasBegun {
      isInDocument = true
      document = Array(JSONScanner.mark.prefix(markLength))
    }
    if isInRecord { try flushRecord(emit) }
    if isInDocument { try endDocument(emit) }
  }

  /// A byte order mark is no part of the first document; a part of one makes it malformed.
  private mutating func skipMark(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, _ runStart: inout Int
  ) {
    guard position == markLength, markLength < 3, !hasBegun else { return }
    while index < bytes.count, markLength < 3, bytes[index] == JSONScanner.mark[markLength] {
      markLength += 1
      index += 1
    }
    runStart = index
    if markLength > 0, markLength < 3, index < bytes.count {
      start(at: 0, &runStart, index)
      document = Array(JSONScanner.mark.prefix(markLength))
    }
  }

  private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

  private var expectsValue: Bool {
    switch lastSignificant {
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: ","), UInt8(ascii: ":"): true
    default: false
    }
  }

  /// Gives up the open record and document: both are emitted as they are, for the parser to refuse.
  private mutating func abandon(_ emit: (Piece) throws -> Void) throws {
    try finish(emit)
    isInString = false
    isEscaped = false
    depth = 0
  }

  /// True where the next value is a record: in the records' array any, in their object one that
  /// stands behind its key.
  private var recordMayStart: Bool {
    recordDepth > 0 && depth == recordDepth && !isInRecord
      && (!recordsAreMembers || lastSignificant == UInt8(ascii: ":"))
  }

  private func holdsRecords(openedBy bracket: UInt8) -> Bool {
    paths.contains { path in
      // keys holds one entry an open bracket: the key it stands under (empty at the top).
      path.isOpened(by: bracket) && keys.count == path.keys.count + 1
        && keys.dropFirst().elementsEqual(path.keys)
    }
  }

  /// Punctuation where no document is open: emitted as an envelope, for the parser to refuse.
  private mutating func tellStray(
    _ byte: UInt8, at position: Int, _ emit: (Piece) throws -> Void
  ) throws {
    if hasToldStray { return }
    hasToldStray = true
    try emit(Piece(bytes: [byte], position: position, isEnvelope: true, isTooLarge: false))
  }

  private mutating func start(at byte: Int, _ runStart: inout Int, _ index: Int) {
    isInDocument = true
    hasBegun = true
    documentStart = byte
    runStart = index
    hasRecords = false
    hasNewline = false
    keys.removeAll(keepingCapacity: true)
    lastString = 0..<0
  }

  private mutating func store(_ bytes: Slice<UnsafeBufferPointer<UInt8>>, limit: Int) {
    guard !bytes.isEmpty else { return }
    if isInRecord {
      isRecordTooLarge = isRecordTooLarge || record.count + bytes.count > limit
      if !isRecordTooLarge { record.append(contentsOf: bytes) }
    } else {
      isTooLarge = isTooLarge || document.count + bytes.count > limit
      if !isTooLarge { document.append(contentsOf: bytes) }
    }
  }

  private mutating func startRecord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ runStart: inout Int, _ index: Int, _ limit: Int
  ) {
    store(bytes[runStart..<index], limit: limit)
    runStart = index
    isInRecord = true
    recordStart = position + index
  }

  private mutating func endRecord(
    _ bytes: UnsafeBufferPointer<UInt8>, _ runStart: inout Int, _ index: Int, _ limit: Int,
    _ emit: (Piece) throws -> Void
  ) throws {
    store(bytes[runStart..<index], limit: limit)
    runStart = index
    try flushRecord(emit)
  }

  private mutating func flushRecord(_ emit: (Piece) throws -> Void) throws {
    let piece = Piece(
      bytes: record, position: recordStart, isEnvelope: false, isTooLarge: isRecordTooLarge,
      mayHoldRecords: recordDepth == 1 && !recordsAreMembers)
    isInRecord = false
    isRecordTooLarge = false
    record.removeAll(keepingCapacity: true)
    if !isTooLarge { document.append(contentsOf: "null".utf8) }
    try emit(piece)
  }

  private mutating func endDocument(_ emit: (Piece) throws -> Void) throws {
    let piece = Piece(
      bytes: document, position: documentStart, isEnvelope: hasRecords, isTooLarge: isTooLarge,
      mayHoldRecords: !hasRecords)
    document.removeAll(keepingCapacity: true)
    isInDocument = false
    isTooLarge = false
    isInString = false
    isEscaped = false
    keyStart = -1
    depth = 0
    recordDepth = 0
    try emit(piece)
  }
}
