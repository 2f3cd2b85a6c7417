import Foundation

/// Finds the authors of a record by their names as its other fields write them.
///
/// Names are compared by their letters alone, without case and accents. A name that no author bears
/// as a whole is matched by family name and first initial, if that leaves one author.
struct AuthorNames {
  private var whole: [String: [Int]] = [:]
  private var short: [String: [Int]] = [:]

  /// Adds a name of an author, such as `Smith, John` or `Smith, J`.
  mutating func add(_ name: String, of author: Int) {
    let whole = AuthorNames.letters(of: name)
    guard !whole.isEmpty else { return }
    AuthorNames.add(author, to: &self.whole[whole, default: []])
    if let short = AuthorNames.short(name) {
      AuthorNames.add(author, to: &self.short[short, default: []])
    }
  }

  /// The authors with a name, all of them if several bear it; empty if none does.
  func authors(named name: String) -> [Int] {
    if let found = whole[AuthorNames.letters(of: name)] { return found }
    if let key = AuthorNames.short(name), let found = short[key], found.count == 1 { return found }
    return []
  }

  /// True if an author bears a name as a whole.
  func hasAuthor(named name: String) -> Bool { whole[AuthorNames.letters(of: name)] != nil }

  private static func add(_ author: Int, to list: inout [Int]) {
    if list.last != author { list.append(author) }
  }

  /// The letters and digits in lower case without accents.
  private static func letters(of name: String) -> String {
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      let kept = name.lowercased().utf8.filter { byte in
        (byte >= 0x61 && byte <= 0x7A) || (byte >= 0x30 && byte <= 0x39)
      }
      return String(decoding: kept, as: UTF8.self)
    }
    let plain = name.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    let kept = plain.unicodeScalars.filter { scalar in
      scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
    return String(kept)
  }

  /// The family name and the first initial; nil for a name without a comma.
  private static func short(_ name: String) -> String? {
    let parts = name.split(separator: ",", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let family = letters(of: String(parts[0]))
    guard !family.isEmpty, let initial = letters(of: String(parts[1])).unicodeScalars.first else {
      return nil
    }
    return "\(family),\(initial)"
  }
}
