#!/usr/bin/env python3
"""Reads OpenAlex and PubMed files independently of copub and compares with `copub records`.

    check_records.py COPUB WORKS

COPUB is the binary, WORKS a folder that holds `openalex` and `pubmed`. Only the standard library
is used: json, gzip and xml.etree. What is compared, publication by publication:

- OpenAlex, with `--evidence stated`: the year exactly, the number of authors, and the countries with
  their numbers of authors, where the countries of an author are the union of
  `authorships[].countries` and `authorships[].institutions[].country_code`.
- PubMed: the PMID, the year (PubDate, else the first year of MedlineDate) and the number of authors
  (groups count, editors, investigators and entries with ValidYN="N" do not).

Of several versions of a record the newest counts (PubMed: version, then date of revision; OpenAlex:
updated_date); where two are equally new, either will do. Deleted PMIDs must be absent. A record that
shares an identifier with another is one publication with it: either reading will do. Every
difference is printed; the exit code is 1 if there is any.
"""

import gzip
import html
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections import Counter


def files_below(folder):
    for path, folders, names in os.walk(folder):
        folders.sort()
        for name in sorted(names):
            if not name.startswith("."):
                yield os.path.join(path, name)


def unpacked(path):
    """The bytes of a file, as far as they can be unpacked."""
    with open(path, "rb") as file:
        data = file.read()
    if data[:2] != b"\x1f\x8b":
        return data
    whole = io.BytesIO()
    try:
        with gzip.open(io.BytesIO(data)) as stream:
            while chunk := stream.read(1 << 16):
                whole.write(chunk)
    except (EOFError, OSError):
        pass
    return whole.getvalue()


class Reading:
    """What a record states: its names, how new it is, and the facts that are compared."""

    def __init__(self, key, names, newness, facts, place):
        self.key, self.names, self.newness = key, names, newness
        self.facts, self.place = facts, place


def doi(text):
    text = (text or "").strip()
    text = re.sub(r"^(https?://)?(dx\.)?doi\.org/|^doi:", "", text, flags=re.IGNORECASE).strip()
    return "doi:" + text.lower() if text.startswith("10.") and "/" in text else None


# OpenAlex


def documents(data):
    text = data.decode("utf-8", "surrogateescape").lstrip("\ufeff")
    try:
        yield json.loads(text)
        return
    except ValueError:
        pass
    for line in text.split("\n"):
        try:
            yield json.loads(line)
        except ValueError:
            continue


def works_of(document):
    if isinstance(document, list):
        return document
    if isinstance(document, dict) and isinstance(document.get("results"), list):
        return document["results"]
    return [document]


def read_openalex(path):
    for document in documents(unpacked(path)):
        for work in works_of(document):
            if not isinstance(work, dict):
                continue
            if "authorships" not in work and work.get("publication_year") is None:
                continue
            names = set()
            ids = [work.get("id"), (work.get("ids") or {}).get("openalex")]
            found = [re.fullmatch(r"(?:.*/)?([Ww]\d+)", value or "") for value in ids]
            key = next(("openalex:" + match[1].upper() for match in found if match), None)
            names.update(name for name in [key] if name)
            for value in [work.get("doi"), (work.get("ids") or {}).get("doi")]:
                names.update(name for name in [doi(value)] if name)
            for scheme, pattern, prefix in [("pmid", r"(\d+)/?$", ""), ("pmcid", r"(\d+)/?$", "PMC")]:
                match = re.search(pattern, (work.get("ids") or {}).get(scheme) or "")
                if match:
                    names.add(f"{scheme}:{prefix}{match[1].lstrip('0')}")
            countries = Counter()
            authors = work.get("authorships") or []
            for author in authors:
                stated = {code for code in author.get("countries") or [] if code}
                for institution in author.get("institutions") or []:
                    if institution.get("country_code"):
                        stated.add(institution["country_code"])
                countries.update(code.upper() for code in stated)
            year = work.get("publication_year")
            facts = (
                "" if year is None else str(year),
                str(len(authors)),
                ";".join(f"{code}:{count}" for code, count in sorted(countries.items())),
            )
            yield Reading(key, names, (work.get("updated_date") or "")[:10], facts, path)


# PubMed


def text_of(element):
    return "".join(element.itertext()).strip() if element is not None else ""


def year_of(date):
    if date is None:
        return ""
    text = text_of(date.find("Year")) or text_of(date.find("MedlineDate"))
    match = re.search(r"\d{4}", text)
    return match[0] if match else ""


def count_authors(lists):
    count = 0
    for authors in lists:
        if authors.get("Type", "authors") != "authors":
            continue
        count += sum(author.get("ValidYN", "Y") != "N" for author in authors.findall("Author"))
    return count


