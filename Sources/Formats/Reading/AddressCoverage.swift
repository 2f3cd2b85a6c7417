import Bibliography

/// Counts the records of an export, and those with an address: many exports leave addresses out, by
/// choice of those who made them.
struct AddressCoverage {
  private var records = 0
  private var withAddress = 0

  /// Counts a record, or something rejected in its place.
  mutating func count(_ record: PublicationRecord?) {
    records += 1
    if record?.hasAffiliation ?? false { withAddress += 1 }
  }

  /// Says that there are no records, or that countries cannot come from them.
  ///
  /// - Parameter carriesAddresses: false for an export that never has any, which says so itself.
  func tell(_ sink: any RecordSink, carriesAddresses: Bool = true) {
    if records == 0 {
      sink.note("page-empty", .info, byte: nil, record: nil, "is an export without records.")
    } else if withAddress == 0, carriesAddresses {
      sink.note(
        "addresses-not-exported", .warning, byte: nil, record: nil,
        "has no address in its records (\(records)): countries cannot come from it. Export it again "
          + "with affiliations, where the source can.")
    }
  }
}
