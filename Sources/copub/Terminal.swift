import Foundation
import Publishing
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Data go to standard output, words to standard error.
enum Terminal {
  private static let output = Mutex<[UInt8]>([])
  private static let hasProgress = Mutex(false)

  /// True if standard error is a terminal: only then is progress shown.
  static let showsProgress = isatty(STDERR_FILENO) == 1

  /// Writes data.
  static func print(_ text: String) {
    output.withLock { buffer in
      buffer.append(contentsOf: text.utf8)
      if buffer.count >= 1 << 16 { drain(&buffer) }
    }
  }

  /// Writes data.
  static func print(bytes: [UInt8]) {
    output.withLock { buffer in
      buffer.append(contentsOf: bytes)
      if buffer.count >= 1 << 16 { drain(&buffer) }
    }
  }

  /// Writes what waits.
  static func flush() { output.withLock { drain(&$0) } }

  private static func drain(_ buffer: inout [UInt8]) {
    if !write(buffer, to: STDOUT_FILENO) {
      // Who reads has enough, as `head` has after its lines.
      if errno == EPIPE { exit(Exit.done.rawValue) }
      _ = write(
        Array(
          "copub: standard output cannot be written: \(String(cString: strerror(errno))).\n".utf8),
        to: STDERR_FILENO)
      exit(Exit.inputOutput.rawValue)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    var done = 0
    while done < bytes.count {
      let count = bytes.withUnsafeBytes { all in
        Glibc.write(descriptor, all.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count < 0 && errno != EINTR { return false }
      if count > 0 { done += count }
    }
    return true
  }

  /// Says something to people, one paragraph a line, without anything a terminal would act on.
  static func say(_ text: String) {
    clearProgress()
    flush()
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let clean = lines.map { TextGrid.clean(String($0)) + "\n" }.joined()
    _ = write(Array(clean.utf8), to: STDERR_FILENO)
  }

  /// Shows how far the work has come, on a terminal only.
  static func progress(_ text: String) {
    guard showsProgress else { return }
    hasProgress.withLock { shown in
      _ = write(Array("\r\u{1B}[K\(TextGrid.clean(text))".utf8), to: STDERR_FILENO)
      shown = true
    }
  }

  /// Takes the progress line away.
  static func clearProgress() {
    hasProgress.withLock { shown in
      if shown { _ = write(Array("\r\u{1B}[K".utf8), to: STDERR_FILENO) }
      shown = false
    }
  }
}
