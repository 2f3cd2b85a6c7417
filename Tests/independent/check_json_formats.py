#!/usr/bin/env python3
"""Reads bibliographic JSON independently of copub and compares with `copub records`.

    check_json_formats.py COPUB WORKS [FOLDER...]

COPUB is the binary, WORKS a folder that holds `crossref`, `europepmc`, `scopus` and so on; only the
folders named are compared, or all that are known and there. Only the standard library is used. What
is compared, publication by publication, with `--evidence stated`: the year as it
is stated (DataCite has years of the Buddhist era), the number of author entries, and the countries
that the source states, each with its number of authors. Files that are no JSON, and folders named
`errors`, are left out. Of records that share an identifier any reading will
do; every name must stand in one publication. Every difference is printed; the exit code is 1 if there
is any.
"""

import io
import json
import os
import re
import shutil
import sys
import tarfile
import tempfile
from collections import Counter
from urllib.parse import unquote

from check_records import Reading, compare, doi, files_below, records, unpacked

# Names of countries as the files write them, and alpha-3 codes, by hand.
COUNTRIES = """
AM Armenia/arm;AT Austria/aut;AU Australia/aus;BE Belgium/bel;BG Bulgaria/bgr;BR Brazil/bra
BY Belarus/blr;CA Canada/can;CH Switzerland/che;CL Chile/chl;CN China/chn/Peoples R China
CO Colombia/col;KE Kenya/ken;NG Nigeria/nga;PE Peru/per;SU USSR/sun;WS Samoa/wsm
CY Cyprus/cyp;CZ Czech Republic/cze;DE Germany/deu;EE Estonia/est;EG Egypt/egy;ES Spain/esp
FI Finland/fin;FR France/fra;GB United Kingdom/UK/gbr/England/Scotland;GE Georgia/geo;GR Greece/grc
HK Hong Kong/hkg;HR Croatia/hrv;HU Hungary/hun;IE Ireland/irl;IN India/ind;IR Iran/irn;IT Italy/ita
JP Japan/jpn;KR South Korea/kor;LT Lithuania/ltu;MT Malta/mlt;MX Mexico/mex
NL Netherlands/nld;NO Norway/nor;NZ New Zealand/nzl;PK Pakistan/pak;PL Poland/pol;PT Portugal/prt
RS Serbia/srb;RU Russia/rus;SE Sweden/swe;SG Singapore/sgp;TH Thailand/tha;TR Turkey/tur
TW Taiwan/twn;UA Ukraine/ukr;US United States/USA/usa;VN Viet Nam/vnm
"""
CODES = {}
for entry in COUNTRIES.replace("\n", ";").split(";"):
    if entry:
        code, names = entry[:2], entry[3:].split("/")
        CODES.update({name.lower(): code for name in [code, *names]})


def code_of(name):
    """The code of a stated country; what is none of them, such as CERN, is no country."""
    return CODES.get((name or "").strip().lower())


def many(value):
    return [] if value is None else value if isinstance(value, list) else [value]


def one(value):
    return next(iter(many(value)), None)


def at(value, *keys):
    for key in keys:
        value = one(value)
        value = value.get(key) if isinstance(value, dict) else None
    return value


def year_of(value):
    match = re.match(r"\d{4}|\d{1,3}$", str(one(value) if value is not None else ""))
    return str(int(match[0])) if match else ""


def text_of(value, key="$"):
    value = one(value)
    value = value.get(key) if isinstance(value, dict) else value
    return str(value).strip() if isinstance(value, (str, int)) else ""


def per_author(sets):
    """Countries with their numbers of authors, from one set of countries an author."""
    counts = Counter(code for codes in sets for code in set(codes) if code)
    return ";".join(f"{code}:{count}" for code, count in sorted(counts.items()))


def named(scheme, value):
    return f"{scheme}:{value}" if value else None


# One function a format: the names, the year, the number of authors, the countries of a record.


