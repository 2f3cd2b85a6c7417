import CLibXML2
import Intake

/// Why an XML document could not be read to its end.
public struct XMLError: Error, Hashable, Sendable {
  /// The stable code of the finding.
  public var code: String
  /// The parser's words.
  public var text: String
  /// The line, from 1.
  public var line: Int
  /// The position in the unpacked file; nil if unknown.
  public var byte: Int?
}

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
  fileprivate let base: UnsafePointer<copub_xml_attribute>?
  fileprivate let count: Int

  /// The value of the attribute with a token of the vocabulary; nil if there is none.
  public subscript(token: Int) -> String? {
    for index in 0..<count {
      guard let attribute = base?[index], attribute.token == Int32(token) else { continue }
      let bytes = UnsafeBufferPointer(start: attribute.value, count: attribute.length)
      return String(decoding: bytes, as: UTF8.self)
    }
    return nil
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
  /// An element starts; `byte` is the position of its `<` if it is a record.
  func start(_ token: Int, _ attributes: XMLAttributes, byte: Int?) -> XMLAction
  /// An element ends; `text` is empty unless it was collected.
  func end(_ token: Int, _ text: UnsafeBufferPointer<UInt8>)
}

/// Reads XML documents by libxml2's SAX2 interface under the security policy of `CLibXML2`.
public enum XMLEventReader {
  private final class Session {
    let source: any ByteSource
    let start: (Int, XMLAttributes, Int?) -> XMLAction
    let end: (Int, UnsafeBufferPointer<UInt8>) -> Void
    var failure: IntakeError?

    init(
      _ source: any ByteSource, _ start: @escaping (Int, XMLAttributes, Int?) -> XMLAction,
      _ end: @escaping (Int, UnsafeBufferPointer<UInt8>) -> Void
    ) {
      self.source = source
      self.start = start
      self.end = end
    }
  }

  /// Reads one document to its end.
  ///
  /// - Throws: `XMLError`, or what the source throws, after every event before it.
  /// - Complexity: O(n) in the bytes; memory in the longest text gathered.
  public static func read<Handler: XMLHandler>(
    _ source: any ByteSource, into handler: Handler, limits: Limits
  ) throws {
    let session = Session(
      source, { handler.start($0, $1, byte: $2) }, { handler.end($0, $1) })
    var callbacks = copub_xml_handler()
    callbacks.context = Unmanaged.passUnretained(session).toOpaque()
    callbacks.read = { context, buffer, length in
      guard let context, let buffer else { return -1 }
      let session = Unmanaged<Session>.fromOpaque(context).takeUnretainedValue()
      do throws(IntakeError) {
        let space = UnsafeMutableRawBufferPointer(start: buffer, count: Int(length))
        return Int32(try session.source.read(into: space))
      } catch {
        session.failure = error
        return -1
      }
    }
    callbacks.start = { context, token, attributes, count, byte in
      guard let context else { return Int32(COPUB_XML_SKIP) }
      let session = Unmanaged<Session>.fromOpaque(context).takeUnretainedValue()
      let list = XMLAttributes(base: attributes, count: Int(count))
      switch session.start(Int(token), list, byte < 0 ? nil : Int(byte)) {
      case .descend: return Int32(COPUB_XML_DESCEND)
      case .skip: return Int32(COPUB_XML_SKIP)
      case .collect: return Int32(COPUB_XML_COLLECT)
      }
    }
    callbacks.end = { context, token, text, length in
      guard let context else { return }
      let session = Unmanaged<Session>.fromOpaque(context).takeUnretainedValue()
      session.end(Int(token), UnsafeBufferPointer(start: text, count: length))
    }
    let result = withExtendedLifetime(session) {
      withCStrings(Handler.vocabulary) { names in
        copub_xml_parse(
          &callbacks, names, Int32(Handler.vocabulary.count), Int32(Handler.recordNames),
          Int32(limits.depth), limits.textBytes)
      }
    }
    if let failure = session.failure { throw failure }
    if let error = error(of: result, limits) { throw error }
  }

  private static func error(of result: copub_xml_result, _ limits: Limits) -> XMLError? {
    var message = result.message
    let words = withUnsafeBytes(of: &message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    func make(_ code: String, _ text: String) -> XMLError {
      XMLError(
        code: code, text: text, line: Int(result.line),
        byte: result.byte < 0 ? nil : Int(result.byte))
    }
    switch Int(result.status) {
    case Int(COPUB_XML_OK): return nil
    case Int(COPUB_XML_ENTITY_REFUSED):
      return make("entity-declaration-refused", "declares an entity, which copub refuses")
    case Int(COPUB_XML_TOO_DEEP):
      return make("xml-too-deep", "is nested deeper than \(limits.depth) elements")
    case Int(COPUB_XML_TOO_LARGE):
      return make("xml-text-too-large", "holds a text longer than \(limits.textBytes) bytes")
    case Int(COPUB_XML_OUT_OF_MEMORY): return make("out-of-memory", "needs more memory")
    default: return make("xml-malformed", "is not well-formed XML (\(words))")
    }
  }

  private static func withCStrings<Result>(
    _ strings: [String], _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    let lengths = strings.map { $0.utf8.count + 1 }
    let storage = UnsafeMutableBufferPointer<CChar>.allocate(capacity: lengths.reduce(1, +))
    defer { storage.deallocate() }
    var pointers: [UnsafePointer<CChar>?] = []
    var offset = 0
    for string in strings {
      pointers.append(storage.baseAddress.map { UnsafePointer($0 + offset) })
      for byte in string.utf8 {
        storage[offset] = CChar(bitPattern: byte)
        offset += 1
      }
      storage[offset] = 0
      offset += 1
    }
    return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}
