#!/usr/bin/env python3
"""Prints the share of lines that the tests reach, by module, and files that must be reached whole.

usage: coverage.py SCRATCH-PATH     (of swift test --enable-code-coverage)
"""
import collections
import glob
import json
import os
import sys

# What stands between strangers' bytes and the rest.
WHOLE = ("Sources/Intake/", "Sources/CLibXML2/policy.c", "Sources/Publishing/HTML.swift",
         "Sources/Publishing/AtomicFile.swift", "Sources/Figures/Markup/SVGText.swift")


def main(scratch):
    report = glob.glob(os.path.join(scratch, "*", "debug", "codecov", "*.json"))
    if not report:
        sys.exit(f"There is no report below {scratch}; run `make coverage`.")
    with open(report[0]) as file:
        files = json.load(file)["data"][0]["files"]
    root = os.getcwd() + "/"
    modules, whole = collections.defaultdict(lambda: [0, 0]), []
    for entry in files:
        name = entry["filename"].removeprefix(root)
        if not name.startswith("Sources/"):
            continue
        lines = entry["summary"]["lines"]
        for key in (name.split("/")[1], "all"):
            modules[key][0] += lines["covered"]
            modules[key][1] += lines["count"]
        if name.startswith(WHOLE) and lines["covered"] < lines["count"]:
            whole.append(f"{name}: {lines['covered']} of {lines['count']} lines")
    print("| module | lines | reached |\n|---|---|---|")
    for module, (covered, count) in sorted(modules.items()):
        print(f"| {module} | {count} | {100 * covered / max(1, count):.1f} % |")
    for line in sorted(whole):
        print("not whole: " + line)


if __name__ == "__main__":
    main(sys.argv[1]) if len(sys.argv) == 2 else sys.exit(__doc__)
