import ArgumentParser
import Collaboration
import Foundation
import Publishing
import Rankings

/// `copub report`: the yearly comparison report.
struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Write the comparison report of a corpus or a study: page, figures, tables, manifest.")

  @OptionGroup var corpus: CorpusOptions
  @Option(help: ArgumentHelp("The folder to write to.", valueName: "folder"))
  var out: String
  @OptionGroup(title: "Study") var options: StudyOptions
  @OptionGroup(title: "Specification") var specification: SpecificationOptions

  func run() throws {
    print("")
  }
}
