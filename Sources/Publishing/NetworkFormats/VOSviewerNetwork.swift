/// VOSviewer: JSON for VOSviewer Online, and the map and network files of the desktop program.
///
/// Weights are numbers of 0 or more that decide the size of a circle; everything that can be lower,
/// or where lower is better, is a score. A tie of a directed network counts once, with the sum of
/// its two values, because the program knows no directions.
struct VOSviewerNetwork: NetworkFormat {
  let name = "vosviewer"
  let summary = "VOSviewer: JSON for VOSviewer Online, with .map.txt and .network.txt beside it"
  let fileExtension = "json"

  func files(_ network: NetworkDocument, isMarked: Bool) -> [NetworkFile] {
    let links = links(of: network)
    return [
      NetworkFile(json(network, links).text()), NetworkFile(".map.txt", map(network)),
      NetworkFile(
        ".network.txt",
        links.map { "\($0.a + 1)\t\($0.b + 1)\t\(NumberText.exact($0.value))\n" }.joined()),
    ]
  }

  private func links(of network: NetworkDocument) -> [(a: Int, b: Int, value: Double)] {
    var sums: [[Int]: Double] = [:]
    for link in network.links {
      let ends = [min(link.source, link.target), max(link.source, link.target)]
      sums[ends, default: 0] += link.weight
    }
    return sums.map { (a: $0.key[0], b: $0.key[1], value: $0.value) }
      .sorted { ($0.a, $0.b) < ($1.a, $1.b) }
  }

  /// The columns by what VOSviewer calls them.
  private func columns(
    _ network: NetworkDocument
  ) -> (weights: [Int], scores: [Int], cluster: Int?) {
    var (weights, scores): ([Int], [Int]) = ([], [])
    for (index, column) in network.nodeColumns.enumerated()
    where column.kind == .number || column.kind == .integer {
      if column.name == "community" { continue }
      let values = network.nodes.compactMap { $0.values[index]?.number }
      let isWeight =
        column.kind == .number && column.name != "centrality_constraint"
        && values.count == network.nodes.count && values.allSatisfy { $0 >= 0 }
      if isWeight { weights.append(index) } else { scores.append(index) }
    }
    let cluster = network.column("community").flatMap { index in
      network.nodes.allSatisfy { (1...1000).contains(Int($0.values[index]?.number ?? 0)) }
        ? index : nil
    }
    return (weights, scores, cluster)
  }

  private func json(
    _ network: NetworkDocument, _ links: [(a: Int, b: Int, value: Double)]
  ) -> JSONNode {
    let (weights, scores, cluster) = columns(network)
    let items = network.nodes.map { node -> JSONNode in
      var item: [String: JSONNode] = [
        "id": .string(node.id), "label": .string(TextGrid.clean(node.label)),
      ]
      let pick = { (places: [Int]) in
        Dictionary(
          uniqueKeysWithValues: places.compactMap { place in
            node.values[place]?.number.map {
              (network.nodeColumns[place].name, JSONNode.number($0))
            }
          })
      }
      item["weights"] = .object(pick(weights))
      item["scores"] = .object(pick(scores))
      if let cluster, let value = node.values[cluster]?.number { item["cluster"] = .number(value) }
      return .object(item)
    }
    var parts: [String: JSONNode] = [
      "items": .array(items),
      "links": .array(
        links.map {
          .object([
            "source_id": .string(network.nodes[$0.a].id),
            "target_id": .string(network.nodes[$0.b].id), "strength": .number($0.value),
          ])
        }),
    ]
    if let cluster {
      let numbers = Set(network.nodes.compactMap { $0.values[cluster]?.number }).sorted()
      parts["clusters"] = .array(
        numbers.map {
          .object([
            "cluster": .number($0), "label": .string("Community \(NumberText.exact($0))"),
          ])
        })
    }
    return .object([
      "network": .object(parts),
      "config": .object([
        "terminology": .object([
          "item": .string("country"), "items": .string("countries"),
          "link": .string("collaboration"), "links": .string("collaborations"),
        ])
      ]),
      "info": .object([
        "title": .string("Country collaboration network, \(network.window)"),
        // The description may hold HTML: what is data must not become markup.
        "description": .string(HTML.escape(network.origin)),
      ]),
    ])
  }

  private func map(_ network: NetworkDocument) -> String {
    let (weights, scores, cluster) = columns(network)
    let heads =
      ["id", "label"] + (cluster == nil ? [] : ["cluster"])
      + weights.map { "weight<\(network.nodeColumns[$0].name)>" }
      + scores.map { "score<\(network.nodeColumns[$0].name)>" }
    let rows = network.nodes.enumerated().map { index, node in
      ["\(index + 1)", TextGrid.clean(node.label)]
        + (cluster.map { [node.values[$0]?.text ?? ""] } ?? [])
        + (weights + scores).map { node.values[$0]?.text ?? "" }
    }
    return ([heads] + rows).map { $0.joined(separator: "\t") + "\n" }.joined()
  }
}
