/// Somebody who owns nothing: root may read and write every file, and could not see what others are
/// refused.
public enum Nobody {
  /// Does something without the rights of root, in this thread alone.
  public static func run<Value>(_ body: () throws -> Value) rethrows -> Value {
    let own = setfsuid(65534)
    defer { _ = setfsuid(UInt32(bitPattern: own)) }
    return try body()
  }
}

/// Linux: the user whose rights the thread has in the file system; returns who it was before.
@_silgen_name("setfsuid")
private func setfsuid(_ user: UInt32) -> Int32
