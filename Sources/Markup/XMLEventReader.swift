import CLibXML2
import Intake

/// What the reader of a format wants of an element that just started.
public enum XMLAction {
  /// Tell me of the elements inside; drop their text.
  case descend
  /// Tell me nothing until this element ends.
  case skip
  /// Gather the text inside, markup removed, for the end of this element.
  case collect
}

/// The attributes of an element; valid during the call only.
public struct XMLAttributes {
  let base: UnsafePointer<copub_xml_attribute>?
  let count: Int

  /// The value of the attribute with a token of the vocabulary; nil if there is none.
  public subscript(token: Int) -> String? {
    for index in 0..<count {
      guard let attribute = base?[index], attribute.token == Int32(token) else { continue }
      let bytes = UnsafeBufferPointer(start: attribute.value, count: attribute.length)
      return String(decoding: bytes, as: UTF8.self)
    }
    return nil
  }

  /// Local names and values.
  var named: some Sequence<(UTF8Name, UnsafeBufferPointer<UInt8>)> {
    (0..<count).lazy.compactMap { index in
      guard let attribute = base?[index], let name = attribute.name else { return nil }
      return (
        UTF8Name(start: name), UnsafeBufferPointer(start: attribute.value, count: attribute.length)
      )
    }
  }
}

/// Receives the events of an XML document.
///
/// Tokens count the vocabulary from 1; 0 is any other name.
public protocol XMLHandler: AnyObject {
  /// Local names of elements and attributes, those of records first.
  static var vocabulary: [String] { get }
  /// How many names at the front of the vocabulary are records, whose positions are told.
  static var recordNames: Int { get }
  /// False if elements outside the vocabulary need not be told; what is inside of them is told then,
  /// too.
  static var wantsOtherNames: Bool { get }
  /// An element starts; `byte` is the position of its `<` if it is a record.
  func start(_ token: Int, _ attributes: XMLAttributes, byte: Int?) -> XMLAction
  /// An element ends; `text` is empty unless it was collected.
  func end(_ token: Int, _ text: UnsafeBufferPointer<UInt8>)
}

extension XMLHandler {
  /// All elements are told unless stated otherwise.
  public static var wantsOtherNames: Bool { true }
}

/// How a source of XML differs from one document as XML defines it; both are let pass, since exports
/// are joined and begin with empty lines.
public struct XMLExtent: Hashable, Sendable {
  /// The number of documents, one after the other.
  public var documents: Int
  /// True if white space stands in front of the declaration of the first.
  public var hasSpaceInFront: Bool

  /// True if the source is one well-formed document.
  public var isOneDocument: Bool { documents == 1 && !hasSpaceInFront }
}

/// Reads XML documents by libxml2's SAX2 interface under the security policy of `CLibXML2`.
public enum XMLEventReader {
  /// Reads the documents of a source, mostly one, to its end.
  ///
  /// - Throws: `XMLError`, or what the source throws, after every event before it.
  /// - Complexity: O(n) in the bytes; memory in the longest text gathered.
  @discardableResult
  public static func read<Handler: XMLHandler>(
    _ source: any ByteSource, into handler: Handler, limits: Limits
  ) throws -> XMLExtent {
    let request = XMLSession.Request(
      vocabulary: Handler.vocabulary, recordNames: Handler.recordNames, wantsText: false,
      onlyKnown: !Handler.wantsOtherNames, limits: limits)
    return try XMLSession.read(source, request, into: Relay(handler))
  }

  /// Passes events on to a handler.
  private final class Relay<Handler: XMLHandler>: XMLEvents {
    private let handler: Handler

    init(_ handler: Handler) { self.handler = handler }

    func start(_ token: Int, named name: UTF8Name, _ attributes: XMLAttributes, byte: Int?)
      -> XMLAction
    { handler.start(token, attributes, byte: byte) }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    func end(_ token: Int, _ text: UnsafeBufferPointer<UInt8>) { handler.end(token, text) }
  }
}
