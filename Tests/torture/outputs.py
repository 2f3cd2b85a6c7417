"""Rows 14, 15, 19 and 21: hostile texts, long texts, sockets, corpora of other times."""
import base64
import csv
import gzip
import hashlib
import html.parser
import io
import json
import os
import re
import sqlite3
import unicodedata

from measured import ROOT, SAMPLES, Row, Run, traced
from interrupted import TABLE

HOSTILE = [
    "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'--><svg/onload=alert(1)>",
    "=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "\t=1+1", "\r=1+1",
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x9b31m", "a\u202egnp.exe", "\u2066x\u2069", "a\x00b",
    "'); DROP TABLE record;--", "' OR '1'='1", "%s%n%x", "${HOME}", "`id`", "$(id)", "a\nb", "a\\nb",
    "../../etc/passwd", "]]><x/>", "&amp;&lt;", "\ufeffx", "\ud83d\ude00".encode("utf-16", "surrogatepass")
    .decode("utf-16"), "e\u0301" * 20, "x" * 5000,
    # A sign with an accent upon it acts all the same.
    "\"\u0301,=1+1", "|\u0301 `\u0301 <\u0301 &\u0301 \\\u0301",
]


def acts_on_terminal(text):
    """The first sign that a terminal would act on, or that turns its text around."""
    for sign in text:
        if sign in "\n\t":
            continue
        if unicodedata.category(sign) == "Cc" or sign in "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069":
            return repr(sign)
    return None


class Page(html.parser.HTMLParser):
    """What of a page would run."""

    def __init__(self):
        super().__init__()
        self.active = []

    def handle_starttag(self, tag, attributes):
        if tag in ("script", "iframe", "object", "embed", "img", "link", "base", "form"):
            self.active.append(tag)
        for name, value in attributes:
            if name.startswith("on") or (value or "").strip().lower().startswith("javascript:"):
                self.active.append(f"{tag} {name}")


def without_admitted_scripts(text):
    """A page without the scripts that its policy admits by their digest, and without data for them."""
    def kept(found):
        digest = base64.b64encode(hashlib.sha256(found.group(2).encode()).digest()).decode()
        is_data = 'type="application/json"' in found.group(1)
        return "" if is_data or f"sha256-{digest}" in text else found.group(0)

    return re.sub(r"<script([^>]*)>(.*?)</script>", kept, text, flags=re.S)


