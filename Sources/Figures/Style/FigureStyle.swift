/// The style sheet of the figures: classes only, nothing inline.
///
/// Inline figures take their colours from CSS custom properties (`--fig-focus` and so on),
/// which a page may set again; a file brings its colours written out, because not every
/// renderer of SVG knows custom properties.
public enum FigureStyle {
  /// The font stack, Chinese included.
  public static let fonts = """
    system-ui, "Noto Sans", "Noto Sans CJK SC", "PingFang SC", "Microsoft YaHei", sans-serif
    """

  /// The style sheet for a page: light, dark and print, pointing and highlighting.
  ///
  /// Dark applies on screen where the reader's system asks for it, or where the root element
  /// has `data-theme="dark"`; `data-theme="light"` keeps it away. Print is always light.
  /// A script highlights a country by setting class `has-lit` on a figure and `is-lit` on the
  /// marks with its `data-country`.
  public static var css: String {
    let light = variables(\.light)
    let dark = variables(\.dark)
    return """
      .fig{\(light)}
      @media screen and (prefers-color-scheme:dark){\
      :root:not([data-theme="light"]) .fig{\(dark)}}
      @media screen{:root[data-theme="dark"] .fig{\(dark)}}
      \(base)
      \(rules { "var(\($0.property))" })
      \(heatText { "var(--fig-on-heat\($0))" })
      .fig.has-lit .mark{opacity:.22}
      .fig.has-lit .mark.is-lit{opacity:1}
      .fig.has-lit .is-lit .f-quiet-l{stroke:var(--fig-ink)}
      .fig.has-lit .is-lit .f-quiet-a{fill:var(--fig-muted)}
      .fig .mark:hover .f-quiet-l{stroke:var(--fig-ink)}
      .fig .mark:hover .f-muted{fill:var(--fig-ink)}
      @media print{.fig{print-color-adjust:exact;-webkit-print-color-adjust:exact;\
      break-inside:avoid}}

      """
  }

  /// The style sheet inside a file of its own.
  static var fileCSS: String {
    let light = rules(\.light) + heatText { FigurePalette.onHeat($0).light }
    let dark = rules(\.dark) + heatText { FigurePalette.onHeat($0).dark }
    return "\(base)\n\(light)\n@media screen and (prefers-color-scheme:dark){\(dark)}\n"
  }

  private static let base = """
    .fig{max-width:100%;height:auto;display:block;overflow:visible}
    .fig text{font-family:\(fonts);font-variant-numeric:tabular-nums}
    .fig .f-b{font-weight:700}
    .fig .f-halo{paint-order:stroke;stroke-width:4px;stroke-linejoin:round}
    .fig .f-focus-l,.fig .f-against-l,.fig .f-quiet-l,.fig .f-stub,.fig .f-dash,\
    .fig .f-grid,.fig .f-axis,.fig .f-rule,.fig .f-hatch,.fig .f-lead,.fig .f-bracket{fill:none}
    .fig .f-focus-l{stroke-width:3.5px;stroke-linecap:round}
    .fig .f-against-l{stroke-width:2.5px;stroke-linecap:round}
    .fig .f-quiet-l{stroke-width:1.5px;stroke-linecap:round}
    .fig .f-grid,.fig .f-axis,.fig .f-lead,.fig .f-box{stroke-width:1px}
    .fig .f-bracket{stroke-width:1.5px}
    .fig .f-rule{stroke-width:1.5px}
    .fig .f-hatch{stroke-width:2px}
    .fig .f-stub{stroke-width:1.5px;stroke-dasharray:1.5 4;stroke-linecap:round}
    .fig .f-dash{stroke-width:1.5px;stroke-dasharray:5 4}
    .fig .f-ring{stroke-width:2px}
    .fig .f-thin{stroke-width:1.5px}
    .fig .f-soft{opacity:.45}
    .fig .f-coast{stroke-width:.5px;stroke-linejoin:round}
    .fig .f-dot{stroke-width:1px}
    .fig .f-w0{stroke-width:1px}
    .fig .f-w1{stroke-width:1.8px}
    .fig .f-w2{stroke-width:3px}
    .fig .f-w3{stroke-width:4.5px}
    .fig .f-w4{stroke-width:6.5px}
    .fig .f-ribbon{opacity:.5}
    .fig .f-haze{opacity:.18}
    .fig .f-tick{fill:none;stroke-width:8px}
    .fig .f-tick1{opacity:.25}
    .fig .f-tick2{opacity:.5}
    .fig .f-tick3{opacity:.75}
    """

  private static func variables(_ colour: KeyPath<FigurePalette, String>) -> String {
    let colours = FigurePalette.allCases.map { "\($0.property):\($0[keyPath: colour])" }
    let isLight = colour == \FigurePalette.light
    let texts = (0...6).map { step in
      let pair = FigurePalette.onHeat(step)
      return "--fig-on-heat\(step):\(isLight ? pair.light : pair.dark)"
    }
    return (colours + texts).joined(separator: ";")
  }

  private static func heatText(_ colour: (Int) -> String) -> String {
    (0...6).map { ".fig .f-ht\($0){fill:\(colour($0))}" }.joined()
  }

  private static func rules(_ colour: (FigurePalette) -> String) -> String {
    var out = ""
    func fill(_ name: String, _ role: FigurePalette) {
      out += ".fig .f-\(name){fill:\(colour(role))}"
    }
    func stroke(_ name: String, _ role: FigurePalette) {
      out += ".fig .f-\(name){stroke:\(colour(role))}"
    }
    fill("paper", .paper)
    fill("ink", .ink)
    fill("muted", .muted)
    stroke("halo", .paper)
    for (name, role) in [("focus", FigurePalette.focus), ("against", .against), ("quiet", .quiet)] {
      stroke("\(name)-l", role)
      fill("\(name)-a", role == .quiet ? .fill : role)
      fill("\(name)-t", role == .quiet ? .muted : role)
    }
    fill("rise-a", .rise)
    fill("rise-t", .rise)
    fill("fall-a", .fall)
    fill("fall-t", .fall)
    fill("on-focus", .onFocus)
    fill("on-against", .onAgainst)
    stroke("grid", .grid)
    stroke("axis", .muted)
    stroke("lead", .quiet)
    stroke("box", .muted)
    stroke("bracket", .quiet)
    stroke("tick", .quiet)
    stroke("hit", .ink)
    stroke("rule", .ink)
    stroke("stub", .quiet)
    stroke("dash", .muted)
    stroke("hatch", .muted)
    out += ".fig .f-ring{fill:\(colour(.paper));stroke:\(colour(.ink))}"
    fill("band", .grid)
    fill("land", .grid)
    stroke("land", .paper)
    stroke("coast", .paper)
    stroke("dot", .paper)
    for group in 0..<FigurePalette.groups.count {
      fill("g\(group)", FigurePalette.groups[group])
    }
    for step in FigurePalette.allCases.suffix(7) { fill(step.rawValue, step) }
    return out
  }
}
