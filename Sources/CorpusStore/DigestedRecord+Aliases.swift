import Collaboration
import Geography

extension DigestedFile {
  /// Brings aliases to records that were read elsewhere: they become what reading their export with
  /// these aliases would have given.
  ///
  /// - Parameter before: the aliases that they were read with.
  mutating func read(with aliases: AliasTable, before: AliasTable = AliasTable()) {
    for place in records.indices {
      guard let bytes = records[place].evidence, let evidence = CountryEvidence(bytes: bytes) else {
        continue
      }
      let old = CountryReading(evidence, aliases: before)
      let new = CountryReading(evidence, aliases: aliases)
      records[place].take(new)
      records[place].open.removeAll {
        aliases.countries(ofWords: InstitutionMentions(in: $0.text).text) != nil
      }
      affiliationsResolved += new.affiliationsResolved - old.affiliationsResolved
      withCountry += (new.authorsWithCountry > 0 ? 1 : 0) - (old.authorsWithCountry > 0 ? 1 : 0)
    }
  }
}

extension DigestedRecord {
  /// Takes the countries that a reading of its evidence gives.
  fileprivate mutating func take(_ reading: CountryReading) {
    profile = CollaborationProfile(
      year: profile.year, type: profile.type, fields: profile.fields,
      isRetracted: profile.isRetracted, isTruncated: profile.isTruncated,
      leadBasis: profile.leadBasis, authors: reading.authors,
      unlinkedAuthors: profile.unlinkedAuthors)
    corresponding = reading.corresponding
    first = reading.first
    authorsKnown = reading.authorsWithCountry
    digest = statement.digest
  }
}
