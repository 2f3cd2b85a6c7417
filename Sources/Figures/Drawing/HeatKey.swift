/// The key to the classes of a heat map or a choropleth map.
enum HeatKey {
  /// Draws up to seven classes with their lower bounds, and gives the y below.
  static func draw(
    _ legend: [String], width: Double, from top: Double, on canvas: inout Canvas
  ) -> Double {
    guard !legend.isEmpty else { return top }
    let bounds = legend.prefix(7)
    let widest = bounds.map { TextMetrics.width($0, size: TextRole.tick.size) }.max() ?? 0
    let pace = min(max(44, widest + 10), width / Double(bounds.count))
    for (step, bound) in bounds.enumerated() {
      let box = TextBox(x: Double(step) * pace, y: top, width: pace - 1, height: 10)
      canvas.elements.append(
        SVGElement(
          .g, [.class: "key"],
          [
            .rect(box, "f-heat\(step)"),
            canvas.text(bound, x: box.x, centre: top + 19, role: .tick, limit: pace - 2),
          ]))
    }
    return top + 34
  }
}
