import Collaboration
import Foundation
import Geography
import Testing

/// A corpus whose answers are kept answers as the publications themselves do.
struct KeptCorpusTests {
  /// Keeps answers in memory.
  private final class Memory: AnswerKeeper, @unchecked Sendable {
    private let lock = NSLock()
    private var answers: [String: [UInt8]] = [:]
    private var current = true

    var isCurrent: Bool { lock.withLock { current } }
    var count: Int { lock.withLock { answers.count } }
    func kept(_ question: String) -> [UInt8]? { lock.withLock { answers[question] } }
    func keep(_ answer: [UInt8], to question: String) {
      lock.withLock { if current { answers[question] = answer } }
    }
    /// The corpus was written to.
    func expire() { lock.withLock { current = false } }
    /// Every answer loses its end.
    func damage() {
      lock.withLock { for (question, answer) in answers { answers[question] = answer.dropLast() } }
    }
  }

  /// Counts how often the publications are read.
  private final class Loads: @unchecked Sendable {
    private let lock = NSLock()
    private var number = 0
    var count: Int { lock.withLock { number } }
    func add() { lock.withLock { number += 1 } }
  }

  private let plain: ProfileCorpus
  private let memory = Memory()
  private let loads = Loads()

  init() throws {
    plain = ProfileCorpus(entries: [
      try TinyCorpus.entry("CN*2!1 US", times: 3, fields: ["Physics"]),
      try TinyCorpus.entry("CN+DE!1 FR~g", fields: ["Physics", "Medicine"]),
      try TinyCorpus.entry("DE!1 FR JP", year: 2019, times: 2),
      try TinyCorpus.entry("US!1 HK -", year: 2019, isRetracted: true),
      try TinyCorpus.entry("HK CN", year: 2020, times: 5),
      try TinyCorpus.entry("DE", year: nil),
    ])
  }

  private func open(_ scope: CorpusScope = .unknown) throws -> KeptCorpus {
    try KeptCorpus(scope: scope, answers: memory) { [plain, loads] in
      loads.add()
      return plain
    }
  }

  private func sameAnswers(_ corpus: KeptCorpus) throws {
    #expect(corpus.years == plain.years && corpus.fields == plain.fields)
    #expect(corpus.scope == plain.scope && !corpus.isScopeDeclared)
    #expect(corpus.defaultTerritories == plain.defaultTerritories)
    var few = PublicationFilter()
    few.maxCountries = 2
    var drop = PublicationFilter()
    drop.retracted = .drop
    var physics = PublicationFilter()
    physics.fields = ["Physics"]
    var guesses = PublicationFilter()
    guesses.grade = .guess
    for filter in [PublicationFilter(), few, drop, physics, guesses] {
      for name in ["as-resolved", "hk-mo-in-cn", "as-resolved+eu-27"] {
        let policy = try #require(TerritoryPolicy.named(name))
        for window in try ["2018", "2018-2020", "1990-1999", "2019-2030"].map({
          try YearWindow(parsing: $0)
        }) {
          for counting in CountingMethod.allCases {
            let ask = { (source: any CopublicationSource) in
              try source.copublications(
                in: window, counting: counting, territories: policy, filter: filter)
            }
            #expect(try ask(corpus).bytes == ask(plain).bytes)
          }
          let sizes = { (source: any CopublicationSource) in
            try source.copublicationsBySize(
              in: window, counting: .full, territories: policy, filter: filter
            ).mapValues(\.bytes)
          }
          #expect(try sizes(corpus) == sizes(plain))
          let china = try TinyCorpus.code("CN")
          let leads = { (source: any CopublicationSource) in
            try source.leadership(of: china, in: window, territories: policy, filter: filter)
          }
          #expect(try leads(corpus) == leads(plain))
        }
      }
    }
  }

  @Test func answersAreThoseOfThePublications() throws {
    try sameAnswers(try open())
    #expect(loads.count == 1, "one reading answers all")
    let kept = memory.count
    try sameAnswers(try open())
    #expect(loads.count == 1, "what was asked before is read no more")
    #expect(memory.count == kept)
  }

  @Test func damagedAnswersAreFoundAgain() throws {
    try sameAnswers(try open())
    memory.damage()
    try sameAnswers(try open())
    #expect(loads.count == 2)
  }

  /// Who declares a scope takes it from nobody else: a corpus of one country stays one.
  @Test func aDeclaredScopeIsNotKept() throws {
    let selected = ProfileCorpus(entries: [try TinyCorpus.entry("CN US", times: 20)])
    #expect(selected.scope == .country(try TinyCorpus.code("CN")))
    let open = { [memory] (scope: CorpusScope) in
      try KeptCorpus(scope: scope, answers: memory) { selected }
    }
    let declared = try open(.world)
    #expect(declared.scope == .world && declared.isScopeDeclared)
    let other = try open(.unknown)
    #expect(other.scope == selected.scope && !other.isScopeDeclared)
  }

  @Test func publicationsOfALaterCorpusDoNotGoWithKeptAnswers() throws {
    _ = try open()
    let corpus = try open()
    memory.expire()
    let error = #expect(throws: CountingError.self) {
      try corpus.copublications(
        in: YearWindow(year: 2018), counting: .full, territories: .asResolved,
        filter: PublicationFilter())
    }
    #expect(error?.code == "corpus-changed")
  }

  @Test func aCorpusThatChangesWhileItIsOpenedIsOneReading() throws {
    memory.expire()
    let corpus = try open()
    try sameAnswers(corpus)
    #expect(loads.count == 1 && memory.count == 0 && corpus.answers == nil)
  }
}
