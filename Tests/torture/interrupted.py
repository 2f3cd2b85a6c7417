"""Rows 10 to 13 and 20: the command is killed, starved, doubled, or told to stop."""
import glob
import hashlib
import json
import os
import random
import signal
import subprocess
import threading
import time

import measured
from measured import ROOT, Row, Run
from hostile_inputs import plain_works

TABLE = os.path.join(ROOT, "Corpus", "openalex-world-2000-2023.json.gz")


def works(start, count):
    """Works whose numbers overlap with the next file's, so that duplicates are met."""
    countries = ["CN", "US", "DE", "FR", "GB", "JP", "KE", "BR"]
    lines = []
    for number in range(start, start + count):
        authors = ",".join('{"countries":["%s"]}' % countries[(number * k + k) % 8]
                           for k in range(1, 2 + number % 5))
        doi = '"doi":"https://doi.org/10.5555/k%d",' % number if number % 3 == 0 else ""
        lines.append('{"id":"https://openalex.org/W%d","cited_by_api_url":"https://openalex.org/W0",%s'
                     '"publication_year":%d,"type":"article","authorships":[%s]}\n'
                     % (number, doi, 2010 + number % 10, authors))
    return "".join(lines)


def write_exports(folder, files, each):
    os.makedirs(folder, exist_ok=True)
    for file in range(files):
        with open(os.path.join(folder, f"{file:03}.jsonl"), "w") as out:
            out.write(works(file * (each - 10), each))


def digest(corpus):
    run = Run(["verify", corpus, "--digest"])
    return run.exit, run.stdout


def start(arguments, **more):
    return subprocess.Popen([measured.COPUB, *arguments], cwd=ROOT, stdin=subprocess.DEVNULL,
                            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, **more)


def killed_ingest(folder, quick):
    row = Row(10, "SIGKILL during ingest and merge", "integrity ok, whole files only, the rerun gives the same")
    exports = os.path.join(folder, "in")
    write_exports(exports, 12, 400)
    whole, killed = os.path.join(folder, "whole.copub"), os.path.join(folder, "killed.copub")
    parts = [os.path.join(folder, f"part{part}.copub") for part in range(4)]
    for part, corpus in enumerate(parts):
        files = [os.path.join(exports, f"{file:03}.jsonl") for file in range(part, 12, 4)]
        row.expect(Run(["ingest", *files, "--into", corpus]).exit == 0, "a part fails")
    verbs = {"ingest": ["ingest", exports, "--jobs", "2"], "merge": ["merge", *parts]}
    lengths = {}
    for verb, arguments in verbs.items():
        began = time.monotonic()
        row.expect(Run([*arguments, "--into", whole]).exit == 0, f"the whole {verb} fails")
        lengths[verb] = time.monotonic() - began
        reference = digest(whole)
        remove_corpus(whole)
    kills, halves, dice = (16 if quick else 500), dict.fromkeys(verbs, 0), random.Random(10)
    for number in range(kills):
        verb = list(verbs)[number % 2]
        remove_corpus(killed)
        process = start([*verbs[verb], "--into", killed])
        time.sleep(dice.uniform(0, lengths[verb] * 1.05))
        process.kill()
        process.wait()
        what = f"{verb}, kill {number}"
        if os.path.exists(killed):
            run = Run(["status", killed, "--json"])
            if run.exit == 0:
                files = json.loads(run.stdout)["files"]
                halves[verb] += 0 < len(files) < 12
                row.expect(all(file["records"]["read"] == 400 for file in files), f"{what}: a part of a file")
                row.expect(Run(["verify", killed]).exit == 0, f"{what}: not sound")
            else:
                row.expect(os.path.getsize(killed) < 100_000, f"{what}: {run.stderr[:80]}")
        row.expect(Run([*verbs[verb], "--into", killed]).exit == 0, f"{what}: no rerun")
        row.expect(digest(killed) == reference, f"{what}: another digest")
        row.expect(not os.path.exists(killed + "-journal"), f"{what}: a journal is left")
    between = " and ".join(f"{count} of {verb}" for verb, count in halves.items())
    row.figure = f"{kills} kills, {between} between files: all sound, all the same digest"
    return row


def remove_corpus(path):
    for ending in ("", "-journal"):
        if os.path.exists(path + ending):
            os.remove(path + ending)


