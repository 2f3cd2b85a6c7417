/// An edge list as CSV, with the countries in a second file and the provenance in a third.
struct CSVNetwork: NetworkFormat {
  let name = "csv"
  let summary = "an edge list, with .nodes.csv and .provenance.csv beside it"
  let fileExtension = "csv"

  func files(_ network: NetworkDocument, isMarked: Bool) -> [NetworkFile] {
    let years = Array(network.years)
    let edges = CSVTable(
      ["source", "target", "weight"] + network.linkColumns.map(\.name)
        + years.map { "joint_\($0)" },
      network.links.map { link in
        [
          network.nodes[link.source].id, network.nodes[link.target].id,
          NumberText.exact(link.weight),
        ] + link.values.map { $0?.text ?? "" }
          + years.map { NumberText.exact(link.years[$0] ?? 0) }
      })
    let nodes = CSVTable(
      ["id", "label"] + network.nodeColumns.map(\.name),
      network.nodes.map { [$0.id, $0.label] + $0.values.map { $0?.text ?? "" } })
    let provenance = CSVTable(["key", "value"], network.provenance.map { [$0.key, $0.value] })
    return [
      NetworkFile(edges.text(isMarked: isMarked)),
      NetworkFile(".nodes.csv", nodes.text(isMarked: isMarked)),
      NetworkFile(".provenance.csv", provenance.text(isMarked: isMarked)),
    ]
  }
}
