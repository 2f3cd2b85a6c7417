import Collaboration
import Foundation
import Geography
import Intake
import Markup
import Rankings

/// What an earlier report said, and how its ranks come out now: each change of rank split into revised
/// data, changed software or gazetteer, and new years.
public struct Revisions: Sendable {
  /// An earlier report, as its manifest and its numbers tell it.
  public struct Earlier: Sendable {
    /// The version of copub that made it.
    public var version: String
    /// The inputs with their digests.
    public var inputs: [ReportContents.InputDigest]
    /// The reference specification.
    public var specification: Specification
    /// The last window.
    public var window: YearWindow
    /// The ranks in that window.
    public var ranks: [CountryCode: Int]

    /// Reads a manifest and the `report.json` beside it.
    ///
    /// - Throws: `StudyError` saying what is wrong with them.
    public init(manifest path: String) throws {
      let report = URL(fileURLWithPath: path).deletingLastPathComponent()
        .appendingPathComponent("report.json").path
      let stated = try Earlier.read(path) { manifest in
        (
          schema: manifest["schema"]?.string, version: manifest["copub"]?.string,
          line: manifest["specification"]?.string,
          inputs: manifest["inputs"].many.map { input in
            ReportContents.InputDigest(
              path: input["path"]?.string ?? "", sha256: input["sha256"]?.string ?? "")
          }
        )
      }
      let (windows, ranks) = try Earlier.read(report) { report in
        let comparison = report["comparison"]
        return (comparison["windows"].texts(), Earlier.ranks(comparison["moves"]))
      }
      guard stated.schema == "copub.manifest/1", let version = stated.version,
        let line = stated.line, let last = windows.last
      else {
        throw StudyError(
          "\(path) is no manifest of a copub report with its report.json beside it.")
      }
      self.version = version
      self.ranks = ranks
      inputs = stated.inputs
      specification = try Specification(parsing: line)
      window = try YearWindow(parsing: last)
    }

    /// The last rank of each country.
    private static func ranks(_ moves: JSONValue?) -> [CountryCode: Int] {
      var ranks: [CountryCode: Int] = [:]
      for move in moves.many {
        let last = move["ranks"].many.reduce(nil) { $1 } as JSONValue?
        guard let code = move["country"]?.string.flatMap({ CountryCode($0) }) else { continue }
        ranks[code] = last?.int
      }
      return ranks
    }

    private static func read<Result>(
      _ path: String, _ body: (JSONValue) throws -> Result
    ) throws -> Result {
      let limits = Limits.standard
      guard let bytes = try? Input(path: path).bytes(upTo: limits.tableBytes) else {
        throw StudyError(
          "\(path) cannot be read. --previous takes the manifest.json of an earlier report, with its "
            + "report.json beside it.")
      }
      do {
        return try JSONParser(depth: limits.depth).parse(bytes, body)
      } catch is JSONError {
        throw StudyError("\(path) is no JSON.")
      }
    }
  }

  /// What can have moved the rank of the same window.
  public enum Cause: String, Sendable {
    /// Nothing: inputs and software are the same.
    case none
    /// The inputs differ, the software is the same.
    case data
    /// The software differs, the inputs are the same.
    case software
    /// Both differ, and the earlier inputs were there to be counted again.
    case parted
    /// Both differ, and the earlier inputs are gone.
    case together
  }

  /// A country: its rank in the earlier report, with the earlier inputs and this software, with the
  /// inputs of now, and in the last window of now.
  public struct Row: Sendable {
    /// The country.
    public var country: CountryCode
    /// As the earlier report gave it.
    public var then: Int?
    /// The earlier inputs under this software; nil where they are not at hand.
    public var earlierData: Int?
    /// The same window and specification now.
    public var now: Int?
    /// The last window now, under the specification of now.
    public var last: Int?

    /// Places risen by revised data; nil where that cannot be told.
    func data(_ cause: Cause) -> Int? {
      switch cause {
      case .none, .software: then == nil || now == nil ? nil : 0
      case .data: change(then, now)
      case .parted: change(earlierData, now)
      case .together: nil
      }
    }

    /// Places risen by changed software or gazetteer; nil where that cannot be told.
    func software(_ cause: Cause) -> Int? {
      switch cause {
      case .none, .data: then == nil || now == nil ? nil : 0
      case .software: change(then, now)
      case .parted: change(then, earlierData)
      case .together: nil
      }
    }

    /// Places risen since by new years.
    var years: Int? { change(now, last) }

    private func change(_ before: Int?, _ after: Int?) -> Int? {
      before.flatMap { before in after.map { before - $0 } }
    }
  }

  /// The earlier report.
  public var earlier: Earlier
  /// What can have moved the ranks of its window.
  public var cause: Cause
  /// True if the specification is another now; its effect then stands with the new years.
  public var isSpecificationChanged: Bool
  /// The last window now.
  public var window: YearWindow
  /// The countries by their rank now.
  public var rows: [Row]

  /// Compares with an earlier report.
  ///
  /// - Parameter earlierSource: the earlier inputs, where they are at hand.
  /// - Throws: where the window of the earlier report cannot be counted.
  public init(
    _ earlier: Earlier, _ ranker: Ranker, earlierSource: Ranker?, study: Study,
    inputs: [ReportContents.InputDigest], version: String
  ) throws {
    self.earlier = earlier
    let digests = { (inputs: [ReportContents.InputDigest]) in inputs.map(\.sha256).sorted() }
    let isSameData = digests(earlier.inputs) == digests(inputs)
    let isSameSoftware = earlier.version == version
    cause =
      switch (isSameData, isSameSoftware) {
      case (true, true): .none
      case (false, true): .data
      case (true, false): .software
      case (false, false): earlierSource == nil ? .together : .parted
      }
    isSpecificationChanged = earlier.specification != study.specification
    window = study.windows[study.windows.count - 1]
    let now = try ranker.ranking(in: earlier.window, earlier.specification)
    let last = try ranker.ranking(in: window, study.specification)
    let held = try earlierSource.map { try $0.ranking(in: earlier.window, earlier.specification) }
    let countries = Set(earlier.ranks.keys).union(last.entries.map(\.country)).sorted()
    rows = countries.map { country in
      Row(
        country: country, then: earlier.ranks[country], earlierData: held?.rank(country),
        now: now.rank(country), last: last.rank(country))
    }
    rows.sort { ($0.last ?? .max, $0.country) < ($1.last ?? .max, $1.country) }
  }
}
