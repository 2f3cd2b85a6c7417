#!/usr/bin/env python3
"""Reads files in XML independently of copub, with lxml, and compares with `copub records`.

    check_xml_formats.py COPUB WORKS [FORMAT…]

COPUB is the binary, WORKS a folder with a folder for each format: jats (and scielo), crossref-xml,
wos-xml, scopus, datacite, dblp, arxiv. Only files in XML are compared, unpacked from tar and gzip.
For each publication: the identifier by which its source knows it, the year, the number of authors,
and the stated countries with their numbers of authors (`--evidence stated`). Where no author
has an affiliation, those of the publication are counted instead; where some have, the others are at
every place that is left.

Country names are looked up in copub's own table of spellings; everything else is written anew, after
the documentation of the formats. Every difference is printed. The exit code is 1 if less than 99.5 %
of the publications of a format are equal.
"""

import csv
import gzip
import io
import os
import re
import sys
import tarfile
import tempfile
import unicodedata
from collections import Counter

from lxml import etree

import check_records
from check_records import Reading, doi

DATA = os.path.join(os.path.dirname(__file__), "../../Sources/Geography/Data")


# Countries


def folded(name):
    name = unicodedata.normalize("NFKD", name).casefold().replace("\u2019", "'")
    return re.sub(r"[^\w]+", " ", "".join(c for c in name if not unicodedata.combining(c))).strip()


def country_table():
    table = {}
    with open(os.path.join(DATA, "country-names.tsv"), encoding="utf-8") as file:
        for row in csv.reader((line for line in file if line[0] != "#"), delimiter="\t"):
            table.setdefault(folded(row[1]), row[0])
    with open(os.path.join(DATA, "countries.tsv"), encoding="utf-8") as file:
        for row in csv.reader((line for line in file if line[0] != "#"), delimiter="\t"):
            for name in row[:3]:
                table.setdefault(folded(name), row[0])
    return table


COUNTRIES = country_table()


def code(name):
    """The code of a country's name; of `Town, Country` that of the last part."""
    whole = COUNTRIES.get(folded(name))
    if whole or "," not in name:
        return whole
    return COUNTRIES.get(folded(name.rsplit(",", 1)[1]))


class Place:
    """An affiliation: what it says, to tell one from another, and the codes of its countries."""

    def __init__(self, says, countries):
        self.says = says
        self.codes = frozenset(filter(None, map(code, countries)))
        self.states = bool(countries)

    def __eq__(self, other):
        return self.says == other.says

    def __hash__(self):
        return hash(self.says)


def facts(year, authors, unlinked=(), stated=None):
    """Year, number of authors and countries as `copub records` prints them.

    `authors` lists the places of each author.
    """
    count = max(len(authors), stated or 0)
    unlinked = list(dict.fromkeys(unlinked))
    if count == 1 and len(authors) == 1:
        authors, unlinked = [authors[0] + unlinked], []
    countries = Counter()
    if unlinked and not any(authors):
        for place in unlinked:
            countries.update(place.codes)
    else:
        for places in authors:
            countries.update(frozenset().union(*(place.codes for place in places or unlinked)))
        if all(authors):
            for place in unlinked:
                for country in place.codes:
                    countries[country] += 0
    text = ";".join(f"{country}:{n}" for country, n in sorted(countries.items()))
    return ("" if year is None else str(year), str(count), text)


# XML


def parsed(data):
    """The roots of the documents in a file, with local names, however damaged the file is."""
    data = data.strip()
    pieces = re.split(rb"(?<=</records>)(?=\s*(?:<!--.*?-->\s*)?<records)", data, flags=re.DOTALL)
    if re.match(rb"<(article|inproceedings|phdthesis|www)\s[^>]*\bkey=", data):
        pieces = [b'<!DOCTYPE dblp SYSTEM "x"><dblp>' + data + b"</dblp>"]
    for piece in pieces:
        parser = etree.XMLParser(
            recover=True, no_network=True, load_dtd=False, resolve_entities=False, huge_tree=True
        )
        root = etree.fromstring(piece.strip(), parser)
        if root is None:
            continue
        for element in root.iter():
            if isinstance(element.tag, str):
                element.tag = re.split("[}:]", element.tag)[-1]
                for name in list(element.attrib):
                    local = re.split("[}:]", name)[-1]
                    if local not in element.attrib:
                        element.set(local, element.attrib[name])
        yield root


