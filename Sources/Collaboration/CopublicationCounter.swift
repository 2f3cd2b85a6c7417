import Geography

/// Adds publications to the copublications of a window, in the order they are given.
struct CopublicationCounter {
  private let window: YearWindow
  private let counting: CountingMethod
  private let territories: TerritoryPolicy
  private let filter: PublicationFilter
  private let size: SizeClass?
  private var tallies: [Tally] = []
  /// Weight and joint publications of every two countries.
  private var pairs = CountryPairs(empty: SIMD2<Double>.zero)
  /// The countries by slot.
  private var codes: [CountryCode] { pairs.codes }
  private var totals = Copublications.Totals()

  private struct Tally {
    var works = 0.0
    var international = 0.0
    var fractional = 0.0
    var led = 0.0
    var undetermined = 0.0
    var authors = 0.0
    var authorsWithoutCountry = 0.0
    var removed = Copublications.Removed()
  }

  /// The countries of one publication, reused from one to the next.
  private struct Publication {
    var slots: [Int] = []
    var shares: [Double] = []
    var leads: [Bool] = []
    var authors = 0
    var unresolved = 0
    var grades = GradeCounts()
    /// The places of every two countries that are a tie, with the weight of the publication.
    var ties: [(a: Int, b: Int, weight: Double)] = []
  }

  private var publication = Publication()

  init(
    window: YearWindow, counting: CountingMethod, territories: TerritoryPolicy,
    filter: PublicationFilter, size: SizeClass? = nil
  ) {
    self.window = window
    self.counting = counting
    self.territories = territories
    self.filter = filter
    self.size = size
  }

  /// Adds `publications` publications of one profile.
  mutating func add(_ profile: CollaborationProfile, publications k: Double) {
    gather(profile)
    gatherTies(profile.year)
    let n = publication.slots.count
    let isLarge = filter.isLarge(
      authors: publication.authors, countries: n, isTruncated: profile.isTruncated)
    if isLarge {
      countRemoved(k)
      return
    }
    if let size, !size.countries.contains(n) { return }
    totals.publications += k
    totals.authors += k * Double(publication.authors)
    totals.authorsWithoutCountry += k * Double(publication.unresolved)
    totals.grades.add(publication.grades, times: k)
    if n == 0 { totals.withoutCountry += k }
    let isUndetermined = n < 2 && publication.unresolved > 0
    if isUndetermined { totals.undetermined += k }

    var isTied = [Bool](repeating: false, count: n)
    for tie in publication.ties {
      isTied[tie.a] = true
      isTied[tie.b] = true
      let (i, j) = (publication.slots[tie.a], publication.slots[tie.b])
      pairs[i, j] += SIMD2(k * tie.weight, k)
    }
    if isTied.contains(true) { totals.international += k }
    for place in 0..<n {
      let slot = publication.slots[place]
      tallies[slot].works += k
      tallies[slot].fractional += k * publication.shares[place]
      tallies[slot].authors += k * Double(publication.authors)
      tallies[slot].authorsWithoutCountry += k * Double(publication.unresolved)
      if isTied[place] { tallies[slot].international += k }
      if isTied[place], publication.leads[place] { tallies[slot].led += k }
      if isUndetermined { tallies[slot].undetermined += k }
    }
  }

  private mutating func countRemoved(_ k: Double) {
    totals.removed += k
    for slot in publication.slots { tallies[slot].removed.publications += k }
    for tie in publication.ties {
      totals.removedWeight += k * tie.weight
      for place in [tie.a, tie.b] {
        tallies[publication.slots[place]].removed.weight += k * tie.weight
      }
    }
  }

  /// Finds the countries of a profile under grade and policy, with author shares and leads.
  private mutating func gather(_ profile: CollaborationProfile) {
    publication.slots.removeAll(keepingCapacity: true)
    publication.shares.removeAll(keepingCapacity: true)
    publication.leads.removeAll(keepingCapacity: true)
    publication.authors = profile.authorCount
    publication.unresolved = 0
    publication.grades = GradeCounts()
    var weakest: Grade?
    // Entries are authors, or affiliations where nobody knows whose they are; an entry of no author
    // (an affiliation beside linked ones) names a country without a share.
    let total = Double(max(1, profile.entryCount))
    for author in profile.authors {
      let counts = author.grade <= filter.grade
      let evidence = territories.readsStated ? author.stated : counts ? author.resolved : []
      let nodes = territories.nodes(for: evidence, year: profile.year)
      let grade = territories.readsStated ? .certain : author.grade
      if nodes.isEmpty {
        publication.unresolved += author.authors
        if counts || author.resolved.isEmpty {
          publication.grades.authorsWithoutCountry += Double(author.authors)
        } else {
          publication.grades.passedOver[grade] += Double(author.authors)
        }
        continue
      }
      publication.grades.authors[grade] += Double(author.authors)
      weakest = max(weakest ?? grade, grade)
      let share = Double(author.authors) / total / Double(nodes.count)
      for node in nodes {
        let slot = slot(of: node)
        if let place = publication.slots.firstIndex(of: slot) {
          publication.shares[place] += share
          if author.leads > 0 { publication.leads[place] = true }
        } else {
          publication.slots.append(slot)
          publication.shares.append(share)
          publication.leads.append(author.leads > 0)
        }
      }
    }
    if let weakest { publication.grades.publications[weakest] = 1 }
  }

