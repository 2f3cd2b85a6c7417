#!/usr/bin/env python3
"""Builds the fuzzers and runs each for some seconds.

usage: fuzz.py SECONDS [TARGET…]

Seeds are the samples, what stands in Tests/fuzz/Seeds, and what earlier runs kept in .build/fuzz. An
input that crashes, hangs or grows is left in Tests/fuzz/Seeds/TARGET, where `make test` replays it once
the fault is mended. Exits with 1 if there is one.
"""
import os
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SCRATCH = os.path.join(ROOT, ".build", "fuzz")
SAMPLES = os.path.join(ROOT, "Corpus", "samples")


def build():
    """Builds with libFuzzer and the address sanitizer; returns the program."""
    command = ["swift", "build", "-c", "release", "--product", "fuzz", "--scratch-path", SCRATCH,
               "-Xswiftc", "-sanitize=fuzzer,address", "-Xcc", "-fsanitize=fuzzer-no-link,address"]
    subprocess.run(command, cwd=ROOT, check=True, env=dict(os.environ, COPUB_FUZZ="1"))
    return os.path.join(SCRATCH, "release", "fuzz")


def seeds_of(target):
    """Folders of seeds; samples of a format are those of its target, a few serve the others."""
    folders = [os.path.join(ROOT, "Tests", "fuzz", "Seeds", target)]
    name = target.split("-", 1)[1] if target.startswith(("format-", "counts-")) else None
    kinds = [name] if name else {"xml": ["pubmed", "jats"], "json": ["openalex", "crossref"],
                                 "csv": ["scopus-csv"], "bibtex-syntax": ["bibtex"]}.get(target, [])
    return folders + [os.path.join(SAMPLES, kind) for kind in kinds]


def main(seconds, targets):
    program = build()
    listed = subprocess.run([program], capture_output=True, text=True, env=dict(os.environ, FUZZ_TARGET=""))
    targets = targets or listed.stdout.split(": ", 1)[1].split()
    failed = []
    print("| target | inputs | a second | kept | result |\n|---|---|---|---|---|")
    for target in targets:
        kept = os.path.join(SCRATCH, "kept", target)
        finds = os.path.join(ROOT, "Tests", "fuzz", "Seeds", target)
        os.makedirs(kept, exist_ok=True)
        os.makedirs(finds, exist_ok=True)
        command = [program, f"-max_total_time={seconds}", "-max_len=8192", "-timeout=5", "-rss_limit_mb=1024",
                   f"-artifact_prefix={finds}/", "-print_final_stats=1", "-verbosity=0"]
        if target == "study":
            command.append("-detect_leaks=0")  # TOMLKit keeps some bytes of every file that it reads
        for kind in ("xml", "json", "text"):
            if kind == "text" and target.split("-")[0] in ("format", "counts", "resolver", "study") or target == kind:
                command.append("-dict=" + os.path.join(ROOT, "Tests", "fuzz", "Dictionaries", kind + ".dict"))
        folders = [folder for folder in seeds_of(target) if os.path.isdir(folder)]
        run = subprocess.run([*command, kept, *folders], capture_output=True, text=True, errors="replace",
                             env=dict(os.environ, FUZZ_TARGET=target, ASAN_OPTIONS="detect_leaks=1"))
        stats = dict(line.split(": ", 1) for line in run.stderr.splitlines() if line.startswith("stat::"))
        inputs = stats.get("stat::number_of_executed_units", "?").strip()
        speed = stats.get("stat::average_exec_per_sec", "?").strip()
        result = "held" if run.returncode == 0 else "FAILED"
        print(f"| {target} | {inputs} | {speed} | {len(os.listdir(kept))} | {result} |", flush=True)
        if run.returncode:
            failed.append(target)
            print("\n".join(run.stderr.splitlines()[-25:]), file=sys.stderr)
        if os.path.isdir(finds) and not os.listdir(finds):
            shutil.rmtree(finds)
    return 1 if failed else 0


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    sys.exit(main(int(sys.argv[1]), sys.argv[2:]))
