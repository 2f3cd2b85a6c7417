#!/usr/bin/env python3
"""copub's ingest beside other tools, in turns on the same files; prints ratios of medians.

usage: run.py COPUB [--megabytes 400] [--rounds 5] [--growth 7] [--keep FOLDER]

Makes its data with generate.py. A peer that is not installed is named and left out. `--growth N`
adds corpora of 10^5 to 10^N small records (7 needs about 8 GB of disk and half an hour).
"""
import argparse
import gzip
import os
import platform
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))


class Sample:
    """One run: seconds of processor and of wall, megabytes at most."""

    def __init__(self, command):
        started = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE)
        errors = process.stderr.read().decode("utf-8", "replace")
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = 0
        self.wall = time.monotonic() - started
        self.cpu, self.mb = usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024
        if status and os.waitstatus_to_exitcode(status) not in (0, 1):
            sys.exit(f"{' '.join(command)} ends with {os.waitstatus_to_exitcode(status)}: {errors[-300:]}")


def turns(commands, rounds, corpus):
    """Runs each command in turns; the samples by name. A new corpus is made every time."""
    samples = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            if os.path.exists(corpus):
                os.remove(corpus)
            samples[name].append(Sample(command))
    return samples


def spread(values):
    return f"{statistics.median(values):.2f} s ({min(values):.2f}–{max(values):.2f})"


def row(what, mine, other, measure, asked):
    """A row of the table: copub's medians as a multiple of the other's, or the other way round."""
    ours, theirs = [getattr(s, measure) for s in mine], [getattr(s, measure) for s in other]
    ratio = statistics.median(ours) / statistics.median(theirs)
    told = f"{ratio:.2f} ×" if ratio >= 1 else f"{1 / ratio:.1f} times faster"
    print(f"| {what} | {spread(ours)} | {spread(theirs)} | {told} | {asked} |", flush=True)


def available(command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0


def module(name):
    return available([sys.executable, "-c", f"import {name}"])


def machine():
    with open("/proc/cpuinfo") as file:
        names = [line.split(":", 1)[1].strip() for line in file if line.startswith("model name")]
    return f"{len(names)} cores of {names[0] if names else platform.processor()}, {platform.system()} {platform.release()}"


def make(kind, seed, megabytes, path):
    if not os.path.exists(path):
        subprocess.run([sys.executable, os.path.join(HERE, "generate.py"), kind, str(seed), str(megabytes), path], check=True)


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("copub")
    parser.add_argument("--megabytes", type=float, default=400)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--growth", type=int)
    parser.add_argument("--keep")
    options = parser.parse_args()
    copub = os.path.abspath(options.copub)
    folder = options.keep or tempfile.mkdtemp(prefix="copub-bench-")
    os.makedirs(folder, exist_ok=True)
    place = lambda name: os.path.join(folder, name)
    corpus = place("bench.copub")
    works, more = place("works-1.jsonl.gz"), place("works-2.jsonl.gz")
    articles, plain = place("pubmed.xml.gz"), place("pubmed.xml")
    make("works", 1, options.megabytes, works)
    make("works", 2, options.megabytes, more)
    make("pubmed", 1, options.megabytes * 0.75, articles)
    if not os.path.exists(plain):
        with gzip.open(articles) as packed, open(plain, "wb") as file:
            shutil.copyfileobj(packed, file)
    ingest = lambda jobs, *files: [copub, "ingest", *files, "--into", corpus, "--jobs", str(jobs)]
    peer = lambda name, path: [sys.executable, os.path.join(HERE, "peers.py"), name, path]
    print(f"{machine()}; {options.megabytes:.0f} MB of JSON, {options.megabytes * 0.75:.0f} MB of XML, "
          f"medians of {options.rounds} rounds\n")
    print("| what | copub | other | ratio | asked for |\n|---|---|---|---|---|")

    commands = {"copub": ingest(1, works)}
    if shutil.which("igzip"):
        commands["igzip"] = ["igzip", "-dc", works]
    for name in ("duckdb", "orjson"):
        if module(name):
            commands[name] = peer(name, works)
    samples = turns(commands, options.rounds, corpus)
    asked = {"igzip": ("cpu", "≤ 2.4 ×"), "duckdb": ("wall", "≥ 2 times faster"), "orjson": ("wall", "≥ 5 times faster")}
    for name, (measure, bar) in asked.items():
        if name in samples:
            row(f"OpenAlex, {measure}, beside {name}", samples["copub"], samples[name], measure, bar)
        else:
            print(f"| OpenAlex beside {name} | | not installed | | {bar} |")

    commands = {"copub": ingest(1, articles)}
    if shutil.which("xmllint"):
        commands["xmllint"] = ["xmllint", "--sax", "--noout", plain]
    for name in ("lxml", "pubmed_parser"):
        if module(name):
            commands[name] = peer(name, articles)
    samples = turns(commands, min(options.rounds, 3), corpus)
    asked = {"xmllint": ("cpu", "≤ 2.0 ×"), "lxml": ("wall", "≥ 5 times faster"), "pubmed_parser": ("wall", "≥ 15 times faster")}
    for name, (measure, bar) in asked.items():
        if name in samples:
            row(f"PubMed, {measure}, beside {name}", samples["copub"], samples[name], measure, bar)
        else:
            print(f"| PubMed beside {name} | | not installed | | {bar} |")

    samples = turns({"two": ingest(2, works, more), "one": ingest(1, works, more),
                     "two on one": ingest(2, works), "one on one": ingest(1, works)}, options.rounds, corpus)
    row("two files, two jobs beside one, wall", samples["two"], samples["one"], "wall", "≥ 1.7 times faster")
    row("one file, two jobs beside one, wall", samples["two on one"], samples["one on one"], "wall", "≥ 1.25 times faster")
    print(f"| memory of two jobs | {max(s.mb for s in samples['two']):.0f} MB | | | ≤ 250 MB |")
    samples = turns({"copub": [copub, "--version"], "python3": ["python3", "-c", "pass"]}, 9, corpus)
    row("start, wall, beside python3", samples["copub"], samples["python3"], "wall", "≤ 1 ×")
    if options.growth:
        grow(copub, place, corpus, options.growth)
    if not options.keep:
        shutil.rmtree(folder)


def grow(copub, place, corpus, most):
    """Time and bytes a record, and the time of a ranking, as a corpus grows tenfold and tenfold again."""
    print("\n| publications | ingest, µs of processor each | MB at most | bytes each | rank, first | rank, again |\n|---|---|---|---|---|---|")
    for count in (10**digits for digits in range(5, most + 1)):
        files = max(1, count // 10**6)
        paths = [place(f"small-{count // files}-{number}.jsonl.gz") for number in range(files)]
        for number, path in enumerate(paths):
            make("small", number + 1, count / files * 0.000505, path)
        if os.path.exists(corpus):
            os.remove(corpus)
        sample = Sample([copub, "ingest", *paths, "--into", corpus, "--jobs", "2"])
        status = subprocess.run([copub, "status", corpus], capture_output=True, text=True).stdout
        read = int(status.split("Records")[1].split("read")[0].replace(" ", "").replace("\u202f", ""))
        ranks = [Sample([copub, "rank", corpus, "--window", "2018-2022"]).wall for _ in range(2)]
        print(f"| {read} | {1e6 * sample.cpu / read:.1f} | {sample.mb:.0f} | {os.path.getsize(corpus) / read:.0f} "
              f"| {ranks[0]:.2f} s | {ranks[1]:.2f} s |", flush=True)


if __name__ == "__main__":
    main()
