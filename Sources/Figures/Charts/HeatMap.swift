/// A matrix of countries, each cell in one of seven classes from light to strong.
///
/// The diagonal is left empty, and so is a cell without a value. Columns are headed by
/// short labels, usually country codes, and rows carry the names.
public struct HeatMap: Figure, Hashable {
  /// A country of the matrix.
  public struct Item: Sendable, Hashable {
    /// The country's code.
    public var country: String
    /// The name in the reader's language, before its row.
    public var label: String
    /// The short label above its column.
    public var short: String
    /// How loud the country is.
    public var emphasis: Emphasis

    /// Creates an item; without a short label the code heads the column.
    public init(
      country: String, label: String, short: String? = nil, emphasis: Emphasis = .quiet
    ) {
      self.country = country
      self.label = label
      self.short = short ?? country
      self.emphasis = emphasis
    }
  }

  /// A cell of the matrix.
  public struct Cell: Sendable, Hashable {
    /// The value.
    public var value: Double
    /// The value as printed.
    public var text: String
    /// The class from 0, weakest, to 6; others are drawn as the nearest.
    public var step: Int

    /// Creates a cell.
    public init(value: Double, text: String, step: Int) {
      self.value = value
      self.text = text
      self.step = min(max(step, 0), 6)
    }
  }

  /// The words of the figure.
  public var caption: Caption
  /// The countries, in the order of rows and of columns.
  public var items: [Item]
  /// One row a country, one cell a country; nil for none.
  public var cells: [[Cell?]]
  /// The lower bound of each class as printed, up to seven.
  public var legend: [String]
  /// The longest text that a cell may be given later; values are printed only where it fits.
  public var longest: String
  /// The width in pixels.
  public var width: Double

  /// Creates a heat map.
  public init(
    caption: Caption, items: [Item], cells: [[Cell?]], legend: [String], longest: String = "",
    width: Double = 720
  ) {
    self.caption = caption
    self.items = items
    self.cells = cells
    self.legend = legend
    self.longest = longest
    self.width = width
  }

  /// Row, column, value, class and printed text, diagonal left out.
  public var table: (header: [String], rows: [[String]]) {
    var rows: [[String]] = []
    for (row, item) in items.enumerated() {
      for (column, other) in items.enumerated() where row != column {
        let cell = self[row, column]
        rows.append([
          item.country, item.label, other.country, other.label,
          cell.map { SVGNumber.value($0.value) } ?? "", cell.map { "\($0.step)" } ?? "",
          cell?.text ?? "",
        ])
      }
    }
    let header = ["row", "row_label", "column", "column_label", "value", "class", "text"]
    return (header, rows)
  }

  /// The cell of a row and a column, nil where the matrix has none.
  public subscript(row: Int, column: Int) -> Cell? {
    guard cells.indices.contains(row), cells[row].indices.contains(column) else { return nil }
    return cells[row][column]
  }

  /// Draws the matrix and the key to its classes.
  public func drawing(_ form: FigureForm) -> Drawing {
    var canvas = Canvas(caption, width: width, form: form)
    guard !items.isEmpty else { return canvas.finish(below: canvas.top) }
    let names =
      items.map {
        TextMetrics.width($0.label, size: 12.5, bold: $0.emphasis > .quiet)
      }.max() ?? 0
    let left = min(names, width * 0.3) + 8
    let size = min(34, (width - left) / Double(items.count))
    let heads = items.map { TextMetrics.width($0.short, size: 11, bold: true) }.max() ?? 0
    let levels = heads + 3 > size ? 2 : 1
    let top =
      HeatKey.draw(legend, width: width, from: canvas.top, on: &canvas) + 4 + Double(levels) * 14
    let hasTexts = hasTexts(size: size)
    drawHeads(left: left, top: top, size: size, levels: levels, on: &canvas)
    for (row, item) in items.enumerated() {
      let y = top + Double(row) * size
      var shapes: [SVGElement] = []
      let role = size < 13 ? item.emphasis.headRole : item.emphasis.textRole
      if size >= 11.5 || row.isMultiple(of: 2) {
        shapes.append(
          canvas.text(
            item.label, x: left - 8, centre: y + size / 2, anchor: .end, role: role,
            limit: left - 7.6))
      }
      for column in items.indices where column != row {
        if let cell = self[row, column] {
          let box = TextBox(x: left + Double(column) * size, y: y, width: size, height: size)
          shapes.append(draw(cell, row, column, in: box, hasText: hasTexts, on: &canvas))
        }
      }
      canvas.elements.append(
        SVGElement(.g, [.class: "mark", .dataCountry: item.country], shapes))
    }
    return canvas.finish(below: top + Double(items.count) * size + 4)
  }

  /// Whether every value fits its cell: all are printed, or none.
  private func hasTexts(size: Double) -> Bool {
    let widest =
      cells.flatMap { $0 }.compactMap { $0 }.map {
        TextMetrics.width($0.text, size: TextRole.heat($0.step).size)
      }.max() ?? 0
    let latent = TextMetrics.width(longest, size: TextRole.heat(0).size)
    return size >= 15 && max(widest, latent) <= size - 4
  }

  private func draw(
    _ cell: Cell, _ row: Int, _ column: Int, in box: TextBox, hasText: Bool,
    on canvas: inout Canvas
  ) -> SVGElement {
    let inner = TextBox(
      x: box.x + 0.5, y: box.y + 0.5, width: box.width - 1, height: box.height - 1)
    var shapes = [SVGElement.rect(inner, "f-heat\(cell.step)")]
    if hasText {
      shapes.append(
        canvas.text(
          cell.text, x: box.x + box.width / 2, centre: box.y + box.height / 2, anchor: .middle,
          role: .heat(cell.step)))
    }
    let title = "\(items[row].label) – \(items[column].label): \(cell.text)"
    return .mark(
      key: items[column].country, value: SVGNumber.value(cell.value), title: title,
      classes: "cell", shapes)
  }

  /// Short labels over the columns, on two levels in turn where one is too narrow.
  private func drawHeads(
    left: Double, top: Double, size: Double, levels: Int, on canvas: inout Canvas
  ) {
    let order = items.indices.sorted { (items[$1].emphasis, $0) < (items[$0].emphasis, $1) }
    for column in order {
      let item = items[column]
      let half = TextMetrics.width(item.short, size: 11, bold: item.emphasis > .quiet) / 2
      let x = min(left + (Double(column) + 0.5) * size, width - half)
      let y = top - 9 - (levels == 2 && column.isMultiple(of: 2) ? 14 : 0)
      let role = item.emphasis.headRole
      guard canvas.isFree(item.short, x: x, centre: y, anchor: .middle, role: role) else {
        continue
      }
      canvas.elements.append(
        canvas.text(item.short, x: x, centre: y, anchor: .middle, role: role))
    }
  }
}
