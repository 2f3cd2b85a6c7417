/// Countries as circles, near to those they work with, in the colour of their community.
///
/// The place of a circle follows from the ties alone, by the same steps each time; its area from the
/// value. Only the ties given are drawn, usually a backbone.
public struct CommunityNetwork: Figure, Hashable {
  /// A country.
  public struct Node: Sendable, Hashable {
    /// The country's code.
    public var country: String
    /// The name in the reader's language.
    public var label: String
    /// What the area of the circle stands for.
    public var value: Double
    /// The value as printed.
    public var text: String
    /// The community, from 0.
    public var community: Int
    /// How loud the country is.
    public var emphasis: Emphasis

    /// Creates a node.
    public init(
      country: String, label: String, value: Double, text: String, community: Int,
      emphasis: Emphasis = .quiet
    ) {
      self.country = country
      self.label = label
      self.value = value
      self.text = text
      self.community = community
      self.emphasis = emphasis
    }
  }

  /// A tie of two nodes.
  public struct Link: Sendable, Hashable {
    /// The places of both nodes.
    public var ends: [Int]
    /// How near the tie holds them, from 0 to 1.
    public var pull: Double
    /// Whether it is drawn.
    public var isDrawn: Bool

    /// Creates a tie.
    public init(_ first: Int, _ second: Int, pull: Double, isDrawn: Bool = true) {
      ends = [first, second]
      self.pull = pull
      self.isDrawn = isDrawn
    }
  }

  /// The words of the figure.
  public var caption: Caption
  /// The countries.
  public var nodes: [Node]
  /// The ties.
  public var links: [Link]
  /// The width in pixels.
  public var width: Double

  /// Creates a network.
  public init(caption: Caption, nodes: [Node], links: [Link], width: Double = 720) {
    self.caption = caption
    self.nodes = nodes
    self.links = links
    self.width = width
  }

  /// Country, label, community and value.
  public var table: (header: [String], rows: [[String]]) {
    let rows = nodes.map { node in
      [
        node.country, node.label, "\(node.community + 1)", SVGNumber.value(node.value), node.text,
      ]
    }
    return (["country", "label", "community", "value", "text"], rows)
  }

  private var height: Double { width < 480 ? width * 1.1 : width * 0.78 }

  /// Draws the network.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    let top = canvas.top
    let radii = radii
    let sound = links.filter { link in
      link.ends.count == 2 && link.ends.allSatisfy(nodes.indices.contains)
        && link.ends[0] != link.ends[1]
    }
    let places = ForceLayout(
      radii: radii, groups: nodes.map(\.community),
      links: sound.map { (a: $0.ends[0], b: $0.ends[1], pull: $0.pull) },
      width: width, height: height
    ).places.map { (x: $0.x, y: $0.y + top) }
    for link in sound where link.isDrawn {
      let (a, b) = (places[link.ends[0]], places[link.ends[1]])
      let loud = link.ends.map { nodes[$0].emphasis }.max() ?? .quiet
      let line = SVGElement.line(
        a.x, a.y, b.x, b.y,
        "\(loud == .focus ? "f-focus-l f-w0" : "f-quiet-l") f-ribbon")
      canvas.elements.append(
        SVGElement(
          .g,
          [
            .class: "mark",
            .dataCountry: link.ends.map { nodes[$0].country }.joined(separator: " "),
          ], [line]))
    }
    drawNodes(places, radii, on: &canvas)
    return canvas.finish(below: top + height + 4)
  }

  private var radii: [Double] {
    let largest = nodes.map(\.value).filter(\.isFinite).max() ?? 0
    let unit = width < 480 ? 15.0 : 26
    return nodes.map { node in
      guard largest > 0, node.value.isFinite, node.value > 0 else { return 4 }
      return max(4, unit * (node.value / largest).squareRoot())
    }
  }

  /// Greater circles first, then names where they have room, the loudest and greatest first.
  private func drawNodes(
    _ places: [(x: Double, y: Double)], _ radii: [Double], on canvas: inout Canvas
  ) {
    let order = nodes.indices.sorted { (radii[$1], $0) < (radii[$0], $1) }
    for index in order {
      let node = nodes[index]
      var shapes = [
        SVGElement.circle(
          places[index].x, places[index].y, radii[index],
          "f-dot f-g\(max(0, node.community) % FigurePalette.groups.count)")
      ]
      if node.emphasis != .quiet {
        shapes.append(
          .circle(places[index].x, places[index].y, radii[index] + 2.5, node.emphasis.line))
      }
      canvas.elements.append(
        .mark(
          country: node.country, value: SVGNumber.value(node.value),
          title: "\(node.label): \(node.text)", shapes))
    }
    for index in order.sorted(by: {
      (nodes[$1].emphasis, radii[$1], $0) < (nodes[$0].emphasis, radii[$0], $1)
    }) {
      let node = nodes[index]
      let role: TextRole = node.emphasis == .quiet ? .ring : node.emphasis.headRole
      let name = SVGText.clean(width < 480 ? node.country : node.label)
      let (x, y) = places[index]
      let away = radii[index] + (node.emphasis == .quiet ? 4 : 8)
      for (dx, dy, anchor) in [
        (0.0, 0.0, TextAnchor.middle), (away, 0, .start), (-away, 0, .end), (0, -away - 6, .middle),
        (0, away + 6, .middle),
      ] {
        let box = Canvas.box(
          name, x: x + dx, baseline: y + dy + role.size * 0.36, anchor: anchor, role: role)
        let isInside = dx == 0 && dy == 0
        guard !isInside || (node.emphasis == .quiet && box.width < 1.4 * radii[index]),
          box.y > canvas.top,
          box.y + box.height < canvas.top + height,
          canvas.isFree(name, x: x + dx, centre: y + dy, anchor: anchor, role: role, margin: 4),
          isInside || !covers(box, places, radii, apart: index)
        else { continue }
        canvas.elements.append(
          .mark(
            country: node.country, title: "\(node.label): \(node.text)",
            [
              canvas.text(
                name, x: x + dx, centre: y + dy, anchor: anchor, role: role, halo: true)
            ]))
        break
      }
    }
  }

  /// Whether a box lies on a circle other than one: on its middle, or on much of a great one.
  private func covers(
    _ box: TextBox, _ places: [(x: Double, y: Double)], _ radii: [Double], apart own: Int
  ) -> Bool {
    places.indices.contains { other in
      let reach = max(min(radii[other], 8) * 0.8, radii[other] - 7)
      return other != own && places[other].x > box.x - reach
        && places[other].x < box.x + box.width + reach && places[other].y > box.y - reach
        && places[other].y < box.y + box.height + reach
    }
  }
}