def text(element):
    return " ".join("".join(element.itertext()).split()) if element is not None else ""


def first_year(words):
    match = re.search(r"(?<!\d)\d{4}", words or "")
    return int(match[0]) if match else None


def least(years):
    return min((year for year in years if year), default=None)


def unpacked(path):
    with open(path, "rb") as file:
        data = file.read()
    if data[:2] == b"\x1f\x8b":
        try:
            data = gzip.decompress(data)
        except (OSError, EOFError):
            data = check_records.unpacked(path)
    return data


def oai_records(root):
    """The records of OAI-PMH with their payload, or None where there is no such envelope."""
    records = [root] if root.tag == "record" else list(root.iter("record"))
    if root.tag not in ("OAI-PMH", "record", "ListRecords", "GetRecord"):
        return None
    found = []
    for record in records:
        header = record.find("header")
        if header is None or header.get("status") == "deleted":
            continue
        payload = next(iter(record.find("metadata")), None) if record.find("metadata") is not None else None
        found.append((header, payload))
    return found


# JATS

NO_PUBLICATION = (
    "pmc-release", "nihms", "hwp", "received", "accepted", "submitted", "revised", "rev-recd",
    "retracted", "corrected", "updated",
)


def read_jats(root, path):
    articles = [root] if root.tag == "article" else list(root.iter("article"))
    for article in articles:
        meta = article.find("front/article-meta")
        if meta is None:
            continue
        names = set()
        for name in meta.findall("article-id"):
            kind, value = (name.get("pub-id-type") or "").lower(), text(name)
            if kind == "doi":
                names.add(doi(value))
            elif kind == "pmid" and value.isdigit():
                names.add("pmid:" + value.lstrip("0"))
            elif kind in ("pmc", "pmcid") and re.search(r"\d+", value):
                names.add("pmcid:PMC" + re.search(r"\d+", value)[0])
        names.discard(None)
        years = []
        for date in meta.findall("pub-date"):
            kinds = " ".join(filter(None, (date.get("pub-type"), date.get("date-type")))).lower()
            if any(word in kinds for word in NO_PUBLICATION) or "preprint" in kinds:
                continue
            years.append(
                first_year(text(date.find("year")))
                or first_year(date.get("iso-8601-date"))
                or first_year(text(date.find("string-date")))
            )
        authors, unlinked = jats_authors(meta)
        key = next((name for name in sorted(names) if name.startswith("doi:")), None)
        yield Reading(key, names, "", facts(least(years), authors, unlinked), path)


def jats_place(aff):
    countries = []
    for country in aff.iter("country"):
        countries.append(text(country) or country.get("country") or "")
    for content in aff.iter("named-content"):
        if content.get("content-type") == "country":
            countries.append(text(content))
    original = [i for i in aff.iter("institution") if i.get("content-type") == "original"]
    says = re.sub(r"\W+", "", text(original[0]) if original else text(aff)).lower()
    label = re.sub(r"\W+", "", text(aff.find("label"))).lower()
    says = says[len(label):] if label and says.startswith(label) else says
    return Place(says, [c for c in countries if c])


def is_jats_author(contrib):
    kind = (contrib.get("contrib-type") or "").lower()
    nested = any(parent.tag == "collab" for parent in contrib.iterancestors())
    if "author" in kind:
        return "non-byline" not in kind
    if nested:
        return False
    if kind:
        return kind in ("collab", "collaboration", "group", "consortium", "person", "creator")
    words = text(contrib.find("role")).lower() + (contrib.getparent().get("content-type") or "")
    return not re.search("editor|review|translat|collaborator", words)


def own_xrefs(contrib):
    for xref in contrib.iter("xref"):
        group = next(xref.iterancestors("contrib-group", "aff"), None)
        if group is contrib.getparent():
            yield xref


