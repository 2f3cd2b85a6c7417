import Collaboration
import Geography

extension DigestedFile {
  /// The file with aliases brought to its records, which were read elsewhere: they are then what
  /// reading their export with these aliases would have given.
  ///
  /// - Parameter before: the aliases that they were read with.
  /// - Throws: `StoreError.failed` if a temporary file cannot be used.
  func read(with aliases: AliasTable, before: AliasTable = AliasTable()) throws -> DigestedFile {
    guard aliases != before else { return self }
    var file = self
    file.records = RecordSpool()
    try records.forEach { given in
      var record = given
      if let evidence = record.evidence.flatMap({ CountryEvidence(bytes: $0) }) {
        let old = CountryReading(evidence, aliases: before)
        let new = CountryReading(evidence, aliases: aliases)
        record.take(new)
        record.open.removeAll {
          aliases.countries(ofWords: InstitutionMentions(in: $0.text).text) != nil
        }
        file.affiliationsResolved += new.affiliationsResolved - old.affiliationsResolved
        file.withCountry +=
          (new.authorsWithCountry > 0 ? 1 : 0) - (old.authorsWithCountry > 0 ? 1 : 0)
      }
      file.records.append(record)
    }
    return file
  }
}

extension DigestedRecord {
  /// Takes the countries that a reading of its evidence gives.
  mutating func take(_ reading: CountryReading) {
    let unlinked = CollaborationProfile.authors(text: profile.authors)?.unlinked
    profile.authors =
      CollaborationProfile(
        year: nil, type: .other, authors: reading.authors, unlinkedAuthors: unlinked
      ).authorsText
    profile.rehash()
    corresponding = reading.corresponding.description
    first = reading.first.description
    authorsKnown = reading.authorsWithCountry
    derive()
  }
}
