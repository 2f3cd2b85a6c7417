"""The specifications of a multiverse by numpy and python-igraph, over two processes.

Windows are counted once, node sets and values are arrays, a network is built once for all its
measures; see run.py.
"""
import gzip
import json
import warnings
from multiprocessing import Pool

import igraph
import numpy as np

warnings.filterwarnings("ignore", message="Some eigenvector centralities")
TABLES = {}  # (territories, window) -> codes, works, ends, joint
FOCUS = None


def policy(folder, name):
    """Code -> the code it counts as."""
    nodes = {}
    with open(f"{folder}/{name}.tsv", encoding="utf-8") as lines:
        for line in lines:
            if not line.startswith("#") and not line.startswith("code\t"):
                cells = line.rstrip("\n").split("\t")
                if cells[1]:
                    nodes[cells[0]] = cells[1]
    return nodes


def count(years, window, nodes, unite):
    """Works and joint publications of a window; codes of one country put together year by year."""
    first, last = map(int, window.split("-"))
    works, joint = {}, {}
    for year in range(first, last + 1):
        table = years[str(year)]
        own, pairs = {}, {}
        for code, number in table["works"].items():
            node = nodes.get(code, code)
            own[node] = unite(own[node], number) if node in own else number
        for a, row in table["pairs"].items():
            for b, number in row.items():
                x, y = nodes.get(a, a), nodes.get(b, b)
                if x == y:
                    continue
                key = (min(x, y), max(x, y))
                pairs[key] = unite(pairs[key], number) if key in pairs else number
        for code, number in own.items():
            works[code] = works.get(code, 0) + number
        for key, number in pairs.items():
            joint[key] = joint.get(key, 0) + number
    codes = sorted(set(works) | {c for key in joint for c in key})
    place = {code: i for i, code in enumerate(codes)}
    ends = np.array([[place[a], place[b]] for a, b in joint], dtype=np.int64)
    return (codes, np.array([works.get(c, 0) for c in codes], dtype=float), ends,
            np.array(list(joint.values()), dtype=float))


def members(kind, codes, masses, works):
    if kind == "all":
        return np.arange(len(codes))
    name, number = kind.split(":")
    if name == "works":
        return np.flatnonzero(works >= int(number))
    border = np.sort(masses)[::-1][min(int(number), len(codes)) - 1]
    return np.flatnonzero(masses >= border)


def standing(scores, node):
    """Rank of a node: one more than the number of scores that are greater beyond the tolerance."""
    own = scores[node]
    return 1 + int(np.sum(scores > own + 1e-9 * np.maximum(np.abs(scores), abs(own))))


def measure(name, distance, graph, values, ends, w, masses):
    n = graph.vcount()
    lengths = 1 / values if distance == "inverse" else 1 - np.log(values / values.max())
    values, lengths = values.tolist(), lengths.tolist()
    if name == "degree":
        return np.array(graph.degree(), dtype=float)
    if name == "strength":
        return np.array(graph.strength(weights=values))
    if name == "partner-share":
        shares = np.zeros(n)
        np.add.at(shares, ends[:, 0], w / masses[ends[:, 1]])
        np.add.at(shares, ends[:, 1], w / masses[ends[:, 0]])
        return shares / (n - 1)
    if name == "eigenvector":
        return np.array(graph.eigenvector_centrality(weights=values))
    if name == "pagerank":
        return np.array(graph.pagerank(directed=False, weights=values))
    if name == "betweenness":
        return np.array(graph.betweenness(directed=False, weights=lengths))
    if name == "harmonic":
        return np.array(graph.harmonic_centrality(weights=lengths))
    scores = np.array(graph.closeness(weights=lengths, normalized=True))
    reached = np.zeros(n)
    for part in graph.connected_components():
        reached[part] = len(part) - 1
    return np.nan_to_num(scores) * reached / (n - 1)


def group(task):
    """The ranks under all specifications that share a network in a window."""
    (territories, window, kind, least, weight, mass), asked = task
    codes, works, ends, joint = TABLES[territories, window]
    sums = np.bincount(ends.ravel(), np.repeat(joint, 2), len(codes))
    masses = works if mass == "works" else sums
    kept = members(kind, codes, masses, works)
    place = np.full(len(codes), -1)
    place[kept] = np.arange(len(kept))
    inside = (place[ends] >= 0).all(axis=1) & (joint >= least)
    i, j = ends[inside].T
    w = joint[inside]
    values = {
        "raw": lambda: w, "partner": lambda: w, "sqrt": lambda: np.sqrt(w),
        "log": lambda: np.log1p(w),
        "association": lambda: w * 2 * joint.sum() / (sums[i] * sums[j]),
        "salton": lambda: w / np.sqrt(masses[i] * masses[j]),
    }[weight]()
    own = place[np.stack([i, j], axis=1)]
    graph = igraph.Graph(n=len(kept), edges=own)
    node = place[codes.index(FOCUS)] if FOCUS in codes else -1
    if node < 0:
        return [None] * len(asked)
    return [
        standing(measure(name, distance, graph, values, own, w, masses[kept]), node)
        for name, distance in asked
    ]


def ranks(corpus, windows, focus, specifications, folder):
    """For each specification the rank of the focus in each window."""
    global FOCUS
    FOCUS = focus
    with gzip.open(corpus) as file:
        years = json.load(file)["years"]
    fields = [dict(item.split("=") for item in line.split()) for line in specifications]
    for name in sorted({f["territories"] for f in fields}):
        base, _, bound = name.partition(":")
        nodes = policy(folder, base) if bound else {}
        unite = max if bound == "max" else lambda a, b: a + b
        for window in windows:
            TABLES[name, window] = count(years, window, nodes, unite)
    tasks = {}
    for index, f in enumerate(fields):
        for at, window in enumerate(windows):
            key = (f["territories"], window, f["nodes"], int(f["min-joint"]), f["weights"],
                   f["mass"])
            tasks.setdefault(key, []).append((index, at, f["centrality"], f["distance"]))
    order = sorted(tasks)
    answers = [[None] * len(windows) for _ in specifications]
    with Pool(2) as pool:
        work = [(key, [(name, distance) for _, _, name, distance in tasks[key]]) for key in order]
        for key, found in zip(order, pool.map(group, work, chunksize=1)):
            for (index, at, _, _), rank in zip(tasks[key], found):
                answers[index][at] = rank
    return answers
