import Figures

/// What a reader can do with the page. Panels are switched by style rules alone; the rest is shown by
/// the script.
extension ReportPage {
  /// Panels of which one is shown.
  func choice(
    _ name: String, _ panels: [(name: String, blocks: [ReportBlock])], _ shown: Int
  ) -> HTML {
    let id =
      "choice-\(SVGText.identifier(panels.first?.blocks.compactMap(identifier).first ?? name))"
    let buttons = panels.enumerated().flatMap { place, panel -> [HTML] in
      let key = "\(id)-\(place)"
      return [
        place == shown
          ? .element("input", ["type": "radio", "name": id, "id": key, "checked": ""])
          : .element("input", ["type": "radio", "name": id, "id": key]),
        .element("label", ["for": key], panel.name),
      ]
    }
    return .element(
      "fieldset", ["class": "choice"],
      [.element("legend", [:], name)] + buttons + [
        .element(
          "div", ["class": "panels"],
          panels.map { panel in
            .element("div", ["class": "panel"], panel.blocks.map { block($0, inHeadline: false) })
          })
      ])
  }

  /// A figure whose title stands in the page, so that the script can exchange it with the values.
  func explorable(_ explorable: ExplorableFigure) -> HTML {
    guard let figure = explorable.figures.last else { return .text("") }
    let caption = figure.caption
    let selects = explorable.choices.map { choice in
      HTML.element("label", [:], [.text(choice.label + " "), select(choice.options, choice.start)])
    }
    return .element(
      "figure", ["id": "figure-\(caption.id)", "data-explores": "\(explorable.dataID)"],
      [
        .element(
          "figcaption", [:],
          [
            .element("span", ["class": "title", "aria-live": "polite"], caption.title),
            .element("span", ["class": "subtitle"], caption.subtitle),
          ]),
        .element("div", ["class": "axes", "data-script": "", "hidden": ""], selects),
        .element("div", ["class": "wide"], [.figure(figure.svg(.untitled))]),
        .element("div", ["class": "narrow"], [.figure(figure.drawnForPhones.svg(.untitled))]),
      ] + (caption.source.isEmpty ? [] : [.element("p", ["class": "source"], caption.source)])
        + [.json(explorable.dataID, explorable.json)])
  }

  private func select(_ options: [String], _ start: Int) -> HTML {
    .element(
      "select", [:],
      options.enumerated().map { place, option in
        place == start
          ? .element("option", ["selected": ""], option) : .element("option", [:], option)
      })
  }

  private func identifier(_ block: ReportBlock) -> String? {
    block.figures.first?.caption.id ?? block.tables.first?.id
  }

  /// Controls over a table.
  func tools(_ table: ReportTable) -> HTML {
    .element(
      "div", ["class": "tools", "data-script": "", "hidden": ""],
      [
        .element(
          "label", [:],
          [
            .text(words.filter + " "),
            .element("input", ["type": "search", "aria-controls": "table-\(table.id)"]),
          ]),
        .element(
          "button", ["type": "button", "aria-label": "\(words.copy): \(table.title)"], words.copy),
      ])
  }

  /// The choice of the country to highlight.
  var lens: HTML {
    let countries = composer.contents.comparison.moves.map { move in
      (code: move.country.text, name: composer.name(move.country))
    }.sorted { ($0.name, $0.code) < ($1.name, $1.code) }
    return .element(
      "div", ["class": "lens", "data-script": "", "hidden": ""],
      [
        .element("label", ["for": "highlight"], words.highlight),
        .element(
          "select", ["id": "highlight"],
          [.element("option", ["value": ""], words.nobody)]
            + countries.map { .element("option", ["value": $0.code], $0.name) }),
      ])
  }

  /// Where the value of what is pointed at stands.
  var tip: HTML { .element("div", ["id": "value", "role": "status", "hidden": ""], [HTML]()) }

  /// The specification explorer: an axis a choice, the ranks looked up by the script.
  func explorer(_ explorer: SpecificationExplorer) -> HTML {
    let axes = zip(explorer.axes, explorer.start).map { axis, start -> HTML in
      .element("label", [:], [.text(axis.label + " "), select(axis.levels, start)])
    }
    return .element(
      "div",
      [
        "id": "explorer", "class": "explorer", "role": "group",
        "aria-labelledby": "explorer-title", "data-script": "", "hidden": "",
      ],
      [
        .element("h3", ["id": "explorer-title"], words.explorerTitle),
        .element("p", ["class": "note"], words.explorerNote),
        .element("div", ["class": "axes"], axes),
        .element(
          "table", ["aria-live": "polite", "aria-labelledby": "explorer-title"],
          [
            .element(
              "thead", [:],
              [
                .element(
                  "tr", [:],
                  [.element("th", ["scope": "col"], words.country)]
                    + explorer.windows.map { .element("th", ["scope": "col"], $0) })
              ]),
            .element(
              "tbody", [:],
              explorer.countries.map { country in
                .element(
                  "tr", [:],
                  [.element("th", ["scope": "row"], country)]
                    + explorer.windows.map { _ in .element("td", [:], "\u{2013}") })
              }),
          ]),
        .element("output", ["class": "note"], ""),
        .json("explorer-data", explorer.json),
      ])
  }
}
