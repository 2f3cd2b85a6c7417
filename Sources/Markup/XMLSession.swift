import CLibXML2
import Intake

/// Receives what libxml2 tells of a source.
protocol XMLEvents: AnyObject {
  /// An element starts; `byte` is the position of its `<` if its token is one of a record.
  func start(_ token: Int, named name: UTF8Name, _ attributes: XMLAttributes, byte: Int?)
    -> XMLAction
  /// A piece of text, if pieces were asked for.
  func text(_ bytes: UnsafeBufferPointer<UInt8>)
  /// An element ends; `text` is empty unless it was collected.
  func end(_ token: Int, _ text: UnsafeBufferPointer<UInt8>)
}

/// A local name, valid during the call only.
struct UTF8Name {
  let start: UnsafePointer<CChar>

  /// The name in UTF-8.
  var bytes: UnsafeBufferPointer<UInt8> {
    var count = 0
    while start[count] != 0 { count += 1 }
    let base = UnsafeRawPointer(start).assumingMemoryBound(to: UInt8.self)
    return UnsafeBufferPointer(start: base, count: count)
  }
}

/// One run of libxml2 over a source: the bridge between its callbacks and Swift.
final class XMLSession {
  /// What to look for and how far.
  struct Request {
    /// Local names of elements and attributes, those of records first.
    var vocabulary: [String]
    /// How many names at the front of the vocabulary are records.
    var recordNames: Int
    /// True to be told every piece of text.
    var wantsText: Bool
    /// True to be told no element outside the vocabulary.
    var onlyKnown = false
    var limits: Limits
  }

  private let source: any ByteSource
  private let events: any XMLEvents
  private var failure: IntakeError?

  private init(_ source: any ByteSource, _ events: any XMLEvents) {
    self.source = source
    self.events = events
  }

  /// Reads the documents of a source, one after the other, to its end.
  ///
  /// - Throws: `XMLError`, or what the source throws, after every event before it.
  @discardableResult
  static func read(
    _ source: any ByteSource, _ request: Request, into events: any XMLEvents
  ) throws -> XMLExtent {
    let session = XMLSession(source, events)
    var handler = copub_xml_handler()
    handler.context = Unmanaged.passUnretained(session).toOpaque()
    handler.only_known = request.onlyKnown
    handler.read = { context, buffer, length in
      XMLSession.of(context)?.fill(buffer, Int(length)) ?? -1
    }
    handler.start = { context, token, name, attributes, count, byte in
      guard let session = XMLSession.of(context), let name else { return Int32(COPUB_XML_SKIP) }
      let list = XMLAttributes(base: attributes, count: Int(count))
      let action = session.events.start(
        Int(token), named: UTF8Name(start: name), list, byte: byte < 0 ? nil : Int(byte))
      switch action {
      case .descend: return Int32(COPUB_XML_DESCEND)
      case .skip: return Int32(COPUB_XML_SKIP)
      case .collect: return Int32(COPUB_XML_COLLECT)
      }
    }
    if request.wantsText {
      handler.text = { context, bytes, length in
        XMLSession.of(context)?.events.text(UnsafeBufferPointer(start: bytes, count: length))
      }
    }
    handler.end = { context, token, text, length in
      XMLSession.of(context)?.events.end(
        Int(token), UnsafeBufferPointer(start: text, count: length))
    }
    let limits = request.limits
    let result = withExtendedLifetime(session) {
      request.vocabulary.withCStrings { names in
        copub_xml_parse(
          &handler, names, Int32(request.vocabulary.count), Int32(request.recordNames),
          Int32(limits.depth), limits.textBytes)
      }
    }
    if let failure = session.failure { throw failure }
    if let error = XMLError(result, limits) { throw error }
    return XMLExtent(
      documents: Int(result.documents), hasSpaceInFront: result.has_space_in_front)
  }

  private static func of(_ context: UnsafeMutableRawPointer?) -> XMLSession? {
    context.map { Unmanaged<XMLSession>.fromOpaque($0).takeUnretainedValue() }
  }

  private func fill(_ buffer: UnsafeMutablePointer<CChar>?, _ length: Int) -> Int32 {
    do throws(IntakeError) {
      let space = UnsafeMutableRawBufferPointer(start: buffer, count: length)
      return Int32(try source.read(into: space))
    } catch {
      failure = error
      return -1
    }
  }
}
