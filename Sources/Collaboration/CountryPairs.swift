import Geography

/// A value for every two countries, in a table that grows with the countries that are met.
///
/// Each country has a slot, in the order in which they are met; the values of a slot and of all before
/// it lie in a row.
///
/// - Complexity: O(1) to read or write a value, O(n) for a country that is new, memory n²/2.
struct CountryPairs<Value> {
  /// The countries by slot.
  private(set) var codes: [CountryCode] = []
  private let empty: Value
  private var slots = [Int](repeating: -1, count: CountryCode.limit)
  private var values: [Value] = []

  /// No countries; `empty` is the value of two countries before it is set.
  init(empty: Value) { self.empty = empty }

  /// The slot of a country, which gets one if it has none.
  mutating func slot(of code: CountryCode) -> Int {
    let known = slots[code.place]
    if known >= 0 { return known }
    slots[code.place] = codes.count
    values.append(contentsOf: repeatElement(empty, count: codes.count))
    codes.append(code)
    return codes.count - 1
  }

  /// The slot of a country; nil if it has none.
  func knownSlot(of code: CountryCode) -> Int? {
    let slot = slots[code.place]
    return slot < 0 ? nil : slot
  }

  /// The value of two different slots, in either order.
  subscript(i: Int, j: Int) -> Value {
    get { values[CountryPairs.place(i, j)] }
    set { values[CountryPairs.place(i, j)] = newValue }
  }

  private static func place(_ i: Int, _ j: Int) -> Int {
    let (low, high) = (min(i, j), max(i, j))
    return high * (high - 1) / 2 + low
  }

  /// The slots in the order of the codes.
  var ordered: [Int] { codes.indices.sorted { codes[$0] < codes[$1] } }

  /// Tells the value of every two countries, the pairs in the order of their codes.
  func forEach<Failure: Error>(
    _ body: (CountryCode, CountryCode, Value) throws(Failure) -> Void
  ) throws(Failure) {
    let order = ordered
    for (place, i) in order.enumerated() {
      for j in order[(place + 1)...] { try body(codes[i], codes[j], self[i, j]) }
    }
  }
}

extension CountryPairs: Sendable where Value: Sendable {}

/// Weights and joint publications.
extension CountryPairs where Value == SIMD2<Double> {
  /// The ties of some slots that have joint publications, sorted; places are those in the list.
  func ties(of slots: [Int]) -> [Copublications.Tie] {
    var ties: [Copublications.Tie] = []
    for (i, a) in slots.enumerated() {
      for (j, b) in slots.enumerated().dropFirst(i + 1) {
        let pair = self[a, b]
        guard pair[1] > 0 else { continue }
        ties.append(Copublications.Tie(i: i, j: j, weight: pair[0], joint: pair[1]))
      }
    }
    return ties
  }
}

/// Numbers of pairs, where some pairs have none.
extension CountryPairs where Value == Double {
  /// Joint publications by pair.
  init(_ pairs: [PairCounts.Pair] = []) {
    self.init(empty: .nan)
    for pair in pairs { add(pair.joint, pair.a, pair.b) }
  }

  /// The number of two countries; nil if they have none.
  subscript(a: CountryCode, b: CountryCode) -> Double? {
    guard let i = knownSlot(of: a), let j = knownSlot(of: b), i != j else { return nil }
    return self[i, j].isNaN ? nil : self[i, j]
  }

  /// Sets the number of two countries.
  mutating func set(_ number: Double, _ a: CountryCode, _ b: CountryCode) {
    self[slot(of: a), slot(of: b)] = number
  }

  /// Adds to the number of two countries.
  mutating func add(_ number: Double, _ a: CountryCode, _ b: CountryCode) {
    set((self[a, b] ?? 0) + number, a, b)
  }

  /// The pairs that have a number, sorted.
  var pairs: [PairCounts.Pair] {
    var pairs: [PairCounts.Pair] = []
    forEach { a, b, number in
      if !number.isNaN { pairs.append(PairCounts.Pair(a: a, b: b, joint: number)) }
    }
    return pairs
  }
}
