#!/usr/bin/env python3
"""Reads every file of a report with tools of others, and holds a hostile report against a harmless one.

usage: check_report.py REPORT [HARMLESS]

REPORT is a folder of `copub report`. Its pages are parsed by html5lib, its figures by lxml, its workbook
by openpyxl and, where it is installed, LibreOffice; all tables hold the same numbers in CSV, JSON and
the workbook. With HARMLESS, the same report with harmless texts, both must have the same elements and
attributes, and no cell may be a formula.
"""
import csv
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

import html5lib
import openpyxl
from lxml import etree

checks = 0


def expect(condition, what):
    global checks
    checks += 1
    if not condition:
        sys.exit("FAIL " + what)


def shape(path):
    """Names of elements and attributes in order, without those that hold data."""
    text = open(path, encoding="utf-8").read()
    if path.endswith(".html"):
        tree = html5lib.HTMLParser(strict=True).parse(text)
    else:
        tree = etree.fromstring(text.encode(), etree.XMLParser(resolve_entities=False))
    return [(str(e.tag), tuple(sorted(e.attrib))) for e in tree.iter()]


def rows(path):
    data = open(path, "rb").read()
    expect(b"\0" not in data, f"{path} holds a NUL")
    return list(csv.reader(data.decode("utf-8-sig").splitlines(keepends=True)))


def number(text):
    return float(text) if re.fullmatch(r"-?\d+(\.\d+)?([eE][-+]?\d+)?", text) else None


def same(cell, value):
    if cell == "":
        return value is None or value == ""
    if number(cell) is not None and not isinstance(value, str):
        return abs(number(cell) - float(value)) <= 1e-12 * abs(float(value))
    if isinstance(value, bool):
        return cell == str(value).lower()
    plain = cell[1:] if cell[:1] == "'" and cell[1:2] in "=+-@\t\r" else cell
    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "", plain)
    return re.sub(r"[\t\r\n]", " ", clean) == re.sub(r"[\t\r\n]", " ", re.sub(
        r"[\x7f-\x9f\u202a-\u202e\u2066-\u2069]", "", str(value)))


def check_language(folder):
    shape(os.path.join(folder, "index.html"))
    tables = {t["name"]: t for t in json.load(open(os.path.join(folder, "tables.json")))["tables"]}
    book = openpyxl.load_workbook(os.path.join(folder, "tables.xlsx"))
    expect(book.sheetnames[0] == "about", "the first sheet is not about")
    names = [n[:-4] for n in sorted(os.listdir(os.path.join(folder, "tables"))) if n.endswith(".csv")]
    expect(sorted(names) == sorted(tables) == sorted(book.sheetnames[1:]), "tables are not the same")
    for sheet in book.worksheets:
        expect(sheet.freeze_panes == "A2", f"{sheet.title} is not frozen")
        for row in sheet.iter_rows():
            for cell in row:
                expect(cell.data_type != "f", f"{sheet.title} {cell.coordinate} is a formula")
    for name in names:
        cells = rows(os.path.join(folder, "tables", name + ".csv"))
        expect(len({len(row) for row in cells}) == 1, f"{name} is ragged")
        for row in cells:
            for cell in row:
                expect(not cell or cell[0] not in "=+@\t\r" and (cell[0] != "-" or number(cell) is not None),
                       f"{name}: {cell!r} would be a formula")
        document = tables[name]["rows"]
        sheet = [[c.value for c in row] for row in book[name].iter_rows()]
        expect(len(document) == len(cells) - 1 == len(sheet) - 1, f"{name}: rows")
        for line, mine, theirs in zip(cells[1:], document, sheet[1:]):
            theirs += [None] * (len(line) - len(theirs))
            for cell, a, b in zip(line, mine, theirs):
                expect(same(cell, a), f"{name}: {cell!r} is {a!r} in JSON")
                expect(same(cell, b), f"{name}: {cell!r} is {b!r} in the workbook")
        tex = open(os.path.join(folder, "tables", name + ".tex"), encoding="utf-8").read()
        expect(tex.count("\\begin{") == tex.count("\\end{") == 2, f"{name}.tex: environments")
        expect(not re.search(r"\\(input|write|include|openout|immediate|catcode)", tex), f"{name}.tex: a command")
    for name in sorted(os.listdir(os.path.join(folder, "figures"))):
        path = os.path.join(folder, "figures", name)
        if name.endswith(".svg"):
            tags = {etree.QName(tag).localname for tag, _ in shape(path)}
            expect(not tags & {"script", "a", "image", "foreignObject", "use"}, f"{name}: {tags}")
        elif name.endswith(".csv"):
            expect(len({len(row) for row in rows(path)}) == 1, f"{name} is ragged")


