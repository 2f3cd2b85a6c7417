/// A value of a parsed JSON document: a place on simdjson's tape.
///
/// Valid while its document is.
///
/// The tape is an array of 64-bit words; the top byte of a word names its type, the rest is a
/// payload: for an object or array the index behind its end, for a string an offset.
public struct JSONValue {
  @usableFromInline let tape: UnsafePointer<UInt64>
  @usableFromInline let strings: UnsafePointer<UInt8>
  @usableFromInline let index: Int

  @inlinable @inline(__always)
  init(tape: UnsafePointer<UInt64>, strings: UnsafePointer<UInt8>, index: Int) {
    self.tape = tape
    self.strings = strings
    self.index = index
  }

  @inlinable @inline(__always) var kind: UInt8 { UInt8(truncatingIfNeeded: tape[index] >> 56) }
  @inlinable @inline(__always) var payload: Int { Int(tape[index] & 0x00FF_FFFF_FFFF_FFFF) }

  /// True for `null`.
  @inlinable public var isNull: Bool { kind == UInt8(ascii: "n") }
  /// True for an object.
  @inlinable public var isObject: Bool { kind == UInt8(ascii: "{") }
  /// True for an array.
  @inlinable public var isArray: Bool { kind == UInt8(ascii: "[") }

  /// The Boolean, or nil for another type.
  @inlinable public var bool: Bool? {
    switch kind {
    case UInt8(ascii: "t"): true
    case UInt8(ascii: "f"): false
    default: nil
    }
  }

  /// The whole number, or nil for another type or one out of range.
  @inlinable public var int: Int? {
    switch kind {
    case UInt8(ascii: "l"): Int(Int64(bitPattern: tape[index + 1]))
    case UInt8(ascii: "u"): Int(exactly: tape[index + 1])
    default: nil
    }
  }

  /// The number, or nil for another type.
  @inlinable public var double: Double? {
    if kind == UInt8(ascii: "d") { return Double(bitPattern: tape[index + 1]) }
    return int.map(Double.init)
  }

  /// The UTF-8 bytes of the string, or nil for another type.
  @inlinable public var utf8: UnsafeBufferPointer<UInt8>? {
    guard kind == UInt8(ascii: "\"") else { return nil }
    // The upper half of a key's payload is its token.
    let start = strings + (payload & 0xFFFF_FFFF)
    let length = UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
    return UnsafeBufferPointer(start: start + 4, count: Int(length))
  }

  /// The string, or nil for another type.
  public var string: String? { utf8.map { String(decoding: $0, as: UTF8.self) } }

  /// The elements of the array; none for another type.
  @inlinable public var elements: Elements { Elements(isArray ? self : nil) }

  /// The first element of the array; nil if there is none or this is no array.
  @inlinable public var first: JSONValue? {
    var iterator = elements
    return iterator.next()
  }

  /// The members of the object in their order; none for another type.
  @inlinable public var members: Members { Members(isObject ? self : nil) }

  /// The member with a key (the first, if several); nil if there is none or this is no object.
  ///
  /// - Complexity: O(m) in the members of the object.
  @inlinable public subscript(key: StaticString) -> JSONValue? {
    for (name, value) in members where name.equals(key) { return value }
    return nil
  }

  /// The member with a key; nil if there is none or this is no object.
  public func member(_ key: String) -> JSONValue? {
    for (name, value) in members where name.elementsEqual(key.utf8) { return value }
    return nil
  }

  /// The member with a key in UTF-8; nil if there is none or this is no object.
  func member(_ key: [UInt8]) -> JSONValue? {
    for (name, value) in members where name.elementsEqual(key) { return value }
    return nil
  }

  /// The token of a key that was read with a vocabulary, from 1; 0 for all else.
  @inlinable @inline(__always) var token: Int {
    Int(truncatingIfNeeded: tape[index] >> 32 & 0xFFFF)
  }

  @inlinable var indexBehind: Int {
    switch kind {
    case UInt8(ascii: "{"), UInt8(ascii: "["): payload & 0xFFFF_FFFF
    case UInt8(ascii: "l"), UInt8(ascii: "u"), UInt8(ascii: "d"): index + 2
    default: index + 1
    }
  }

  /// The elements of an array.
  public struct Elements: Sequence, IteratorProtocol {
    @usableFromInline var next_: JSONValue?
    @usableFromInline let end: Int

    @inlinable init(_ array: JSONValue?) {
      guard let array else {
        next_ = nil
        end = 0
        return
      }
      end = array.indexBehind - 1
      next_ = JSONValue(tape: array.tape, strings: array.strings, index: array.index + 1)
    }

    init(single value: JSONValue) {
      next_ = value
      end = value.index + 1
    }

    /// The next element.
    @inlinable public mutating func next() -> JSONValue? {
      guard let value = next_, value.index < end else { return nil }
      next_ = JSONValue(tape: value.tape, strings: value.strings, index: value.indexBehind)
      return value
    }
  }

  /// The keys and values of an object.
  public struct Members: Sequence, IteratorProtocol {
    @usableFromInline var nextKey: JSONValue?
    @usableFromInline let end: Int

    @inlinable init(_ object: JSONValue?) {
      guard let object else {
        nextKey = nil
        end = 0
        return
      }
      end = object.indexBehind - 1
      nextKey = JSONValue(tape: object.tape, strings: object.strings, index: object.index + 1)
    }

    /// No members.
    @inlinable public static var none: Members { Members(nil) }

    /// The next member.
    @inlinable public mutating func next() -> (UnsafeBufferPointer<UInt8>, JSONValue)? {
      guard let key = nextKey, key.index < end, let name = key.utf8 else { return nil }
      let value = JSONValue(tape: key.tape, strings: key.strings, index: key.index + 1)
      nextKey = JSONValue(tape: key.tape, strings: key.strings, index: value.indexBehind)
      return (name, value)
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// True if the bytes are those of a literal.
  @inlinable @inline(__always)
  public func equals(_ literal: StaticString) -> Bool {
    guard count == literal.utf8CodeUnitCount else { return false }
    var index = 0
    while index < count {
      if self[index] != literal.utf8Start[index] { return false }
      index += 1
    }
    return true
  }
}
