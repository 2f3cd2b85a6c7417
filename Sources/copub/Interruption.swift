import CorpusStore
import Foundation
import Intake
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What signals do: Ctrl-C ends any command with 130; one that writes a corpus undoes first what is
/// half done.
enum Interruption {
  /// The longest that undoing may take; what is left then, the next opening of the corpus undoes.
  private static let patience = 0.8
  private static let isUnderWay = Atomic(false)

  /// True if the command was started deaf to Ctrl-C, as in the background of a script; it stays so.
  private static let isDeaf: Bool = {
    var action = sigaction()
    sigaction(SIGINT, nil, &action)
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
      == unsafeBitCast(SIG_IGN, to: Int.self)
  }()

  /// Sets how signals are met until a command says otherwise.
  static func prepare() {
    // A closed pipe and a full quota are errors of writing, and told as such.
    signal(SIGPIPE, SIG_IGN)
    signal(SIGXFSZ, SIG_IGN)
    if !isDeaf { signal(SIGINT) { _ in _exit(Exit.interrupted.rawValue) } }
  }

  /// From here on, an interruption leaves whole files in a corpus, and no new corpus without any.
  static func undoing(_ store: CorpusStore, isNew: Bool) {
    guard !isDeaf else { return }
    var interrupt = sigset_t()
    sigemptyset(&interrupt)
    sigaddset(&interrupt, SIGINT)
    // Threads made from here on are deaf to it too; one waits for it.
    pthread_sigmask(SIG_BLOCK, &interrupt, nil)
    Thread.detachNewThread { [interrupt] in
      var number: Int32 = 0
      var awaited = interrupt
      sigwait(&awaited, &number)
      isUnderWay.store(true, ordering: .sequentiallyConsistent)
      DispatchQueue.global().asyncAfter(deadline: .now() + patience) { end() }
      store.abandon { isEmpty in
        if isNew, isEmpty { try? FileManager.default.removeItem(atPath: store.path) }
        end()
      }
    }
  }

  /// Does not return once an interruption is being met: its own thread ends the process.
  static func waitForEnd() {
    while isUnderWay.load(ordering: .sequentiallyConsistent) { pause() }
  }

  private static func end() -> Never {
    Terminal.clearProgress()
    _exit(Exit.interrupted.rawValue)
  }
}
