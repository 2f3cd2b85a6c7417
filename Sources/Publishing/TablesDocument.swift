/// All tables of a report as JSON, `copub.tables/1`: each with its fields, their types and its rows.
enum TablesDocument {
  /// The document.
  ///
  /// A field is a number or a Boolean if all its cells are, empty ones apart; those are null.
  static func json(_ tables: [ReportTable], study: String) -> JSONNode {
    .object([
      "schema": .string("copub.tables/1"), "study": .string(study),
      "tables": .array(tables.map(table)),
    ])
  }

  private enum Kind: String {
    case number, boolean, string
  }

  private static func table(_ table: ReportTable) -> JSONNode {
    let data = table.data
    let kinds = data.header.indices.map { column -> Kind in
      let cells = data.rows.map { $0[column] }.filter { !$0.isEmpty }
      if cells.isEmpty { return .string }
      if cells.allSatisfy({ CSVTable.number($0) != nil }) { return .number }
      return cells.allSatisfy { $0 == "true" || $0 == "false" } ? .boolean : .string
    }
    let fields = zip(data.header, kinds).map { name, kind in
      JSONNode.object(["name": .string(name), "type": .string(kind.rawValue)])
    }
    let rows = data.rows.map { row in
      JSONNode.array(
        zip(row, kinds).map { cell, kind in
          switch kind {
          case _ where cell.isEmpty: .null
          case .number: .optional(CSVTable.number(cell))
          case .boolean: .bool(cell == "true")
          case .string: .string(cell)
          }
        })
    }
    return .object([
      "name": .string(table.id), "title": .string(table.title), "fields": .array(fields),
      "rows": .array(rows),
    ])
  }
}
