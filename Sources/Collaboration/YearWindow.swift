/// A run of years, both ends included.
public struct YearWindow: Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The first year.
  public let first: Int
  /// The last year.
  public let last: Int

  /// The years that a publication can have.
  public static let plausible = 1400...2200

  /// A window; nil if it ends before it begins.
  public init?(_ first: Int, _ last: Int) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// A window of one year.
  public init(year: Int) {
    first = year
    last = year
  }

  /// Reads `2013-2017` (any dash) or `2018`.
  ///
  /// - Throws: `WindowError` saying what is wrong.
  public init(parsing text: some StringProtocol) throws(WindowError) {
    let bare = String(text).replacing("\u{2013}", with: "-").replacing("\u{2014}", with: "-")
    let parts = bare.split(separator: "-", omittingEmptySubsequences: false)
      .map { part -> Int? in
        let digits = part.filter { !$0.isWhitespace }
        return digits.allSatisfy { $0.isASCII && $0.isNumber } ? Int(digits) : nil
      }
    guard parts.count <= 2, let first = parts.first ?? nil, let last = parts.last ?? nil,
      YearWindow.plausible.contains(first), YearWindow.plausible.contains(last)
    else { throw WindowError(text: String(text), reason: "is no year and no span of years") }
    guard let window = YearWindow(first, last) else {
      throw WindowError(text: String(text), reason: "ends before it begins")
    }
    self = window
  }

  /// True if a year lies in the window.
  public func contains(_ year: Int) -> Bool { year >= first && year <= last }

  /// The years in order.
  public var years: ClosedRange<Int> { first...last }

  /// `2013-2017`, or `2018` for one year.
  public var description: String { first == last ? "\(first)" : "\(first)-\(last)" }

  /// By first, then last year.
  public static func < (left: YearWindow, right: YearWindow) -> Bool {
    (left.first, left.last) < (right.first, right.last)
  }
}

/// A window that cannot be read.
public struct WindowError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was given.
  public let text: String
  /// What is wrong with it.
  public let reason: String

  /// A paragraph for people.
  public var description: String {
    "The window '\(text)' \(reason). Windows are written 2013-2017 or 2018, several by comma, "
      + "yearly:2013-2022, sliding5:2006-2022, or last 2 of sliding5."
  }
}

extension YearWindow {
  /// Reads a list of windows: `2013-2017,2018-2022`, `yearly:2013-2022`, `sliding5:2006-2022`,
  /// `last 2 of sliding5`, or a mixture by comma.
  ///
  /// - Parameter available: the years of the corpus, which stand in where a series names none.
  public static func list(
    parsing text: String, available: ClosedRange<Int>?
  ) throws(WindowError) -> [YearWindow] {
    var windows: [YearWindow] = []
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      windows += try series(String(part.drop { $0 == " " }), available)
    }
    guard !windows.isEmpty else { throw WindowError(text: text, reason: "is empty") }
    return windows
  }

  private static func series(
    _ text: String, _ available: ClosedRange<Int>?
  ) throws(WindowError) -> [YearWindow] {
    let words = text.split(separator: " ")
    if words.count == 4, words[0] == "last", words[2] == "of" {
      guard let count = Int(words[1]), count > 0 else {
        throw WindowError(text: text, reason: "does not say how many windows")
      }
      return Array(try series(String(words[3]), available).suffix(count))
    }
    let parts = text.split(separator: ":", maxSplits: 1)
    guard let kind = parts.first, kind == "yearly" || kind.hasPrefix("sliding") else {
      return [try YearWindow(parsing: text)]
    }
    let length = kind == "yearly" ? 1 : Int(kind.dropFirst(7)) ?? 0
    guard length >= 1 else {
      throw WindowError(text: text, reason: "does not say how long its windows are")
    }
    var span = available.flatMap { YearWindow($0.lowerBound, $0.upperBound) }
    if parts.count == 2 { span = try YearWindow(parsing: parts[1]) }
    guard let span else {
      throw WindowError(text: text, reason: "needs years, as in \(kind):2013-2022")
    }
    guard length <= span.years.count else {
      throw WindowError(text: text, reason: "spans fewer years than one of its windows")
    }
    return (span.first...(span.last - length + 1)).compactMap { first in
      YearWindow(first, first + length - 1)
    }
  }
}
