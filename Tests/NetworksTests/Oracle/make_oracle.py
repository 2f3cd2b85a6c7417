#!/usr/bin/env python3
"""Makes oracle.json.gz: networks measured by networkx, python-igraph, scikit-learn and numpy.

    python3 make_oracle.py [COUNTS]

COUNTS is the table of world pair counts; by default the one in Corpus/ of the package. Needs
networkx 3.6, python-igraph 1.0, scikit-learn 1.9 and numpy. The same versions give the same bytes.

Values come from networkx, which python-igraph must meet where it has the measure, except:
  betweenness   on the world networks and graphs of real weights from python-igraph, whose path
                lengths are equal within a relative 1e-10 (networkx compares floats exactly); on
                graphs of integer weights from networkx on exact fractions, which igraph must meet
  eigenvector   numpy's eigh on the largest component, which networkx's power iteration must meet
                where it converges
  effective-size  the formula on matrices, which networkx must meet on the random graphs
  opsahl        from the degrees and strengths of networkx, by the formula
  participation, the disparity filter, centralisation, CPM and the pair statistics: by the formula
  Barrat's clustering from python-igraph; mutual information of partitions from scikit-learn
"""

import gzip
import json
import math
import os
import random
import sys
from fractions import Fraction

import igraph
import networkx as nx
import numpy as np
from sklearn.metrics import adjusted_mutual_info_score, normalized_mutual_info_score

HERE = os.path.dirname(os.path.abspath(__file__))
PACKAGE = os.path.normpath(os.path.join(HERE, "..", "..", ".."))
COUNTS = "openalex-world-2000-2023.json.gz"
MEASURES = [
    "degree", "strength", "opsahl", "eigenvector", "pagerank", "closeness", "harmonic",
    "betweenness", "constraint", "effective-size", "core", "participation",
]
GRAPHS = 1000
MODULES = 4  # node i lies in module i mod 4


def counts_path():
    path = os.path.join(PACKAGE, "Corpus", COUNTS)
    return path if os.path.exists(path) else sys.exit(f"{path} is not there")


# Graphs: a number of nodes and links (a, b, value), a < b.

def world(year):
    """The world network of a year: countries in the order of their codes, raw weights."""
    countries = set(year["works"]) | set(year["pairs"])
    for row in year["pairs"].values():
        countries |= set(row)
    countries = sorted(countries)
    index = {code: i for i, code in enumerate(countries)}
    links = {}
    for a, row in year["pairs"].items():
        for b, w in row.items():
            i, j = sorted((index[a], index[b]))
            assert i != j and (i, j) not in links and w > 0
            links[i, j] = w
    return len(countries), [(i, j, w) for (i, j), w in sorted(links.items())], countries


def shape(kind, n, r):
    """Pairs of nodes of a shape on n nodes."""
    if kind == "path":
        return [(i, i + 1) for i in range(n - 1)]
    if kind == "cycle":
        return [(i, i + 1) for i in range(n - 1)] + ([(0, n - 1)] if n > 2 else [])
    if kind == "star":
        return [(0, i) for i in range(1, n)]
    if kind == "complete":
        return [(i, j) for i in range(n) for j in range(i + 1, n)]
    if kind == "bipartite":
        half = n // 3
        return [(i, j) for i in range(half) for j in range(half, n)]
    if kind == "tree":
        return [(r.randrange(i), i) for i in range(1, n)]
    if kind == "grid":
        side = max(2, math.isqrt(n))
        return [(i, i + 1) for i in range(n - 1) if (i + 1) % side] + \
            [(i, i + side) for i in range(n - side)]
    if kind == "sparse":
        return [(i, j) for i in range(n) for j in range(i + 1, n) if r.random() < 1.5 / n]
    if kind == "dense":
        return [(i, j) for i in range(n) for j in range(i + 1, n) if r.random() < 0.5]
    raise ValueError(kind)


def weight(kind, r):
    """A value: integers few in number give paths of equal length."""
    if kind == "one":
        return 1
    if kind == "few":
        return r.choice([1, 2, 3, 4, 6])
    if kind == "thirds":
        return r.choice([3, 6, 7, 9, 21])
    if kind == "counts":
        return max(1, int(math.exp(r.gauss(3, 2))))
    return math.exp(r.gauss(0, 2))