  private mutating func slot(of code: CountryCode) -> Int {
    let slot = pairs.slot(of: code)
    if slot == tallies.count { tallies.append(Tally()) }
    return slot
  }

  private mutating func gatherTies(_ year: Int?) {
    publication.ties.removeAll(keepingCapacity: true)
    let n = publication.slots.count
    guard n >= 2 else { return }
    for a in 0..<(n - 1) {
      for b in (a + 1)..<n {
        let first = codes[publication.slots[a]]
        let second = codes[publication.slots[b]]
        guard territories.isInternational(first, second, year: year) else { continue }
        let weight = counting.weight(
          countries: n, publication.shares[a], publication.shares[b])
        publication.ties.append((a, b, weight))
      }
    }
  }

  /// The copublications so far.
  var result: Copublications {
    // A country seen on removed publications alone is not there.
    let order = pairs.ordered.filter { tallies[$0].works > 0 }
    let sorted = order.map { tallies[$0] }
    var removed: [CountryCode: Copublications.Removed] = [:]
    for (code, tally) in zip(codes, tallies) where tally.removed.publications > 0 {
      removed[code] = tally.removed
    }
    return Copublications(
      window: window, countries: order.map { codes[$0] }, works: sorted.map(\.works),
      internationalWorks: sorted.map(\.international), fractionalWorks: sorted.map(\.fractional),
      ledInternationalWorks: sorted.map(\.led), undeterminedWorks: sorted.map(\.undetermined),
      authors: sorted.map { (all: $0.authors, withoutCountry: $0.authorsWithoutCountry) },
      ties: pairs.ties(of: order), totals: totals, removed: removed)
  }
}

/// What a counting reads of single profiles.
extension CopublicationCounter {
  /// The countries of a publication and the weights of its ties.
  struct Reading: Hashable {
    /// The countries, sorted.
    var countries: [CountryCode]
    /// The ties, as places among the countries.
    var ties: [Tie]

    struct Tie: Hashable {
      var a: Int
      var b: Int
      var weight: Double
    }
  }

  /// What is read of a profile; nil where a limit removes it or no country is known.
  mutating func reading(of profile: CollaborationProfile) -> Reading? {
    gather(profile)
    gatherTies(profile.year)
    let n = publication.slots.count
    guard n > 0,
      !filter.isLarge(
        authors: publication.authors, countries: n, isTruncated: profile.isTruncated)
    else { return nil }
    let order = (0..<n).sorted {
      codes[publication.slots[$0]] < codes[publication.slots[$1]]
    }
    var place = [Int](repeating: 0, count: n)
    for (new, old) in order.enumerated() { place[old] = new }
    let ties = publication.ties.map { tie in
      let (a, b) = (place[tie.a], place[tie.b])
      return Reading.Tie(a: min(a, b), b: max(a, b), weight: tie.weight)
    }
    return Reading(
      countries: order.map { codes[publication.slots[$0]] },
      ties: ties.sorted { ($0.a, $0.b) < ($1.a, $1.b) })
  }

  /// Whether a country and each of its partners lead a publication; empty where the country has no
  /// tie in it or a limit removes it.
  mutating func leads(
    of focus: CountryCode, _ profile: CollaborationProfile
  ) -> [(partner: CountryCode, leads: (own: Bool, partner: Bool))] {
    gather(profile)
    gatherTies(profile.year)
    guard let own = publication.slots.firstIndex(where: { codes[$0] == focus }),
      !filter.isLarge(
        authors: publication.authors, countries: publication.slots.count,
        isTruncated: profile.isTruncated)
    else { return [] }
    return publication.ties.compactMap { tie in
      guard tie.a == own || tie.b == own else { return nil }
      let other = tie.a == own ? tie.b : tie.a
      return (
        codes[publication.slots[other]], (publication.leads[own], publication.leads[other])
      )
    }
  }
}
