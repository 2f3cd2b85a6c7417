/// A table of a report for a paper: `booktabs`, one file, to be taken in with `\input`.
public struct LaTeXTable {
  private let table: ReportTable

  init(_ table: ReportTable) { self.table = table }

  /// The file.
  var text: String {
    let alignment = table.columns.map { $0.hasPrefix(">") ? "r" : "l" }.joined()
    let line = { (cells: [String]) in
      "  " + cells.map(LaTeXTable.escape).joined(separator: " & ") + " \\\\\n"
    }
    return "% \\usepackage{booktabs}; Chinese needs XeLaTeX or LuaLaTeX with ctex.\n"
      + "\\begin{table}\n  \\centering\n  \\caption{\(LaTeXTable.escape(table.title))}\n"
      + "  \\label{tab:\(table.id)}\n  \\begin{tabular}{\(alignment)}\n  \\toprule\n"
      + line(table.heads) + "  \\midrule\n" + table.rows.map(line).joined()
      + "  \\bottomrule\n  \\end{tabular}\n\\end{table}\n"
  }

  /// A text in which nothing is a command.
  public static func escape(_ text: String) -> String {
    var escaped = ""
    for scalar in TextGrid.clean(text).unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\textbackslash{}"
      case "~": escaped += "\\textasciitilde{}"
      case "^": escaped += "\\textasciicircum{}"
      case "{", "}", "$", "&", "#", "_", "%":
        escaped += "\\"
        escaped.unicodeScalars.append(scalar)
      case "\u{2212}": escaped += "$-$"
      case "\u{2013}": escaped += "--"
      case "\u{202F}": escaped += "\\,"
      case "\u{A0}": escaped += "~"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}
