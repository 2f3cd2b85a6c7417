extension StringProtocol {
  /// Without white space at both ends.
  var trimmed: String {
    var view = Substring(self)
    while let first = view.unicodeScalars.first, first.properties.isWhitespace {
      view.unicodeScalars.removeFirst()
    }
    while let last = view.unicodeScalars.last, last.properties.isWhitespace {
      view.unicodeScalars.removeLast()
    }
    return String(view)
  }

  /// The parts between separators of ASCII without white space at their ends; empty ones are left
  /// out.
  func parts(by separator: Unicode.Scalar) -> [String] {
    Substring(self).utf8.split(separator: UInt8(ascii: separator))
      .map { Substring($0).trimmed }.filter { !$0.isEmpty }
  }
}
