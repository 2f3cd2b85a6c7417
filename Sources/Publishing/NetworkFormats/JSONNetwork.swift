/// The network as JSON, `copub.network/1`: nodes and links with everything known of them.
struct JSONNetwork: NetworkFormat {
  let name = "json"
  let summary = "JSON, copub.network/1: nodes and links with everything known of them"
  let fileExtension = "json"

  func files(_ network: NetworkDocument, isMarked: Bool) -> [NetworkFile] {
    let attributes = { (columns: [NetworkDocument.Column], values: [NetworkDocument.Value?]) in
      Dictionary(
        uniqueKeysWithValues: zip(columns, values).map { ($0.name, $1?.json ?? .null) })
    }
    let years = { (years: [Int: Double]) in
      JSONNode.object(
        Dictionary(uniqueKeysWithValues: years.map { ("\($0.key)", JSONNode.number($0.value)) }))
    }
    let document: JSONNode = .object([
      "schema": .string("copub.network/1"), "window": .string(network.window.description),
      "directed": .bool(network.isDirected),
      "provenance": .object(
        Dictionary(
          network.provenance.map { ($0.key, JSONNode.string($0.value)) },
          uniquingKeysWith: { first, _ in first })),
      "nodes": .array(
        network.nodes.map { node in
          var object = attributes(network.nodeColumns, node.values)
          object["id"] = .string(node.id)
          object["label"] = .string(node.label)
          object["international_works_by_year"] = years(node.years)
          return .object(object)
        }),
      "links": .array(
        network.links.map { link in
          var object = attributes(network.linkColumns, link.values)
          object["source"] = .string(network.nodes[link.source].id)
          object["target"] = .string(network.nodes[link.target].id)
          object["weight"] = .number(link.weight)
          object["joint_by_year"] = years(link.years)
          return .object(object)
        }),
    ])
    return [NetworkFile(document.text())]
  }
}
