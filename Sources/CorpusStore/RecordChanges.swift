/// What the records of a run were to the corpus they came into.
///
/// A record is known by its provider's own name of it; records without one are always new.
public struct RecordChanges: Hashable, Sendable {
  /// Records that the corpus had no version of.
  public var new = 0
  /// Newer versions that say something else.
  public var changed = 0
  /// Versions that say what the corpus knew, newer or not.
  public var unchanged = 0
  /// Older versions than the one that the corpus has, saying something else.
  public var older = 0
  /// Records that their source deleted.
  public var deleted = 0

  /// Nothing yet.
  public init() {}

  /// Adds other counts.
  public static func += (left: inout RecordChanges, right: RecordChanges) {
    left.new += right.new
    left.changed += right.changed
    left.unchanged += right.unchanged
    left.older += right.older
    left.deleted += right.deleted
  }
}
