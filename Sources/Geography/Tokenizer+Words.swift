extension Tokenizer {
  /// Reads a run of letters; letters of scripts without spaces become a token each.
  mutating func scanWord() {
    let start = position
    var hash = Tokenizer.seed
    let classes = folding.classes
    let text = self.text
    // Most words are plain letters: they are read without a look at the rest.
    var index = start
    var small: UInt8 = 0
    while index < count, (text[index] | 0x20) &- 0x61 < 26 {
      small |= text[index]
      hash = (hash ^ UInt64(text[index] | 0x20)) &* Tokenizer.prime
      index += 1
    }
    position = index
    var length = index - start
    var capitals = small & 0x20 == 0
    scanning: while position < count {
      let byte = text[position]
      switch classes[Int(byte)] {
      case .letter:
        if byte >= 0x61 { capitals = false }
        hash = (hash ^ UInt64(byte | 0x20)) &* Tokenizer.prime
        length += 1
        position += 1
      case .multibyte:
        let (scalar, width) = decode(at: position)
        switch ScalarRole(scalar) {
        case .letter:
          capitals = false
          position += width
          absorb(scalar, from: position - width, width: width, into: &hash, &length)
        case .silent:
          position += width
        case .wide:
          if length > 0 { break scanning }
          position += width
          for offset in position - width..<position {
            hash = (hash ^ UInt64(text[offset])) &* Tokenizer.prime
          }
          append(hash, from: position - width, length: width, shape: .wide)
          return
        case .ascii(let plain):
          switch classes[Int(plain)] {
          case .letter:
            hash = (hash ^ UInt64(plain | 0x20)) &* Tokenizer.prime
            length += 1
            position += width
          default:
            if length > 0 { break scanning }
            position += width
            scanWidePunctuation(plain, width: width)
            return
          }
        case .gap(let gap):
          if length > 0 { break scanning }
          scanGap(gap, width: width)
          return
        }
      case .silent:
        // An apostrophe inside a word is left out; after an elided article it parts two words.
        guard position + 1 < count, isLetter(at: position + 1), !isElision(hash) else {
          break scanning
        }
        position += 1
      case .ampersand:
        guard let entity = Entity(text, at: position, count: count) else { break scanning }
        if case .letters(let first, let second) = entity.meaning {
          capitals = false
          for letter in [first, second] where letter != 0 {
            hash = (hash ^ UInt64(letter)) &* Tokenizer.prime
            length += 1
          }
          position = entity.end
        } else if entity.meaning == .silent {
          position = entity.end
        } else {
          break scanning
        }
      default: break scanning
      }
    }
    if length == 0 { return }
    finishWord(hash, from: start, length: length, capitals: capitals)
  }

  /// Adds a word: initials join the initials before them, "www." starts a web address.
  private mutating func finishWord(_ hash: UInt64, from start: Int, length: Int, capitals: Bool) {
    if length == 1, tokenCount > 0, tokens[tokenCount - 1].shape.contains(.initials),
      tokens[tokenCount - 1].gap == .period
    {
      let last = tokenCount - 1
      tokens[last].hash = (tokens[last].hash ^ UInt64(text[start] | 0x20)) &* Tokenizer.prime
      tokens[last].end = UInt32(truncatingIfNeeded: position)
      tokens[last].length &+= 1
      tokens[last].gap = .joined
      return
    }
    if length == 3, position < count, text[position] == 0x2E, hash == Tokenizer.www {
      return dropChunk()
    }
    var shape: Token.Shape = capitals ? [.capitals, .capital] : []
    if text[start] & 0xE0 == 0x40 { shape.insert(.capital) }
    if length == 1 && text[start] < 0x80 { shape.insert(.initials) }
    append(hash, from: start, length: length, shape: shape)
  }

  private func isLetter(at place: Int) -> Bool {
    let kind = folding.classes[Int(text[place])]
    return kind == .letter || kind == .multibyte || kind == .silent
  }

  private func isElision(_ hash: UInt64) -> Bool {
    hash == Tokenizer.elisions.0 || hash == Tokenizer.elisions.1 || hash == Tokenizer.elisions.2
      || hash == Tokenizer.elisions.3 || hash == Tokenizer.elisions.4
  }

  static let elisions = (hash("d"), hash("l"), hash("dell"), hash("nell"), hash("all"))

  private mutating func absorb(
    _ scalar: UInt32, from start: Int, width: Int, into hash: inout UInt64, _ length: inout Int
  ) {
    if scalar < UInt32(Folding.limit), folding.places[Int(scalar)] != 0 {
      let place = Int(folding.places[Int(scalar)])
      let size = Int(folding.replacements[place])
      for offset in place + 1..<place + 1 + size {
        hash = (hash ^ UInt64(folding.replacements[offset])) &* Tokenizer.prime
      }
      length += size
    } else {
      for offset in start..<start + width {
        hash = (hash ^ UInt64(text[offset])) &* Tokenizer.prime
      }
      length += width
    }
  }

  private mutating func scanGap(_ gap: Gap, width: Int) {
    let spaced = position > 0 && text[position - 1] == 0x20
    position += width
    // A dash between spaces ends a segment, one inside a word is a hyphen.
    let dash = gap == .hyphen
    widen(dash && (spaced || (position < count && text[position] == 0x20)) ? .comma : gap)
    if !dash { chunk = tokenCount }
  }

  private mutating func scanWidePunctuation(_ plain: UInt8, width: Int) {
    switch folding.classes[Int(plain)] {
    case .digit:
      append(
        (Tokenizer.seed ^ UInt64(plain)) &* Tokenizer.prime, from: position - width, length: 1,
        shape: .digits)
    case .comma, .colon: widen(.comma)
    case .strong: widen(.strong)
    case .period: widen(.period)
    case .hyphen: widen(.hyphen)
    default: widen(.space)
    }
  }

  /// The scalar at a place and its width; a broken sequence reads as U+FFFD, one byte wide.
  func decode(at place: Int) -> (scalar: UInt32, width: Int) {
    let lead = text[place]
    func tail(_ offset: Int) -> UInt32? {
      guard place + offset < count, text[place + offset] & 0xC0 == 0x80 else { return nil }
      return UInt32(text[place + offset] & 0x3F)
    }
    switch lead {
    case 0xC2...0xDF:
      if let one = tail(1) { return (UInt32(lead & 0x1F) << 6 | one, 2) }
    case 0xE0...0xEF:
      if let one = tail(1), let two = tail(2) {
        return (UInt32(lead & 0x0F) << 12 | one << 6 | two, 3)
      }
    case 0xF0...0xF4:
      if let one = tail(1), let two = tail(2), let three = tail(3) {
        return (UInt32(lead & 0x07) << 18 | one << 12 | two << 6 | three, 4)
      }
    default: break
    }
    return (0xFFFD, 1)
  }
}
