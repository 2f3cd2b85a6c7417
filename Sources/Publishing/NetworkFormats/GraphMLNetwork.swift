import Figures

/// GraphML with typed keys, as igraph, networkx, Cytoscape and yEd read it.
struct GraphMLNetwork: NetworkFormat {
  let name = "graphml"
  let summary = "GraphML with typed attributes (igraph, networkx, Cytoscape)"
  let fileExtension = "graphml"

  func files(_ network: NetworkDocument, isMarked: Bool) -> [NetworkFile] {
    let nodes = [NetworkDocument.Column(name: "label", kind: .text)] + network.nodeColumns
    let links = [NetworkDocument.Column(name: "weight", kind: .number)] + network.linkColumns
    let graph = network.provenance.map { NetworkDocument.Column(name: $0.key, kind: .text) }
    var text = """
      <?xml version="1.0" encoding="UTF-8"?>
      <graphml xmlns="http://graphml.graphdrawing.org/xmlns" \
      xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" \
      xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns \
      http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">

      """
    text += keys("graph", "g", graph) + keys("node", "n", nodes) + keys("edge", "e", links)
    text += "<graph id=\"countries\" "
    text += "edgedefault=\"\(network.isDirected ? "directed" : "undirected")\">\n"
    text += data("g", network.provenance.map { .text($0.value) }) + "\n"
    for node in network.nodes {
      text += "<node id=\"\(SVGText.escape(node.id))\">"
      text += data("n", [.text(node.label)] + node.values) + "</node>\n"
    }
    for link in network.links {
      text += "<edge source=\"\(SVGText.escape(network.nodes[link.source].id))\" "
      text += "target=\"\(SVGText.escape(network.nodes[link.target].id))\">"
      text += data("e", [.number(link.weight)] + link.values) + "</edge>\n"
    }
    return [NetworkFile(text + "</graph>\n</graphml>\n")]
  }

  private func keys(
    _ owner: String, _ prefix: String, _ columns: [NetworkDocument.Column]
  ) -> String {
    columns.enumerated().map { index, column in
      let type =
        switch column.kind {
        case .text: "string"
        case .integer: "int"
        case .number: "double"
        case .truth: "boolean"
        }
      return "<key id=\"\(prefix)\(index)\" for=\"\(owner)\" "
        + "attr.name=\"\(SVGText.escape(column.name))\" attr.type=\"\(type)\"/>\n"
    }.joined()
  }

  private func data(_ prefix: String, _ values: [NetworkDocument.Value?]) -> String {
    values.enumerated().map { index, value in
      value.map { "<data key=\"\(prefix)\(index)\">\(SVGText.escape($0.text))</data>" } ?? ""
    }.joined()
  }
}
