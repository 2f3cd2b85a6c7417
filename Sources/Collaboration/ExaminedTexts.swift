import Geography
import Intake

/// The texts that were examined last, found by XXH3: a text takes the place of an older one, so that
/// memory does not grow with the corpus.
struct ExaminedTexts {
  private struct Entry {
    var text: String
    var found: ExaminedText
  }

  private var entries = [Entry?](repeating: nil, count: 1 << 14)

  mutating func text(_ text: String, _ examine: (String) -> ExaminedText) -> ExaminedText {
    let place = find(text, examine)
    return entries[place]?.found ?? examine(text)
  }

  /// The countries of a text, where it is sure of them.
  mutating func countries(of text: String, _ examine: (String) -> ExaminedText) -> CountrySet {
    let place = find(text, examine)
    guard entries[place]?.found.isResolved == true else { return [] }
    return entries[place]?.found.countries ?? []
  }

  /// The place of a text, which is examined where it is new.
  private mutating func find(_ text: String, _ examine: (String) -> ExaminedText) -> Int {
    let place = Int(truncatingIfNeeded: hash64(text.utf8)) & (entries.count - 1)
    if entries[place]?.text != text { entries[place] = Entry(text: text, found: examine(text)) }
    return place
  }
}