def ads(doc):
    names = [named("ads", doc.get("bibcode"))] + [doi(text) for text in many(doc.get("doi"))]
    authors = many(doc.get("author")) or many(doc.get("aff"))
    return names, year_of(doc.get("year")), len(authors), ""


def crossref(doc):
    doc = doc.get("message") or doc.get("_source") or doc
    parts = one(at(doc, "issued", "date-parts"))
    return [doi(doc.get("DOI"))], year_of(one(parts)), len(many(doc.get("author"))), ""


def csl(doc):
    parts = one(at(doc, "issued", "date-parts"))
    arxiv = re.fullmatch(r"(?i)arxiv:(.+)", str(doc.get("id")))
    names = [doi(doc.get("DOI")), named("arxiv", arxiv and arxiv[1].lower())]
    names += [named("pmid", doc.get("PMID")), named("pmcid", doc.get("PMCID"))]
    names += [named("isbn", isbn.replace("-", "")) for isbn in str(doc.get("ISBN") or "").split()]
    year = one(parts) if parts is not None else at(doc, "issued", "raw")
    return names, year_of(year), len(many(doc.get("author"))), ""


def datacite(doc):
    doc = doc.get("attributes") or doc
    years = [doc[key] for key in doc if key.replace("_", "-").lower() in ("publicationyear", "publication-year")]
    creators = at(doc, "creators", "creator") or doc.get("creators")
    return [doi(doc.get("doi") or doc.get("id"))], year_of(one(years)), len(many(creators)), ""


def dimensions(doc):
    authors = many(doc.get("authors") or one(doc.get("author_affiliations")))
    codes = [
        [code_of(place.get("country_code") or place.get("country")) for place in many(author.get("affiliations"))]
        for author in authors
    ]
    if not any(author.get("affiliations") for author in authors):
        codes = [[code_of(place["id"])] for place in many(doc.get("research_org_countries"))]
    names = [named("dimensions", doc.get("id")), doi(doc.get("doi"))]
    count = max(len(authors), doc.get("authors_count") or 0)
    return names, year_of(doc.get("year") or doc.get("date")), count, per_author(codes)


def europepmc(doc):
    pmcid = re.search(r"\d+", text_of(doc.get("pmcid")))
    names = [
        named("pmid", text_of(doc.get("pmid"))),
        named("pmcid", pmcid and "PMC" + pmcid[0]),
        doi(text_of(doc.get("doi") or doc.get("DOI"))),
        named("europepmc", f"{text_of(doc.get('source'))}/{text_of(doc.get('id'))}"),
    ]
    year = doc.get("pubYear") or at(doc, "journalInfo", "yearOfPublication")
    authors = many(at(doc, "authorList", "author"))
    if not authors:
        authors = [name for name in text_of(doc.get("authorString")).rstrip(".").split(", ") if name]
    return names, year_of(year), len(authors), ""


def inspire(doc):
    doc = doc.get("metadata") or doc.get("_source") or doc
    if doc.get("deleted"):
        return None
    years = [info.get("year") for info in many(doc.get("publication_info")) if info.get("year")]
    dates = [at(doc, "imprints", "date"), at(doc, "thesis_info", "date"), doc.get("preprint_date"), doc.get("earliest_date")]
    authors = [a for a in many(doc.get("authors")) if "author" in many(a.get("inspire_roles") or "author")]
    sets = [
        [code_of(place.get("country")) for place in many(author.get("affiliations"))]
        if not author.get("raw_affiliations")
        else []
        for author in authors
    ]
    scoap3 = "record_creation_date" in doc
    names = [doi(entry.get("value")) for entry in many(doc.get("dois"))]
    names.append(None if scoap3 else named("inspire", doc.get("control_number")))
    names += [named("arxiv", entry["value"].lower()) for entry in many(doc.get("arxiv_eprints"))]
    count = len(authors) + len(many(doc.get("corporate_author")))
    return names, year_of(one(years + [date for date in dates if date])), count, per_author(sets)