def hostile_texts(folder, quick):
    row = Row(14, "markup, formula, terminal, SQL injection", "0 texts through")
    lines, authors = [], []
    for number, text in enumerate(HOSTILE):
        lines.append(json.dumps({
            "id": f"https://openalex.org/W{number + 1}", "cited_by_api_url": text, "doi": "10.5555/" + text,
            "ids": {"pmid": text}, "publication_year": 2018, "type": text, "language": text,
            "authorships": [
                {"countries": ["CN"], "raw_affiliation_strings": [text, text + ", China"]},
                {"countries": [text, "US"], "institutions": [{"country_code": text, "ror": text}],
                 "raw_affiliation_strings": [text]},
                {"raw_affiliation_strings": [text]}],
            "primary_location": {"source": {"issn_l": text, "display_name": text}},
            "grants": [{"funder_display_name": text}], "updated_date": text,
        }))
    name = "in\x1b[31m<img src=x onerror=alert(1)>=1+1"
    exports = os.path.join(folder, name + ".jsonl")
    with open(exports, "w", errors="surrogatepass") as file:
        file.write("\n".join(lines) + "\n{broken\n")
    corpus = os.path.join(folder, "c.copub")
    affiliations = os.path.join(folder, "a.txt")
    with open(affiliations, "w") as file:
        file.write("".join(text.replace("\n", " ").replace("\r", " ") + ", Beijing, China\n"
                           for text in HOSTILE))
    outputs = {
        "ingest": ["ingest", exports, "--into", corpus], "ingest --json": ["ingest", exports, "--dry-run", "--json"],
        "status": ["status", corpus], "status --json": ["status", corpus, "--json"],
        "records": ["records", corpus], "records --json": ["records", corpus, "--json"],
        "records of exports": ["records", exports], "rank": ["rank", corpus, "--scope", "world"],
        "rank --json": ["rank", corpus, "--scope", "world", "--json"], "verify": ["verify", corpus],
        "resolve": ["resolve", "--input", affiliations], "resolve --tsv": ["resolve", "--tsv", "--input", affiliations],
        "resolve --json": ["resolve", "--json", "--input", affiliations],
        "a missing file": ["status", name], "a wrong country": ["rank", TABLE, "--focus", HOSTILE[9]],
        "a wrong window": ["rank", TABLE, "--window", HOSTILE[9]], "a wrong option": ["rank", "--" + HOSTILE[9]],
        "a wrong command": [HOSTILE[9]], "a wrong format": ["ingest", exports, "--dry-run", "--format", HOSTILE[9]],
        "a wrong centrality": ["rank", TABLE, "--centrality", HOSTILE[9]],
        "study": ["study", corpus, "--focus", "CN"],
    }
    texts = 0
    for name, arguments in outputs.items():
        run = Run(arguments)
        row.expect(run.exit >= 0, f"{name} ends with {run.exit}")
        for stream in (run.stdout, run.stderr):
            sign = acts_on_terminal(stream)
            row.expect(sign is None, f"{name} prints {sign}")
            texts += 1
        if "--json" in arguments and run.exit in (0, 1):
            try:
                json.loads(run.stdout)
            except ValueError as error:
                # One document a line.
                try:
                    [json.loads(line) for line in run.stdout.splitlines()]
                except ValueError:
                    row.expect(False, f"{name}: {error}")
        if name in ("records", "resolve --tsv"):
            columns = {line.count("\t") for line in run.stdout.splitlines()}
            row.expect(len(columns) == 1, f"{name}: rows of {columns} columns")
    row.expect(Run(["verify", corpus]).exit == 0, "the corpus is not sound")
    with sqlite3.connect(f"file:{corpus}?mode=ro", uri=True) as db:
        stored = {text for (text,) in db.execute("SELECT text FROM affiliation")}
        row.expect(db.execute("SELECT count(*) FROM record").fetchone()[0] == len(HOSTILE), "records lost")
    row.expect(any("DROP TABLE" in text for text in stored), "a text did not reach the store as it is")
    study = os.path.join(folder, "study.toml")
    quoted = json.dumps(HOSTILE[1] + HOSTILE[3] + HOSTILE[2])
    with open(study, "w") as file:
        file.write(hostile_study(Run(["study", TABLE, "--focus", "CN", "--windows", "2013-2017,2018-2022"]).stdout, quoted))
    run = Run(["report", study, "--out", os.path.join(folder, "out"), "--replicates", "3"])
    row.expect(run.exit in (0, 64, 65), f"the report ends with {run.exit}: {run.stderr[:100]}")
    pages = 0
    for place, _, names in os.walk(os.path.join(folder, "out")):
        for name in names:
            path = os.path.join(place, name)
            pages += 1
            if name.endswith(".xlsx"):
                continue
            with open(path, encoding="utf-8", newline="") as file:
                text = file.read()
            if name.endswith((".html", ".svg")):
                page = Page()
                page.feed(without_admitted_scripts(text))
                row.expect(not page.active, f"{name}: {page.active[:3]} would run")
            if name.endswith(".csv"):
                cells = [cell for line in csv.reader(io.StringIO(text)) for cell in line]
                bad = [cell for cell in cells if re.match(r"[=+@\t\r]|-(?![\d.])", cell)]
                row.expect(not bad, f"{name}: {bad[:2]} would be a formula")
    row.figure = f"{len(HOSTILE)} texts through {len(outputs)} outputs and {pages} files of a report: 0 through"
    return row


def hostile_study(text, quoted):
    """A study whose every free text is hostile."""
    return re.sub(r'^(title|subtitle|note|notes|label|source|citation|author|url)\s*=\s*".*"$',
                  lambda found: f"{found[1]} = {quoted}", text, flags=re.M)


