#!/usr/bin/env python3
"""Runs the commands of the README's tour and compares what they print with what stands there.

usage: Scripts/tour.py COPUB [--write]

In a fenced block marked `console`, a line `$ COMMAND` is a command and the lines up to the next one
are its standard output. --write puts the real output into the README instead of comparing.
"""
import os
import re
import subprocess
import sys
import tempfile

root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
binary = os.path.abspath(sys.argv[1])
write = "--write" in sys.argv[2:]
readme = os.path.join(root, "README.md")


def run(command, environment):
    done = subprocess.run(
        ["bash", "-c", command], cwd=root, env=environment, capture_output=True, text=True)
    return done.stdout


def block(match, environment, differences):
    lines = match.group(1).split("\n")[:-1]
    out = []
    index = 0
    while index < len(lines):
        line = lines[index]
        index += 1
        expected = []
        while index < len(lines) and not lines[index].startswith("$ "):
            expected.append(lines[index])
            index += 1
        if not line.startswith("$ "):
            differences.append(f"a console block begins with {line!r}, not with a command")
            continue
        real = run(line[2:], environment).split("\n")
        while real and real[-1] == "":
            real.pop()
        if real != expected:
            differences.append("\n".join(
                [line, "--- README", *expected, "--- copub", *real]))
        out += [line, *real]
    return "```console\n" + "\n".join(out) + "\n```"


def main():
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as tools:
        os.symlink(binary, os.path.join(tools, "copub"))
        environment = dict(os.environ, TMP=folder, LC_ALL="C.UTF-8")
        environment["PATH"] = tools + os.pathsep + environment["PATH"]
        with open(readme, encoding="utf-8") as file:
            text = file.read()
        differences = []
        filled = re.sub(
            r"```console\n(.*?)```", lambda match: block(match, environment, differences), text,
            flags=re.S)
    if write:
        with open(readme, "w", encoding="utf-8") as file:
            file.write(filled)
    elif differences:
        print("\n\n".join(differences))
        sys.exit(1)
    print(f"{text.count(chr(10) + '$ ')} commands of the tour, {len(differences)} differences")


main()