def lens(doc):
    authors = many(doc.get("authors"))
    sets = []
    for author in authors:
        codes = [place.get("country_code") or "" for place in many(author.get("affiliations"))]
        codes += [at(place, "grid", "addresses", "country_code") or "" for place in many(author.get("affiliations"))]
        sets.append([code_of(code) for code in ",".join(codes).split(",")])
    names = [named("lens", doc.get("lens_id"))]
    names += [doi(entry["value"]) for entry in many(doc.get("external_ids")) if entry["type"] == "doi"]
    return names, year_of(doc.get("year_published")), len(authors), per_author(sets)


def openaire(doc):
    pids = many(doc.get("pids") or doc.get("pid"))
    names = [named("openaire", doc.get("id"))]
    names += [doi(pid["value"]) for pid in pids if pid["scheme"] == "doi"]
    places = many(doc.get("organizations") or doc.get("organization") or doc.get("affiliation"))
    codes = [[code_of(at(place, "country", "code"))] for place in places]
    year = doc.get("publicationDate") or doc.get("publicationdate")
    return names, year_of(year), len(many(doc.get("authors") or doc.get("author"))), per_author(codes)


def scopus(doc):
    answer = doc.get("abstracts-retrieval-response")
    core = (answer or {}).get("coredata") or doc
    if "error" in doc:
        return None
    places = {text_of(p.get("@id") or p.get("afid")): code_of(p.get("affiliation-country")) for p in many((answer or core).get("affiliation"))}
    at_place, codes = {}, {}
    for author in many(at(answer, "authors", "author") or core.get("author")):
        key = text_of(author.get("@seq"))
        ids = [text_of(place, "@id") for place in many(author.get("affiliation"))]
        ids += [text_of(place) for place in many(author.get("afid"))]
        at_place.setdefault(key, set()).update(ids)
        codes.setdefault(key, set()).update(places.get(place) for place in ids)
    for group in many(at(answer, "item", "bibrecord", "head", "author-group")):
        place = group.get("affiliation") or {}
        stated = {code_of(place.get("@country") or place.get("country")), places.get(place.get("@afid"))}
        for author in many(group.get("author")) + many(group.get("collaboration")):
            codes.setdefault(text_of(author.get("@seq")), set()).update(stated)
    sets = list(codes.values())
    if not any(ids - {""} for ids in at_place.values()) and not at(answer, "item"):
        distinct = {
            (text_of(p.get("affilname")), text_of(p.get("affiliation-city")), code_of(p.get("affiliation-country")))
            for p in many((answer or core).get("affiliation"))
        }
        sets = [[code] for _, _, code in distinct]
    total = at(core, "author-count", "@total")
    eid = core.get("eid") or core.get("dc:identifier", "").replace("SCOPUS_ID:", "2-s2.0-")
    names = [named("eid", eid), doi(core.get("prism:doi"))]
    return names, year_of(core.get("prism:coverDate")), max(len(codes), int(total or 0)), per_author(sets)


def semantic_scholar(doc):
    doc = doc.get("citedPaper") or doc.get("citingPaper") or doc
    ids = doc.get("externalIds") or doc.get("externalids") or {}
    names = [named("s2", doc.get("paperId")), doi(ids.get("DOI") or doc.get("doi"))]
    return names, year_of(doc.get("year")), len(many(doc.get("authors"))), ""


