import Collaboration
import Networks

extension Multiverse.Axes {
  /// Every specification of the product that makes sense, in the order of the axes.
  ///
  /// - Complexity: O(1) a specification.
  public var specifications: [Specification] {
    var list: [Specification] = []
    for counting in countings {
      for territory in territories {
        for nodeSet in nodes {
          for minJoint in minJoints {
            var specification = base
            specification.counting = counting
            specification.territories = territory
            specification.nodes = nodeSet
            specification.minJoint = minJoint
            list += measures(specification)
          }
        }
      }
    }
    return list
  }

  /// What each measure makes of one network's choice of countries and links.
  private func measures(_ start: Specification) -> [Specification] {
    var list: [Specification] = []
    for name in centralities {
      guard let measure = Centralities.named(name) else { continue }
      var specification = start
      specification.centrality = name
      for pool in measure.reads == .links ? [held(pools, base.pool)] : pools {
        specification.pool = pool
        for weight in sensible(measure) {
          specification.weight = weight
          for mass in weight.readsMass ? masses : [held(masses, base.mass)] {
            specification.mass = mass
            let isPath = measure.reads == .distance
            for distance in isPath ? distances : [held(distances, base.distance)] {
              specification.distance = distance
              list.append(specification)
            }
          }
        }
      }
    }
    return list
  }

  private func sensible(_ measure: any Centrality) -> [LinkWeight] {
    switch measure.reads {
    case .links: [.raw]
    case .partnerValues: [.partner]
    default: weights.filter { measure.accepts($0) }
    }
  }

  /// The level of an axis that a specification does not read: the base's, if it is one of them.
  private func held<Level: Equatable>(_ levels: [Level], _ own: Level) -> Level {
    levels.contains(own) ? own : levels.first ?? own
  }

  /// True if a level of an axis makes a difference to a specification.
  static func isRead(_ axis: String, by specification: Specification) -> Bool {
    let reads = Centralities.named(specification.centrality)?.reads
    switch axis {
    case "weights": return reads == .strength || reads == .distance
    case "mass": return specification.weight.readsMass
    case "distance": return reads == .distance
    case "pool": return reads != .links
    default: return true
    }
  }
}
