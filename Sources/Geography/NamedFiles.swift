import Synchronization

/// The policies and groups of files that a run was given, by name.
///
/// The name of a file's policy or group holds the digest of its contents, so that a name stands for one
/// thing only, whoever makes it known, and a specification that holds the name alone is enough.
final class NamedFiles: Sendable {
  /// Those of this process.
  static let standard = NamedFiles()

  private struct Files {
    var policies: [String: TerritoryPolicy] = [:]
    var groups: [String: CountryGroup] = [:]
    var paths: [String: String] = [:]
  }

  private let files = Mutex(Files())

  func policy(_ name: String) -> TerritoryPolicy? { files.withLock { $0.policies[name] } }

  func group(_ name: String) -> CountryGroup? { files.withLock { $0.groups[name] } }

  func group(node: CountryCode) -> CountryGroup? {
    files.withLock { $0.groups.values.filter { $0.node == node }.min { $0.name < $1.name } }
  }

  func path(_ name: String) -> String? { files.withLock { $0.paths[name] } }

  func add(_ policy: TerritoryPolicy, path: String) {
    files.withLock {
      $0.policies[policy.name] = policy
      $0.paths[policy.name] = path
    }
  }

  func add(_ group: CountryGroup, path: String) {
    files.withLock {
      $0.groups[group.name] = group
      $0.paths[group.name] = path
    }
  }
}

extension TerritoryPolicy {
  /// Makes the policy of a file known by its name, so that `named` finds it.
  public func makeKnown(path: String) { NamedFiles.standard.add(self, path: path) }

  /// A name of a policy with the paths of its files in the place of their names, as study files write
  /// it.
  public static func written(_ name: String) -> String {
    let (base, groups) = parts(of: name)
    return ([base] + groups).map { NamedFiles.standard.path($0) ?? $0 }.joined(separator: "+")
  }
}

extension CountryGroup {
  /// Makes the group of a file known by its name, so that `named` finds it.
  public func makeKnown(path: String) { NamedFiles.standard.add(self, path: path) }
}
