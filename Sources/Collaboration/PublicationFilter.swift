import Bibliography
import Geography

/// Which publications, and which evidence, a count rests on.
public struct PublicationFilter: Hashable, Sendable {
  /// What to do with retracted publications.
  public enum Retracted: String, Sendable, CaseIterable {
    case keep, drop, only
  }

  /// The types kept; empty keeps all.
  public var types: Set<PublicationType> = []
  /// The fields kept: a publication of any of them stays; empty keeps all.
  public var fields: Set<String> = []
  /// The most authors a publication may have; nil for no limit.
  public var maxAuthors: Int?
  /// The most countries a publication may have; nil for no limit.
  public var maxCountries: Int?
  /// Retracted publications.
  public var retracted = Retracted.keep
  /// The weakest grade that counts; an author below it has no country.
  public var grade = Grade.likely

  /// Everything is kept, at grade `likely`.
  public init() {}

  /// True if publications of many authors or countries are left out.
  public var hasLimit: Bool { maxAuthors != nil || maxCountries != nil }

  /// All that the filter says, in one line: equal for equal filters alone.
  var definition: String {
    let parts = [
      types.map(\.rawValue).sorted().joined(separator: ","), "\(maxAuthors ?? 0)",
      "\(maxCountries ?? 0)", retracted.rawValue, "\(grade)",
    ]
    return (parts + fields.sorted()).joined(separator: "\t")
  }

  /// True if type, field and retraction let a profile pass.
  func admits(_ profile: CollaborationProfile) -> Bool {
    if !types.isEmpty, !types.contains(profile.type) { return false }
    if !fields.isEmpty, !profile.fields.contains(where: fields.contains) { return false }
    switch retracted {
    case .keep: return true
    case .drop: return !profile.isRetracted
    case .only: return profile.isRetracted
    }
  }

  /// True if a publication is over a limit.
  ///
  /// A truncated author list is over any.
  func isLarge(authors: Int, countries: Int, isTruncated: Bool) -> Bool {
    guard maxAuthors != nil || maxCountries != nil else { return false }
    if isTruncated { return true }
    if let maxAuthors, authors > maxAuthors { return true }
    if let maxCountries, countries > maxCountries { return true }
    return false
  }
}
