/// Puts the text of an affiliation together from mixed content: white space folded, parts that
/// nothing stands between joined by a comma, nothing left of what was left out.
struct AffiliationText {
  private var text: [UInt8] = []
  private var isApart = false
  private var isAfterPart = false

  /// True if nothing was said so far.
  var isEmpty: Bool { text.isEmpty }

  /// Adds words as they stand.
  mutating func append(_ words: String) {
    for byte in words.utf8 {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: isApart = true
      case UInt8(ascii: ","), UInt8(ascii: ";"):
        isAfterPart = false
        isApart = false
        // A separator after nothing or after another one says nothing.
        if let last = text.last, last != UInt8(ascii: ","), last != UInt8(ascii: ";") {
          text.append(byte)
        }
      default:
        if isApart, !text.isEmpty { text.append(0x20) }
        (isApart, isAfterPart) = (false, false)
        text.append(byte)
      }
    }
  }

  /// Something begins that stands by itself, such as the name of a city.
  mutating func beginPart() {
    if isAfterPart { separate() }
  }

  /// The part that began last ends.
  mutating func endPart() { isAfterPart = !text.isEmpty }

  /// Words are apart from those before.
  mutating func separate() {
    append(",")
    isApart = true
  }

  /// Something stood here that is not taken.
  mutating func leaveOut() { isApart = true }

  /// The text, without separators at its ends.
  var string: String {
    var end = text[...]
    while let last = end.last, last == UInt8(ascii: ",") || last == UInt8(ascii: ";") {
      end = end.dropLast()
    }
    return String(decoding: end, as: UTF8.self)
  }
}
