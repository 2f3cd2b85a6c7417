import Bibliography

/// Pajek: the network (`.net`), its communities as a partition (`.clu`), its score as a vector
/// (`.vec`), and one vector more for each number that a country has.
///
/// Countries are named by their codes, so that copub reads its own `.net` again. A country without
/// a value has 0 in a vector, as the format has no missing value.
struct PajekNetwork: NetworkFormat {
  let name = "pajek"
  let summary = "Pajek: .net, communities as .clu, score as .vec, a .vec for each other number"
  let fileExtension = "net"

  func files(_ network: NetworkDocument, isMarked: Bool) -> [NetworkFile] {
    var text = network.provenance.map { "% \(line("\($0.key): \($0.value)"))\n" }.joined()
    text += "*Vertices \(network.nodes.count)\n"
    for (index, node) in network.nodes.enumerated() {
      text += "\(index + 1) \"\(line(node.id).replacing(scalars: "\"", with: "'"))\"\n"
    }
    text += network.isDirected ? "*Arcs\n" : "*Edges\n"
    for link in network.links {
      text += "\(link.source + 1) \(link.target + 1) \(NumberText.exact(link.weight))\n"
    }
    var files = [NetworkFile(text)]
    for (index, column) in network.nodeColumns.enumerated() where column.kind != .text {
      let values = network.nodes.map { $0.values[index]?.number ?? 0 }
      let body = "*Vertices \(values.count)\n" + values.map { NumberText.exact($0) + "\n" }.joined()
      switch column.name {
      case "community": files.append(NetworkFile(".clu", body))
      case "score": files.append(NetworkFile(".vec", body))
      default: files.append(NetworkFile(".\(column.name).vec", body))
      }
    }
    return files
  }

  /// A text on one line.
  private func line(_ text: String) -> String { TextGrid.clean(text) }
}
