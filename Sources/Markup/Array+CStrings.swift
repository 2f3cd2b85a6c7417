extension [String] {
  /// Lends the strings as C does, each ended by a zero.
  func withCStrings<Result>(
    _ body: (UnsafePointer<UnsafePointer<CChar>?>?) -> Result
  ) -> Result {
    let lengths = map { $0.utf8.count + 1 }
    let storage = UnsafeMutableBufferPointer<CChar>.allocate(capacity: lengths.reduce(1, +))
    defer { storage.deallocate() }
    var pointers: [UnsafePointer<CChar>?] = []
    var offset = 0
    for string in self {
      pointers.append(storage.baseAddress.map { UnsafePointer($0 + offset) })
      for byte in string.utf8 {
        storage[offset] = CChar(bitPattern: byte)
        offset += 1
      }
      storage[offset] = 0
      offset += 1
    }
    return pointers.withUnsafeBufferPointer { body($0.baseAddress) }
  }
}
