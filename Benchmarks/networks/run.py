#!/usr/bin/env python3
"""copub's Networks against python-igraph, in turns, in one run.

    pip install python-igraph==1.0.0 numpy
    python3 run.py TOOLS [REPLICATES]

TOOLS is the folder of make-graphs.py, which makes the two graphs. Every figure is the median of
five turns; processor times, but wall times for the replicates, which use two cores on either side.
"""
import os
import statistics
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
GRAPHS = os.path.join(HERE, ".build", "graphs")
TASKS = [  # graph, task, number, turns, asked, words
    ("g250.txt", "paths", 1, 5, 8, "betweenness + closeness, one network"),
    ("g250.txt", "sequence", 1, 5, 15, "betweenness + closeness, in a row of replicates"),
    ("g250.txt", "eigenvector", 1, 5, 2, "eigenvector"),
    ("g250.txt", "pagerank", 1, 5, 2, "PageRank"),
    ("g50k.txt", "sources", 40, 3, 3, "betweenness from 40 sources, 50,000 nodes"),
    ("g250.txt", "replicates", 1000, 1, 10, "replicates, eight measures (seconds)"),
]


def output(*command, folder=HERE):
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=folder).stdout


def main():
    tools = os.path.abspath(sys.argv[1])
    if not os.path.exists(os.path.join(GRAPHS, "g50k.txt")):
        os.makedirs(GRAPHS, exist_ok=True)
        output(sys.executable, os.path.join(tools, "make-graphs.py"), folder=GRAPHS)
    output("swift", "build", "-c", "release", "--product", "measure")
    print(f"{'task':52}{'igraph':>10}{'copub':>10}{'times':>8}{'asked':>8}")
    for graph, task, number, turns, asked, words in TASKS:
        if task == "replicates" and len(sys.argv) > 2:
            number = int(sys.argv[2])
        theirs, ours, graph = [], [], os.path.join(GRAPHS, graph)
        for _ in range(turns):
            theirs.append(float(output(sys.executable, "peer.py", graph, task, str(number))))
            ours.append(float(output(".build/release/measure", graph, task, str(number))))
        a, b = statistics.median(theirs), statistics.median(ours)
        print(f"{words:52}{a:10.2f}{b:10.2f}{a / b:8.1f}{asked:8}", flush=True)


if __name__ == "__main__":
    main()
