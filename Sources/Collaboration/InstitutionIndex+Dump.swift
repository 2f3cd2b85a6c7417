import Formats
import Geography
import Intake

extension InstitutionIndex.Builder {
  /// What became of the records of a dump.
  public struct DumpReport: Sendable {
    /// The records that were read as organisations.
    public var read = 0
    /// Those that have a country and were added.
    public var added = 0
    /// What was wrong, without the name of the file.
    public var findings: [Finding] = []

    /// An empty report.
    public init() {}
  }

  /// Adds the organisations of a registry's dump, unpacked: ROR's JSON in schema 1 or 2.
  ///
  /// Of records that the registry took back only the identifiers are added. An organisation without
  /// a country that copub knows is not added.
  ///
  /// - Throws: what the source throws; what came before is added.
  public mutating func add(
    dump source: any ByteSource, limits: Limits = .standard
  ) throws -> DumpReport {
    var report = DumpReport()
    report.findings = try RegistryDump.read(source, limits: limits) { organisation in
      report.read += 1
      guard let institution = Institution(organisation) else { return }
      report.added += 1
      add(institution)
    }
    return report
  }
}

extension Institution {
  /// The institution of a registry's record; `nil` where it states no country that copub knows.
  init?(_ organisation: RegistryDump.Organisation) {
    guard let country = CountryCode(organisation.country),
      CountryTable.standard.contains(country)
    else { return nil }
    let identifiers = organisation.identifiers.compactMap { identifier in
      InstitutionIdentifier.Scheme(registryWord: identifier.scheme).flatMap {
        InstitutionIdentifier(identifier.value, scheme: $0)
      }
    }
    if organisation.isWithdrawn {
      self.init(country: country, identifiers: identifiers)
    } else {
      self.init(
        country: country, identifiers: identifiers, names: organisation.names,
        acronyms: organisation.acronyms)
    }
  }
}

extension InstitutionIdentifier.Scheme {
  /// The scheme of a registry's word; ROR calls Crossref's funder identifiers `fundref`.
  fileprivate init?(registryWord: String) {
    if registryWord == "fundref" {
      self = .funder
    } else {
      self.init(rawValue: registryWord)
    }
  }
}
