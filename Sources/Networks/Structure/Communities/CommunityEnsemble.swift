/// The communities of one network under several seeds: the best of them, and how far they agree.
///
/// A network may have many divisions of nearly the same quality. Where those of different seeds
/// differ, one of them is no fact about the network.
public struct CommunityEnsemble: Sendable, Hashable {
  /// The partition of each seed, in the order of the seeds.
  public let partitions: [Partition]
  /// The quality of each partition.
  public let qualities: [Double]
  /// The partition of the greatest quality, the first of several.
  public let best: Partition
  /// The mean normalised mutual information of two of the partitions; 1 for a single seed.
  public let meanNMI: Double
  /// The mean adjusted mutual information of two of the partitions; 1 for a single seed.
  public let meanAMI: Double

  /// Searches once for each seed.
  ///
  /// - Precondition: The network is undirected; there is at least one seed.
  /// - Complexity: seeds times that of ``CollaborationNetwork/communities(_:seed:)``, and a
  ///   ``PartitionAgreement`` for each pair of seeds.
  public init(of network: CollaborationNetwork, _ quality: PartitionQuality, seeds: [UInt64]) {
    precondition(!seeds.isEmpty, "an ensemble needs a seed")
    let partitions = seeds.map { network.communities(quality, seed: $0) }
    let qualities = partitions.map { quality.value(of: $0, in: network) }
    var best = 0
    for index in qualities.indices where qualities[index] > qualities[best] { best = index }
    var agreements: [PartitionAgreement] = []
    for (index, partition) in partitions.enumerated() {
      for other in partitions[..<index] { agreements.append(PartitionAgreement(other, partition)) }
    }
    let pairs = Double(agreements.count)
    self.partitions = partitions
    self.qualities = qualities
    self.best = partitions[best]
    meanNMI = agreements.isEmpty ? 1 : agreements.reduce(0) { $0 + $1.nmi } / pairs
    meanAMI = agreements.isEmpty ? 1 : agreements.reduce(0) { $0 + $1.ami } / pairs
  }
}
