import Foundation
import Publishing
import Rankings

/// A study file and the corpus that it names.
struct LoadedStudy {
  /// The study as the file states it.
  var study: Study
  /// Its corpus.
  let corpus: LoadedCorpus
  /// The folder that its inputs are relative to.
  let folder: String

  /// The path of a study file, if that is what a command was given.
  static func path(of inputs: [String]) -> String? {
    guard inputs.count == 1, let path = inputs.first, path.hasSuffix(".toml") else { return nil }
    return path
  }

  /// Reads a study file and loads its inputs.
  init(_ path: String, _ options: CorpusOptions) throws {
    guard let text = String(validating: try path.wholeFile(), as: UTF8.self) else {
      throw CommandFailure(.unreadable, "\(path) is not UTF-8. Save it as UTF-8.")
    }
    let name = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    var study = try StudyFile.read(text, name: name)
    guard !study.inputs.isEmpty else {
      throw CommandFailure(.usage, "\(path) names no inputs.")
    }
    let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
    study.specification.territories = try TerritoryFiles.policy(
      study.specification.territories, relativeTo: folder)
    corpus = try LoadedCorpus(
      study.inputs.map { LoadedStudy.place($0, folder) }, options.ingest, scope: study.scope)
    corpus.sayFindings()
    self.study = study
    self.folder = folder
  }

  /// Where an input of a study lies; an empty folder is where we are.
  static func place(_ input: String, _ folder: String) -> String {
    folder.isEmpty || input.hasPrefix("/")
      ? input : URL(fileURLWithPath: folder + "/" + input).standardized.path
  }
}
