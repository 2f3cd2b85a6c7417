/// The names of the members that a format reads, wherever they stand.
///
/// A parser that is given them puts nothing else into its values, so that the long parts of a record
/// that nobody asks for cost no more than their validation, and a name is told by its place in the
/// list, without comparing letters.
public struct JSONVocabulary<Name: CaseIterable & RawRepresentable<String> & Sendable>: Sendable {
  @usableFromInline let cases: [Name]
  /// All names, for the parser: those of the cases first.
  public let names: [String]

  /// The names of an enumeration.
  ///
  /// - Parameter others: names that are read without a case.
  public init(_ type: Name.Type, others: [String] = []) {
    cases = Array(Name.allCases)
    names = cases.map(\.rawValue) + others
  }

  /// The members of an object that have a case, in their order; none for another type.
  ///
  /// - Parameter object: a value read with this vocabulary.
  @inlinable @inline(__always)
  public func forEachMember(of object: JSONValue, _ body: (Name, JSONValue) -> Void) {
    guard object.isObject else { return }
    let end = object.indexBehind - 1
    var key = object.index + 1
    while key < end {
      let token = JSONValue(tape: object.tape, strings: object.strings, index: key).token
      let value = JSONValue(tape: object.tape, strings: object.strings, index: key + 1)
      key = value.indexBehind
      if token > 0, token <= cases.count { body(cases[token - 1], value) }
    }
  }
}
