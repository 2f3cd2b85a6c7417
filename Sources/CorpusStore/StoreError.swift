/// Why a corpus file cannot be used.
///
/// The description says what to do.
public enum StoreError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No file there.
  case missing(path: String)
  /// Not made by copub.
  case foreign(path: String)
  /// Made by a newer copub.
  case newer(path: String, version: Int)
  /// Made by an earlier copub, and opened for reading alone.
  case older(path: String)
  /// Cannot be created or opened.
  case cannotOpen(path: String, reason: String)
  /// Another process holds it.
  case busy(path: String)
  /// An input or output error, a full disk, a damaged file.
  case failed(path: String, reason: String)
  /// The file is damaged.
  case damaged(path: String, reason: String)
  /// Made with other ingest settings.
  case evidenceDiffers(path: String, stored: String, asked: String)

  /// A paragraph for people.
  public var description: String {
    switch self {
    case .missing(let path):
      "\(path) does not exist. Check the path, or make the corpus with `copub ingest … --into \(path)`."
    case .foreign(let path):
      "\(path) is not a copub corpus. Nothing was changed in it; choose another file."
    case .newer(let path, let version):
      "\(path) was made by a newer copub (schema \(version)). Update copub to read it."
    case .older(let path):
      "\(path) is of an earlier schema, which readers leave as it is. Run any `copub ingest` into "
        + "it to bring it up to date."
    case .cannotOpen(let path, let reason):
      "\(path) cannot be opened: \(reason). Check the folder and your permissions."
    case .busy(let path):
      "\(path) is in use by another process. Wait until it is done, then try again."
    case .failed(let path, let reason):
      "\(path): \(reason). What was complete before is kept; try again when the cause is removed."
    case .damaged(let path, let reason):
      "\(path) is damaged (\(reason)). Restore it from a copy, or ingest the exports again."
    case .evidenceDiffers(let path, let stored, let asked):
      "\(path) was made with --evidence \(stored) and cannot take records read with --evidence "
        + "\(asked). Leave the option out, or make a new corpus."
    }
  }
}
