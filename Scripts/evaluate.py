#!/usr/bin/env python3
"""Measures `copub resolve` on affiliations whose countries are known.

usage: Scripts/evaluate.py COPUB GOLD.tsv[.gz] [--institutions FILE]... [--aliases FILE]...
                           [--errors FILE.tsv] [--differences]

GOLD has the columns source, text and countries (codes joined by ;). Printed is a Markdown table, a
row a source: exactly right country sets, wrong ones, unresolved ones, and how far the grade
`certain` covers the rows and is right; in the last column without the rows whose label
--errors shows to be wrong (columns text, why). Dissolved states are read as today's countries.
--differences prints every row that differs, with what decided, instead.
"""
import argparse
import collections
import csv
import gzip
import json
import pathlib
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ERRORS = HERE.parent / "Tests/GeographyTests/Fixtures/label-errors.tsv"

parser = argparse.ArgumentParser(usage=__doc__.split("\n\n")[1][7:])
parser.add_argument("copub")
parser.add_argument("gold")
parser.add_argument("--institutions", action="append", default=[])
parser.add_argument("--aliases", action="append", default=[])
parser.add_argument("--errors", default=ERRORS)
parser.add_argument("--differences", action="store_true")
arguments = parser.parse_args()


def rows(path):
    opened = gzip.open(path, "rt") if str(path).endswith(".gz") else open(path)
    with opened as file:
        lines = (line for line in file if not line.startswith("#"))
        yield from csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)


gold = list(rows(arguments.gold))
errors = {row["text"] for row in rows(arguments.errors)}
command = [arguments.copub, "resolve", "--json", "--input", "-"]
for option in ("institutions", "aliases"):
    for file in getattr(arguments, option):
        command += ["--" + option, file]
done = subprocess.run(
    command, input="".join(row["text"] + "\n" for row in gold), capture_output=True, text=True)
sys.stderr.write(done.stderr)
if done.returncode != 0:
    sys.exit(done.returncode)
answers = [json.loads(line) for line in done.stdout.splitlines()]
if len(answers) != len(gold):
    sys.exit(f"{len(gold)} texts went in and {len(answers)} answers came out")

counts = collections.defaultdict(collections.Counter)
for row, answer in zip(gold, answers):
    found = ";".join(answer["present"])
    if not answer["countries"]:
        kind = "unresolved"
    else:
        kind = "exact" if found == row["countries"] else "wrong"
    known = row["text"] in errors
    if arguments.differences and kind != "exact":
        print(kind, row["source"], row["countries"], found, answer["grade"] or "", answer["step"],
              answer["matched"], "label" if known else "", row["text"], sep="\t")
    for source in (row["source"], "all"):
        count = counts[source]
        count["rows"] += 1
        count[kind] += 1
        if answer["grade"] == "certain":
            count["certain"] += 1
            count["certain exact"] += kind == "exact"
            count["certain label"] += kind != "exact" and known

if arguments.differences:
    sys.exit()


def percent(part, whole):
    return f"{100 * part / whole:.2f}" if whole else "-"


print("| source | rows | exact % | wrong % | unresolved % | certain covers % | certain right % "
      "| certain right but for wrong labels % |")
print("|---|---|---|---|---|---|---|---|")
for source in [*sorted(source for source in counts if source != "all"), "all"]:
    count = counts[source]
    total, sure = count["rows"], count["certain"]
    cells = [percent(count[kind], total) for kind in ("exact", "wrong", "unresolved")]
    cells += [percent(sure, total), percent(count["certain exact"], sure),
              percent(count["certain exact"], sure - count["certain label"])]
    print(f"| {source} | {total} | {' | '.join(cells)} |")
