/// The elements and texts of one record in the order of the file, in three flat arrays.
final class XMLTape {
  /// A stretch of `text`.
  struct Span {
    var start: UInt32
    var count: UInt32
  }

  /// An element, or a text inside one.
  struct Entry {
    /// The local name of an element, the bytes of a text.
    var span: Span
    private var firstAttribute: UInt32
    private var attributeCount: UInt16
    let isText: Bool
    /// The place behind all that is inside.
    private var end_: UInt32

    /// The places of an element's attributes.
    var attributes: Range<Int> {
      Int(firstAttribute)..<Int(firstAttribute) + Int(attributeCount)
    }

    /// The place behind all that is inside; an open element has none yet.
    var end: Int {
      get { Int(end_) }
      set { end_ = UInt32(newValue) }
    }

    init(text span: Span, at place: Int) {
      self.span = span
      isText = true
      (firstAttribute, attributeCount) = (0, 0)
      end_ = UInt32(place + 1)
    }

    init(element span: Span, attributes: Range<Int>) {
      self.span = span
      isText = false
      firstAttribute = UInt32(attributes.lowerBound)
      attributeCount = UInt16(attributes.count)
      end_ = 0
    }
  }

  private(set) var entries: [Entry] = []
  private(set) var attributes: [(name: Span, value: Span)] = []
  private var text: [UInt8] = []
  private var mayGrow = false  // the last entry is a text that goes on

  /// The bytes that the tape takes.
  var size: Int { text.count + entries.count * 24 + attributes.count * 16 }

  /// Begins anew.
  func clear() {
    entries.removeAll(keepingCapacity: true)
    attributes.removeAll(keepingCapacity: true)
    text.removeAll(keepingCapacity: true)
    mayGrow = false
  }

  /// Begins an element; returns its place.
  func open(_ name: UTF8Name, _ given: XMLAttributes) -> Int {
    mayGrow = false
    let first = attributes.count
    for (name, value) in given.named {
      attributes.append((store(name.bytes), store(value)))
    }
    let span = store(name.bytes)
    entries.append(Entry(element: span, attributes: first..<attributes.count))
    return entries.count - 1
  }

  /// Ends the element at a place.
  func close(_ place: Int) {
    mayGrow = false
    entries[place].end = entries.count
  }

  /// Takes back an open element and all that is inside.
  func drop(_ place: Int) {
    mayGrow = false
    entries.removeSubrange(place...)
  }

  /// Adds text to the element that is open.
  func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    let span = store(bytes)
    if mayGrow, let last = entries.indices.last {
      entries[last].span.count += span.count
    } else {
      entries.append(Entry(text: span, at: entries.count))
      mayGrow = true
    }
  }

  private func store(_ bytes: some Collection<UInt8>) -> Span {
    let start = text.count
    text.append(contentsOf: bytes)
    return Span(start: UInt32(start), count: UInt32(text.count - start))
  }

  func bytes(_ span: Span) -> ArraySlice<UInt8> {
    text[Int(span.start)..<Int(span.start) + Int(span.count)]
  }

  func string(_ span: Span) -> String { String(decoding: bytes(span), as: UTF8.self) }

  func equals(_ span: Span, _ name: String) -> Bool {
    span.count == name.utf8.count && bytes(span).elementsEqual(name.utf8)
  }
}
