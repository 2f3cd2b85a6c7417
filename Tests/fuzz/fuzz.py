#!/usr/bin/env python3
"""Builds the fuzzers and runs each for some seconds.

usage: fuzz.py SECONDS [TARGET…]

Seeds are the samples, what stands in Tests/fuzz/Seeds, and what earlier runs kept in .build/fuzz; the
dictionary of a target is its file in Tests/fuzz/Dictionaries and the words of its seeds. An input that
crashes, hangs, leaks or grows is left in Tests/fuzz/Seeds/TARGET, where `make test` replays it once the
fault is mended. Exits with 1 if there is one. JOBS targets run at a time, by default one a core.
"""
import glob
import gzip
import os
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor, as_completed

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SCRATCH = os.path.join(ROOT, ".build", "fuzz")
SAMPLES = os.path.join(ROOT, "Corpus", "samples")
HERE = os.path.join(ROOT, "Tests", "fuzz")
# Samples that serve a target which is no format.
SERVE = {"xml": ["pubmed", "jats"], "json": ["openalex", "crossref"], "csv": ["scopus-csv", "edges-csv"],
         "bibtex-syntax": ["bibtex"], "ingest": ["*"], "head": ["*"], "lines": ["ris"],
         "counts-copub.counts-1": ["counts"], "study": ["../studies"]}
# What a sample calls its parts: names of JSON, tags and attributes of XML, tags at the start of a line.
WORD = re.compile(rb'"[\w.:@-]{1,32}"\s?:|</?[\w:-]{1,32}|[\w:-]{1,32}="|(?m:^[A-Z][A-Z0-9]{1,3} ?(?:- )?)')


def build():
    """Builds with libFuzzer and the address sanitizer; returns the program."""
    command = ["swift", "build", "-c", "release", "--product", "fuzz", "--scratch-path", SCRATCH,
               "-Xswiftc", "-sanitize=fuzzer,address", "-Xcc", "-fsanitize=fuzzer-no-link,address"]
    subprocess.run(command, cwd=ROOT, check=True, env=dict(os.environ, COPUB_FUZZ="1"))
    return os.path.join(SCRATCH, "release", "fuzz")


def targets_of(program):
    """The targets with their dictionaries."""
    run = subprocess.run([program], capture_output=True, text=True, env=dict(os.environ, FUZZ_TARGET=""))
    return dict(line.partition(" ")[::2] for line in run.stdout.splitlines())


def emptied(*parts):
    folder = os.path.join(SCRATCH, *parts)
    shutil.rmtree(folder, ignore_errors=True)
    os.makedirs(folder)
    return folder


def seeds_of(target):
    """A folder with the seeds: the samples of a format, unpacked, are those of its target."""
    name = target.split("-", 1)[1] if target.startswith(("format-", "counts-")) else target
    folders = [os.path.join(SAMPLES, kind) for kind in SERVE.get(target, [name])]
    folder = emptied("seeds", target)
    own = os.path.join(HERE, "Seeds", target)
    for number, path in enumerate(sorted(sum((glob.glob(f + "/*") for f in [*folders, own]), []))):
        opened = gzip.open if path.endswith(".gz") and target != "ingest" else open
        with opened(path, "rb") as file:
            bytes = file.read()
        with open(os.path.join(folder, f"{number}-{os.path.basename(path)}"), "wb") as file:
            file.write(bytes)
    return folder


def dictionary_of(target, kind, seeds):
    """A file with the words of a kind and of the seeds."""
    words = set()
    for path in glob.glob(seeds + "/*"):
        with open(path, "rb") as file:
            words.update(WORD.findall(file.read()))
    path = os.path.join(emptied("dictionary", target), "words")
    with open(path, "wb") as file:
        file.write(b'"\\x00"\n')  # a dictionary must not be empty
        if kind:
            with open(os.path.join(HERE, "Dictionaries", kind + ".dict"), "rb") as own:
                file.write(own.read())
        for word in sorted(words)[:2000]:
            file.write(b'"' + re.sub(rb'[^\w .:@<>/=-]', lambda m: b"\\x%02X" % m[0][0], word) + b'"\n')
    return path


def fuzz(program, target, kind, seconds):
    """Runs one target; returns its line of the table, and the end of what it said if it failed."""
    kept = os.path.join(SCRATCH, "kept", target)
    finds = os.path.join(HERE, "Seeds", target)
    os.makedirs(kept, exist_ok=True)
    os.makedirs(finds, exist_ok=True)
    seeds = seeds_of(target)
    command = [program, f"-max_total_time={seconds}", "-max_len=8192", "-timeout=5", "-rss_limit_mb=1024",
               f"-artifact_prefix={finds}/", "-print_final_stats=1", "-verbosity=0",
               "-dict=" + dictionary_of(target, kind, seeds), kept, seeds]
    # To symbolize takes minutes, and the backtraces of Swift may never end; the input that is left tells
    # more in a debugger.
    run = subprocess.run(command, capture_output=True, text=True, errors="replace",
                         env=dict(os.environ, FUZZ_TARGET=target, SWIFT_BACKTRACE="enable=no",
                                  ASAN_OPTIONS="detect_leaks=1:symbolize=0"))
    stats = dict(line.split(": ", 1) for line in run.stderr.splitlines() if line.startswith("stat::"))
    inputs = stats.get("stat::number_of_executed_units", "?").strip()
    speed = stats.get("stat::average_exec_per_sec", "?").strip()
    result = "held" if run.returncode == 0 else "FAILED"
    if not os.listdir(finds):
        os.rmdir(finds)
    line = f"| {target} | {inputs} | {speed} | {len(os.listdir(kept))} | {result} |"
    return line, run.stderr.splitlines()[-40:] if run.returncode else []


def main(seconds, wanted):
    program = build()
    targets = targets_of(program)
    failed = False
    print("| target | inputs | a second | kept | result |\n|---|---|---|---|---|")
    with ThreadPoolExecutor(int(os.environ.get("JOBS", os.cpu_count()))) as pool:
        runs = [pool.submit(fuzz, program, target, targets[target], seconds) for target in wanted or targets]
        for run in as_completed(runs):
            line, words = run.result()
            print(line, flush=True)
            if words:
                failed = True
                print("\n".join(words), file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
