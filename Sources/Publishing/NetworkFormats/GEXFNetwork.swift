import Figures

/// GEXF 1.3 with years, as Gephi reads it: a dynamic graph whose nodes and links have a spell for
/// each run of years in which they are there, and yearly counts as dynamic attributes.
struct GEXFNetwork: NetworkFormat {
  let name = "gexf"
  let summary = "GEXF 1.3, dynamic: years as intervals (Gephi)"
  let fileExtension = "gexf"

  func files(_ network: NetworkDocument, isMarked: Bool) -> [NetworkFile] {
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <gexf xmlns="http://gexf.net/1.3" version="1.3" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://gexf.net/1.3 http://gexf.net/1.3/gexf.xsd">
      <meta>
      <creator>copub</creator>
      <description>\(SVGText.escape(network.origin))</description>
      </meta>
      <graph mode="dynamic" timeformat="integer" timerepresentation="interval" \
      defaultedgetype="\(network.isDirected ? "directed" : "undirected")">

      """
    text += attributes("node", "static", network.nodeColumns, from: 0)
    text += attributes(
      "node", "dynamic", [.init(name: "yearly_international_works", kind: .number)],
      from: network.nodeColumns.count)
    text += attributes("edge", "static", network.linkColumns, from: 0)
    text += attributes(
      "edge", "dynamic", [.init(name: "yearly_joint", kind: .number)],
      from: network.linkColumns.count)
    text += "<nodes>\n"
    for node in network.nodes {
      text += "<node id=\"\(SVGText.escape(node.id))\" label=\"\(SVGText.escape(node.label))\">"
      text += values("n", node.values, node.years) + "</node>\n"
    }
    text += "</nodes>\n<edges>\n"
    for (index, link) in network.links.enumerated() {
      text += "<edge id=\"\(index)\" source=\"\(SVGText.escape(network.nodes[link.source].id))\""
      text += " target=\"\(SVGText.escape(network.nodes[link.target].id))\""
      text += " weight=\"\(NumberText.exact(link.weight))\">"
      text += values("e", link.values, link.years) + "</edge>\n"
    }
    return [NetworkFile(text + "</edges>\n</graph>\n</gexf>\n")]
  }

  private func attributes(
    _ owner: String, _ mode: String, _ columns: [NetworkDocument.Column], from first: Int
  ) -> String {
    var text = "<attributes class=\"\(owner)\" mode=\"\(mode)\">\n"
    for (index, column) in columns.enumerated() {
      let type =
        switch column.kind {
        case .text: "string"
        case .integer: "integer"
        case .number: "double"
        case .truth: "boolean"
        }
      text += "<attribute id=\"\(owner.prefix(1))\(first + index)\" "
      text += "title=\"\(SVGText.escape(column.name))\" type=\"\(type)\"/>\n"
    }
    return text + "</attributes>\n"
  }

  /// Static values, yearly ones, and the spells of the years.
  private func values(
    _ owner: String, _ values: [NetworkDocument.Value?], _ years: [Int: Double]
  ) -> String {
    var text = "<attvalues>"
    for (index, value) in values.enumerated() {
      guard let value else { continue }
      text += "<attvalue for=\"\(owner)\(index)\" value=\"\(SVGText.escape(value.text))\"/>"
    }
    for (year, value) in years.sorted(by: { $0.key < $1.key }) {
      text += "<attvalue for=\"\(owner)\(values.count)\" value=\"\(NumberText.exact(value))\" "
      text += "start=\"\(year)\" end=\"\(year)\"/>"
    }
    text += "</attvalues>"
    let spells = GEXFNetwork.spells(years.keys.sorted())
    guard !spells.isEmpty else { return text }
    let marks = spells.map { "<spell start=\"\($0.lowerBound)\" end=\"\($0.upperBound)\"/>" }
    return text + "<spells>" + marks.joined() + "</spells>"
  }

  /// The runs of consecutive years.
  static func spells(_ years: [Int]) -> [ClosedRange<Int>] {
    var spells: [ClosedRange<Int>] = []
    for year in years {
      if let last = spells.last, last.upperBound + 1 == year {
        spells[spells.count - 1] = last.lowerBound...year
      } else {
        spells.append(year...year)
      }
    }
    return spells
  }
}
