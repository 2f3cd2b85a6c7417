/// Seven classes for values that span many sizes: bounds on round numbers, each a like step apart.
struct HeatClasses {
  /// The lower bound of each class.
  let bounds: [Double]

  /// Classes by given bounds.
  init(bounds: [Double]) { self.bounds = bounds }

  /// Classes up to the greatest value, by steps of 1-2-5, 1-3-10 or 1-10, the finest that reaches
  /// down to a tenth of the values.
  init(_ values: [Double]) {
    let sorted = values.filter { $0 > 0 && $0.isFinite }.sorted()
    guard let greatest = sorted.last else {
      bounds = []
      return
    }
    let low = sorted[sorted.count / 10]
    var chosen: [Double] = []
    let finest: [[Double]] = [[1, 2, 5], [1, 3], [1]]
    for digits in finest {
      var all: [Double] = []
      for power in -9...15 {
        let unit = Double("1e\(power)") ?? 1
        all += digits.map { $0 * unit }
      }
      chosen = Array(all.filter { $0 <= greatest }.suffix(7))
      if (chosen.first ?? 0) <= low { break }
    }
    while chosen.count > 1, chosen[1] <= (sorted.first ?? 0) { chosen.removeFirst() }
    bounds = chosen
  }

  /// The class of a value.
  func step(_ value: Double) -> Int { max(0, (bounds.lastIndex { $0 <= value } ?? 0)) }

  /// The bounds as printed; the first says that it holds everything below the second.
  func legend(_ text: (Double) -> String) -> [String] {
    bounds.enumerated().map { index, bound in
      index == 0 && bounds.count > 1 ? "< \(text(bounds[1]))" : text(bound)
    }
  }
}
