#!/usr/bin/env python3
"""Makes leiden.json: the best quality that leidenalg finds on the world network of every year.

    python3 make_leiden.py

Ten seeds a network, each run until it finds nothing better, with raw weights: modularity, and CPM
at the mean value of a pair of countries. Needs leidenalg 0.12 and what make_oracle.py needs.
"""

import gzip
import json
import os

import igraph
import leidenalg

from make_oracle import HERE, counts_path, world

SEEDS = 10


def best(graph, kind, weights, resolution):
    return max(
        leidenalg.find_partition(
            graph, kind, weights=weights, resolution_parameter=resolution, n_iterations=-1,
            seed=seed).quality()
        for seed in range(SEEDS))


def main():
    with gzip.open(counts_path()) as file:
        years = json.load(file)["years"]
    result = {}
    for name in sorted(years):
        n, links, _ = world(years[name])
        graph = igraph.Graph(n=n, edges=[(a, b) for a, b, _ in links])
        weights = [v for _, _, v in links]
        total = sum(weights)
        density = 2 * total / (n * (n - 1))
        # leidenalg counts every link twice.
        result[name] = {
            "modularity": best(
                graph, leidenalg.RBConfigurationVertexPartition, weights, 1) / (2 * total),
            "cpm": best(graph, leidenalg.CPMVertexPartition, weights, density) / 2}
    with open(os.path.join(HERE, "leiden.json"), "w") as file:
        json.dump(result, file, indent=1)
        file.write("\n")


if __name__ == "__main__":
    main()
