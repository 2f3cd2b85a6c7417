import Bibliography
import Markup

/// The affiliation of an `aff` element: its text without label, addresses of mail and country; the
/// countries stated in it; the identifiers of institutions.
enum JATSAffiliation {
  /// Reads an `aff`, an `address`, or an `aff-alternatives`, whose first wording counts.
  static func read(_ node: XMLNode) -> Affiliation {
    let wordings = node.isNamed("aff-alternatives") ? node.all("aff") : [node]
    var affiliation = Affiliation(text: "")
    for wording in wordings {
      if affiliation.text.isEmpty { affiliation.text = text(wording) }
      if affiliation.statedCountries.isEmpty { affiliation.statedCountries = countries(wording) }
      for id in institutions(wording) where !affiliation.institutions.contains(id) {
        affiliation.institutions.append(id)
      }
    }
    return affiliation
  }

  /// The countries as their text says, else their attribute: in `<country country="KP">Korea` of
  /// PubMed Central the attribute is wrong.
  private static func countries(_ node: XMLNode) -> [String] {
    var countries: [String] = []
    for country in node.descendants("country") + node.descendants("named-content")
    where country.isCountry {
      let text = StatedCountry(country.text).country
      let stated = text.isEmpty ? country["country"] ?? "" : text
      if !stated.isEmpty, !countries.contains(stated) { countries.append(stated) }
    }
    return countries
  }

  private static func institutions(_ node: XMLNode) -> [String] {
    node.descendants("institution-id").filter { id in
      ["ror", "grid", "isni"].contains(id["institution-id-type"]?.lowercased() ?? "")
        || id.text.contains("ror.org/")
    }.map(\.text)
  }

  /// The full text where SciELO gives it, else all of it.
  private static func text(_ node: XMLNode) -> String {
    let original = node.descendants("institution").first { $0["content-type"] == "original" }
    if let text = original?.text, !text.isEmpty { return text }
    var text = AffiliationText()
    gather(node, into: &text)
    return text.string
  }

  private static func gather(_ node: XMLNode, into text: inout AffiliationText) {
    for part in node.parts {
      switch part {
      case .text(let words): text.append(words)
      case .element(let element):
        switch element.name {
        case _ where element.isCountry:
          text.beginPart()
          text.append(StatedCountry(element.text).place)
          text.endPart()
        case "label", "email", "phone", "fax", "uri", "ext-link", "institution-id",
          "xref", "fn", "target", "inline-graphic":
          text.leaveOut()
        case "sup" where text.isEmpty: text.leaveOut()  // a label
        case "break": text.separate()
        case "institution-wrap": gather(element, into: &text)
        case "institution", "addr-line", "city", "state", "postal-code", "named-content", "p":
          text.beginPart()
          gather(element, into: &text)
          text.endPart()
        default: gather(element, into: &text)
        }
      }
    }
  }
}

extension XMLNode {
  /// True for an element that names a country.
  fileprivate var isCountry: Bool {
    isNamed("country") || (isNamed("named-content") && self["content-type"] == "country")
  }
}
