import Foundation
import Publishing

/// What a report is doing and how long it may still take, shown on a terminal.
///
/// The time is judged from what each step took of the whole on the world study.
struct ReportProgress {
  private let isShown: Bool
  private let start = Date()

  init(isShown: Bool) { self.isShown = isShown }

  /// How much of the work lies before a step that begins with these words.
  private static let done: [(words: String, share: Double)] = [
    ("ranking", 0), ("checking", 0.06), ("resampling", 0.09), ("trying", 0.45),
    ("finding", 0.92), ("looking", 0.97),
  ]

  /// Says that a step begins.
  func step(_ text: String) {
    guard isShown else { return }
    let share = ReportProgress.done.first { text.hasPrefix($0.words) }?.share ?? 0
    let spent = Date().timeIntervalSince(start)
    let rest = share > 0 ? spent / share * (1 - share) : 0
    Terminal.progress(
      share > 0
        ? "\(text) (\(Int(100 * share)) %, about \(Int(rest.rounded(.up))) s left)" : text)
  }
}
