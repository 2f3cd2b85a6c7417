"""python-igraph at the tasks of `measure`; see run.py. usage: peer.py GRAPH TASK [NUMBER]"""
import sys
import time
from multiprocessing import Pool

import igraph
import numpy as np

file, task = sys.argv[1:3]
number = int(sys.argv[3]) if len(sys.argv) > 3 else 1
with open(file) as lines:
    n, m = map(int, lines.readline().split())
    table = np.loadtxt(lines, dtype=np.int64)
ends, counts = table[:, :2], table[:, 2].astype(float)


def least_time(runs, body):
    """Milliseconds of processor time."""
    least = float("inf")
    for _ in range(runs):
        start = time.process_time()
        body()
        least = min(least, time.process_time() - start)
    return 1000 * least


def paths(graph, lengths):
    graph.betweenness(directed=False, weights=lengths)
    graph.closeness(weights=lengths)


def replicate(index):
    """The eight basic measures of a replicate."""
    drawn = np.random.default_rng(index).poisson(counts)
    kept = drawn > 0
    edges, weights = ends[kept], drawn[kept].astype(float)
    graph = igraph.Graph(n=n, edges=edges)
    w, lengths = weights.tolist(), (1 / weights).tolist()
    graph.degree()
    strength = np.array(graph.strength(weights=w))
    graph.eigenvector_centrality(weights=w)
    graph.pagerank(directed=False, weights=w)
    graph.harmonic_centrality(weights=lengths)
    paths(graph, lengths)
    shares = np.zeros(n)
    np.add.at(shares, edges[:, 0], weights / strength[edges[:, 1]])
    np.add.at(shares, edges[:, 1], weights / strength[edges[:, 0]])
    return float((shares / (n - 1)).max())


if __name__ == "__main__":
    graph = igraph.Graph(n=n, edges=ends.tolist())
    weights, lengths = counts.tolist(), (1 / counts).tolist()
    if task in ("paths", "sequence"):
        print(least_time(5, lambda: paths(graph, lengths)))
    elif task == "eigenvector":
        print(least_time(40, lambda: graph.eigenvector_centrality(weights=weights)))
    elif task == "pagerank":
        print(least_time(40, lambda: graph.pagerank(directed=False, weights=weights)))
    elif task == "sources":
        print(least_time(2, lambda: graph.betweenness(
            directed=False, weights=lengths, sources=list(range(number)))))
    elif task == "replicates":
        start = time.time()
        with Pool(2) as pool:
            pool.map(replicate, range(number), chunksize=1)
        print(time.time() - start)