def read_article(article, path):
    citation = article.find("MedlineCitation")
    book = article.find("BookDocument")
    main = citation if citation is not None else book
    if main is None:
        return None
    pmid = main.find("PMID")
    names = set()
    number = text_of(pmid).lstrip("0")
    key = "pmid:" + number if number.isdigit() else None
    if key:
        names.add(key)
    if book is not None:
        lists = book.findall("AuthorList") + book.findall("Book/AuthorList")
        date = book.find("Book/PubDate")
    else:
        lists = citation.findall("Article/AuthorList")
        date = citation.find("Article/Journal/JournalIssue/PubDate")
        for place in citation.findall("Article/ELocationID"):
            if place.get("EIdType") == "doi" and place.get("ValidYN", "Y") != "N":
                names.add(doi(text_of(place)))
    for part in ["PubmedData", "PubmedBookData", "BookDocument"]:
        for item in article.findall(f"{part}/ArticleIdList/ArticleId"):
            if item.get("IdType") == "doi":
                names.add(doi(text_of(item)))
            if item.get("IdType") == "pmc":
                digits = re.search(r"\d+", text_of(item))
                if digits:
                    names.add("pmcid:PMC" + digits[0])
    names.discard(None)
    if key is None:
        # A citation without a PMID has the one of its list, if any, as a name.
        for item in article.findall("PubmedData/ArticleIdList/ArticleId"):
            if item.get("IdType") == "pubmed":
                names.add("pmid:" + text_of(item).lstrip("0"))
    revised = main.find("DateRevised")
    parts = ["Year", "Month", "Day"] if revised is not None else []
    date_revised = "-".join(text_of(revised.find(part)).zfill(2) for part in parts)
    version = int(pmid.get("Version", "1")) if pmid is not None else 0
    facts = (year_of(date), str(count_authors(lists)))
    return Reading(key, names, (version, date_revised), facts, path)


def read_pubmed(path, deleted):
    # Named characters are those of the DTD, which nobody loads.
    named = re.compile(rb"&(?!amp;|lt;|gt;|quot;|apos;)[A-Za-z]+;")
    data = named.sub(lambda m: html.unescape(m[0].decode()).encode(), unpacked(path))
    stream = io.BytesIO(data)
    try:
        for _, element in ElementTree.iterparse(stream, events=("end",)):
            if element.tag in ("PubmedArticle", "PubmedBookArticle"):
                reading = read_article(element, path)
                element.clear()
                if reading is not None and (reading.names or reading.facts != ("", "0")):
                    yield reading
            elif element.tag in ("DeleteCitation", "DeleteDocument"):
                deleted.update("pmid:" + text_of(pmid).lstrip("0") for pmid in element.iter("PMID"))
    except ElementTree.ParseError:
        return


# Comparison


def records(copub, folder, *options):
    """The lines of `copub records`: the identifiers and the facts of each publication."""
    command = [copub, "records", folder, "--tsv", *options]
    answer = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    # 1: some files are damaged, or no publications, on purpose.
    if answer.returncode not in (0, 1):
        sys.exit(f"copub ended with {answer.returncode}: {answer.stderr.decode()}")
    lines = answer.stdout.decode("utf-8").split("\n")
    header = lines[0].split("\t")
    if header != ["identifiers", "year", "type", "authors", "countries"]:
        sys.exit(f"unexpected header: {header}")
    for line in lines[1:]:
        if line:
            identifiers, year, _, authors, countries = line.split("\t")
            yield set(filter(None, identifiers.split(";"))), (year, authors, countries)


def compare(provider, readings, deleted, lines, width):
    """Compares readings with lines on the first facts; returns the number of differences."""
    newest, nameless, others = {}, Counter(), []
    for reading in readings:
        if reading.key in deleted:
            continue
        if reading.key is None:
            if reading.names:
                others.append(reading)
            else:
                nameless[reading.facts] += 1
            continue
        held = newest.setdefault(reading.key, [])
        if held and reading.newness > held[0].newness:
            held.clear()
        if not held or reading.newness == held[0].newness:
            held.append(reading)
    ties = sum(len({reading.facts for reading in held}) > 1 for held in newest.values())
    carriers = {}
    for reading in [reading for held in newest.values() for reading in held] + others:
        for name in reading.names:
            carriers.setdefault(name, []).append(reading)

    equal, differences, seen = 0, [], Counter()
    for names, facts in lines:
        facts = facts[:width]
        if not names:
            if nameless[facts] > 0:
                nameless[facts] -= 1
                equal += 1
            else:
                differences.append(f"a publication without a name: copub says {facts}")
            continue
        keys = sorted(name for name in names if name in newest)
        seen.update(keys)
        candidates = [reading for name in names for reading in carriers.get(name, [])]
        if any(reading.facts == facts for reading in candidates):
            equal += 1
        else:
            said = sorted({(reading.facts, reading.place) for reading in candidates})
            differences.append(f"{';'.join(sorted(names))}: copub says {facts}, the file {said}")
        for name in names & deleted:
            if not any(name in reading.names for reading in candidates if reading.key != name):
                differences.append(f"{name} was deleted by its source and is there")
    for key in sorted(newest):
        if seen[key] != 1:
            differences.append(f"{key} ({newest[key][0].place}) stands {seen[key]} times")
    for facts, count in nameless.items():
        if count > 0:
            differences.append(f"{count} publications without a name are missing: {facts}")
    print(
        f"{provider}: {len(readings)} records in the files, {len(newest)} names, "
        f"{len(deleted)} deleted, {ties} with equally new versions that differ; "
        f"{len(lines)} publications, {equal} equal, {len(differences)} differences"
    )
    for difference in differences:
        print("  " + difference)
    return len(differences)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    copub, works = sys.argv[1:]
    folder = os.path.join(works, "openalex")
    readings = [reading for path in files_below(folder) for reading in read_openalex(path)]
    lines = list(records(copub, folder, "--evidence", "stated"))
    differences = compare("openalex", readings, set(), lines, 3)

    folder, deleted = os.path.join(works, "pubmed"), set()
    readings = [reading for path in files_below(folder) for reading in read_pubmed(path, deleted)]
    lines = list(records(copub, folder, "--evidence", "stated"))
    differences += compare("pubmed", readings, deleted, lines, 2)
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
