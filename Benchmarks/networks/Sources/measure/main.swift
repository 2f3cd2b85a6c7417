import Foundation
import Networks

// usage: measure GRAPH TASK [NUMBER]
// GRAPH holds a line `nodes links` and a line `a b value` a link. Prints milliseconds of processor
// time, the least of several, and for `replicates` seconds of wall time on two threads.

let arguments = CommandLine.arguments
guard arguments.count >= 3, let graph = Graph(file: arguments[1]) else {
  print("usage: measure GRAPH paths|sequence|eigenvector|pagerank|sources|replicates [NUMBER]")
  exit(64)
}
let number = arguments.count > 3 ? Int(arguments[3]) ?? 1 : 1

switch arguments[2] {
case "paths":  // betweenness and closeness of one network, by a new solver
  print(graph.network.leastTime(of: 20) { closenessAndBetweenness($0) })
case "sequence":  // the same of replicates, each with what the one before left
  let replicates = (0..<20).map { graph.replicate($0).network(nodes: graph.nodes, weight: .raw) }
  var paths = PathSolver()
  let times = replicates.map { $0.leastTime(of: 1) { closenessAndBetweenness($0, &paths) } }
  print(times.sorted()[times.count / 2])
case "eigenvector":
  print(graph.network.leastTime(of: 40) { _ = EigenvectorCentrality().scores(of: $0) })
case "pagerank": print(graph.network.leastTime(of: 40) { _ = PageRankCentrality().scores(of: $0) })
case "sources":  // betweenness of a large network from its first nodes
  let measure = BetweennessCentrality(sources: Array(0..<number))
  print(graph.network.leastTime(of: 2) { _ = measure.scores(of: $0) })
case "replicates":  // eight measures of each of many replicates
  let start = Date()
  DispatchQueue.concurrentPerform(iterations: 2) { thread in
    for replicate in stride(from: thread, to: number, by: 2) { graph.measureAll(replicate) }
  }
  print(Date().timeIntervalSince(start))
default: exit(64)
}

func closenessAndBetweenness(_ network: CollaborationNetwork, _ paths: inout PathSolver) {
  _ = ClosenessCentrality().scores(of: network, distance: .inverse, paths: &paths)
  _ = BetweennessCentrality().scores(of: network, distance: .inverse, paths: &paths)
}

func closenessAndBetweenness(_ network: CollaborationNetwork) {
  var paths = PathSolver()
  closenessAndBetweenness(network, &paths)
}

extension CollaborationNetwork {
  /// The least processor time of several runs, in milliseconds.
  func leastTime(of runs: Int, _ body: (CollaborationNetwork) -> Void) -> Double {
    (0..<runs).reduce(.infinity) { least, _ in
      let start = clock()
      body(self)
      return min(least, Double(clock() - start) * 1000 / Double(CLOCKS_PER_SEC))
    }
  }
}
