import Bibliography

/// Puts records into bytes; `PackedRecord` reads them, in this process alone.
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
    for key in record.joining { add(raw: key) }
    pack(record.profile)
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
    add(raw: record.digest)
    add(record.evidence?.count)
    if let evidence = record.evidence { bytes += evidence }
  }

  mutating func pack(_ profile: ProfileText) {
    add(profile.year)
    add(profile.type)
    add(profile.fields)
    add((profile.isRetracted ? 1 : 0) + (profile.isTruncated ? 2 : 0))
    add(profile.lead)
    add(profile.authors)
    add(raw: profile.hash)
  }

  /// Eight bytes, for what has all its bits.
  private mutating func add(raw value: Int64) {
    withUnsafeBytes(of: value) { bytes.append(contentsOf: $0) }
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
    var text = text
    text.withUTF8 {
      add($0.count)
      bytes.append(contentsOf: $0)
    }
  }

  private mutating func add(_ text: String?) {
    bytes.append(text == nil ? 0 : 1)
    if let text { add(text) }
  }
}
