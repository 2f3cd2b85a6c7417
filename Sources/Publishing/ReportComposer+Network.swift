import Figures
import Geography
import Rankings

/// The chapter on the network: arcs, normalised matrix, circle, communities, backbone.
extension ReportComposer {
  var network: ReportChapter {
    let view = contents.network
    let places = view.windows.indices
    var blocks: [ReportBlock] = [
      .paragraph(
        words.networkSentence(
          countries: "\(view.countries.count)", links: NumberText.grouped(Double(view.linkCount)),
          window: last)
          + (words.language == .english ? " " : "")
          + words.backboneSentence(
            links: NumberText.grouped(Double(view.backbone.count)),
            share: percent(view.backboneShare))),
      .explorable(exploredMap), choice(places.map { [.figure(arcs($0))] }),
    ]
    let order = matrixOrder
    if order.count > 1 {
      blocks += [
        .explorable(exploredMatrix(order)), .figure(normalMatrix(order)), .figure(chord),
      ]
    }
    if !view.countries.isEmpty {
      blocks += [
        .figure(communityNetwork),
        .note(
          words.communitySentence(
            count: communityCount, agreement: NumberText.fixed(view.agreement, 2))),
        .table(communityTable),
      ]
    }
    return ReportChapter(id: "network", title: words.chapterNetwork, blocks: blocks)
  }

  /// One panel a window, the last one shown first.
  private func choice(_ panels: [[ReportBlock]]) -> ReportBlock {
    let windows = contents.network.windows
    if panels.count == 1, let only = panels.first?.first { return only }
    return .choice(
      words.window, zip(windows, panels).map { (window($0), $1) }, shown: windows.count - 1)
  }

  var outlines: [MapOutline] {
    CountryOutline.all.map { outline in
      let place = { (place: CountryOutline.Place) in
        MapOutline.Place(longitude: place.longitude, latitude: place.latitude)
      }
      return MapOutline(
        country: outline.code?.text, point: place(outline.point),
        rings: outline.rings.map { $0.map(place) })
    }
  }

  /// Whether maps draw land: as the study says; the Chinese edition only if asked.
  var showsOutlines: Bool {
    contents.study.outlines ?? (words.language != .simplifiedChinese)
  }

  private func suffix(_ place: Int) -> String { contents.network.windows[place].description }

  private func arcs(_ place: Int) -> ArcMap {
    let sorted = contents.network.ties[place].filter { $0.joint > 0 }.sorted {
      ($1.joint, $0.first, $0.second) < ($0.joint, $1.first, $1.second)
    }
    let world = sorted.prefix(60)
    let own = views.flatMap { view in
      sorted.filter { $0.partner(of: view.country) != nil }.prefix(12)
    }
    var seen = Set(world)
    let ties = world + own.filter { seen.insert($0).inserted }
    let countries = Set(ties.flatMap { [$0.first, $0.second] })
    return ArcMap(
      caption: Caption(
        id: "arcs-\(suffix(place))",
        title: words.arcsTitle(
          country: focusName, own: world.filter { $0.partner(of: focus) != nil }.count,
          count: world.count, window: window(contents.network.windows[place])),
        subtitle: words.arcsSubtitle(country: focusName, beside: beside.map { name($0.country) }),
        description: words.arcsDescription,
        source: words.mapSource(hasOutlines: showsOutlines)),
      ties: ties.map { tie in
        ArcMap.Tie(
          tie.first.text, tie.second.text, value: tie.joint,
          text: "\(name(tie.first)) – \(name(tie.second)): \(NumberText.grouped(tie.joint))",
          emphasis: max(emphasis(tie.first), emphasis(tie.second)))
      },
      names: Dictionary(uniqueKeysWithValues: countries.map { ($0.text, name($0)) }),
      outlines: outlines, showsOutlines: showsOutlines)
  }

  /// The strongest countries, those with like partners together: places in the network.
  private var matrixOrder: [Int] {
    let view = contents.network
    var shown = view.strongest(ReportComposer.shownRanks)
    for country in views.map(\.country)
    where !shown.contains(country) && view.countries.contains(country) {
      shown.append(country)
    }
    let places = shown.compactMap { view.countries.firstIndex(of: $0) }.sorted()
    let similarity = places.map { a in
      places.map { b in a == b ? 0 : view.association[.init(a, b)] ?? 0 }
    }
    return ClusteredOrder.places(similarity).map { places[$0] }
  }

  func items(_ order: [Int]) -> [HeatMap.Item] {
    order.map { place in
      let country = contents.network.countries[place]
      return HeatMap.Item(
        country: country.text, label: name(country), emphasis: emphasis(country))
    }
  }

