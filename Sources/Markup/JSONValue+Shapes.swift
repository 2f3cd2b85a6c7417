/// Reading of sources whose shapes vary: a single value where a list is expected and the other way
/// round, numbers as strings, texts as strings or in objects.
extension JSONValue {
  /// The elements of an array, another value as the only one; none for `null`.
  public var many: Elements {
    if isArray { return elements }
    return isNull ? elements : Elements(single: self)
  }

  /// The value itself, or the first element where an array stands for it; nil for `null`.
  public var one: JSONValue? {
    guard isArray else { return isNull ? nil : self }
    guard let first, !first.isNull else { return nil }
    return first
  }

  /// The value to which keys lead, each time through the first element where an array stands for an
  /// object; nil where a key or a value is missing.
  public func at(_ keys: StaticString...) -> JSONValue? { Optional(self).at(keys) }

  /// The first value other than `null` under one of several keys; nil if there is none.
  public func first(of keys: StaticString...) -> JSONValue? { Optional(self).first(of: keys) }

  /// The string without white space around it, or a whole number in digits.
  ///
  /// Nil for an empty string and other types. An array stands for its first element.
  public var text: String? {
    guard let value = one else { return nil }
    if let number = value.int { return String(number) }
    guard var bytes = value.utf8?[...] else { return nil }
    while let byte = bytes.first, byte <= 0x20 { bytes = bytes.dropFirst() }
    while let byte = bytes.last, byte <= 0x20 { bytes = bytes.dropLast() }
    return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self)
  }

  /// The text, or that under a key where an object holds it (`"x"` or `{"$":"x"}`).
  public func text(or key: StaticString) -> String? { text ?? one?[key]?.text }

  /// The texts of a list or of a single value, those under a key where objects hold them.
  public func texts(or key: StaticString = "$") -> [String] { many.compactMap { $0.text(or: key) } }

  /// The whole number, however it is written: `7`, `7.0`, `"7"`; nil for anything else.
  public var whole: Int? {
    guard let value = one else { return nil }
    return value.int ?? value.double.flatMap(Int.init(exactly:)) ?? value.text.flatMap { Int($0) }
  }

  /// True for `true`, and for words that mean it in sources which write texts only.
  public var isTrue: Bool {
    guard let value = one else { return false }
    if let bool = value.bool { return bool }
    return ["true", "y", "yes", "1"].contains(value.text?.lowercased())
  }
}

/// The same of a value that may be absent, so that a path of keys needs no question marks.
extension JSONValue? {
  /// The member with a key; nil if there is none.
  public subscript(key: StaticString) -> JSONValue? { self?[key] }

  /// The value itself, or the first element where an array stands for it; nil for `null`.
  public var one: JSONValue? { self?.one }

  /// The elements of an array, another value as the only one; none for `null` or no value.
  public var many: JSONValue.Elements { self?.many ?? JSONValue.Elements(nil) }

  /// The members of the object in their order; none for another type or no value.
  public var members: JSONValue.Members { self?.members ?? .none }

  /// The value to which keys lead, through the first element of arrays.
  public func at(_ keys: StaticString...) -> JSONValue? { at(keys) }

  /// The first value other than `null` under one of several keys.
  public func first(of keys: StaticString...) -> JSONValue? { first(of: keys) }

  /// The string without white space around it, or a whole number in digits.
  public var text: String? { self?.text }

  /// The text, or that under a key where an object holds it.
  public func text(or key: StaticString) -> String? { self?.text(or: key) }

  /// The texts of a list or of a single value, those under a key where objects hold them.
  public func texts(or key: StaticString = "$") -> [String] { self?.texts(or: key) ?? [] }

  /// The whole number, however it is written.
  public var whole: Int? { self?.whole }

  /// True for `true`, and for words that mean it; false for no value.
  public var isTrue: Bool { self?.isTrue ?? false }

  fileprivate func at(_ keys: [StaticString]) -> JSONValue? {
    guard var place = self else { return nil }
    for key in keys {
      guard let next = place.one?[key] else { return nil }
      place = next
    }
    return place.isNull ? nil : place
  }

  fileprivate func first(of keys: [StaticString]) -> JSONValue? {
    for key in keys {
      if let value = self?[key], !value.isNull { return value }
    }
    return nil
  }
}
