/// A rank as it is printed: a number, and whether it is shared.
public struct Standing: Sendable, Hashable {
  /// The competition rank, 1 for the best.
  public var rank: Int
  /// Whether another country holds the same rank.
  public var isTied: Bool

  /// Creates a standing.
  public init(_ rank: Int, tied: Bool = false) {
    self.rank = rank
    self.isTied = tied
  }

  /// `6`, or `=6` for a tie.
  public var text: String { isTied ? "=\(rank)" : "\(rank)" }
}