def wos(doc):
    if "uid" in doc:
        people = many(at(doc, "names", "authors")) + many(at(doc, "names", "corp"))
        return [named("wos", doc["uid"].split(":")[-1])], year_of(at(doc, "source", "publishYear")), len(people), ""
    if "UID" not in doc:
        return None
    metadata = at(doc, "static_data", "fullrecord_metadata")
    places = [(place, False) for place in many(at(metadata, "addresses", "address_name"))]
    places += [(place, True) for place in many(at(metadata, "reprint_addresses", "address_name"))]
    authors = [n for n in many(at(doc, "static_data", "summary", "names", "name")) if n["role"] in ("author", "corp", "anon")]
    sets = [set() for _ in authors]
    for place, is_reprint in places:
        numbers = set() if is_reprint else set(str(at(place, "address_spec", "addr_no")).split())
        present = {str(name.get("seq_no")) for name in many(at(place, "names", "name"))}
        stated = code_of(at(place, "address_spec", "country"))
        for author, codes in zip(authors, sets):
            own = set(str(author.get("addr_no") or "").split())
            if numbers & own or str(author.get("seq_no")) in present or len(authors) == 1:
                codes.add(stated)
    year = at(doc, "static_data", "summary", "pub_info", "pubyear")
    return [named("wos", doc["UID"].split(":")[-1])], year_of(year), len(authors), per_author(sets)


# Where records stand in a document of each folder.

FOLDERS = {
    "ads": (ads, [("response", "docs")]),
    "crossref": (crossref, [("message", "items"), ("items",), ("hits", "hits")]),
    "csl-json": (csl, [("items",)]),
    "datacite": (datacite, [("data",)]),
    "dimensions": (dimensions, [("publications",)]),
    "europepmc": (europepmc, [("resultList", "result"), ("papers",)]),
    "inspire": (inspire, [("hits", "hits"), ("records",)]),
    "lens": (lens, [("data",)]),
    "openaire": (openaire, [("results",)]),
    "scopus": (scopus, [("search-results", "entry")]),
    "semanticscholar": (semantic_scholar, [("data",), ("recommendedPapers",)]),
    "semantic-scholar": (semantic_scholar, [("data",), ("recommendedPapers",)]),
    "wos-json": (wos, [("Data", "Records", "records", "REC"), ("hits",)]),
}


def texts_of(path):
    """The JSON in a file, in the members of an archive too."""
    data = unpacked(path)
    if data[257:262] == b"ustar":
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            members = [archive.extractfile(member).read() for member in archive if member.isfile()]
    else:
        members = [data]
    for member in members:
        text = member.decode("utf-8-sig", "surrogateescape")
        if text.lstrip()[:1] in ("{", "["):
            yield text


def documents(text):
    try:
        yield json.loads(text)
    except ValueError:
        for line in text.split("\n"):
            try:
                yield json.loads(line)
            except ValueError:
                continue


def records_of(document, paths):
    if isinstance(document, list):
        return [record for part in document for record in records_of(part, paths)]
    for path in paths:
        found = document
        for key in path:
            found = found.get(key) if isinstance(found, dict) else None
        if found is not None and path == ("papers",):
            return list(found.values())
        if found is not None and found != "":
            return many(found)
    return [document]


def check(copub, works, name):
    """Compares one folder; returns the number of differences."""
    read, paths = FOLDERS[name]
    readings = []
    with tempfile.TemporaryDirectory() as folder:
        for number, path in enumerate(files_below(os.path.join(works, name))):
            texts = [] if "/errors/" in path else list(texts_of(path))
            if texts:
                shutil.copy(path, os.path.join(folder, f"{number}-{os.path.basename(path)}"))
            for text in texts:
                found = [record for doc in documents(text) for record in records_of(doc, paths)]
                for record in found:
                    reading = reading_of(read, record, path)
                    if reading:
                        readings.append(reading)
        lines = [
            ({unquote(name) for name in names}, facts)
            for names, facts in records(copub, folder, "--evidence", "stated")
        ]
    return compare(name, readings, set(), lines, 3)


def reading_of(read, record, path):
    facts = read(record) if isinstance(record, dict) else None
    if facts is None:
        return None
    names, year, authors, countries = facts
    names = [name for name in names if name]
    if not names and not year and not authors:
        return None
    return Reading(names[0] if names else None, set(names), "", (year, str(authors), countries), path)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    copub, works, *folders = sys.argv[1:]
    there = [name for name in FOLDERS if os.path.isdir(os.path.join(works, name))]
    differences = sum(check(copub, works, name) for name in folders or there)
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
