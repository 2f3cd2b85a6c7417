extension String {
  /// What stands behind the first place of a text; nil if it is not there.
  ///
  /// - Complexity: O(n) in the bytes, for texts that do not repeat themselves.
  func text(behind mark: String) -> Substring? {
    guard let place = Array(utf8)[...].place(of: mark) else { return nil }
    return self[utf8.index(utf8.startIndex, offsetBy: place.upperBound)...]
  }
}
