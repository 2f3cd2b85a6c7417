import ArgumentParser
import Collaboration
import CorpusStore
import Intake
import Publishing
import Rankings

/// How copub ends.
///
/// The numbers are those of `sysexits.h` where there is one.
enum Exit: Int32 {
  case done = 0
  case damagedInput = 1
  case usage = 64
  case unreadable = 65
  case noInput = 66
  case cannotCreate = 73
  case inputOutput = 74
  case interrupted = 130
}

/// Inability to go on: one paragraph for people, and the exit code.
struct CommandFailure: Error {
  var exit: Exit
  var message: String

  init(_ exit: Exit, _ message: String) {
    self.exit = exit
    self.message = message
  }

  /// Puts an error of the modules into words; nil for one that the argument parser explains itself.
  init?(explaining error: any Error) {
    switch error {
    case let error as CommandFailure: self = error
    case let error as WindowError: self.init(.usage, error.description)
    case let error as SpecificationError: self.init(.usage, error.description)
    case let error as CountingError: self.init(.unreadable, error.description)
    case let error as StoreError: self.init(CommandFailure.exit(of: error), error.description)
    case let error as StudyError: self.init(.unreadable, error.description)
    case let error as AtomicFile.Failure:
      self.init(error.isCreation ? .cannotCreate : .inputOutput, error.description)
    case let error as IntakeError: self.init(.unreadable, error.finding(file: "").text)
    default: return nil
    }
  }

  private static func exit(of error: StoreError) -> Exit {
    switch error {
    case .missing: .noInput
    case .foreign, .newer, .older, .damaged: .unreadable
    case .cannotOpen: .cannotCreate
    case .busy, .failed: .inputOutput
    case .evidenceDiffers: .usage
    }
  }
}
