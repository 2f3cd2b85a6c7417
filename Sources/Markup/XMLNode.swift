/// An element of a record that `XMLRecordReader` hands over: a place on its tape.
///
/// Valid until the next record. Names are local: prefixes and namespaces are gone. White space is
/// that of XML (space, tab, line ends); `text` folds it.
public struct XMLNode {
  let tape: XMLTape
  let index: Int

  private var entry: XMLTape.Entry { tape.entries[index] }

  /// The local name.
  public var name: String { tape.string(entry.span) }

  /// True if this is the local name.
  public func isNamed(_ name: String) -> Bool { tape.equals(entry.span, name) }

  /// The value of the attribute with a local name (the first, if several); nil if there is none.
  public subscript(_ attribute: String) -> String? {
    for place in entry.attributes where tape.equals(tape.attributes[place].name, attribute) {
      return tape.string(tape.attributes[place].value)
    }
    return nil
  }

  /// The elements right inside, in order.
  public var children: Children { Children(self) }

  /// The first element right inside with a local name; with more names, the first right inside that,
  /// and so on; nil if there is none.
  public func first(_ path: String...) -> XMLNode? {
    var place: XMLNode? = self
    for name in path { place = place?.children.first { $0.isNamed(name) } }
    return place
  }

  /// All elements at a path of local names from here, in order.
  public func all(_ path: String...) -> [XMLNode] {
    var places = [self]
    for name in path { places = places.flatMap { $0.children.filter { $0.isNamed(name) } } }
    return places
  }

  /// All elements inside with a local name, at any depth, in order.
  public func descendants(_ name: String) -> [XMLNode] {
    var found: [XMLNode] = []
    for place in index + 1..<entry.end
    where !tape.entries[place].isText && tape.equals(tape.entries[place].span, name) {
      found.append(XMLNode(tape: tape, index: place))
    }
    return found
  }

  /// The text inside without markup, runs of white space as one space, none at the ends.
  ///
  /// - Complexity: O(n) in its bytes.
  public var text: String {
    var folded = FoldedText()
    for place in index + 1..<entry.end where tape.entries[place].isText {
      folded.append(tape.bytes(tape.entries[place].span))
    }
    return folded.string
  }

  /// The text inside without markup and without that of elements with the names given.
  public func text(without names: String...) -> String {
    var folded = FoldedText()
    var place = index + 1
    while place < entry.end {
      let part = tape.entries[place]
      if part.isText {
        folded.append(tape.bytes(part.span))
      } else if names.contains(where: { tape.equals(part.span, $0) }) {
        place = part.end
        continue
      }
      place += 1
    }
    return folded.string
  }

  /// A part of mixed content.
  public enum Part {
    /// A text as it stands.
    case text(String)
    /// An element.
    case element(XMLNode)
  }

  /// The texts and elements right inside, in order.
  public var parts: [Part] {
    var parts: [Part] = []
    var place = index + 1
    while place < entry.end {
      let part = tape.entries[place]
      parts.append(
        part.isText
          ? .text(tape.string(part.span)) : .element(XMLNode(tape: tape, index: place)))
      place = part.end
    }
    return parts
  }

  /// The elements right inside another.
  public struct Children: Sequence, IteratorProtocol {
    private let tape: XMLTape
    private var place: Int
    private let end: Int

    init(_ parent: XMLNode) {
      tape = parent.tape
      place = parent.index + 1
      end = parent.entry.end
    }

    /// The next element.
    public mutating func next() -> XMLNode? {
      while place < end {
        let here = place
        place = tape.entries[here].end
        if !tape.entries[here].isText { return XMLNode(tape: tape, index: here) }
      }
      return nil
    }
  }
}

/// Gathers text, runs of white space as one space, none at the ends.
struct FoldedText {
  private var gathered: [UInt8] = []
  private var isApart = false

  mutating func append(_ text: some Sequence<UInt8>) {
    for byte in text {
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: isApart = true
      default:
        if isApart, !gathered.isEmpty { gathered.append(0x20) }
        isApart = false
        gathered.append(byte)
      }
    }
  }

  var string: String { String(decoding: gathered, as: UTF8.self) }
}