def random_graphs():
    """Graphs: every shape with every kind of value, whole and in pieces."""
    r = random.Random(20240101)
    kinds = ["path", "cycle", "star", "complete", "bipartite", "tree", "grid", "sparse", "dense"]
    weights = ["one", "few", "thirds", "counts", "real"]
    graphs = [
        ("empty", "one", 0, []), ("nodes", "one", 1, []), ("nodes", "one", 2, []),
        ("nodes", "one", 7, []), ("path", "real", 2, [(0, 1, 0.37)]),
        ("path", "few", 3, [(0, 1, 2), (1, 2, 3)]),
    ]
    while len(graphs) < GRAPHS:
        k = len(graphs)
        kind, values = kinds[k % len(kinds)], weights[(k // len(kinds)) % len(weights)]
        in_pieces = k % 3 == 0
        parts = r.choice([2, 2, 3]) if in_pieces else 1
        links, n = [], 0
        twin = k % 12 == 0
        first = None
        for part in range(parts):
            size = r.randint(3, 14) if in_pieces else r.randint(3, 40)
            pairs = shape(kind if part == 0 else r.choice(kinds), size, r)
            piece = [(a, b, weight(values, r)) for a, b in pairs]
            if twin and first is not None:  # a second component just like the first
                size, piece = first
            first = first or (size, piece)
            links += [(a + n, b + n, v) for a, b, v in piece]
            n += size
        n += r.choice([0, 0, 1, 4]) if in_pieces else 0
        order = list(range(n))
        r.shuffle(order)
        links = sorted(tuple(sorted((order[a], order[b]))) + (v,) for a, b, v in links)
        graphs.append((kind + (" in pieces" if in_pieces else ""), values, n, links))
    return graphs


# Measures: a list of one value a node, None for no score.

def distances(n, links):
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(((a, b, 1 / v) for a, b, v in links), weight="length")
    return graph


def largest_component(graph, n):
    """Most nodes; then greater total weight (relative 1e-9); then smallest node."""
    best, best_weight = [], -math.inf
    for part in sorted((sorted(c) for c in nx.connected_components(graph)), key=lambda c: c[0]):
        total = sum(d for _, d in graph.degree(part, weight="weight"))
        if len(part) > len(best) or len(part) == len(best) and total > best_weight * (1 + 1e-9):
            best, best_weight = part, total
    return best


def eigenvector(graph, n, label):
    result = [0.0] * n
    if graph.number_of_edges() == 0:
        return result
    part = largest_component(graph, n)
    matrix = nx.to_numpy_array(graph, nodelist=part, weight="weight", dtype=float)
    values, vectors = np.linalg.eigh(matrix)
    vector = vectors[:, -1]
    vector = vector if vector.sum() > 0 else -vector
    assert vector.min() > -1e-12, label
    gap = (values[-1] - values[-2]) / values[-1]
    assert gap > 1e-6, (label, gap)
    try:
        other = nx.eigenvector_centrality(
            graph.subgraph(part), max_iter=2000, tol=1e-12, weight="weight")
        off = max(abs(other[node] - x) for node, x in zip(part, vector))
        assert off < 1e-7, (label, off)
        eigenvector.checked += 1
        eigenvector.worst = max(eigenvector.worst, off)
    except nx.PowerIterationFailedConvergence:
        eigenvector.unchecked += 1
    for node, x in zip(part, vector):
        result[node] = max(float(x), 0.0)
    return result


eigenvector.checked, eigenvector.unchecked, eigenvector.worst = 0, 0, 0.0


def igraph_betweenness(n, links):
    if n < 3:
        return [0.0] * n
    graph = igraph.Graph(n=n, edges=[(a, b) for a, b, _ in links])
    values = graph.betweenness(directed=False, weights=[1 / v for _, _, v in links] or None)
    return [x / ((n - 1) * (n - 2) / 2) for x in values]


def exact_betweenness(n, links):
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    for a, b, v in links:
        graph.add_edge(a, b, length=Fraction(1, v))
    values = nx.betweenness_centrality(graph, weight="length", normalized=True)
    return [float(values[i]) for i in range(n)]


def betweenness(n, links, is_exact, label):
    values = igraph_betweenness(n, links)
    if not is_exact:
        return values
    exact = exact_betweenness(n, links)
    off = max((abs(x - y) / max(abs(y), 1e-300) for x, y in zip(values, exact) if x != y), default=0)
    assert off < 1e-12, (label, off)
    return exact


def effective_size(graph, n, label):
    """Burt's formula on matrices; networkx must agree node by node where it is quick enough."""
    matrix = nx.to_numpy_array(graph, nodelist=range(n), weight="weight", dtype=float)
    result = []
    for i in range(n):
        others = np.nonzero(matrix[i])[0]
        if len(others) == 0:
            result.append(None)
            continue
        p = matrix[i] / matrix[i].sum()
        m = matrix[others] / matrix[others].max(axis=1)[:, None]
        result.append(math.fsum(1 - m @ p))
    if n <= 60:
        # Given its nodes, networkx follows the definition. Its call for the whole graph divides
        # v(j,q) by the maximum of q, not of j, with the SciPy releases that give 1-D maxima.
        for i, x in nx.effective_size(graph, nodes=list(range(n)), weight="weight").items():
            y = result[i]
            assert math.isnan(x) if y is None else abs(x - y) <= 1e-12 * x, (label, i, x, y)
    return result


def participation(graph, n):
    result = []
    for i in range(n):
        strength = graph.degree(i, weight="weight")
        shares = [0.0] * MODULES
        for j, data in graph[i].items():
            shares[j % MODULES] += data["weight"] / strength
        result.append(1 - math.fsum(x * x for x in shares) if strength else 0.0)
    return result


def near(values, others, tolerance, label):
    """Two libraries must agree where both give a number."""
    for x, y in zip(values, others):
        if x is not None and not math.isnan(x) and not math.isnan(y):
            assert abs(x - y) <= tolerance * max(abs(x), abs(y)), (label, x, y)


def check_by_igraph(n, links, values, label):
    graph = igraph.Graph(n=n, edges=[(a, b) for a, b, _ in links])
    weights = [float(v) for _, _, v in links]
    lengths = [1 / v for v in weights]
    if not links:
        return
    near(values["strength"], graph.strength(weights=weights), 1e-12, (label, "strength"))
    near(values["pagerank"], graph.pagerank(directed=False, weights=weights), 1e-9,
         (label, "pagerank"))
    near(values["harmonic"], graph.harmonic_centrality(weights=lengths), 1e-9,
         (label, "harmonic"))
    near(values["core"], graph.coreness(), 0, (label, "core"))
    near(values["constraint"], graph.constraint(weights=weights), 1e-9, (label, "constraint"))
    if graph.is_connected():
        near(values["closeness"], graph.closeness(weights=lengths), 1e-9, (label, "closeness"))
        other = np.array(graph.eigenvector_centrality(weights=weights))
        other /= np.linalg.norm(other)
        assert np.allclose(values["eigenvector"], other, rtol=0, atol=1e-7), label


def significance(graph, a, b):
    """Disparity filter: the smaller of the probabilities at both ends."""
    value = graph[a][b]["weight"]
    return min((1 - value / graph.degree(i, weight="weight")) ** (graph.degree(i) - 1)
               for i in (a, b))


def structure(n, links):
    """Density, clustering, centralisation, backbone, and the quality of a fixed partition."""
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(links)
    degrees = [graph.degree(i) for i in range(n)]
    strengths = [graph.degree(i, weight="weight") for i in range(n)]
    total = math.fsum(v for _, _, v in links)
    onnela = nx.clustering(graph, weight="weight")
    if links:
        barrat = igraph.Graph(n=n, edges=[(a, b) for a, b, _ in links]) \
            .transitivity_local_undirected(mode="zero", weights=[float(v) for _, _, v in links])
    else:
        barrat = [0.0] * n
    modules = [set(range(k, n, MODULES)) for k in range(min(n, MODULES))]
    inside = math.fsum(v for a, b, v in links if a % MODULES == b % MODULES)
    forest = nx.maximum_spanning_tree(graph, weight="weight")
    probabilities = [significance(graph, a, b) for a, b, _ in links]
    return {
        "density": nx.density(graph),
        "onnela": [float(onnela[i]) for i in range(n)],
        "barrat": [float(x) for x in barrat],
        "degree-centralisation":
            sum(max(degrees) - k for k in degrees) / ((n - 1) * (n - 2)) if n > 2 else 0,
        "strength-centralisation":
            math.fsum(max(strengths) - s for s in strengths) / (total * (n - 2))
            if n > 2 and links else 0,
        "forest": math.fsum(d["weight"] for _, _, d in forest.edges(data=True)),
        "significance": math.fsum(probabilities),
        "backbone": sum(p < 0.05 for p in probabilities),
        "modularity": nx.community.modularity(graph, modules, weight="weight") if links else 0,
        "cpm": inside - 0.5 * sum(len(m) * (len(m) - 1) / 2 for m in modules),
    }


def agreements():
    """Pairs of partitions: unrelated, related, nested."""
    r, result = random.Random(7), []
    for index in range(60):
        n = r.choice([5, 20, 60, 200])
        first = [r.randrange(r.choice([2, 3, 8])) for _ in range(n)]
        if index % 3 == 0:
            second = [r.randrange(4) for _ in range(n)]
        elif index % 3 == 1:
            second = [x if r.random() < 0.7 else r.randrange(5) for x in first]
        else:
            second = [2 * x + r.randrange(2) for x in first]
        result.append({
            "first": first, "second": second,
            "nmi": float(normalized_mutual_info_score(first, second)),
            "ami": float(adjusted_mutual_info_score(first, second))})
    return result


def measures(n, links, label, is_exact):
    if n == 0:
        return {name: [] for name in MEASURES}
    graph = nx.Graph()
    graph.add_nodes_from(range(n))
    graph.add_weighted_edges_from(links)
    lengths = distances(n, links)

    def listed(values):
        return [values[i] for i in range(n)]

    degree, strength = dict(graph.degree()), dict(graph.degree(weight="weight"))
    harmonic = nx.harmonic_centrality(lengths, distance="length")

    def scores(values):
        return [None if math.isnan(x) else float(x) for x in listed(values)]

    values = {
        "degree": listed(degree),
        "strength": listed(strength),
        "opsahl": [math.sqrt(degree[i]) * math.sqrt(strength[i]) for i in range(n)],
        "eigenvector": eigenvector(graph, n, label),
        "pagerank": listed(nx.pagerank(
            graph, alpha=0.85, weight="weight", max_iter=5000, tol=2e-14 / n)),
        "closeness": listed(nx.closeness_centrality(
            lengths, distance="length", wf_improved=True)),
        "harmonic": [harmonic[i] / max(n - 1, 1) for i in range(n)],
        "betweenness": betweenness(n, links, is_exact, label),
        "constraint": scores(nx.constraint(graph, weight="weight")),
        "effective-size": effective_size(graph, n, label),
        "core": listed(nx.core_number(graph)),
        "participation": participation(graph, n),
    }
    check_by_igraph(n, links, values, label)
    return values


def pair_statistics(n, links):
    """For each country the sums over its partners of Steijn's association strength and of RIC."""
    w = np.zeros((n, n))
    for a, b, v in links:
        w[a, b] = w[b, a] = v
    s = w.sum(axis=1)
    t = s.sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        expected = t / 2 * ((s / t)[:, None] * s[None, :] / (t - s)[:, None]
                            + (s / t)[None, :] * s[:, None] / (t - s)[None, :])
        steijn = np.where(w > 0, w / expected, 0)
        ric = w / s[:, None] / ((s[None, :] - w) / (t / 2 - s)[:, None])
        ric[~((w > 0) & (s[None, :] > w) & (t / 2 > s)[:, None])] = 0
    return {"association-steijn": steijn.sum(axis=1).tolist(), "ric": ric.sum(axis=1).tolist()}


def partner_share(year, countries):
    """The mean share in the works of the others, straight from the counts."""
    works, result = year["works"], []
    shares = {code: 0.0 for code in countries}
    for a, row in year["pairs"].items():
        for b, w in row.items():
            if works.get(b, 0) > 0:
                shares[a] += w / works[b]
            if works.get(a, 0) > 0:
                shares[b] += w / works[a]
    return [shares[code] / (len(countries) - 1) for code in countries]


def rounded(item):
    """Floats to 13 digits, which the file's size is due to; values of links in full."""
    if isinstance(item, float):
        return float(f"{item:.13g}")
    if isinstance(item, list):
        return [rounded(x) for x in item]
    if isinstance(item, dict):
        return {k: x if k == "links" else rounded(x) for k, x in item.items()}
    return item


def main():
    path = sys.argv[1] if len(sys.argv) > 1 else counts_path()
    with gzip.open(path) as file:
        years = json.load(file)["years"]
    result = {"measures": MEASURES, "world": {}, "graphs": [], "agreements": agreements()}
    for index, (kind, values, n, links) in enumerate(random_graphs()):
        result["graphs"].append({
            "kind": f"{kind}, {values}", "nodes": n, "links": links,
            "values": measures(n, links, f"graph {index}: {kind}, {values}", values != "real"),
            "structure": structure(n, links) if n > 0 else None})
    for name in sorted(years):
        n, links, countries = world(years[name])
        values = measures(n, links, name, is_exact=False)
        values["partner-share"] = partner_share(years[name], countries)
        result["world"][name] = {
            "countries": countries, "links": len(links), "values": values,
            "structure": structure(n, links), "pairs": pair_statistics(n, links)}
        print(name, n, len(links), file=sys.stderr)
    print("eigenvector: networkx agrees on", eigenvector.checked, "within", eigenvector.worst,
          "and does not converge on", eigenvector.unchecked, file=sys.stderr)
    text = json.dumps(rounded(result), separators=(",", ":"), sort_keys=True)
    with open(os.path.join(HERE, "oracle.json.gz"), "wb") as raw:
        with gzip.GzipFile(filename="", mode="wb", fileobj=raw, compresslevel=9, mtime=0) as file:
            file.write(text.encode())


if __name__ == "__main__":
    main()
