import Collaboration
import Geography
import Rankings

/// A country and its partners as text and as JSON.
public struct PartnersText {
  private let partners: Partners

  /// A country with its partners.
  public init(_ partners: Partners) { self.partners = partners }

  /// The document `copub.partners/1`.
  public func json(top: Int?) -> JSONNode {
    var document: [String: JSONNode] = [
      "schema": .string("copub.partners/1"), "country": .string(partners.focus.text),
      "window": .string(partners.window.description),
      "specification": RankingText.specification(partners.specification),
      "works": .optional(partners.works),
      "international_works": .optional(partners.internationalWorks),
      "fractional_works": .optional(partners.fractionalWorks),
      "led_works": .optional(partners.ledWorks), "leadership_share": .optional(leadershipShare),
      "undetermined_works": .optional(partners.undeterminedWorks),
    ]
    document["notes"] = .array(partners.notes.map(JSONNode.string))
    document["sizes"] = .array(
      partners.sizes.map {
        .object([
          "countries": .string($0.size.rawValue), "international_works": .number($0.works),
          "strength": .number($0.strength),
        ])
      })
    document["partners"] = .array(partners.partners.prefix(top ?? .max).map(partner))
    document["fields"] = .array(partners.fields.map(field))
    if let removed = partners.removed { document["removed"] = RankingText.json(removed) }
    return .object(document)
  }

  private func partner(_ partner: Partners.Partner) -> JSONNode {
    var members: [String: JSONNode] = [
      "country": .string(partner.country.text), "joint": .number(partner.joint),
      "weight": .number(partner.weight), "share": .optional(partner.share),
      "ric": .array(partner.intensity.map(JSONNode.optional)),
    ]
    if !partner.bySize.isEmpty {
      members["joint_by_countries"] = .object(
        Dictionary(
          uniqueKeysWithValues: partner.bySize.map { ($0.key.rawValue, .number($0.value)) }))
    }
    if let leads = partner.leadership {
      members["led"] = .number(leads.own)
      members["led_by_partner"] = .number(leads.partner)
    }
    return .object(members)
  }

  private func field(_ field: FieldStanding) -> JSONNode {
    .object([
      "field": .string(field.field), "rank": .optional(field.rank),
      "score": .optional(field.score), "international_works": .number(field.internationalWorks),
      "total_weight": .number(field.totalWeight),
    ])
  }

  private var leadershipShare: Double? {
    guard let led = partners.ledWorks, let all = partners.internationalWorks, all > 0 else {
      return nil
    }
    return led / all
  }

  /// Tables for people.
  public func text(top: Int) -> String {
    let name = CountryTable.standard.name(of: partners.focus, language: .english)
    var text = "\(name), \(partners.window)\n\(partners.specification)\n\n" + overview
    if !partners.sizes.isEmpty { text += "\nBy the number of countries:\n" + sizes }
    text += "\nPartners:\n" + table(top)
    if !partners.fields.isEmpty {
      text += "\nFields (a publication counts in each of its fields; fields do not add up):\n"
      text += fields(top)
    }
    for note in partners.notes { text += "Note: \(note)\n" }
    return text
  }

  private var overview: String {
    let number = { (value: Double?) in value.map(NumberText.grouped) ?? "unknown" }
    var text =
      "Works \(number(partners.works)), international \(number(partners.internationalWorks))"
    if let works = partners.works, works > 0, let own = partners.internationalWorks {
      text += " (\(NumberText.percent(own / works))"
      let open = partners.undeterminedWorks ?? 0
      text += open > 0 ? ", at most \(NumberText.percent((own + open) / works)))" : ")"
    }
    if let fractional = partners.fractionalWorks {
      text += ", fractional \(NumberText.score(fractional))"
    }
    if let led = partners.ledWorks, let share = leadershipShare {
      text += ".\nLed international works \(number(led)) (\(NumberText.percent(share)))"
    }
    text += ".\n"
    if let removed = partners.removed {
      text += "The limits removed \(NumberText.grouped(removed.publications)) of its works and a "
      text += "link weight of \(NumberText.score(removed.weight)).\n"
    }
    return text
  }

  private var sizes: String {
    var grid = TextGrid(["countries", ">international works", ">strength"])
    for size in partners.sizes {
      grid.rows.append([
        size.size.rawValue, NumberText.grouped(size.works), NumberText.score(size.strength),
      ])
    }
    return grid.text
  }

  private func table(_ top: Int) -> String {
    let hasSizes = !partners.sizes.isEmpty
    let hasLeads = partners.partners.contains { $0.leadership != nil }
    var grid = TextGrid(
      ["", "partner", ">joint", ">share"]
        + (hasSizes ? SizeClass.allCases.map { ">\($0.rawValue)" } : [])
        + (hasLeads ? [">led", ">led by partner"] : []) + [">RIC", ">RIC of partner"])
    for partner in partners.partners.prefix(top) {
      let part = { (led: Double) in NumberText.percent(partner.joint > 0 ? led / partner.joint : 0)
      }
      grid.rows.append(
        [
          partner.country.text,
          CountryTable.standard.name(of: partner.country, language: .english),
          NumberText.grouped(partner.joint), partner.share.map(NumberText.percent) ?? "unknown",
        ] + (hasSizes ? SizeClass.allCases.map { NumberText.grouped(partner.bySize[$0] ?? 0) } : [])
          + (hasLeads
            ? [part(partner.leadership?.own ?? 0), part(partner.leadership?.partner ?? 0)] : [])
          + partner.intensity.map { $0.map { NumberText.fixed($0, 2) } ?? "none" })
    }
    return grid.text
  }

  private func fields(_ top: Int) -> String {
    var grid = TextGrid([">rank", "field", ">international works", ">score"])
    for field in partners.fields.prefix(top) {
      grid.rows.append([
        RankingText.rank(field.rank, isTied: false), field.field,
        NumberText.grouped(field.internationalWorks), field.score.map(NumberText.score) ?? "none",
      ])
    }
    return grid.text
  }
}
