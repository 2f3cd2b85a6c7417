extension ArraySlice<UInt8> {
  /// The place of a text in bytes; nil if it is not there.
  ///
  /// `firstRange(of:)` of Foundation, which the compiler takes for bytes, is some hundred times slower.
  ///
  /// - Complexity: O(n) in the bytes, for texts that do not repeat themselves.
  func place(of text: String) -> Range<Int>? {
    var text = text
    return text.withUTF8 { wanted in
      guard let first = wanted.first else { return startIndex..<startIndex }
      return withUnsafeBufferPointer { bytes in
        var place = 0
        while place <= bytes.count - wanted.count {
          if bytes[place] == first {
            var length = 1
            while length < wanted.count, bytes[place + length] == wanted[length] { length += 1 }
            if length == wanted.count {
              return startIndex + place..<startIndex + place + length
            }
          }
          place += 1
        }
        return nil
      }
    }
  }
}
