#!/usr/bin/env python3
"""`copub multiverse` against numpy and python-igraph on the same specifications, in one run.

    pip install python-igraph==1.0.0 numpy
    python3 run.py COPUB [CORPUS] [FIRST,LAST] [FOCUS]

CORPUS is a table of pair counts (copub.counts/1, gzip). Both sides use two processes or threads and
are timed from start to end by the wall, reading the table included. The specifications are those
that copub states; ranks are then held against each other.
"""
import collections
import json
import os
import subprocess
import sys
import time

import peer

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))


def main():
    copub = sys.argv[1]
    corpus = sys.argv[2] if len(sys.argv) > 2 else f"{ROOT}/Corpus/openalex-world-2000-2023.json.gz"
    windows = sys.argv[3] if len(sys.argv) > 3 else "2013-2017,2018-2022"
    focus = sys.argv[4] if len(sys.argv) > 4 else "CN"
    command = [copub, "multiverse", corpus, "--windows", windows, "--focus", focus, "--jobs", "2"]
    times = []
    for _ in range(3):
        start = time.time()
        answer = subprocess.run(command + ["--json"], check=True, capture_output=True).stdout
        times.append(time.time() - start)
    ours = sorted(times)[1]
    results = json.loads(answer)["results"]
    start = time.time()
    theirs = peer.ranks(
        corpus, windows.split(","), focus, [r["specification"] for r in results],
        f"{ROOT}/Sources/Geography/Data/policies")
    taken = time.time() - start
    differing = [(r, t) for r, t in zip(results, theirs) if r["ranks"] != t]
    print(f"{len(results)} specifications, {windows}, {focus}")
    print(f"numpy and python-igraph {taken:8.1f} s")
    print(f"copub                   {ours:8.2f} s (median of 3)")
    print(f"copub is                {taken / ours:8.1f} times as fast")
    print(f"ranks differ in         {len(differing):8d} specifications")
    fields = lambda r: dict(item.split("=") for item in r["specification"].split())
    kinds = collections.Counter(
        f'{fields(r)["centrality"]} {fields(r)["weights"]}' for r, _ in differing)
    for kind, number in kinds.most_common(8):
        print(f"  {number:5d}  {kind}")
    for result, other in differing[:5]:
        print("  ", result["specification"], result["ranks"], other)


if __name__ == "__main__":
    main()
