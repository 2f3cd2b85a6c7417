/// Kept bytes that are not what they should be.
public struct AnswerDamaged: Error {
  /// The error.
  public init() {}
}

/// Numbers and texts as bytes, read in the order in which they were appended: eight bytes a number, the
/// lowest first.
public struct AnswerBytes {
  /// All bytes.
  public private(set) var bytes: [UInt8]
  private var place = 0

  /// Bytes to read.
  public init(_ bytes: [UInt8] = []) { self.bytes = bytes }

  /// True if all was read.
  public var isAtEnd: Bool { place == bytes.count }

  /// Appends a whole number.
  public mutating func append(_ number: Int) {
    withUnsafeBytes(of: Int64(number).littleEndian) { bytes.append(contentsOf: $0) }
  }

  /// Appends a number.
  public mutating func append(_ number: Double) {
    append(Int(truncatingIfNeeded: number.bitPattern))
  }

  /// Appends a text.
  public mutating func append(_ text: String) {
    append(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  /// Appends what may not be known.
  public mutating func append<Value>(
    _ value: Value?, _ body: (inout AnswerBytes, Value) -> Void
  ) {
    append(value == nil ? 0 : 1)
    if let value { body(&self, value) }
  }

  /// Appends a list.
  public mutating func append<Element>(
    _ list: some Collection<Element>, _ body: (inout AnswerBytes, Element) -> Void
  ) {
    append(list.count)
    for element in list { body(&self, element) }
  }

  /// The next whole number.
  public mutating func int() throws -> Int {
    guard bytes.count - place >= 8 else { throw AnswerDamaged() }
    let number = bytes.withUnsafeBytes {
      Int64(littleEndian: $0.loadUnaligned(fromByteOffset: place, as: Int64.self))
    }
    place += 8
    return Int(number)
  }

  /// The next number.
  public mutating func double() throws -> Double {
    Double(bitPattern: UInt64(truncatingIfNeeded: try int()))
  }

  /// The next text.
  public mutating func text() throws -> String {
    let count = try count(of: 1)
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  /// What comes next, if it was known.
  public mutating func optional<Value>(
    _ body: (inout AnswerBytes) throws -> Value
  ) throws -> Value? {
    try int() == 0 ? nil : try body(&self)
  }

  /// The next list.
  public mutating func list<Element>(
    _ body: (inout AnswerBytes) throws -> Element
  ) throws -> [Element] {
    try (0..<count(of: 8)).map { _ in try body(&self) }
  }

  /// The number of elements that follow, each of which has some bytes.
  private mutating func count(of size: Int) throws -> Int {
    let count = try int()
    guard count >= 0, count <= (bytes.count - place) / size else { throw AnswerDamaged() }
    return count
  }
}
