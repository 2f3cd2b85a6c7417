import ArgumentParser
import CorpusStore

/// `copub verify`: integrity, conservation, digest.
struct VerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Check a corpus: is the file whole, does everything add up.")

  @Argument(help: ArgumentHelp("A .copub corpus.", valueName: "corpus"))
  var corpus: String

  @Flag(help: "Print the SHA-256 of the contents, whatever way they came in.")
  var digest = false

  @Flag(
    help: "Print the SHA-256 of the profiles and their numbers alone, which counted profiles share."
  )
  var profileDigest = false

  func run() throws {
    let store = try CorpusStore.open(corpus, for: .read)
    let problems = try store.verify()
    if digest { Terminal.print(try store.digest() + "\n") }
    if profileDigest { Terminal.print(try store.profileDigest() + "\n") }
    guard problems.isEmpty else {
      throw CommandFailure(
        .unreadable,
        "\(corpus) is damaged: \(problems.prefix(3).map { $0.prefix { $0 != "\n" } }.joined(separator: "; "))."
      )
    }
    if !digest, !profileDigest { Terminal.print("\(corpus) is whole, and all records add up.\n") }
  }
}