def jats_authors(meta):
    affs = {}
    for aff in meta.iter("aff", "aff-alternatives"):
        whole = aff.getparent() if aff.getparent().tag == "aff-alternatives" else aff
        first = whole.find("aff") if whole.tag == "aff-alternatives" else whole
        if aff.get("id"):
            affs[aff.get("id")] = (whole, jats_place(first))
    labels = {text(aff.find("label")): (aff, jats_place(aff)) for aff in meta.iter("aff")}
    referred, authors, of_group = set(), [], {}
    for contrib in meta.iter("contrib"):
        places = [jats_place(aff) for aff in contrib.findall("aff")]
        places += [jats_place(aff.find("aff")) for aff in contrib.findall("aff-alternatives")]
        for xref in own_xrefs(contrib):
            ids = (xref.get("rid") or "").split()
            found = [affs[i] for i in ids if i in affs]
            if not ids and xref.get("ref-type") == "aff" and text(xref) in labels:
                found = [labels[text(xref)]]
            for aff, place in found:
                referred.add(aff)
                places.append(place)
        if is_jats_author(contrib):
            authors.append(places)
        members = of_group.setdefault(contrib.getparent(), [[], 0])
        members[0 if is_jats_author(contrib) else 1] += (
            [places] if is_jats_author(contrib) else 1
        )
    unlinked = []
    loose = [aff for aff in meta if aff.tag in ("aff", "aff-alternatives")]
    for aff in loose:
        if aff not in referred:
            unlinked.append(jats_place(aff if aff.tag == "aff" else aff.find("aff")))
    for group in meta.iter("contrib-group"):
        inside = [aff for aff in group if aff.tag in ("aff", "aff-alternatives")]
        mine, others = of_group.get(group, [[], 0])
        places = {a: jats_place(a if a.tag == "aff" else a.find("aff")) for a in inside}
        if not mine and others:
            continue
        if len(inside) == 1 and inside[0] not in referred and not any(mine):
            for author in mine:
                author.append(places[inside[0]])
            continue
        unlinked += [places[aff] for aff in inside if aff not in referred]
    return authors, unlinked


# Crossref

ITEMS = ("journal_article", "content_item", "conference_paper", "dataset", "component")
DATES = ("publication_date", "posted_date", "approval_date", "review_date", "completion_date")


def read_crossref(root, path):
    if root.tag == "doi_batch":
        for container in root.find("body"):
            if isinstance(container.tag, str) and container.find(".//doi_data") is not None:
                for item in [i for i in container if i.tag in ITEMS] or [container]:
                    yield crossref_work(container, item, set(), path)
        return
    for wrapper in root.iter("crossref"):
        if wrapper.find("error") is not None or len(wrapper) == 0:
            continue
        container = wrapper[0]
        names = set()
        query = next(wrapper.iterancestors("query"), None)
        if query is not None:
            names.add(doi(text(query.find("doi"))))
        items = [item for item in container if item.tag in ITEMS]
        yield crossref_work(container, items[0] if items else container, names, path)
    for query in root.iter("query"):
        if query.get("status") != "unresolved" and query.find("doi_record") is None:
            names = {doi(text(query.find("doi")))}
            authors = [
                [] for one in query.findall("contributors/contributor")
                if one.get("contributor_role", "author") == "author"
            ]
            year = first_year(text(query.find("year")))
            yield Reading(next(iter(names)), names, "", facts(year, authors), path)


