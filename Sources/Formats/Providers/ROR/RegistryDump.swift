import Intake
import Markup

/// Reads the data dump of the Research Organization Registry: JSON, schema 1 and schema 2.
///
/// Source: ROR documentation, "ROR data structure" and "ROR schema 2.1".
public struct RegistryDump {
  /// An organisation as the registry states it.
  public struct Organisation: Sendable, Hashable {
    /// The identifiers, each with the registry's word for its scheme (`ror`, `grid`, `isni`,
    /// `fundref`, `wikidata`, in lower case).
    public var identifiers: [Identifier] = []
    /// Names, labels and aliases.
    public var names: [String] = []
    /// Acronyms.
    public var acronyms: [String] = []
    /// The ISO 3166-1 code of its first place; empty where none is stated.
    public var country = ""
    /// Whether the registry took the record back.
    public var isWithdrawn = false
  }

  /// An identifier and the scheme that it belongs to.
  public struct Identifier: Sendable, Hashable {
    /// The registry's word for the scheme, in lower case.
    public var scheme: String
    /// The identifier as the registry writes it.
    public var value: String
  }

  /// Reads every organisation of a dump, in order.
  ///
  /// - Returns: what was wrong: records that are no organisations, and damage.
  /// - Throws: what the source throws, after the organisations before it.
  /// - Complexity: O(n) in the bytes; memory in the longest record.
  public static func read(
    _ source: any ByteSource, limits: Limits, _ body: (Organisation) -> Void
  ) throws -> [Finding] {
    var findings: [Finding] = []
    let reader = JSONRecordReader(source, recordPaths: [[], ["items"]], limits: limits)
    try reader.read { event in
      switch event {
      case .record(let record, let byte):
        if let organisation = organisation(record) {
          body(organisation)
        } else {
          findings.append(
            Finding(
              "institution-unknown-shape", .error, byte: byte,
              "is no record of a registry of institutions: it needs `id` with names and a country "
                + "in schema 1 or 2 of the Research Organization Registry."))
        }
      case .malformed(let error, let byte):
        findings.append(Finding(error.code, .error, byte: byte, "an institution \(error.text)."))
      case .malformedEnvelope(let error, let byte):
        findings.append(
          Finding(
            error.code, .error, byte: byte,
            "the file of institutions \(error.text): it was cut or damaged. Institutions before "
              + "that are kept; fetch it again."))
      case .envelope: break
      }
    }
    return findings
  }

  private static func organisation(_ record: JSONValue) -> Organisation? {
    guard record.isObject, let id = record["id"]?.string else { return nil }
    var organisation = Organisation()
    organisation.identifiers.append(Identifier(scheme: "ror", value: id))
    organisation.isWithdrawn = record["status"]?.string == "withdrawn"
    if record["names"]?.isArray == true {
      readSecond(record, into: &organisation)
    } else if record["name"]?.utf8 != nil {
      readFirst(record, into: &organisation)
    } else {
      return nil
    }
    return organisation
  }

  /// Schema 1: `name`, `aliases`, `labels`, `acronyms`, `country`, `external_ids` by scheme.
  private static func readFirst(_ record: JSONValue, into organisation: inout Organisation) {
    for (key, value) in record.members {
      switch key {
      case _ where key.equals("name"): add(value, to: &organisation.names)
      case _ where key.equals("aliases"):
        for alias in value.elements { add(alias, to: &organisation.names) }
      case _ where key.equals("labels"):
        for label in value.elements { add(label["label"], to: &organisation.names) }
      case _ where key.equals("acronyms"):
        for acronym in value.elements { add(acronym, to: &organisation.acronyms) }
      case _ where key.equals("country"):
        organisation.country = value["country_code"]?.string ?? ""
      case _ where key.equals("external_ids"):
        for (scheme, identifiers) in value.members {
          let scheme = String(decoding: scheme, as: UTF8.self).lowercased()
          add(identifiers["all"], scheme, to: &organisation)
        }
      default: break
      }
    }
  }

  /// Schema 2: `names` with types, `locations`, `external_ids` as a list.
  private static func readSecond(_ record: JSONValue, into organisation: inout Organisation) {
    for (key, value) in record.members {
      switch key {
      case _ where key.equals("names"):
        for name in value.elements {
          let types = name["types"]?.elements.map { $0.string ?? "" } ?? []
          if types.contains("acronym") {
            add(name["value"], to: &organisation.acronyms)
          } else {
            add(name["value"], to: &organisation.names)
          }
        }
      case _ where key.equals("locations"):
        let place = value.first?["geonames_details"]
        organisation.country = place?["country_code"]?.string ?? ""
      case _ where key.equals("external_ids"):
        for list in value.elements {
          add(list["all"], list["type"]?.string?.lowercased() ?? "", to: &organisation)
        }
      default: break
      }
    }
  }

  private static func add(_ value: JSONValue?, to names: inout [String]) {
    if let name = value?.string, !name.isEmpty { names.append(name) }
  }

  /// Identifiers stand in a list, or alone.
  private static func add(
    _ values: JSONValue?, _ scheme: String, to organisation: inout Organisation
  ) {
    guard let values else { return }
    let texts = values.isArray ? values.elements.compactMap(\.string) : [values.string ?? ""]
    for text in texts where !text.isEmpty {
      organisation.identifiers.append(Identifier(scheme: scheme, value: text))
    }
  }
}