def tree(folder):
    """The files below a folder with their digests."""
    found = {}
    for place, _, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                found[os.path.relpath(path, folder)] = hashlib.sha256(file.read()).hexdigest()
    return found


def hears_interruptions():
    """What runs the tests may ignore Ctrl-C or hold it back, which its children inherit."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})


def killed_report(folder, quick):
    row = Row(11, "SIGKILL during report and export", "old or new, never mixed, nothing stray after the next run")
    report = ["report", TABLE, "--focus", "CN", "--replicates", "5", "--windows"]
    export = ["export", TABLE, "--format", "pajek", "--window"]
    out = {"report": os.path.join(folder, "report"), "export": os.path.join(folder, "export")}
    kinds = {
        "report": [[*report, windows, "--out", out["report"]]
                   for windows in ("2008-2012,2013-2017", "2009-2013,2014-2018")],
        "export": [[*export, window, "--out", os.path.join(out["export"], "world.net")]
                   for window in ("2008-2012", "2009-2013")]}
    kills, dice, told = {"report": 8 if quick else 160, "export": 4 if quick else 40}, random.Random(11), []
    for verb, commands in kinds.items():
        olds = killed_writes(row, commands, out[verb], kills[verb], dice)
        told.append(f"{kills[verb]} kills of {verb}: {olds} times the old files, {kills[verb] - olds} the new")
    row.figure = "; ".join(told)
    return row


def killed_writes(row, commands, out, kills, dice):
    """Kills two commands by turns that write the same files; returns how often the old ones stayed."""
    trees = []
    for command in commands:
        os.makedirs(out, exist_ok=True)
        began = time.monotonic()
        process = start(command)
        wait_for_writing(process, out)
        begun = time.monotonic()
        row.expect(process.wait() == 0, f"{command[0]} fails")
        length, writing = time.monotonic() - began, time.monotonic() - begun
        trees.append(tree(out))
    row.expect(trees[0] != trees[1], f"both {command[0]}s write the same")
    current, olds = 1, 0
    for number in range(kills):
        wanted = 1 - current
        process = start(commands[wanted])
        if number % 4 == 0:
            time.sleep(length * dice.uniform(0.2, 1.1))
        else:
            # Where it matters: while files are written and put in their place.
            wait_for_writing(process, out)
            time.sleep(writing * dice.uniform(0, 1.1))
        process.kill()
        process.wait()
        time.sleep(0.2)  # complete files are put in their places even then
        now = {path: digest for path, digest in tree(out).items() if not path.startswith(".")}
        row.expect(now in trees, f"{command[0]}, kill {number}: a mixture of old and new")
        if now not in trees:
            Run(commands[wanted])
            now = trees[wanted]
        olds += now == trees[current]
        current = trees.index(now)
    Run(commands[1])
    row.expect(tree(out) == trees[1], f"{command[0]}: something stray is left after the next run")
    return olds


def wait_for_writing(process, out):
    while process.poll() is None and not any(name.startswith(".") for name in os.listdir(out)):
        time.sleep(0.0005)


def full_disk(folder, quick):
    row = Row(12, "full disk, read-only, I/O errors", "typed error, exit 73 or 74, what was there intact")
    exports = os.path.join(folder, "in")
    write_exports(exports, 6, 400)
    corpus = os.path.join(folder, "corpus.copub")
    row.expect(Run(["ingest", os.path.join(exports, "000.jsonl"), "--into", corpus]).exit == 0, "first")
    with open(corpus, "rb") as file:
        before = file.read()
    reference = digest(corpus)
    library = os.path.join(folder, "faults.so")
    source = os.path.join(os.path.dirname(os.path.abspath(__file__)), "faults.c")
    compiler = subprocess.run(["cc", "-shared", "-fPIC", "-O1", "-o", library, source, "-ldl"])
    tries = 0
    if compiler.returncode:
        row.skip("no C compiler for faults.c")
    faults = [(call, number, after) for call in ("write", "fsync", "read") for number in (5, 28)
              for after in ((0, 7, 40) if quick else (0, 1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144))]
    for call, number, after in [] if compiler.returncode else faults:
        with open(corpus, "wb") as file:
            file.write(before)
        run = Run(["ingest", exports, "--into", corpus], environment={
            "LD_PRELOAD": library, "FAULT_CALL": call, "FAULT_ERRNO": str(number),
            "FAULT_AFTER": str(after), "FAULT_PATH": "corpus.copub"})
        what = f"{call} fails with {number} after {after}"
        tries += 1
        row.expect(run.exit in (0, 65, 73, 74), f"{what}: exit {run.exit}: {run.stderr[:100]}")
        row.expect(run.exit == 0 or (run.stderr.count("\n") == 1 and "corpus.copub" in run.stderr),
                   f"{what}: {run.stderr[:120]!r}")
        row.expect(Run(["verify", corpus]).exit == 0, f"{what}: not sound afterwards")
        row.expect(Run(["ingest", exports, "--into", corpus]).exit == 0, f"{what}: no rerun")
    export = ["export", TABLE, "--window", "2013-2017", "--format", "gexf", "--out", os.path.join(folder, "out.gexf")]
    row.expect(Run(export).exit == 0, "export")
    with open(export[-1], "rb") as file:
        old = file.read()
    for call, number in [] if compiler.returncode else (("write", 28), ("write", 5), ("fsync", 5), ("fsync", 28)):
        run = Run(export, environment={"LD_PRELOAD": library, "FAULT_CALL": call, "FAULT_ERRNO": str(number),
                                       "FAULT_AFTER": "0", "FAULT_PATH": ".copub-part"})
        tries += 1
        row.expect(run.exit == 74 and run.stderr.count("\n") == 1, f"export, {call} fails: {run.exit}: {run.stderr[:90]!r}")
        with open(export[-1], "rb") as file:
            row.expect(file.read() == old and not glob.glob(folder + "/.out*"), f"export, {call} fails: the old is gone")
    report = ["report", TABLE, "--focus", "CN", "--windows", "2008-2012,2013-2017", "--replicates", "3"]
    small = os.path.join(folder, "small")
    os.makedirs(small)
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300k", "tmpfs", small],
                             capture_output=True).returncode == 0
    if not mounted:
        row.skip("no tmpfs can be mounted here")
    else:
        try:
            run = Run([*report, "--out", small])
            row.expect(run.exit == 74 and run.stderr.count("\n") == 1, f"report, full: {run.exit}, {run.stderr[:90]!r}")
            left = [path for path in tree(small)]
            row.expect(not left, f"report, full: {left[:3]} are left")
            run = Run(["ingest", exports, "--into", os.path.join(small, "c.copub")])
            row.expect(run.exit == 74, f"ingest, full: {run.exit}, {run.stderr[:90]!r}")
            row.expect(Run(["verify", os.path.join(small, "c.copub")]).exit in (0, 66), "not sound when full")
            tries += 2
            subprocess.run(["mount", "-o", "remount,ro", small])
            for command in ([*report, "--out", small], ["ingest", exports, "--into", small + "/d.copub"]):
                run = Run(command)
                row.expect(run.exit in (73, 74), f"{command[0]}, read-only: {run.exit}, {run.stderr[:90]!r}")
                tries += 1
        finally:
            subprocess.run(["umount", "-l", small])
    for name, stdout in (("records", "/dev/full"), ("rank", "/dev/full")):
        with open(stdout, "wb") as full:
            process = subprocess.run([measured.COPUB, name, corpus, *(["--scope", "world"] if name == "rank" else [])],
                                     stdout=full, stderr=subprocess.PIPE)
        row.expect(process.returncode == 74, f"{name} > /dev/full: {process.returncode}")
        tries += 1
    row.expect(reference[0] == 0, "no digest")
    row.figure = f"{tries} faults: typed errors, corpus sound and completed by the next run"
    return row


def many_at_once(folder, quick):
    row = Row(13, "two writers and eight readers", "0 lost, 0 corrupt, bounded wait")
    seconds = 4 if quick else 60
    corpus = os.path.join(folder, "shared.copub")
    failures, reads, writes = [], [0], [0]
    stop = time.monotonic() + seconds

    def write(writer):
        number = 0
        while time.monotonic() < stop:
            path = os.path.join(folder, f"{writer}-{number}.jsonl")
            with open(path, "w") as file:
                file.write(works((writer * 1000 + number) * 100, 100))
            run = Run(["ingest", path, "--into", corpus])
            writes[0] += run.exit == 0
            if run.exit:
                failures.append(f"writer: {run.exit} {run.stderr[:90]}")
            number += 1

    def read(reader):
        while time.monotonic() < stop:
            if os.path.exists(corpus):
                arguments = [["status", corpus], ["verify", corpus], ["records", corpus]][reader % 3]
                run = Run(arguments)
                reads[0] += 1
                if run.exit not in (0, 65) or (run.exit == 65 and reads[0] > 20):
                    failures.append(f"reader: {run.exit} {run.stderr[:90]}")
                if run.wall > 30:
                    failures.append(f"reader waited {run.wall:.0f} s")

    threads = [threading.Thread(target=write, args=(n,)) for n in range(2)]
    threads += [threading.Thread(target=read, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for failure in failures[:5]:
        row.expect(False, failure)
    run = Run(["status", corpus, "--json"])
    read_in_all = json.loads(run.stdout)["records"]["read"] if run.exit == 0 else -1
    row.expect(read_in_all == writes[0] * 100, f"{read_in_all} records of {writes[0] * 100}")
    row.expect(Run(["verify", corpus]).exit == 0, "not sound")
    row.figure = f"{seconds} s: {writes[0]} files written, {reads[0]} reads, nothing lost"
    return row


def signals(folder, quick):
    row = Row(20, "pipes and Ctrl-C", "no trace, exit 0 and 130, corpus clean within 1 s")
    exports = os.path.join(folder, "in")
    write_exports(exports, 30 if quick else 60, 3000)
    corpus = os.path.join(folder, "c.copub")
    row.expect(Run(["ingest", os.path.join(exports, "000.jsonl"), "--into", corpus]).exit == 0, "corpus")
    out = os.path.join(folder, "out")
    readers = {
        "records": ["records", corpus], "records --json": ["records", corpus, "--json"],
        "status": ["status", corpus], "rank": ["rank", TABLE, "--windows", "yearly:2000-2023"],
        "compare": ["compare", TABLE, "--windows", "2013-2017,2018-2022", "--focus", "CN"],
        "formats": ["formats"], "measures": ["measures"], "study": ["study", TABLE, "--focus", "CN"],
        "queries": ["queries", "openalex", "--years", "2000-2022"], "verify": ["verify", corpus],
        "resolve": ["resolve", *["Athens, Greece"] * 3000],
        "report": ["report", TABLE, "--focus", "CN", "--windows", "2008-2012,2013-2017",
                   "--replicates", "3", "--out", out],
        "ingest": ["ingest", "--dry-run", os.path.join(exports, "001.jsonl")],
    }
    for name, arguments in readers.items():
        process = subprocess.Popen([measured.COPUB, *arguments], cwd=ROOT, stdin=subprocess.DEVNULL,
                                   stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        process.stdout.read(1)
        process.stdout.close()
        errors = process.stderr.read()
        row.expect(process.wait() == 0 and not errors, f"{name} | head -1: {process.returncode}, {errors[:90]}")
    slow = {
        "ingest": ["ingest", exports, "--into", os.path.join(folder, "new.copub"), "--jobs", "2"],
        "ingest into a corpus": ["ingest", exports, "--into", corpus],
        "dry run": ["ingest", exports, "--dry-run"], "rank of exports": ["rank", exports, "--scope", "world"],
        "report": readers["report"][:-4] + ["--replicates", "20000", "--out", out],
    }
    for name, arguments in slow.items():
        for delay in (0.12, 0.2, 0.35, 0.5) if quick else [n / 20 for n in range(2, 20)]:
            process = subprocess.Popen([measured.COPUB, *arguments], cwd=ROOT, stdin=subprocess.DEVNULL,
                                       stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                       preexec_fn=hears_interruptions)
            time.sleep(delay)
            process.send_signal(signal.SIGINT)
            sent = time.monotonic()
            errors = process.stderr.read()
            ended = process.wait()
            waited = time.monotonic() - sent
            # The quick form runs beside other tests: how long it takes there says nothing.
            row.expect(ended == 130 or (ended == 0 and waited < (10 if quick else 0.3)),
                       f"{name} after {delay} s: exit {ended}, {errors[:90]}")
            row.expect(waited < (30 if quick else 1.2), f"{name} after {delay} s: ends {waited:.1f} s later")
            row.expect(not errors, f"{name} after {delay} s says {errors[:90]}")
            if name.startswith("ingest"):
                path = arguments[3]
                row.expect(not os.path.exists(path + "-journal"), f"{name} after {delay} s: a journal")
                row.expect(not os.path.exists(path) or Run(["verify", path]).exit == 0, f"{name}: not sound")
    row.figure = f"{len(readers)} commands into a closed pipe, {len(slow)} interrupted: clean"
    return row
