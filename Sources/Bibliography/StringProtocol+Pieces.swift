extension StringProtocol where SubSequence == Substring {
  /// The pieces between separators of ASCII, empty ones too; a letter that joins with what stands
  /// before it does not hide a separator.
  public func pieces(by separator: Unicode.Scalar) -> [Substring] {
    let utf8 = Substring(self).utf8
    let byte = UInt8(ascii: separator)
    var pieces: [Substring] = []
    var start = utf8.startIndex
    while let end = utf8[start...].firstIndex(of: byte) {
      pieces.append(Substring(utf8[start..<end]))
      start = utf8.index(after: end)
    }
    pieces.append(Substring(utf8[start...]))
    return pieces
  }
}

extension StringProtocol {
  /// The text with others in the place of some scalars.
  ///
  /// `replacing` compares characters, and a mark with an accent upon it is another character than the
  /// mark: what keeps a text from acting must see it all the same.
  public func replacing(scalars old: String, with new: String) -> String {
    String(
      String.UnicodeScalarView(unicodeScalars).replacing(
        old.unicodeScalars, with: new.unicodeScalars))
  }
}
