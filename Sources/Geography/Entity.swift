/// An HTML entity in a text.
struct Entity {
  /// What the entity stands for.
  enum Meaning: Equatable {
    /// One or two folded ASCII letters; the second is 0 where there is one.
    case letters(UInt8, UInt8)
    case ampersand
    case space
    case mark
    case silent
    case apostrophe
  }

  let meaning: Meaning
  /// The byte after the entity.
  let end: Int

  /// The entity that starts at an `&`; `nil` where none does.
  init?(_ text: UnsafePointer<UInt8>, at start: Int, count: Int) {
    let limit = min(count, start + 12)
    var end = start + 1
    while end < limit, text[end] != 0x3B {
      guard text[end] == 0x23 || text[end] & 0xDF >= 0x41 || text[end] & 0xF0 == 0x30 else {
        return nil
      }
      end += 1
    }
    guard end < limit, end > start + 2 else { return nil }
    let name = UnsafeBufferPointer(start: text + start + 1, count: end - start - 1)
    guard let meaning = name[0] == 0x23 ? Entity.number(name) : Entity.named(name) else {
      return nil
    }
    self.meaning = meaning
    self.end = end + 1
  }

  private static func number(_ name: UnsafeBufferPointer<UInt8>) -> Meaning? {
    let hex = name.count > 2 && name[1] | 0x20 == 0x78
    let digits = String(decoding: name.dropFirst(hex ? 2 : 1), as: UTF8.self)
    guard let value = UInt32(digits, radix: hex ? 16 : 10), let scalar = Unicode.Scalar(value)
    else { return nil }
    if value == 0x26 { return .ampersand }
    if value == 0x27 || value == 0x60 { return .apostrophe }
    if value == 0x20 || value == 0x2D { return .space }
    if value < 0x80 {
      let letter = UInt8(value) | 0x20
      return letter >= 0x61 && letter <= 0x7A ? .letters(letter, 0) : .mark
    }
    switch ScalarRole(value) {
    case .letter: return folded(scalar)
    case .silent: return .silent
    case .apostrophe: return .apostrophe
    case .gap(.space), .gap(.hyphen): return .space
    default: return .mark
    }
  }

  /// The base letters of a Latin letter; other scripts are seldom written as entities.
  private static func folded(_ scalar: Unicode.Scalar) -> Meaning {
    let folding = Folding.standard
    guard scalar.value < UInt32(Folding.limit), folding.places[Int(scalar.value)] != 0 else {
      return .silent
    }
    let place = Int(folding.places[Int(scalar.value)])
    let size = Int(folding.replacements[place])
    let first = folding.replacements[place + 1]
    guard size <= 2, first < 0x80 else { return .silent }
    return .letters(first, size == 2 ? folding.replacements[place + 2] : 0)
  }

  private static func named(_ name: UnsafeBufferPointer<UInt8>) -> Meaning? {
    switch name.text {
    case "amp": return .ampersand
    case "nbsp", "ensp", "emsp", "thinsp", "ndash", "hyphen": return .space
    case "apos", "rsquo", "lsquo", "acute", "prime": return .apostrophe
    case "uml", "cedil", "macr", "shy", "zwj", "zwnj": return .silent
    case "szlig": return .letters(0x73, 0x73)
    case "aelig", "AElig": return .letters(0x61, 0x65)
    case "oelig", "OElig": return .letters(0x6F, 0x65)
    case "thorn", "THORN": return .letters(0x74, 0x68)
    case "eth", "ETH": return .letters(0x64, 0)
    case "lt", "gt", "quot", "mdash", "bull", "middot", "dagger", "Dagger", "sect", "para",
      "hellip", "ldquo", "rdquo", "sup1", "sup2", "sup3", "ast", "deg", "laquo", "raquo":
      return .mark
    default:
      // A letter with an accent: "eacute", "Uuml", "ccedil".
      let letter = name[0] | 0x20
      guard name.count >= 4, letter >= 0x61, letter <= 0x7A else { return nil }
      switch UnsafeBufferPointer(rebasing: name[1...]).text {
      case "acute", "grave", "circ", "tilde", "uml", "ring", "cedil", "slash", "caron", "strok",
        "ogon", "breve", "macr", "dot":
        return .letters(letter, 0)
      default: return nil
      }
    }
  }
}
