import Foundation

/// Texts as BibTeX writes them, made plain: accents, letters and signs for their commands, no braces.
public enum LaTeXText {
  /// The plain text, composed (NFC); line ends stay, unknown commands go and leave their arguments.
  ///
  /// - Complexity: O(n) in the bytes.
  public static func plain(_ text: String) -> String {
    guard text.utf8.contains(where: { $0 == backslash || $0 == 0x7B || $0 == 0x7D || $0 == 0x7E })
    else { return text }
    var parser = Parser(rest: text.unicodeScalars[...])
    parser.run()
    return String(parser.plain).precomposedStringWithCanonicalMapping
  }

  private static let backslash = UInt8(ascii: "\\")

  /// Accents by their commands, as combining marks.
  private static let accents: [String: Unicode.Scalar] = [
    "`": "\u{300}", "'": "\u{301}", "^": "\u{302}", "~": "\u{303}", "=": "\u{304}",
    "u": "\u{306}", ".": "\u{307}", "\"": "\u{308}", "r": "\u{30A}", "H": "\u{30B}",
    "v": "\u{30C}", "d": "\u{323}", "c": "\u{327}", "k": "\u{328}", "b": "\u{331}",
  ]

  private static let letters: [String: String] = [
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "aa": "å", "AA": "Å", "ae": "æ",
    "AE": "Æ", "oe": "œ", "OE": "Œ", "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "th": "þ",
    "TH": "Þ", "dj": "đ", "DJ": "Đ", "ng": "ŋ", "NG": "Ŋ", "textendash": "–",
    "textemdash": "—", "textquoteright": "’", "textquoteleft": "‘", "textquotesingle": "'",
    "textquotedblleft": "“", "textquotedblright": "”", "textbackslash": "\\",
    "textasciitilde": "~", "textasciicircum": "^", "textbar": "|", "ldots": "…", "dots": "…",
    "S": "§", "P": "¶", "copyright": "©", "textregistered": "®", "texttrademark": "™",
    "textdegree": "°", "pounds": "£",
  ]

  private struct Parser {
    var rest: Substring.UnicodeScalarView
    var plain = String.UnicodeScalarView()
    var accent: Unicode.Scalar?  // waits for its letter

    mutating func run() {
      while let scalar = rest.popFirst() {
        switch scalar {
        case "\\": command()
        case "{", "}": break
        case "~": append(" ")
        default: append(scalar)
        }
      }
    }

    private mutating func append(_ scalar: Unicode.Scalar) {
      // White space and braces may stand between an accent and its letter.
      if accent != nil, scalar == " " { return }
      plain.append(scalar)
      if let accent { plain.append(accent) }
      accent = nil
    }

    private mutating func command() {
      guard let first = rest.first else { return }
      var name = String(first)
      rest.removeFirst()
      if first.properties.isAlphabetic, first.isASCII {
        while let next = rest.first, next.isASCII, next.properties.isAlphabetic {
          name.unicodeScalars.append(next)
          rest.removeFirst()
        }
        if rest.first == " " { rest.removeFirst() }
      }
      if let mark = LaTeXText.accents[name] {
        accent = mark
      } else if let letter = LaTeXText.letters[name] {
        letter.unicodeScalars.forEach { append($0) }
      } else if name == "\\" {
        append(" ")
      } else if !first.properties.isAlphabetic {
        append(first)
      }
    }
  }
}
