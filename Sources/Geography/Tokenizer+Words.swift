extension Tokenizer {
  /// Reads a run of letters; letters of scripts without spaces become a token each.
  mutating func scanWord() {
    var start = position
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
        let (scalar, width) = mended(decode(at: position))
        switch ScalarRole(scalar) {
        case .letter:
          capitals = false
          position += width
          absorb(scalar, from: position - width, width: width, into: &hash, &length)
        case .silent:
          position += width
          if length == 0 { start = position }
        case .apostrophe:
          guard length > 0 else {
            position += width
            return
          }
          guard continues(after: position + width, hash) else { break scanning }
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
            if plain >= 0x61 { capitals = false }
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
        guard continues(after: position + 1, hash) else { break scanning }
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
        } else if entity.meaning == .apostrophe, continues(after: entity.end, hash) {
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
      tokens[tokenCount - 1].gap == .period,
      (text[Int(tokens[tokenCount - 1].start)] ^ text[start]) & 0x20 == 0
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

  /// Whether a word goes on after an apostrophe, which is left out then; after an elided article it
  /// parts two words.
  private func continues(after place: Int, _ hash: UInt64) -> Bool {
    place < count && isLetter(at: place) && !isElision(hash)
  }

  private func isLetter(at place: Int) -> Bool {
    let kind = folding.classes[Int(text[place])]
    return kind == .letter || kind == .multibyte || kind == .silent || kind == .ampersand
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

  /// A scalar of a text whose UTF-8 was once read as Windows-1252 ("MÃ©xico", "dâ€™Ivoire") put right;
  /// any other as it is.
  private func mended(_ found: (scalar: UInt32, width: Int)) -> (scalar: UInt32, width: Int) {
    switch found.scalar {
    case 0xC2:
      let next = decode(at: position + found.width)
      return (0x80...0xBF).contains(next.scalar) && position + found.width < count
        ? (next.scalar, found.width + next.width) : found
    case 0xC3, 0xC4, 0xC5:
      let next = decode(at: position + found.width)
      guard position + found.width < count, let tail = Tokenizer.byte(windows1252: next.scalar)
      else { return found }
      return ((found.scalar & 0x1F) << 6 | (tail & 0x3F), found.width + next.width)
    case 0xE2:
      let euro = decode(at: position + found.width)
      guard position + found.width < count, euro.scalar == 0x20AC else { return found }
      let width = found.width + euro.width
      let last = decode(at: position + width)
      guard position + width < count, let tail = Tokenizer.byte(windows1252: last.scalar)
      else { return found }
      return (0x2000 | (tail & 0x3F), width + last.width)
    default: return found
    }
  }

  /// The byte from 0x80 to 0xBF that Windows-1252 reads as a scalar.
  private static func byte(windows1252 scalar: UInt32) -> UInt32? {
    if (0x80...0xBF).contains(scalar) { return scalar }
    return windows1252.firstIndex(of: scalar).map { 0x80 + UInt32($0) }
  }

  /// What Windows-1252 has from 0x80 on; 0 where it has nothing.
  private static let windows1252: [UInt32] = [
    0x20AC, 0, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039, 0x152,
    0, 0x17D, 0, 0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x2DC, 0x2122, 0x161,
    0x203A, 0x153, 0, 0x17E, 0x178,
  ]

  /// The scalar at a place and its width; a broken sequence reads as U+FFFD, one byte wide.
  func decode(at place: Int) -> (scalar: UInt32, width: Int) {
    guard place < count else { return (0xFFFD, 1) }
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
