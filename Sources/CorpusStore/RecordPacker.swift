import Bibliography

/// Puts records into bytes; `RecordUnpacker` takes them out again, in this process alone.
struct RecordPacker {
  var bytes: [UInt8] = []

  mutating func pack(_ record: DigestedRecord) {
    add(record.byte)
    add(record.provider.order)
    add(record.key)
    add(record.version)
    add(record.vintage)
    add(record.columns.doi)
    add(record.columns.openalex)
    add(record.columns.pmid)
    add(record.columns.other)
    add(record.otherVersions)
    add(record.joining.count)
    for key in record.joining { add(Int(key)) }
    add(record.profile.year)
    add(record.profile.type)
    add(record.profile.fields)
    add((record.profile.isRetracted ? 1 : 0) + (record.profile.isTruncated ? 2 : 0))
    add(record.profile.lead)
    add(record.profile.authors)
    add(Int(record.profile.hash))
    add(record.sourceType)
    add(record.authorsKnown)
    add(record.journal?.issn)
    add(record.journal?.title)
    add(record.citations)
    add(record.normalisedImpact.map { Int(bitPattern: UInt(truncatingIfNeeded: $0.bitPattern)) })
    add(record.funders.count)
    for funder in record.funders { add(funder) }
    add(record.corresponding)
    add(record.first)
    add(record.open.count)
    for open in record.open {
      add(open.author)
      add(open.text)
      add(open.guess)
    }
    add(Int(record.digest))
    add(record.evidence?.count)
    bytes += record.evidence ?? []
  }

  /// Seven bits a byte, the sign folded into the lowest bit.
  private mutating func add(_ value: Int) {
    var rest = UInt(bitPattern: value << 1 ^ value >> (Int.bitWidth - 1))
    while rest >= 0x80 {
      bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }

  private mutating func add(_ value: Int?) {
    bytes.append(value == nil ? 0 : 1)
    if let value { add(value) }
  }

  private mutating func add(_ text: String) {
    add(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func add(_ text: String?) {
    bytes.append(text == nil ? 0 : 1)
    if let text { add(text) }
  }
}

/// Takes records out of bytes that `RecordPacker` made.
struct RecordUnpacker {
  private let bytes: UnsafeRawBufferPointer
  private var place = 0

  init(_ bytes: UnsafeRawBufferPointer) { self.bytes = bytes }

  /// The next record; nil at the end.
  mutating func next() -> DigestedRecord? {
    guard place < bytes.count else { return nil }
    var record = DigestedRecord()
    record.byte = number()
    record.provider = Provider.allCases[number()]
    record.key = optionalText()
    record.version = number()
    record.vintage = text()
    record.columns.doi = optionalText()
    record.columns.openalex = optionalNumber()
    record.columns.pmid = optionalNumber()
    record.columns.other = optionalText()
    record.otherVersions = text()
    record.joining = (0..<number()).map { _ in Int64(number()) }
    record.profile.year = optionalNumber()
    record.profile.type = text()
    record.profile.fields = text()
    let marks = number()
    record.profile.isRetracted = marks & 1 != 0
    record.profile.isTruncated = marks & 2 != 0
    record.profile.lead = text()
    record.profile.authors = text()
    record.profile.set(hash: Int64(number()))
    record.sourceType = text()
    record.authorsKnown = number()
    let (issn, title) = (optionalText(), optionalText())
    if let issn, let title { record.journal = Journal(issn: issn, title: title) }
    record.citations = optionalNumber()
    record.normalisedImpact = optionalNumber().map {
      Double(bitPattern: UInt64(UInt(bitPattern: $0)))
    }
    record.funders = (0..<number()).map { _ in text() }
    record.corresponding = text()
    record.first = text()
    record.open = (0..<number()).map { _ in
      DigestedRecord.OpenText(author: number(), text: text(), guess: text())
    }
    record.digest = Int64(number())
    if let count = optionalNumber() {
      record.evidence = Array(bytes[place..<place + count])
      place += count
    }
    return record
  }

  private mutating func number() -> Int {
    var value: UInt = 0
    var shift: UInt = 0
    while true {
      let byte = bytes[place]
      place += 1
      value |= UInt(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    return Int(bitPattern: value >> 1) ^ -Int(bitPattern: value & 1)
  }

  private mutating func optionalNumber() -> Int? {
    place += 1
    return bytes[place - 1] == 0 ? nil : number()
  }

  private mutating func text() -> String {
    let count = number()
    defer { place += count }
    return String(decoding: bytes[place..<place + count], as: UTF8.self)
  }

  private mutating func optionalText() -> String? {
    place += 1
    return bytes[place - 1] == 0 ? nil : text()
  }
}
