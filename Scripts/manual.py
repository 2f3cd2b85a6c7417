#!/usr/bin/env python3
"""Writes the manual page of copub from what the command says of itself.

usage: Scripts/manual.py COPUB > copub.1
"""
import json
import re
import subprocess
import sys


def roff(text):
    """A text as roff: nothing in it is a request or an escape."""
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return re.sub(r"(?m)^([.'])", r"\\&\1", text)


def names(argument):
    if argument["kind"] == "positional":
        return f"\\fI{roff(argument['valueName'])}\\fR" + ("..." if argument["isRepeating"] else "")
    dashes = {"short": "-", "long": "--", "longWithSingleDash": "-"}
    shown = ", ".join("\\fB" + roff(dashes[n["kind"]] + n["name"]) + "\\fR" for n in argument["names"])
    return shown + (f" \\fI{roff(argument['valueName'])}\\fR" if argument["kind"] == "option" else "")


def paragraphs(text):
    return "".join(f".PP\n{roff(part)}\n" for part in text.split("\n") if part.strip())


def command(node):
    out = [f".SS copub {roff(node['commandName'])}\n{roff(node['abstract'])}\n"]
    out.append(paragraphs(node.get("discussion", "")))
    for argument in node.get("arguments", []):
        if not argument["shouldDisplay"] or (argument.get("names") or [{}])[-1].get("name") in ("help", "version"):
            continue
        text = argument.get("abstract", "")
        if argument.get("defaultValue"):
            text += f" (default: {argument['defaultValue']})"
        out.append(f".TP\n{names(argument)}\n{roff(text)}\n")
    return "".join(out)


def main():
    run = lambda *arguments: subprocess.run(
        [sys.argv[1], *arguments], capture_output=True, text=True, check=True).stdout
    root = json.loads(run("--experimental-dump-help"))["command"]
    version = run("--version").strip()
    verbs = [n for n in root["subcommands"] if n["shouldDisplay"] and n["commandName"] != "help"]
    print(f'.TH COPUB 1 "" "copub {version}" "User Commands"')
    print(f".SH NAME\ncopub \\- {roff(root['abstract'].rstrip('.').lower())}")
    print(".SH SYNOPSIS\n" + ".br\n".join(f"\\fBcopub {roff(n['commandName'])}\\fR ...\n" for n in verbs), end="")
    print(".SH DESCRIPTION\n" + paragraphs(root["discussion"]), end="")
    print(".SH COMMANDS\n" + "".join(map(command, verbs)), end="")
    print(".SH EXIT STATUS")
    for code, text in (
            ("0", "done"), ("1", "done, but a file was damaged, not recognised or not readable"),
            ("64", "the command line asks for something that cannot be"),
            ("65", "nothing could be read, or the data cannot answer the question"),
            ("66", "an input does not exist"),
            ("73, 74", "a file cannot be created; reading or writing failed"), ("130", "interrupted")):
        print(f".TP\n\\fB{code}\\fR\n{roff(text)}")


main()
