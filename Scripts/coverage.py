#!/usr/bin/env python3
"""Prints the share of lines that the tests reach, by module, and the files that must be reached whole.

usage: coverage.py SCRATCH-PATH     (of swift test --enable-code-coverage)

Exits with 1 if one of those files is not whole, or fewer than 95 % of all lines are reached.
"""
import collections
import glob
import json
import os
import sys

# What stands between strangers' bytes and the rest.
WHOLE = ("Sources/Intake/", "Sources/CLibXML2/policy.c", "Sources/Publishing/HTML.swift",
         "Sources/Publishing/JSONNode.swift", "Sources/Publishing/CSVTable.swift",
         "Sources/Publishing/TextGrid.swift", "Sources/Publishing/LaTeXTable.swift",
         "Sources/Publishing/AtomicFile.swift", "Sources/Figures/Markup/SVGText.swift")
LEAST = 95


def lines_of(entry):
    """How often each line with code was reached, as `llvm-cov show` counts: the most of the regions that
    begin in it and of the one that goes on from the line before."""
    starts = collections.defaultdict(list)
    for segment in entry["segments"]:
        starts[segment[0]].append(segment)
    counts, wrapped = {}, None
    for line in range(min(starts, default=1), max(starts, default=0) + 1):
        begun = [s[2] for s in starts[line] if s[3] and s[4] and not s[5]]
        is_skipped = bool(starts[line]) and not starts[line][0][3] and starts[line][0][4]
        if begun or (wrapped and wrapped[3] and not is_skipped):
            counts[line] = max(begun + ([wrapped[2]] if wrapped and wrapped[3] else []))
        if starts[line]:
            wrapped = starts[line][-1]
    return counts


def main(scratch):
    report = glob.glob(os.path.join(scratch, "*", "*", "codecov", "*.json"))
    if not report:
        sys.exit(f"There is no report below {scratch}; run `make coverage`.")
    with open(report[0]) as file:
        files = json.load(file)["data"][0]["files"]
    root = os.getcwd() + "/"
    modules, whole, failed = collections.defaultdict(lambda: [0, 0]), [], False
    for entry in sorted(files, key=lambda entry: entry["filename"]):
        name = entry["filename"].removeprefix(root)
        if not name.startswith("Sources/"):
            continue
        lines = lines_of(entry)
        missed = [line for line, count in lines.items() if count == 0]
        for key in (name.split("/")[1], "all"):
            modules[key][0] += len(lines) - len(missed)
            modules[key][1] += len(lines)
        if name.startswith(WHOLE):
            failed = failed or bool(missed)
            where = f"no test reaches {', '.join(map(str, missed))}" if missed else "whole"
            whole.append(f"{name}: {len(lines) - len(missed)} of {len(lines)} lines, {where}")
    print("| module | lines | reached |\n|---|---|---|")
    for module, (covered, count) in sorted(modules.items()):
        print(f"| {module} | {count} | {100 * covered / max(1, count):.1f} % |")
    print("\nTo be reached whole:\n" + "\n".join(whole))
    for path in WHOLE:
        if not any(line.startswith(path) for line in whole):
            print(f"{path}: nothing was measured")
            failed = True
    covered, count = modules["all"]
    return failed or covered * 100 < count * LEAST


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]) if len(sys.argv) == 2 else __doc__)
