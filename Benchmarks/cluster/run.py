#!/usr/bin/env python3
"""The Spark application beside one `copub ingest` of the same files, on this machine.

usage: run.py COPUB [--megabytes 2000] [--parts 64] [--workers 2] [--kill] [--folder PLACE]

Makes OpenAlex works in parts of which each holds 5 % of the works of the part before, reads them by one
process with as many threads as there are workers, and by Spark with that many workers of one core;
compares the digests of both corpora and prints processor and wall times. --kill kills an executor
half-way. PLACE keeps the parts for the next run. pyspark is the one of this Python.
"""
import argparse
import concurrent.futures
import ctypes
import gzip
import os
import pathlib
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "Benchmarks" / "ingest"))
from generate import Maker  # noqa: E402

SHARED = 0.05
PR_SET_CHILD_SUBREAPER = 36


def make_part(folder, part, megabytes):
    """Part `part`: its own works, and the first 5 % of those of the part before it."""
    path = folder / f"part_{part:03}.gz"
    if path.exists():
        return
    with gzip.open(str(path) + ".tmp", "wb", compresslevel=6) as file:
        for seed, share in ((part, 1 - SHARED), (part - 1, SHARED)):
            if seed < 0:
                continue
            maker, size, number = Maker(seed), 0, 0
            while size < megabytes * 1e6 * share:
                line = maker.work(number).encode()
                file.write(line)
                size += len(line)
                number += 1
    os.rename(str(path) + ".tmp", path)


class Measured:
    """A command that was run to its end, with all that it started: seconds of wall and processor."""

    def __init__(self, arguments, meanwhile=None, environment=None, log=None):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        began = time.monotonic()
        with open(log or os.devnull, "wb") as output:
            process = subprocess.Popen(
                [str(argument) for argument in arguments], stdout=output, stderr=output,
                env=dict(os.environ, **(environment or {})))
            if meanwhile:
                threading.Thread(target=meanwhile, args=(process.pid,), daemon=True).start()
            status = process.wait()
        self.wall = time.monotonic() - began
        # What the command left behind comes to this process, and is waited for.
        try:
            while True:
                os.wait()
        except ChildProcessError:
            pass
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        self.cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        if status:
            sys.exit(f"{arguments[0]} ended with {status}; see {log}")

    def __str__(self):
        return f"{self.cpu:.1f} s of processor, {self.wall:.1f} s of wall"


def executors():
    found = subprocess.run(["pgrep", "-f", "CoarseGrainedExecutorBackend"], capture_output=True, text=True)
    return [int(pid) for pid in found.stdout.split()]


def killer(records, parts):
    """Kills one executor once half of the parts are written."""
    def work(_):
        while True:
            time.sleep(0.2)
            done = len(list(records.glob("**/part-*.gz")))
            if done >= parts / 2 and executors():
                os.kill(executors()[0], 9)
                print(f"an executor was killed after {done} of {parts} parts", flush=True)
                return
    return work


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("copub")
    parser.add_argument("--megabytes", type=float, default=2000)
    parser.add_argument("--parts", type=int, default=64)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--kill", action="store_true")
    parser.add_argument("--folder", type=pathlib.Path)
    parser.add_argument("--keep", action="store_true", help="keep corpora and log")
    options = parser.parse_args()
    copub = os.path.abspath(options.copub)
    place = options.folder or pathlib.Path(tempfile.mkdtemp(prefix="copub-cluster-"))
    data = place / "works"
    data.mkdir(parents=True, exist_ok=True)
    with concurrent.futures.ProcessPoolExecutor(os.cpu_count()) as pool:
        each = options.megabytes / options.parts
        for done in [pool.submit(make_part, data, part, each) for part in range(options.parts)]:
            done.result()
    if ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0):
        sys.exit("prctl: this needs Linux")

    scratch = pathlib.Path(tempfile.mkdtemp(prefix="run-", dir=place))
    one = Measured([copub, "ingest", data, "--into", scratch / "one.copub", "--jobs", options.workers])
    print(f"one process     {one}", flush=True)
    submit = pathlib.Path(sys.executable).with_name("spark-submit")
    out = scratch / "out"
    spark = Measured(
        [submit, "--master", f"local-cluster[{options.workers},1,2048]", "--files", copub,
         "--driver-java-options", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC",
         ROOT / "Cluster" / "copub_cluster.py", "--out", out, "--copub", os.path.basename(copub), data],
        killer(out / "records", options.parts) if options.kill else None,
        {"PYSPARK_PYTHON": sys.executable,
         "SPARK_WORKER_DIR": str(scratch / "workers"), "SPARK_LOCAL_DIRS": str(scratch / "local")},
        scratch / "spark.log")
    print(f"Spark           {spark}", flush=True)
    table = Measured([copub, "ingest", out / "records", "--into", scratch / "cluster.copub"])
    print(f"ingest of table {table}", flush=True)
    print(f"overhead        {(spark.cpu - 60) / one.cpu:.2f} x one process + 60 s of processor")
    digests = [subprocess.run([copub, "verify", "--digest", scratch / name], capture_output=True, text=True).stdout
               for name in ("one.copub", "cluster.copub")]
    lost = "Lost executor" in (scratch / "spark.log").read_text(errors="replace")
    print(f"digests         {'equal' if digests[0] and digests[0] == digests[1] else 'DIFFERENT'}: {digests[0].strip()}")
    if options.kill:
        print(f"executor lost   {'yes' if lost else 'NO'}")
    if not options.keep:
        shutil.rmtree(scratch if options.folder else place)


if __name__ == "__main__":
    main()