def long_texts(folder, quick):
    row = Row(15, "slow matching", "linear: four times the text, at most six times the time")
    units = {
        "commas": ",", "spaces": " ", "semicolons": "; ", "dots": ".", "brackets": "(", "dashes": "-",
        "a country": "China, ", "a city": "Paris ", "a state": "GA, ", "words": "University of ",
        "half a name": "Republic of ", "numbers": "12345 ", "accents": "e\u0301", "quotes": '"', "and": "and ",
    }
    worst, small = ("", 0.0), (1 << 18 if quick else 1 << 20)
    start = min(Run(["resolve", "China"]).cpu for _ in range(3))
    for name, unit in units.items():
        times = []
        for size in (small // 4, small):
            path = os.path.join(folder, "long.txt")
            with open(path, "w") as file:
                file.write(unit * (size // len(unit)) + " Beijing, China\n")
            run = Run(["resolve", "--tsv", "--input", path], seconds=60)
            row.expect(run.exit == 0, f"{name}: exit {run.exit}")
            times.append(max(run.cpu - start, 0.005))
        ratio = times[1] / times[0]
        # Times of a few hundredths say nothing about growth.
        row.expect(ratio < 6 or times[1] < 0.25, f"{name}: {times[0]:.2f} s, then {times[1]:.2f} s")
        if times[1] > worst[1]:
            worst = name, times[1]
    row.figure = f"{len(units)} texts of {small >> 10} KiB: at most {worst[1]:.2f} s ({worst[0]})"
    return row


def sockets(folder, quick):
    row = Row(19, "network", "0 sockets in any command")
    corpus, out = os.path.join(folder, "c.copub"), os.path.join(folder, "out")
    packed = os.path.join(folder, "x.tar.gz")
    import tarfile
    with tarfile.open(packed, "w:gz") as tar:
        tar.add(os.path.join(SAMPLES, "pubmed"), "pubmed")
    commands = [
        ["ingest", SAMPLES, packed, "--into", corpus], ["ingest", SAMPLES, "--into", corpus],
        ["ingest", os.path.join(folder, "absent"), "--into", corpus], ["status", corpus], ["verify", corpus, "--digest"],
        ["records", corpus], ["resolve", "Peking University, Beijing"], ["rank", corpus, "--scope", "world"],
        ["compare", TABLE, "--windows", "2013-2017,2018-2022", "--focus", "CN"], ["rank", SAMPLES, "--scope", "world"],
        ["report", TABLE, "--focus", "CN", "--windows", "2013-2017,2018-2022", "--replicates", "3", "--out", out],
        ["study", TABLE, "--focus", "CN"], ["queries", "openalex", "--years", "2020"], ["formats"], ["measures"],
        ["--version"], ["--help"], ["status", os.path.join(folder, "absent.copub")],
        ["export", TABLE, "--window", "2018-2022", "--format", "gexf", "--out", os.path.join(folder, "x.gexf")],
        ["multiverse", TABLE, "--windows", "2013-2017,2018-2022", "--focus", "CN"],
    ]
    opened = 0
    for arguments in commands:
        run, calls = traced(arguments, "%network", folder)
        calls = [call for call in calls if "socket(" in call or "connect(" in call]
        opened += len(calls)
        row.expect(not calls, f"{arguments[0]}: {calls[:1]}")
    row.figure = f"{len(commands)} commands: {opened} sockets"
    return row


def other_corpora(folder, quick):
    row = Row(21, "old corpora", "migrated, refused with the reason, refused")
    fixtures = os.path.join(ROOT, "Tests", "CorpusStoreTests", "Fixtures")
    migrated = 0
    for name in sorted(os.listdir(fixtures)):
        if not name.startswith("schema-"):
            continue
        corpus = os.path.join(folder, name[:-3])
        with gzip.open(os.path.join(fixtures, name)) as packed, open(corpus, "wb") as file:
            file.write(packed.read())
        run = Run(["status", corpus])
        row.expect(run.exit in (0, 65) and (run.exit == 0 or "earlier schema" in run.stderr),
                   f"{name} read: {run.exit}, {run.stderr[:90]}")
        run = Run(["ingest", os.path.join(SAMPLES, "openalex", "page.json"), "--into", corpus])
        row.expect(run.exit == 0, f"{name} written: {run.exit}, {run.stderr[:90]}")
        row.expect(Run(["verify", corpus]).exit == 0, f"{name} is not sound afterwards")
        migrated += 1
    newer, foreign = os.path.join(folder, "newer.copub"), os.path.join(folder, "foreign.copub")
    Run(["ingest", os.path.join(SAMPLES, "openalex", "page.json"), "--into", newer])
    with sqlite3.connect(newer) as db:
        db.execute("PRAGMA user_version = 999")
    with sqlite3.connect(foreign) as db:
        db.execute("CREATE TABLE note (text TEXT)")
    for corpus, words in ((newer, "newer copub"), (foreign, "is not a copub corpus")):
        with open(corpus, "rb") as file:
            before = file.read()
        for arguments in (["status", corpus], ["ingest", SAMPLES, "--into", corpus], ["rank", corpus], ["records", corpus]):
            run = Run(arguments)
            row.expect(run.exit == 65 and words in run.stderr, f"{arguments[0]}: {run.exit}, {run.stderr[:90]}")
        with open(corpus, "rb") as file:
            row.expect(file.read() == before, f"{corpus} was changed")
    row.figure = f"{migrated} earlier schemas migrated, a newer and a foreign one refused unchanged"
    return row