def crossref_work(container, item, names, path):
    around = [e for e in container if isinstance(e.tag, str) and (e.tag.endswith("_metadata") or e.tag == "journal_issue")]
    mains = [item] if item is not container else around[::-1] + [container]
    for main in mains:
        if main.find("doi_data/doi") is not None:
            names.add(doi(text(main.find("doi_data/doi"))))
            break
    for isbn in (i for e in around for i in e.findall("isbn")):
        digits = re.sub(r"[^0-9X]", "", text(isbn).upper())
        if len(digits) in (10, 13):
            names.add("isbn:" + digits)
    names.discard(None)
    year = None
    for place in ([item] if item is not container else []) + around[::-1] + [container]:
        dates = [d for d in place if d.tag in DATES] + place.findall("database_date/publication_date")
        year = least(first_year(text(date.find("year"))) for date in dates)
        if year:
            break
    authors = []
    for main in mains:
        for one in list(main.findall("contributors/*")) + main.findall("person_name"):
            if one.tag in ("person_name", "organization", "anonymous"):
                if one.get("contributor_role", "author") == "author":
                    authors.append([])
    key = next((name for name in sorted(names) if name.startswith("doi:")), None)
    return Reading(key, names, "", facts(year, authors), path)


# Web of Science


def read_wos(root, path):
    for rec in root.iter("REC"):
        names = {"wos:" + text(rec.find("UID")).removeprefix("WOS:").upper()}
        key = next(iter(names))
        for one in rec.iter("identifier"):
            kind, value = one.get("type"), one.get("value") or ""
            if kind in ("doi", "xref_doi"):
                names.add(doi(value))
            elif kind == "pmid":
                names.add("pmid:" + re.sub(r"\D", "", value).lstrip("0"))
        names.discard(None)
        info = rec.find("static_data/summary/pub_info")
        year = first_year(info.get("pubyear") or info.get("early_access_year"))
        people = [
            n for n in rec.findall("static_data/summary/names/name")
            if n.get("role", "author") in ("author", "corp", "anon")
        ]
        lists = rec.find("static_data/fullrecord_metadata")
        places, linked, authors = {}, {}, []
        for entry in lists.findall("addresses/address_name"):
            spec = entry.find("address_spec")
            places[spec.get("addr_no")] = wos_place(spec)
            for name in entry.findall("names/name"):
                linked.setdefault(name.get("seq_no"), []).append(spec.get("addr_no"))
        used = set()
        for person in people:
            numbers = (person.get("addr_no") or "").split() or linked.get(person.get("seq_no"), [])
            used.update(numbers)
            authors.append([places[n] for n in numbers if n in places])
        unlinked = [place for number, place in places.items() if number not in used]
        for entry in lists.findall("reprint_addresses/address_name"):
            place = wos_place(entry.find("address_spec"))
            said = {text(n.find("display_name")).lower() for n in entry.findall("names/name")}
            owners = [i for i, p in enumerate(people) if text(p.find("display_name")).lower() in said]
            owners = owners or [i for i, p in enumerate(people) if p.get("reprint") == "Y"]
            for owner in owners:
                if place not in authors[owner]:
                    authors[owner].append(place)
            if not owners and place not in unlinked and place not in places.values():
                unlinked.append(place)
        yield Reading(key, names, "", facts(year, authors, unlinked), path)


def wos_place(spec):
    says = re.sub(r"\W+", "", text(spec.find("full_address"))).lower()
    return Place(says or text(spec).lower(), [text(c) for c in spec.findall("country")])


# Scopus, DataCite, dblp, arXiv


def read_scopus(root, path):
    for entry in root.iter("entry"):
        key = text(entry.find("eid")).lower()
        if not key:
            continue
        names = {"eid:" + key, doi(text(entry.find("doi")))}
        pmid = text(entry.find("pubmed-id"))
        names.add("pmid:" + pmid if pmid else None)
        names.discard(None)
        places = {}
        for one in entry.findall("affiliation"):
            number = text(one.find("afid")) or str(len(places))
            country = text(one.find("affiliation-country"))
            places[number] = Place(text(one), [country] if country else [])
        authors, used = [], set()
        for author in entry.findall("author"):
            numbers = [text(n) for n in author.findall("afid")]
            used.update(numbers)
            authors.append([places[n] for n in numbers if n in places])
        total = entry.find("author-count")
        stated = int(total.get("total") or text(total)) if total is not None else None
        unlinked = [place for number, place in places.items() if number not in used]
        year = first_year(text(entry.find("coverDate")))
        yield Reading("eid:" + key, names, "", facts(year, authors, unlinked, stated), path)


