/// Why bytes could not be had.
///
/// Each case knows its finding.
public enum IntakeError: Error, Hashable, Sendable {
  /// The file cannot be opened or read; the system's reason.
  case unreadable(path: String, reason: String)
  /// A compressed file ends before its end.
  case truncated(container: String, byte: Int)
  /// Compressed data that contradict themselves.
  case damaged(container: String, byte: Int, reason: String)
  /// More bytes come out than a file of this size may hold.
  case bomb(container: String, byte: Int)
  /// A container that copub does not read, or not here.
  case unsupported(container: String, reason: String?)

  /// The stable code of the finding.
  public var code: String {
    switch self {
    case .unreadable: "file-unreadable"
    case .truncated(let container, _): "\(container)-truncated"
    case .damaged(let container, _, _): "\(container)-damaged"
    case .bomb: "unpack-limit"
    case .unsupported: "container-unsupported"
    }
  }

  /// The finding for a file.
  public func finding(file: String) -> Finding {
    switch self {
    case .unreadable(_, let reason):
      Finding(code, .error, file: file, "cannot be read: \(reason).")
    case .truncated(let container, let byte):
      Finding(
        code, .error, file: file, byte: byte,
        "the \(container) data end too early; what came before is kept. Fetch the file again.")
    case .damaged(let container, let byte, let reason):
      Finding(
        code, .error, file: file, byte: byte,
        "the \(container) data are damaged (\(reason)); what came before is kept. "
          + "Fetch the file again.")
    case .bomb(_, let byte):
      Finding(
        code, .error, file: file, byte: byte,
        "unpacks to far more than a file of its size should; reading stopped here.")
    case .unsupported(let container, let reason):
      Finding(
        code, .error, file: file,
        "is a \(container) container, which cannot be read here"
          + (reason.map { " (\($0))" } ?? "") + ". Unpack it first.")
    }
  }
}
