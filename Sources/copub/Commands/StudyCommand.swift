import ArgumentParser
import Collaboration
import Foundation
import Geography
import Publishing
import Rankings

/// `copub study`: a study file with every default written out.
struct StudyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "study",
    abstract: "Write a study file for a corpus, every default written out, ready to edit.")

  @OptionGroup var corpus: CorpusOptions
  @OptionGroup(title: "Study") var study: StudyOptions
  @OptionGroup(title: "Specification") var options: SpecificationOptions

  func run() throws {
    let loaded = try corpus.load()
    var study = try study.study(loaded, options, inputs: corpus.inputs)
    for (axis, levels) in try study.axes(for: loaded.source).items where axis != "windows" {
      study.levels[axis] = levels
    }
    Terminal.print(StudyFile.text(study))
  }
}

/// What a study is about, where no file says it.
struct StudyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The country the report is about (default: the largest riser).", valueName: "code"))
  var focus: String?
  @Option(help: ArgumentHelp("Countries beside it, by comma.", valueName: "codes"))
  var against: String?
  @Option(
    name: [.customLong("windows"), .customLong("window")],
    help: ArgumentHelp("The windows (default: the last two of five years).", valueName: "windows"))
  var windows: String?
  @Option(help: ArgumentHelp("en or zh-Hans, several by comma.", valueName: "language"))
  var language: String?

  func validate() throws {
    for name in (language ?? "").split(separator: ",") where Language(rawValue: String(name)) == nil
    {
      throw ValidationError("--language takes en or zh-Hans, not '\(name)'.")
    }
  }

  /// The languages asked for; nil if none.
  var languages: [String]? { language?.split(separator: ",").map(String.init) }

  /// A study of a corpus: what is not given is chosen from the data.
  func study(
    _ loaded: LoadedCorpus, _ options: SpecificationOptions, inputs: [String]
  ) throws -> Study {
    let specification = try options.specification(for: loaded.source)
    let ranker = Ranker(loaded.source)
    try ranker.checkScope()
    let years = try StudyOptions.usableYears(ranker, specification)
    let chosen = try loaded.windows(windows ?? StudyOptions.windows(years, loaded))
    let code =
      try focus.map(LoadedCorpus.country) ?? StudyOptions.riser(ranker, chosen, specification)
    var study = Study(name: "report", focus: code, windows: chosen)
    // A study names its inputs from its own folder, which is not known here: whole paths hold anywhere.
    study.inputs = inputs.map { $0 == "-" ? $0 : URL(fileURLWithPath: $0).standardized.path }
    study.specification = specification
    study.against = try (against ?? "").split(separator: ",").map {
      try LoadedCorpus.country(String($0))
    }
    study.add(try options.groups())
    if let years { study.series = years.map { YearWindow(year: $0) } }
    if let languages { study.languages = languages }
    study.scope = loaded.source.isScopeDeclared ? loaded.source.scope : .unknown
    return study
  }

  /// The last two spans of five years, or the two halves of a shorter corpus.
  private static func windows(_ years: ClosedRange<Int>?, _ loaded: LoadedCorpus) throws -> String {
    guard let years else { return try loaded.allYears() }
    let (first, last) = (years.lowerBound, years.upperBound)
    if years.count >= 10 { return "\(last - 9)-\(last - 5),\(last - 4)-\(last)" }
    if years.count >= 2 {
      let middle = first + (years.count / 2) - 1
      return "\(first)-\(middle),\(middle + 1)-\(last)"
    }
    return "\(first)"
  }

  /// The years that a report can speak of: those around the richest one without a gap, each with at
  /// least a hundredth of its ties, and without a last year that is probably incomplete
  /// (`Coverage`).
  private static func usableYears(
    _ ranker: Ranker, _ specification: Specification
  ) throws -> ClosedRange<Int>? {
    let coverage = try ranker.yearlyCoverage(ranker.readings(of: specification)[0])
    var ties: [Int: Double] = [:]
    for year in coverage { ties[year.window.first] = year.joint }
    guard let most = ties.values.max(), most > 0,
      let richest = ties.filter({ $0.value == most }).keys.max()
    else { return nil }
    var (first, last) = (richest, richest)
    while (ties[first - 1] ?? 0) >= 0.01 * most { first -= 1 }
    while (ties[last + 1] ?? 0) >= 0.01 * most { last += 1 }
    let incomplete = coverage.filter(\.isIncomplete).map(\.window.first)
    if last > first + 1, last > richest, incomplete.contains(last) { last -= 1 }
    return first...last
  }

  /// The country that rose most between the last two windows; among equals the better ranked one.
  private static func riser(
    _ ranker: Ranker, _ windows: [YearWindow], _ specification: Specification
  ) throws -> CountryCode {
    let comparison = try ranker.comparison(of: windows.suffix(2), specification)
    let best = comparison.moves.filter { ($0.ranks.last ?? nil).map { $0 <= 20 } ?? false }
      .max { ($0.rise ?? Int.min) < ($1.rise ?? Int.min) }
    guard let code = (best ?? comparison.moves.first)?.country else {
      throw CommandFailure(.unreadable, "No country of the corpus can be ranked.")
    }
    return code
  }
}

extension Study {
  /// Sets the members of groups, of the last window, beside the focus; a group that counts as one
  /// country stands for itself.
  mutating func add(_ groups: [(group: CountryGroup, isOne: Bool)]) {
    guard let last = windows.last else { return }
    for (group, isOne) in groups {
      let members = isOne ? [group.node] : group.members(during: last.first...last.last)
      for code in members where code != focus && !against.contains(code) { against.append(code) }
    }
  }
}
