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
  /// True for a file of bytes: no folder, link, pipe, socket or device.
  public var isFile: Bool
  /// True for a symbolic link itself.
  public var isLink: Bool
  /// When the contents changed last, in nanoseconds since 1970.
  public var modified: Int
  /// Device, number, size, and the times of the last changes: no two states of files are alike in all.
  public var identity: String

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
    isFile = status.st_mode & S_IFMT == S_IFREG
    isLink = status.st_mode & S_IFMT == S_IFLNK
    #if canImport(Glibc)
      let (contents, node) = (status.st_mtim, status.st_ctim)
    #else
      let (contents, node) = (status.st_mtimespec, status.st_ctimespec)
    #endif
    let time = { (time: timespec) in Int(time.tv_sec) * 1_000_000_000 + Int(time.tv_nsec) }
    modified = time(contents)
    identity = "\(status.st_dev):\(status.st_ino):\(size):\(modified):\(time(node))"
  }
}
