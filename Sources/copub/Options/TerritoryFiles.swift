import Collaboration
import Foundation
import Geography
import Intake

/// The territory policies and groups that a command is given, by name or as files.
///
/// A file's policy or group is known by the name of the file and the digest of its contents, which
/// stands in the canonical line, so that a result says which contents it rests on.
enum TerritoryFiles {
  /// The name of a policy as specifications hold it: `NAME`, `NAME:BOUND`, with groups `NAME+GROUP`.
  ///
  /// What is neither shipped nor a file is left as it is: it may be the policy of pair counts.
  ///
  /// - Parameter folder: what paths are relative to.
  static func policy(_ given: String, relativeTo folder: String = "") throws -> String {
    let (whole, bound) = TerritoryBound.split(given)
    let (base, groups) = TerritoryPolicy.parts(of: whole)
    var names = [try named(base, relativeTo: folder)]
    for group in groups { names.append(try self.group(group, relativeTo: folder).name) }
    return names.joined(separator: "+") + (bound.map { ":\($0.rawValue)" } ?? "")
  }

  /// Adds groups that count as one country to the name of a policy.
  static func taking(_ groups: [CountryGroup], _ name: String) throws -> String {
    for (place, group) in groups.enumerated() {
      for other in groups[..<place] {
        guard let shared = shared(group, other) else { continue }
        throw CommandFailure(
          .usage,
          "\(shared) is in \(other.name) and in \(group.name), and cannot count in both. Take one of "
            + "them as one country.")
      }
    }
    let (policy, bound) = TerritoryBound.split(name)
    return ([policy] + groups.map(\.name)).joined(separator: "+")
      + (bound.map { ":\($0.rawValue)" } ?? "")
  }

  /// A country that is in two groups in the same year, or two groups with one code.
  private static func shared(_ left: CountryGroup, _ right: CountryGroup) -> CountryCode? {
    if left.node == right.node { return left.node }
    return left.members.first { member in
      right.members.contains {
        $0.code == member.code && ($0.from ?? .min) <= (member.to ?? .max)
          && (member.from ?? .min) <= ($0.to ?? .max)
      }
    }?.code
  }

  private static func named(_ given: String, relativeTo folder: String) throws -> String {
    guard TerritoryPolicy.named(given) == nil, let path = file(given, folder) else { return given }
    let bytes = try path.wholeFile()
    do throws(TerritoryPolicyError) {
      let policy = try TerritoryPolicy(
        name: name(of: path, bytes), tsv: String(decoding: bytes, as: UTF8.self))
      policy.makeKnown(path: folder.isEmpty ? whole(path) : given)
      return policy.name
    } catch {
      throw CommandFailure(.unreadable, "\(given): \(error.description).")
    }
  }

  /// The group of a name or a file.
  ///
  /// - Throws: `CommandFailure` where there is none, or the file holds a mistake.
  static func group(_ given: String, relativeTo folder: String = "") throws -> CountryGroup {
    if let known = CountryGroup.named(given) { return known }
    guard let path = file(given, folder) else {
      let names = CountryGroup.shipped.map(\.name).joined(separator: ", ")
      throw CommandFailure(
        .usage, "There is no group '\(given)', and no file of that name. The groups are \(names).")
    }
    let bytes = try path.wholeFile()
    do throws(CountryGroupError) {
      let group = try CountryGroup(
        name: name(of: path, bytes), tsv: String(decoding: bytes, as: UTF8.self))
      group.makeKnown(path: folder.isEmpty ? whole(path) : given)
      return group
    } catch {
      throw CommandFailure(.unreadable, "\(given): \(error.description).")
    }
  }

  /// The file of a name, if there is one.
  private static func file(_ given: String, _ folder: String) -> String? {
    let path = given.hasPrefix("/") || folder.isEmpty ? given : "\(folder)/\(given)"
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), !isFolder.boolValue
    else { return nil }
    return path
  }

  private static func whole(_ path: String) -> String {
    URL(fileURLWithPath: path).standardized.path
  }

  /// The name of a file without its ending, and the beginning of the SHA-256 of its contents.
  private static func name(of path: String, _ bytes: [UInt8]) -> String {
    let plain = URL(fileURLWithPath: path).deletingPathExtension().lastPathComponent
    let safe = plain.unicodeScalars.map { scalar -> String in
      let isPlain = scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      return isPlain || "-_.".unicodeScalars.contains(scalar) ? String(scalar) : "-"
    }
    return "\(safe.joined())@\(SHA256.hex(of: bytes).prefix(12))"
  }
}
