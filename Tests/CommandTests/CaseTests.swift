import Foundation
import TestSupport
import Testing

/// Every folder in `Cases` is a case: `cmd` holds commands, one a line; `stdout`, `stderr` and `exit`
/// what they must give, one after the other.
///
/// A line is `copub ARGUMENTS`, words parted by spaces, `'…'` for a word with spaces, `< FILE` at the
/// end for standard input. `{tmp}` is a folder of the case's own. In `stderr` a `*` stands for any
/// text. An absent `stdout` or `stderr` is empty, an absent `exit` is 0 for every command.
/// With `COPUB_WRITE_CASES=1` the files are written anew, to be looked at before they are committed.
struct CaseTests {
  static let folder = Place.inPackage("Tests/CommandTests/Cases")
  static let names =
    ((try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []).sorted()

  @Test func thereAreCases() { #expect(Self.names.count >= 20) }

  @Test(arguments: names)
  func theCommandSaysWhatTheCaseStates(name: String) throws {
    let place = Self.folder.appendingPathComponent(name)
    let temporary = try TemporaryFolder()
    var (stdout, stderr, exits) = ("", "", "")
    let commands = try text("cmd", of: place)
    try #require(!commands.isEmpty, "\(name) has no cmd")
    for line in commands.split(separator: "\n") {
      var words = Self.words(line.replacing("{tmp}", with: temporary.url.path))
      try #require(words.first == "copub", "\(line)")
      words.removeFirst()
      var input: String?
      if words.count >= 2, words[words.count - 2] == "<" {
        input = Place.inPackage(words.removeLast()).path
        words.removeLast()
      }
      let run = try CommandRun(words, input: input)
      stdout += run.stdout.replacing(temporary.url.path, with: "{tmp}")
      stderr += run.stderr.replacing(temporary.url.path, with: "{tmp}")
      exits += "\(run.exit)\n"
    }
    if ProcessInfo.processInfo.environment["COPUB_WRITE_CASES"] == "1" {
      for (file, text) in [("stdout", stdout), ("stderr", stderr), ("exit", exits)] {
        let url = place.appendingPathComponent(file)
        if text.isEmpty { try? FileManager.default.removeItem(at: url) }
        if !text.isEmpty { try text.write(to: url, atomically: true, encoding: .utf8) }
      }
      Issue.record("\(name) was written anew")
      return
    }
    #expect(stdout == (try text("stdout", of: place)))
    let pattern = try text("stderr", of: place)
    #expect(Self.matches(stderr, pattern), "\(stderr)\nis not\n\(pattern)")
    let expected = try text("exit", of: place)
    #expect(exits == expected)
  }

  private func text(_ file: String, of place: URL) throws -> String {
    let url = place.appendingPathComponent(file)
    guard FileManager.default.fileExists(atPath: url.path) else { return "" }
    return try String(contentsOf: url, encoding: .utf8)
  }

  static func words(_ line: some StringProtocol) -> [String] {
    var words: [String] = []
    var isQuoted = false
    var word: String?
    for character in line {
      if character == "'" {
        isQuoted.toggle()
        word = word ?? ""
      } else if character == " ", !isQuoted {
        if let done = word { words.append(done) }
        word = nil
      } else {
        word = (word ?? "") + String(character)
      }
    }
    return words + [word].compactMap(\.self)
  }

  /// True if a text has the form of a pattern in which `*` stands for any text.
  static func matches(_ text: String, _ pattern: String) -> Bool {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false)
    guard parts.count > 1 else { return text == pattern }
    guard let first = parts.first, let last = parts.last, text.hasPrefix(first) else {
      return false
    }
    var rest = text.dropFirst(first.count)
    for part in parts.dropFirst().dropLast() {
      guard let range = rest.firstRange(of: part) else { return false }
      rest = rest[range.upperBound...]
    }
    return rest.hasSuffix(last) && rest.count >= last.count
  }

  @Test func patterns() {
    #expect(Self.matches("one two three", "one * three"))
    #expect(Self.matches("one two three", "*"))
    #expect(!Self.matches("one two three", "one * four"))
    #expect(!Self.matches("one", "one*one"))
    #expect(Self.words("copub a 'b c'  d") == ["copub", "a", "b c", "d"])
  }
}