def libre_office(folder):
    office = shutil.which("soffice") or shutil.which("libreoffice")
    if not office:
        return "without LibreOffice"
    out = tempfile.mkdtemp()
    subprocess.run(
        [office, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
         "--outdir", out, os.path.join(folder, "tables.xlsx")], capture_output=True, timeout=120)
    for name in os.listdir(out):
        sheet = name[len("tables-"):-4]
        path = os.path.join(folder, "tables", sheet + ".csv")
        if os.path.exists(path):
            for mine, theirs in zip(rows(path), rows(os.path.join(out, name))):
                for a, b in zip(mine, theirs):
                    if number(a) is not None and number(b) is not None:
                        expect(abs(number(a) - number(b)) <= 1e-9 * abs(number(a)), f"LibreOffice {sheet}: {a} {b}")
    return f"LibreOffice read {len(os.listdir(out))} sheets"


def word(folder):
    if not shutil.which("pandoc"):
        return "without pandoc"
    out = os.path.join(tempfile.mkdtemp(), "report.docx")
    subprocess.run(["pandoc", "report.md", "-o", out], cwd=folder, check=True, capture_output=True)
    text = subprocess.run(["pandoc", out, "-t", "json"], check=True, capture_output=True, text=True).stdout
    kinds = re.findall(r'"t":"(\w+)"', text)
    source = open(os.path.join(folder, "report.md"), encoding="utf-8").read()
    expect(kinds.count("Table") == len(re.findall(r"(?m)^\| (---:?|:?---)", source)), "DOCX: tables")
    expect(kinds.count("Image") == len(re.findall(r"(?m)^!\[", source)), "DOCX: figures")
    page = subprocess.run(["pandoc", "report.md", "-t", "html"], cwd=folder, check=True, capture_output=True, text=True).stdout
    expect(not re.search(r"<(script|iframe|object|embed|svg)|<[^>]*\son\w+=|javascript:", page), "Markdown: markup")
    return f"DOCX with {kinds.count('Table')} tables and {kinds.count('Image')} figures"


def main():
    report = sys.argv[1]
    manifest = json.load(open(os.path.join(report, "manifest.json")))
    for file in manifest["files"]:
        data = open(os.path.join(report, file["path"]), "rb").read()
        expect(hashlib.sha256(data).hexdigest() == file["sha256"], f"{file['path']}: digest")
    languages = [name for name in ("en", "zh-Hans") if os.path.isdir(os.path.join(report, name))]
    remarks = []
    for language in languages:
        check_language(os.path.join(report, language))
    remarks.append(libre_office(os.path.join(report, languages[0])))
    remarks.append(word(os.path.join(report, languages[0])))
    for harmless in sys.argv[2:]:
        for file in manifest["files"]:
            if file["path"].endswith((".html", ".svg")):
                a, b = (shape(os.path.join(place, file["path"])) for place in (report, harmless))
                different = next((pair for pair in zip(a, b) if pair[0] != pair[1]), (len(a), len(b)))
                expect(a == b, f"{file['path']} has other elements: {different}")
    print(f"{len(manifest['files'])} files, {checks} checks; {'; '.join(remarks)}")


main()
