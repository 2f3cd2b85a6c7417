import Geography

// Evidence as bytes, as it stands in a corpus. Numbers are variable-length (seven bits a byte, the
// lowest first), sets of countries a number and two letters each. First the texts: the hash of the
// words (eight bytes), 0 to 2 for the grade or 3 for none, the countries, the number of names of
// institutions and their hashes. Then the entries: how many there are and, for each run of equal
// ones but for their places, its length, whether its states differ from the refined ones (1), the
// role, the sets, the number of texts and their places. The places of entries count from 0, and
// begin anew with the first entry that is no author.
extension CountryEvidence {
  /// The evidence as bytes.
  public var bytes: [UInt8] {
    var writer = ByteWriter()
    writer.add(texts.count)
    for text in texts {
      writer.add(hash: text.words)
      writer.add(text.grade.map { Int($0.rawValue) } ?? 3)
      writer.add(text.countries)
      writer.add(text.institutions.count)
      for name in text.institutions { writer.add(hash: name) }
    }
    writer.add(entries.count)
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[start].saysTheSame(as: entries[end]) { end += 1 }
      let entry = entries[start]
      let differs = entry.stated != entry.refined
      writer.add(end - start)
      writer.add(Int(entry.role.rawValue) << 1 | (differs ? 1 : 0))
      writer.add(entry.refined)
      if differs { writer.add(entry.stated) }
      writer.add(entry.texts.count)
      for place in entry.texts { writer.add(place) }
      start = end
    }
    return writer.bytes
  }

  /// Reads bytes; nil if they are no evidence.
  public init?(bytes: some Sequence<UInt8>) {
    var reader = ByteReader(bytes: Array(bytes))
    guard let texts = reader.number(), let list = reader.texts(texts), let count = reader.number(),
      count <= 1 << 24
    else { return nil }
    self.texts = list
    var offset = 0
    while entries.count < count {
      guard let run = reader.number(), run > 0, run <= count - entries.count,
        var entry = reader.entry(texts: texts)
      else { return nil }
      if entry.role.contains(.isNoAuthor), entries.last?.role.contains(.isNoAuthor) != true {
        offset = entries.count
      }
      for _ in 0..<run {
        entry.place = entries.count - offset
        entries.append(entry)
      }
    }
    guard reader.isAtEnd else { return nil }
  }
}

extension CountryEvidence.Entry {
  fileprivate func saysTheSame(as other: Self) -> Bool {
    role == other.role && stated == other.stated && refined == other.refined
      && texts == other.texts
  }
}

private struct ByteWriter {
  var bytes: [UInt8] = []

  mutating func add(_ number: Int) {
    var rest = UInt(bitPattern: number)
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  mutating func add(hash: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) {
      bytes.append(UInt8(truncatingIfNeeded: hash >> UInt64(shift)))
    }
  }

  mutating func add(_ set: CountrySet) {
    add(set.count)
    for code in set {
      bytes.append(UInt8(code.rawValue >> 8))
      bytes.append(UInt8(truncatingIfNeeded: code.rawValue))
    }
  }
}

private struct ByteReader {
  let bytes: [UInt8]
  private var position = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  var isAtEnd: Bool { position == bytes.count }

  private mutating func next() -> UInt8? {
    guard position < bytes.count else { return nil }
    position += 1
    return bytes[position - 1]
  }

  mutating func number() -> Int? {
    var number: UInt = 0
    for shift in stride(from: UInt(0), to: 63, by: 7) {
      guard let byte = next() else { return nil }
      number |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { return Int(exactly: number) }
    }
    return nil
  }

  mutating func hash() -> UInt64? {
    var hash: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 64, by: 8) {
      guard let byte = next() else { return nil }
      hash |= UInt64(byte) << shift
    }
    return hash
  }

  mutating func set() -> CountrySet? {
    guard let count = number(), count <= bytes.count else { return nil }
    var codes: [CountryCode] = []
    for _ in 0..<count {
      guard let first = next(), let second = next(),
        let code = CountryCode(utf8: [first, second])
      else { return nil }
      codes.append(code)
    }
    return CountrySet(codes)
  }

  mutating func texts(_ count: Int) -> [ExaminedText]? {
    var texts: [ExaminedText] = []
    while texts.count < count {
      guard let words = hash(), let grade = number(), grade <= 3, let countries = set(),
        let names = number(), names <= bytes.count
      else { return nil }
      var text = ExaminedText(
        words: words, countries: countries, grade: Grade(rawValue: UInt8(grade)))
      for _ in 0..<names {
        guard let name = hash() else { return nil }
        text.institutions.append(name)
      }
      texts.append(text)
    }
    return texts
  }

  mutating func entry(texts: Int) -> CountryEvidence.Entry? {
    guard let bits = number(), bits < 1 << 5, let refined = set() else { return nil }
    var entry = CountryEvidence.Entry(
      place: 0, stated: refined, refined: refined, texts: [],
      role: CountryEvidence.Entry.Role(rawValue: UInt8(bits >> 1)))
    if bits & 1 == 1 {
      guard let stated = set() else { return nil }
      entry.stated = stated
    }
    guard let count = number(), count <= bytes.count else { return nil }
    for _ in 0..<count {
      guard let place = number(), place < texts else { return nil }
      entry.texts.append(place)
    }
    return entry
  }
}
