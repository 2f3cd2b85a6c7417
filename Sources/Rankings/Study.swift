import Collaboration
import Geography

/// A whole study as a value: what is compared, under which specification, against which published
/// ranks.
///
/// A report is a function of a corpus and a study.
public struct Study: Sendable, Hashable {
  /// A rank that somebody published.
  public struct PublishedRank: Sendable, Hashable {
    /// The window.
    public var window: YearWindow
    /// The rank.
    public var rank: Int
    /// The key of its citation.
    public var citation: String

    /// A published rank.
    public init(window: YearWindow, rank: Int, citation: String) {
      self.window = window
      self.rank = rank
      self.citation = citation
    }
  }

  /// What the study itself says, in one language.
  public struct Texts: Sendable, Hashable {
    /// The title; empty to make one.
    public var title = ""
    /// What must be said about how the published ranks belong together; empty for nothing.
    public var publishedNote = ""
    /// How the reference specification came to be; empty for nothing.
    public var specificationNote = ""

    /// No text.
    public init() {}
  }

  /// A source that the study cites.
  public struct Citation: Sendable, Hashable {
    /// The key.
    public var key: String
    /// The reference in full.
    public var text: String

    /// A citation.
    public init(key: String, text: String) {
      self.key = key
      self.text = text
    }
  }

  /// The name, used for the folder of its report.
  public var name: String
  /// What the study itself says, by language.
  public var texts: [String: Texts] = [:]
  /// The inputs as written, relative to the study file.
  public var inputs: [String] = []
  /// The scope of the corpus; unknown to detect it.
  public var scope = CorpusScope.unknown
  /// The country that the study is about.
  public var focus: CountryCode
  /// Countries set beside it.
  public var against: [CountryCode] = []
  /// The windows, in order.
  public var windows: [YearWindow]
  /// The two windows that the headline compares: the last two, unless said otherwise.
  public var compared: [YearWindow]
  /// The yearly series.
  public var series: [YearWindow] = []
  /// The reference specification.
  public var specification = Specification()
  /// Levels chosen for axes of the multiverse; an axis without any has the default ones.
  public var levels: [String: [String]] = [:]
  /// The languages of the report.
  public var languages = ["en"]
  /// Whether maps draw land; nil as the edition does: not in Chinese.
  public var outlines: Bool?
  /// Ranks that somebody published.
  public var published: [PublishedRank] = []
  /// The sources cited.
  public var citations: [Citation] = []

  /// A study of a country in some windows.
  public init(name: String, focus: CountryCode, windows: [YearWindow]) {
    self.name = name
    self.focus = focus
    self.windows = windows
    compared = windows.suffix(2)
  }

  /// The axes of the study's multiverse.
  ///
  /// - Throws: `SpecificationError` or `WindowError` where a level cannot be.
  public func axes(for source: any CopublicationSource) throws -> Multiverse.Axes {
    var axes = Multiverse.Axes(for: source, around: specification)
    for (axis, chosen) in levels.sorted(by: { $0.key < $1.key }) { try axes.set(axis, chosen) }
    return axes
  }

  /// The published ranks by window; nil where none was published.
  public var publishedRanks: [Int?] {
    windows.map { window in published.first { $0.window == window }?.rank }
  }
}
