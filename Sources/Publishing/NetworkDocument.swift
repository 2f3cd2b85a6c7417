import Collaboration
import Geography
import Networks
import Rankings

/// A country network with everything known of its nodes and links, ready to be written for another
/// tool: centralities, ranks, change of rank, communities, and where it all comes from.
///
/// Nodes are countries by code; attributes are columns, so that a format writes whatever is there
/// without knowing what it means.
public struct NetworkDocument: Sendable {
  /// A value of an attribute.
  public enum Value: Sendable, Hashable {
    /// A text.
    case text(String)
    /// A whole number.
    case integer(Int)
    /// A number.
    case number(Double)
    /// Yes or no.
    case truth(Bool)
  }

  /// The kind of the values of a column.
  public enum Kind: Sendable, Hashable {
    /// Texts.
    case text
    /// Whole numbers.
    case integer
    /// Numbers.
    case number
    /// Yes or no.
    case truth
  }

  /// An attribute: its name and the kind of its values.
  public struct Column: Sendable, Hashable {
    /// The name, in lower case with underscores.
    public var name: String
    /// The kind of its values.
    public var kind: Kind
  }

  /// A country.
  public struct Node: Sendable, Hashable {
    /// The code.
    public var id: String
    /// The name in English.
    public var label: String
    /// One value a column; nil where there is none.
    public var values: [Value?]
    /// International works by year; years without any are left out.
    public var years: [Int: Double]
  }

  /// A tie of two countries.
  public struct Link: Sendable, Hashable {
    /// The place of the first country; of a directed tie the one that the value comes from.
    public var source: Int
    /// The place of the second country.
    public var target: Int
    /// The link value of the specification.
    public var weight: Double
    /// One value a column; nil where there is none.
    public var values: [Value?]
    /// Joint publications by year; years without any are left out.
    public var years: [Int: Double]
  }

  /// The window of the network: the last of those asked for.
  public var window: YearWindow
  /// True where a tie has a direction, as the weight `partner` has.
  public var isDirected: Bool
  /// The attributes of nodes.
  public var nodeColumns: [Column]
  /// The countries by code.
  public var nodes: [Node]
  /// The attributes of links beside the weight.
  public var linkColumns: [Column]
  /// The ties by the codes of their ends.
  public var links: [Link]
  /// Where the network comes from, in the order to print it.
  public var provenance: [(key: String, value: String)]

  /// The first and the last year of the windows.
  public var years: ClosedRange<Int>

  /// The provenance in one line.
  public var origin: String {
    provenance.map { "\($0.key): \($0.value)" }.joined(separator: "; ")
  }

  /// The place of a column of nodes.
  func column(_ name: String) -> Int? { nodeColumns.firstIndex { $0.name == name } }
}

extension NetworkDocument.Value {
  /// The value as formats print it.
  var text: String {
    switch self {
    case .text(let text): text
    case .integer(let number): String(number)
    case .number(let number): NumberText.exact(number)
    case .truth(let truth): truth ? "true" : "false"
    }
  }

  /// The value as a number; nil for a text.
  var number: Double? {
    switch self {
    case .text: nil
    case .integer(let number): Double(number)
    case .number(let number): number
    case .truth(let truth): truth ? 1 : 0
    }
  }

  /// The value as JSON.
  var json: JSONNode {
    switch self {
    case .text(let text): .string(text)
    case .integer(let number): .int(number)
    case .number(let number): .number(number)
    case .truth(let truth): .bool(truth)
    }
  }
}