  private func normalMatrix(_ order: [Int]) -> HeatMap {
    let view = contents.network
    let classes = HeatClasses(bounds: [0, 0.25, 0.5, 1, 1.5, 2, 4])
    var best: (value: Double, a: Int, b: Int)?
    for (index, a) in order.enumerated() {
      for b in order[(index + 1)...] {
        let value = view.association[.init(a, b)] ?? 0
        if value > best?.value ?? 0 { best = (value, a, b) }
      }
    }
    return HeatMap(
      caption: Caption(
        id: "matrix-normalised",
        title: words.matrixNormalTitle(
          strongest: best.map { (name(view.countries[$0.a]), name(view.countries[$0.b])) },
          window: last),
        subtitle: words.matrixNormalSubtitle, description: words.matrixDescription),
      items: items(order),
      cells: order.map { a in
        order.map { b in
          guard a != b else { return nil }
          let value = view.association[.init(a, b)] ?? 0
          return HeatMap.Cell(
            value: value, text: NumberText.fixed(value, 1), step: classes.step(value))
        }
      }, legend: classes.legend(NumberText.exact))
  }

  private var chord: ChordDiagram {
    let view = contents.network
    var shown = view.strongest(ReportComposer.shownRanks)
    for country in views.map(\.country)
    where !shown.contains(country) && view.countries.contains(country) {
      shown.append(country)
    }
    let place = view.choices.firstIndex(of: view.windows[view.windows.count - 1]) ?? 0
    let values = shown.map { a in shown.map { b in a == b ? 0 : view.joint(a, b)[place] } }
    let total = values.flatMap(\.self).reduce(0, +) / 2
    let own = shown.firstIndex(of: focus).map { values[$0].reduce(0, +) } ?? 0
    return ChordDiagram(
      caption: Caption(
        id: "chord",
        title: words.chordTitle(
          country: focusName, share: percent(total > 0 ? own / total : 0),
          window: last),
        subtitle: words.chordSubtitle(count: shown.count), description: words.chordDescription),
      items: shown.map {
        ChordDiagram.Item(country: $0.text, label: name($0), emphasis: emphasis($0))
      }, values: values, texts: values.map { $0.map(NumberText.grouped) })
  }

  private var communityCount: Int { Set(contents.network.communities).count }

  private var communityNetwork: CommunityNetwork {
    let view = contents.network
    var shown = view.strongest(60)
    for country in views.map(\.country)
    where !shown.contains(country) && view.countries.contains(country) {
      shown.append(country)
    }
    let places = shown.compactMap { view.countries.firstIndex(of: $0) }.sorted()
    let drawn = Set(
      places.enumerated().flatMap { index, first in
        places[(index + 1)...].compactMap { second -> (pair: NetworkView.Pair, sure: Double)? in
          let pair = NetworkView.Pair(first, second)
          return view.backbone[pair].map { (pair, $0) }
        }
      }.sorted { ($0.sure, $0.pair.a, $0.pair.b) < ($1.sure, $1.pair.a, $1.pair.b) }
        .prefix(240).map(\.pair))
    var links: [CommunityNetwork.Link] = []
    for (a, first) in places.enumerated() {
      for (b, second) in places.enumerated() where b > a {
        let pair = NetworkView.Pair(first, second)
        guard let strength = view.association[pair] else { continue }
        links.append(
          CommunityNetwork.Link(
            a, b, pull: min(1, strength / 4), isDrawn: drawn.contains(pair)))
      }
    }
    let own = view.countries.firstIndex(of: focus).map { view.communities[$0] }
    let mates = view.countries.indices.filter {
      view.communities[$0] == own && view.countries[$0] != focus
    }.sorted { (view.linkSums[$1], $0) < (view.linkSums[$0], $1) }
    return CommunityNetwork(
      caption: Caption(
        id: "communities",
        title: words.communityTitle(
          country: focusName, mates: mates.prefix(3).map { name(view.countries[$0]) },
          of: communityCount),
        subtitle: words.communitySubtitle, description: words.communityDescription),
      nodes: places.map { place in
        let country = view.countries[place]
        return CommunityNetwork.Node(
          country: country.text, label: name(country), value: view.linkSums[place],
          text: NumberText.grouped(view.linkSums[place]), community: view.communities[place],
          emphasis: emphasis(country))
      }, links: links)
  }

  private var communityTable: ReportTable {
    let view = contents.network
    let rows = (0..<communityCount).map { community in
      let members = view.countries.indices.filter { view.communities[$0] == community }
        .sorted { (view.linkSums[$1], $0) < (view.linkSums[$0], $1) }
      let names = members.prefix(10).map { name(view.countries[$0]) }
      return [
        "\(community + 1)", "\(members.count)",
        words.list(Array(names)) + (members.count > 10 ? " …" : ""),
      ]
    }
    let own = view.countries.firstIndex(of: focus).map { view.communities[$0] }
    return ReportTable(
      id: "communities", title: words.communityTable, columns: words.communityHeads, rows: rows,
      focusRow: own,
      data: CSVTable(
        ["country", "name", "community", "link_sum"],
        view.countries.enumerated().map { place, country in
          [
            country.text, name(country), "\(view.communities[place] + 1)",
            NumberText.exact(view.linkSums[place]),
          ]
        }))
  }
}
