import Foundation

/// The command that tests run.
public enum CommandBinary {
  /// What `COPUB_BINARY` names, else the debug build of the package.
  public static let path =
    ProcessInfo.processInfo.environment["COPUB_BINARY"]
    ?? Place.inPackage(".build/debug/copub").path
}