def read_datacite(root, path):
    resources = [root] if root.tag == "resource" else list(root.iter("resource"))
    for resource in resources:
        name = doi(text(resource.find("identifier")))
        authors = [[] for _ in resource.findall("creators/creator")]
        year = first_year(text(resource.find("publicationYear")))
        if name or authors or year:
            yield Reading(name, {name} - {None}, "", facts(year, authors), path)


DBLP = (
    "article", "inproceedings", "proceedings", "book", "incollection", "phdthesis",
    "mastersthesis", "data",
)


def read_dblp(root, path):
    for one in root.iter(*DBLP):
        if one.get("key") and not one.get("key").startswith("homepages/"):
            if one.find("year") is None and one.getnext() is None:
                continue  # the file is cut in this record
            authors = [[] for _ in one.findall("author")]
            key = "dblp:" + one.get("key")
            yield Reading(key, {key}, "", facts(first_year(text(one.find("year"))), authors), path)


def read_arxiv(root, path):
    records = oai_records(root)
    if records is None:
        for entry in root.iter("entry"):
            match = re.search(r"/abs/(.+?)(v\d+)?$", text(entry.find("id")))
            if match:
                authors = [[] for _ in entry.findall("author")]
                year = first_year(text(entry.find("published")))
                key = "arxiv:" + match[1].lower()
                yield Reading(key, {key}, text(entry.find("updated")), facts(year, authors), path)
        return
    for header, payload in records:
        if payload is None or payload.tag == "dc":
            continue
        key = "arxiv:" + text(payload.find("id")).lower()
        authors = [[] for _ in payload.findall("authors/author")]
        version = payload.find("version[@version='v1']/date")
        year = first_year(text(payload.find("created"))) or first_year(text(version))
        if not authors:
            line = re.sub(r"\([^()]*\)", "", text(payload.find("authors")))
            authors = [[] for name in re.split(r",| and ", line) if re.search(r"\w", name)]
        yield Reading(key, {key}, text(header.find("datestamp")), facts(year, authors), path)


FORMATS = {
    "jats": (["jats", "scielo"], read_jats),
    "crossref-xml": (["crossref-xml"], read_crossref),
    "wos-xml": (["wos-xml"], read_wos),
    "scopus": (["scopus"], read_scopus),
    "datacite": (["datacite"], read_datacite),
    "dblp": (["dblp"], read_dblp),
    "arxiv": (["arxiv"], read_arxiv),
}


def encoded(reading):
    """The names as copub prints them, `;` and `%` encoded."""
    def one(name):
        return name and name.replace("%", "%25").replace(";", "%3B")

    reading.key, reading.names = one(reading.key), set(map(one, reading.names))
    return reading


def xml_files(folders):
    """Names and bytes of the files in XML below folders, those in archives included."""
    for folder in folders:
        for path in check_records.files_below(folder):
            if os.sep + "errors" + os.sep in path:
                continue
            if path.endswith(".tar.gz"):
                with tarfile.open(path) as archive:
                    for member in archive:
                        if member.isfile() and member.name.endswith(".xml"):
                            yield f"{path}!{member.name}", archive.extractfile(member).read()
                continue
            data = unpacked(path)
            if data.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
                yield path, data


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    copub, works, chosen = sys.argv[1], sys.argv[2], sys.argv[3:] or list(FORMATS)
    failed = False
    for name in chosen:
        folders, read = FORMATS[name]
        readings = []
        with tempfile.TemporaryDirectory() as folder:
            for number, (path, data) in enumerate(xml_files(os.path.join(works, f) for f in folders)):
                with open(os.path.join(folder, f"{number}.xml"), "wb") as file:
                    file.write(data)
                for root in parsed(data):
                    readings += map(encoded, read(root, os.path.relpath(path, works)))
            known = {n for reading in readings for n in reading.names}
            lines = [
                line for line in check_records.records(copub, folder, "--evidence", "stated")
                if line[0] & known or name != "arxiv"
            ]
        differences = check_records.compare(name, readings, set(), lines, 3)
        failed = failed or differences > 0.005 * max(len(lines), 1)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
