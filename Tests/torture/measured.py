"""Runs of the command, with what they took: time, memory, system calls."""
import os
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time

COPUB = None  # the command, set by torture.py
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get("COPUB_SHARED", os.path.join(os.path.dirname(ROOT), "shared"))
SAMPLES = os.path.join(ROOT, "Corpus", "samples")


class Run:
    """One run: exit code (negative for a signal), seconds of processor and wall, MB at most, words."""

    def __init__(self, arguments, feed=None, seconds=120, environment=None, stdin=None,
                 wrapper=(), limit_mb=None):
        out, err = tempfile.TemporaryFile(), tempfile.TemporaryFile()

        def prepare():
            if limit_mb:
                resource.setrlimit(resource.RLIMIT_AS, (limit_mb << 20, limit_mb << 20))

        started = time.monotonic()
        process = subprocess.Popen(
            [*wrapper, COPUB, *arguments], cwd=ROOT, stdout=out, stderr=err,
            stdin=subprocess.PIPE if feed else (stdin or subprocess.DEVNULL),
            env=dict(os.environ, NO_COLOR="1", **(environment or {})), preexec_fn=prepare)
        if feed:
            threading.Thread(target=Run._feed, args=(process.stdin, feed), daemon=True).start()
        timer = threading.Timer(seconds, process.kill)
        timer.start()
        _, status, usage = os.wait4(process.pid, 0)
        timer.cancel()
        process.returncode = 0  # reaped
        self.wall = time.monotonic() - started
        self.cpu = usage.ru_utime + usage.ru_stime
        self.mb = usage.ru_maxrss / 1024
        self.exit = os.waitstatus_to_exitcode(status)
        out.seek(0)
        err.seek(0)
        self.stdout = out.read().decode("utf-8", "replace")
        self.stderr = err.read().decode("utf-8", "replace")
        self.codes = set(re.findall(r"\[([a-z0-9-]+)\]$", self.stdout + self.stderr, re.M))

    @staticmethod
    def _feed(pipe, chunks):
        try:
            for chunk in chunks:
                pipe.write(chunk)
            pipe.close()
        except (BrokenPipeError, ValueError):
            pass

    @property
    def adds_up(self):
        """True if read = accepted + duplicate + rejected, as printed."""
        found = re.search(
            r"^Records +([\d ]+) read = ([\d ]+) accepted \+ ([\d ]+) duplicate \+ ([\d ]+) rejected",
            self.stdout, re.M)
        if not found:
            return False
        read, *parts = (int(number.replace(" ", "")) for number in found.groups())
        return read == sum(parts)


def baseline():
    """Megabytes that the command takes for a small export."""
    return Run(["ingest", "--dry-run", os.path.join(SAMPLES, "pubmed", "articles.xml")]).mb


def traced(arguments, calls, folder):
    """Runs under strace; returns the run and the lines of the calls."""
    log = os.path.join(folder, "strace.log")
    run = Run(arguments, wrapper=["strace", "-f", "-qq", "-o", log, "-e", "trace=" + calls])
    with open(log, errors="replace") as lines:
        return run, lines.read().splitlines()


class Row:
    """A row of the table: what was tried, what came out, what was asked for."""

    def __init__(self, number, threat, asked):
        self.number, self.threat, self.asked = number, threat, asked
        self.failures, self.figure, self.skipped = [], "", None

    def expect(self, isRight, what):
        """Notes a failure unless the condition holds."""
        if not isRight:
            self.failures.append(what)
            print(f"    {self.number}: {what}", file=sys.stderr)

    def skip(self, why):
        """Says that the row, or a part of it, could not be tried here."""
        self.skipped = why

    @property
    def verdict(self):
        if self.failures:
            return f"FAILED {len(self.failures)}"
        return "held" if not self.skipped else f"held; skipped: {self.skipped}"
