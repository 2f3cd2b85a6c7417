#!/usr/bin/env python3
"""copub's ingest beside other tools, in turns on the same files; prints ratios of medians.

usage: run.py COPUB [--megabytes 400] [--rounds 5] [--keep FOLDER] [--only PARTS] [--pubmed FILE.xml.gz]
              [--memory 1,8] [--growth 7] [--counts FILE]

Makes its data with generate.py. A peer that is not installed is named and left out. PARTS, by comma:
works, pubmed, jobs, start (all four unless stated otherwise).
--pubmed FILE  also measures a real file of the PubMed baseline
--memory 1,8   the memory of two jobs for so many GB unpacked (8 need 1.5 GB of disk)
--growth 7     corpora of 10^5 to 10^7 small records: time and bytes a record, rank, compare, and from
               10^6 on the full report (7 needs 4 GB of disk and the better part of an hour)
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

sys.dont_write_bytecode = True

HERE = os.path.dirname(os.path.abspath(__file__))


class Sample:
    """One run: seconds of processor and of wall, megabytes at most."""

    def __init__(self, command, environment=None):
        started = time.monotonic()
        process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                   stderr=subprocess.PIPE, env=environment)
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


def generate(*arguments):
    command = [sys.executable, os.path.join(HERE, "generate.py"), *map(str, arguments)]
    subprocess.run(command, check=True)


def make(kind, seed, megabytes, path):
    if not os.path.exists(path):
        generate(kind, seed, megabytes, path)


class Bench:
    """What is measured, where it lies, and by which command."""

    def __init__(self, options):
        self.options, self.copub = options, os.path.abspath(options.copub)
        self.folder = options.keep or tempfile.mkdtemp(prefix="copub-bench-")
        os.makedirs(self.folder, exist_ok=True)
        self.corpus = self.place("bench.copub")

    def place(self, name):
        return os.path.join(self.folder, name)

    def ingest(self, jobs, *files):
        return [self.copub, "ingest", *files, "--into", self.corpus, "--jobs", str(jobs)]

    def works(self, number):
        path = self.place(f"works-{number}.jsonl.gz")
        make("works", number, self.options.megabytes, path)
        return path

    def beside(self, what, path, others, asked, rounds):
        """copub on one thread beside other commands; `asked` has the measure and the bar of each."""
        commands = {"copub": self.ingest(1, path)}
        commands.update({name: command for name, command in others.items() if command})
        samples = turns(commands, rounds, self.corpus)
        for name, (measure, bar) in asked.items():
            if name in samples:
                row(f"{what}, {measure}, beside {name}", samples["copub"], samples[name], measure, bar)
            else:
                print(f"| {what} beside {name} | | not installed | | {bar} |", flush=True)

    def json(self):
        works = self.works(1)
        others = {name: peer(name, works) for name in ("duckdb", "orjson")}
        others["igzip"] = ["igzip", "-dc", works] if shutil.which("igzip") else None
        self.beside("OpenAlex", works, others, {
            "igzip": ("cpu", "≤ 2.4 ×"), "duckdb": ("wall", "≥ 2 times faster"), "orjson": ("wall", "≥ 5 times faster")},
            self.options.rounds)

    def xml(self, what, articles):
        plain = self.place(os.path.basename(articles)[:-3])
        if not os.path.exists(plain):
            with gzip.open(articles) as packed, open(plain, "wb") as file:
                shutil.copyfileobj(packed, file)
        others = {name: peer(name, articles) for name in ("lxml", "pubmed_parser")}
        others["xmllint"] = ["xmllint", "--sax", "--noout", plain] if shutil.which("xmllint") else None
        self.beside(what, articles, others, {
            "xmllint": ("cpu", "≤ 2.0 ×"), "lxml": ("wall", "≥ 5 times faster"),
            "pubmed_parser": ("wall", "≥ 15 times faster")}, min(self.options.rounds, 3))

    def pubmed(self):
        articles = self.place("pubmed.xml.gz")
        make("pubmed", 1, self.options.megabytes * 0.75, articles)
        self.xml("PubMed", articles)

    def jobs(self):
        works, more = self.works(1), self.works(2)
        samples = turns({"two": self.ingest(2, works, more), "one": self.ingest(1, works, more),
                         "two on one": self.ingest(2, works), "one on one": self.ingest(1, works)},
                        self.options.rounds, self.corpus)
        row("two files, two jobs beside one, wall", samples["two"], samples["one"], "wall", "≥ 1.7 times faster")
        row("one file, two jobs beside one, wall", samples["two on one"], samples["one on one"], "wall",
            "≥ 1.25 times faster")
        print(f"| memory of two jobs | {max(s.mb for s in samples['two']):.0f} MB | | | ≤ 250 MB |", flush=True)

    def start(self):
        python = lambda code: [sys.executable, "-c", code]
        samples = turns({"copub": [self.copub, "--version"], "python3": python("pass")}, 9, self.corpus)
        row("`--version` beside `python3 -c pass`, wall", samples["copub"], samples["python3"], "wall", "≤ 1 ×")
        if not module("networkx"):
            print("| `rank` beside networkx | | not installed | | ≤ 1 × |", flush=True)
            return
        rank = [self.copub, "rank", self.options.counts, "--window", "2018-2022"]
        samples = turns({"copub": rank, "networkx": python("import networkx")}, 9, self.corpus)
        row("`rank` of the world's counts beside `import networkx`, wall", samples["copub"], samples["networkx"],
            "wall", "≤ 1 ×")

    def memory(self, sizes):
        """The memory of two jobs for some gigabytes, in four files: one file of works, copied with other names."""
        source = self.place("works-memory.jsonl.gz")
        make("works", 1, 100, source)
        print("\n| GB unpacked | MB at most, two jobs | seconds |\n|---|---|---|")
        for size in sizes:
            paths, each = [], max(1, round(size * 2.5))
            for number in range(4):
                paths.append(self.place(f"memory-{size:g}-{number}.jsonl.gz"))
                if not os.path.exists(paths[-1]):
                    # In a process of its own: what is run later counts the memory of its parent as its own.
                    generate("copies", source, number * each, (number + 1) * each, paths[-1])
            if os.path.exists(self.corpus):
                os.remove(self.corpus)
            sample = Sample(self.ingest(2, *paths))
            print(f"| {size:g} | {sample.mb:.0f} | {sample.wall:.0f} |", flush=True)

    def growth(self, most):
        """Time and bytes a record, and what answers take, as a corpus grows tenfold and tenfold again.

        Answers are kept in a folder of their own; the report is made without them."""
        kept, off = ({**os.environ, "COPUB_CACHE": value} for value in (self.place("answers"), "off"))
        print("\n| publications | ingest, µs of processor each | MB at most | bytes each | rank, first | rank, again "
              "| compare, first | compare, again | report |\n|---|---|---|---|---|---|---|---|---|")
        for count in (10**digits for digits in range(5, most + 1)):
            files = max(1, count // 10**6)
            paths = [self.place(f"small-{count // files}-{number}.jsonl.gz") for number in range(files)]
            for number, path in enumerate(paths):
                make("small", number + 1, count / files * 0.000477, path)
            if os.path.exists(self.corpus):
                os.remove(self.corpus)
            sample = Sample(self.ingest(2, *paths))
            status = subprocess.run([self.copub, "status", self.corpus], capture_output=True, text=True).stdout
            read = int("".join(c for c in status.split("Records")[1].split("read")[0] if c.isdigit()))
            rank = [self.copub, "rank", self.corpus, "--window", "2018-2022"]
            compare = [self.copub, "compare", self.corpus, "--windows", "2013-2017,2018-2022", "--focus", "CN"]
            ranks, compares = ([Sample(command, kept).wall for _ in range(3)] for command in (rank, compare))
            report = ""
            if count >= 10**6:
                out = self.place("report")
                shutil.rmtree(out, ignore_errors=True)
                report = f"{Sample([self.copub, 'report', self.corpus, '--out', out, '--focus', 'CN'], off).wall:.1f} s"
            print(f"| {read} | {1e6 * sample.cpu / read:.1f} | {sample.mb:.0f} | {os.path.getsize(self.corpus) / read:.0f} "
                  f"| {ranks[0]:.2f} s | {min(ranks[1:]):.2f} s | {compares[0]:.2f} s | {min(compares[1:]):.2f} s "
                  f"| {report} |", flush=True)


def peer(name, path):
    """The command of a peer; None if it is not installed."""
    return [sys.executable, os.path.join(HERE, "peers.py"), name, path] if module(name) else None


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("copub")
    parser.add_argument("--megabytes", type=float, default=400)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--keep")
    parser.add_argument("--only", default="works,pubmed,jobs,start")
    parser.add_argument("--pubmed")
    parser.add_argument("--memory")
    parser.add_argument("--growth", type=int)
    parser.add_argument("--counts", default=os.path.join(HERE, "..", "..", "Corpus", "openalex-world-2000-2023.json.gz"))
    options = parser.parse_args()
    bench = Bench(options)
    parts = [part for part in options.only.split(",") if part]
    print(f"{machine()}; {options.megabytes:.0f} MB of JSON, {options.megabytes * 0.75:.0f} MB of XML, "
          f"medians of {options.rounds} rounds\n")
    if parts or options.pubmed:
        print("| what | copub | other | ratio | asked for |\n|---|---|---|---|---|", flush=True)
    for name, part in {"works": bench.json, "pubmed": bench.pubmed, "jobs": bench.jobs, "start": bench.start}.items():
        if name in parts:
            part()
    if options.pubmed:
        bench.xml(os.path.basename(options.pubmed), options.pubmed)
    if options.memory:
        bench.memory([float(size) for size in options.memory.split(",")])
    if options.growth:
        bench.growth(options.growth)
    if not options.keep:
        shutil.rmtree(bench.folder)


if __name__ == "__main__":
    main()
