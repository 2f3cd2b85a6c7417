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

  /// The error that a result of the parser stands for; nil if all went well.
  init?(_ result: copub_xml_result, _ limits: Limits) {
    var message = result.message
    let words = withUnsafeBytes(of: &message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    switch Int(result.status) {
    case Int(COPUB_XML_OK): return nil
    case Int(COPUB_XML_ENTITY_REFUSED):
      code = "entity-declaration-refused"
      text = "declares an entity, which copub refuses"
    case Int(COPUB_XML_TOO_DEEP):
      code = "xml-too-deep"
      text = "is nested deeper than \(limits.depth) elements"
    case Int(COPUB_XML_TOO_LARGE):
      code = "xml-text-too-large"
      text = "holds a text longer than \(limits.textBytes) bytes"
    case Int(COPUB_XML_TAG_TOO_LARGE):
      code = "xml-tag-too-large"
      text = "holds a tag longer than 131072 bytes"
    case Int(COPUB_XML_OUT_OF_MEMORY):
      code = "out-of-memory"
      text = "needs more memory"
    default:
      code = "xml-malformed"
      text = "is not well-formed XML (\(words))"
    }
    line = Int(result.line)
    byte = result.byte < 0 ? nil : Int(result.byte)
  }
}
