#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What the system knows of a file without opening it.
///
/// `FileManager` would look up the names of owner and group too, for which some systems ask a service
/// by a socket; copub opens none.
public struct FileStatus: Hashable, Sendable {
  /// The number of bytes.
  public var size: Int
  /// True for a symbolic link itself.
  public var isLink: Bool

  /// The status of a file, of a link itself and not of what it leads to; nil if there is none.
  public init?(ofLinkOrFile path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The status of a file, through links; nil if there is none.
  public init?(of path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    size = Int(status.st_size)
    isLink = status.st_mode & S_IFMT == S_IFLNK
  }
}
