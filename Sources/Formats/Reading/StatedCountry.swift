/// What stands in a field for a country: the country, and at times a place before it.
///
/// `Tangshan, China` is the country China and the place Tangshan. A comma inside the name of a country
/// divides nothing: `Korea, Republic of`.
struct StatedCountry {
  /// The country.
  let country: String
  /// What stands before it; mostly empty.
  let place: String

  /// Divides a text at its last comma, unless what follows cannot be a country alone.
  init(_ text: String) {
    guard let comma = text.utf8.lastIndex(of: UInt8(ascii: ",")) else {
      (country, place) = (text, "")
      return
    }
    let last = text[text.utf8.index(after: comma)...].drop { $0 == " " }
    if StatedCountry.isPartOfName(String(last)) {
      (country, place) = (text, "")
    } else {
      country = String(last)
      place = String(text[..<comma])
    }
  }

  /// True for words that stand behind the name of a country, and for what is too short to tell.
  private static func isPartOfName(_ text: String) -> Bool {
    let words = text.lowercased().split { $0 == " " || $0 == "." || $0 == "(" || $0 == ")" }
    let letters = words.joined()
    if ["uk", "us", "usa"].contains(letters) { return false }
    let behind: Set<Substring> = [
      "of", "the", "rep", "republic", "r", "pr", "dr", "dpr", "south", "north", "democratic",
      "federated", "islamic", "bolivarian", "plurinational", "sar", "british",
    ]
    return letters.utf8.count < 3 || words.last.map(behind.contains) ?? true
      || ["provinceofchina", "republicofchina"].contains(letters)
  }
}
