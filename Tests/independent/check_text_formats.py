#!/usr/bin/env python3
"""Reads bibliographic text exports independently of copub and compares with `copub records`.

    check_text_formats.py COPUB WORKS [FOLDER...]

COPUB is the binary, WORKS a folder that holds `wos-text`, `bibtex`, `scopus-csv` and so on; only the
folders named are compared, or all that are known and there. Only the standard library is used: `csv`
for tables, regular expressions for the rest. What is compared, publication by publication, with
`--evidence stated`: the year, the number of author entries, and the countries that the source states.
Those are the codes of OpenAlex, and the country at the end of an address of Web of Science (C1, and RP
where there is no C1). Where the source links addresses to authors, each country has its number of
authors; where it does not, the set of countries is compared alone. Folders named `errors` are left
out. Every difference is printed; the exit code is 1 if there is any.
"""

import csv
import io
import os
import re
import sys
import unicodedata
from collections import Counter

from check_records import Reading, compare, doi, files_below, records, unpacked

# Names of countries as the files write them, by hand.
COUNTRIES = """
AR Argentina;AT Austria;AU Australia;BA Bosnia & Herceg;BE Belgium;BR Brazil;CA Canada
CH Switzerland;CL Chile;CN Peoples R China;CZ Czech Republic;DE Germany;ES Spain;FI Finland;FR France
GB England/Scotland/Wales/North Ireland;HU Hungary;IE Ireland;IL Israel;IN India;IR Iran;IT Italy
JP Japan;KE Kenya;KR South Korea;LT Lithuania;MY Malaysia;NG Nigeria;NL Netherlands;NO Norway
PL Poland;PT Portugal;RO Romania;SE Sweden;SN Senegal;TR Turkey/Turkiye;TW Taiwan;UA Ukraine;US USA
YU Yugoslavia
"""
CODES = {}
for entry in COUNTRIES.replace("\n", ";").split(";"):
    if entry:
        for name in entry[3:].split("/"):
            CODES[name.lower()] = entry[:2]


def country_of(address):
    """The code of the country at the end of an address of Web of Science; None for a state."""
    last = address.strip().rstrip(".").split(",")[-1].strip()
    if last.endswith(" USA"):
        return "US"
    if re.search(r"\d", last) or len(last) < 3:
        return None
    if last.lower() not in CODES:
        sys.exit(f"add the country '{last}' of '{address}' to the table")
    return CODES[last.lower()]


def plain(name):
    letters = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in letters if letter.isalnum())


def year_of(text):
    match = re.search(r"\d{4}", text or "")
    return match[0] if match else ""


def split(text, mark=";"):
    return [part.strip() for part in text.split(mark) if part.strip()]


def named(*names):
    return [f"{scheme}:{value}" for scheme, value in names if value]


def counted(sets):
    """Countries with their numbers of authors, from one set of countries an author."""
    counts = Counter(code for codes in sets for code in set(codes))
    return ";".join(f"{code}:{count}" for code, count in sorted(counts.items()))


def listed(codes):
    return ",".join(sorted(set(codes)))


# Web of Science: the authors and (authors in front, address) pairs give the facts.


def places(authors, addresses, reprints):
    """The countries of authors where all addresses have authors in front, else their set."""
    if not addresses:
        addresses = reprints
    codes = [code for code in (country_of(address) for _, address in addresses) if code]
    sets = [set() for _ in authors]
    for names, address in addresses:
        code = country_of(address)
        wanted = {plain(name) for name in names}
        found = [place for place, known in enumerate(authors) if wanted & known]
        if not found and (len(authors) != 1 or names):
            return listed(codes)
        for place in found or [0]:
            sets[place].update([code] if code else [])
    return counted(sets)


def wos_addresses(field):
    """Pairs of C1, each with or without brackets."""
    found = re.findall(r"(?:\[([^\]]*)\]\s*)?([^\[\];][^;\[]*)", field)
    return [(split(names), address.strip()) for names, address in found if address.strip()]


def wos_reprints(field):
    mark = r"\((?:corresponding|reprint) author\),"
    pattern = rf"([^()]*?)\s*{mark}\s*([^;]*?)(?:\.;|\.\n|;|$)"
    return [(split(names), address) for names, address in re.findall(pattern, field, flags=re.S)]


def wos_facts(fields, c1):
    """From the fields of a record by their tags; c1 with semicolons between addresses."""
    short, full = split(fields.get("AU", "")), split(fields.get("AF", ""))
    authors = []
    for place in range(max(len(short), len(full))):
        authors.append({plain(names[place]) for names in (short, full) if place < len(names)})
    authors += [{plain(name)} for name in split(fields.get("CA", ""))]
    names = named(("wos", re.sub("^(WOS|ISI):", "", fields.get("UT", ""))), ("pmid", fields.get("PM")))
    names += [name for name in [doi(fields.get("DI"))] if name]
    year = year_of(fields.get("PY")) or year_of(fields.get("EA"))
    reprints = wos_reprints(fields.get("RP", ""))
    return names, year, len(authors), places(authors, wos_addresses(c1), reprints)


def wos_text(text):
    if "\t" in text.split("\n")[0]:
        rows = csv.reader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE)
        header = next(rows)
        for row in rows:
            fields = dict(zip(header, row))
            yield wos_facts(fields, fields.get("C1", ""))
        return
    for body in re.findall(r"^PT .*?(?=^ER *$)", text, flags=re.M | re.S):
        fields = {}
        for tag, value in re.findall(r"^(\w\w) (.*?)(?=^\w\w |\Z)", body + "\n", flags=re.M | re.S):
            lines = [line.strip() for line in value.split("\n") if line.strip()]
            glue = "; " if tag in ("AU", "AF") else "\n" if tag == "RP" else " "
            fields[tag] = glue.join(lines)
            if tag == "C1":
                fields["C1"] = "; ".join(lines)
        yield wos_facts(fields, fields.get("C1", ""))


# BibTeX


def bibtex(text):
    for entry in re.split(r"^@", text, flags=re.M)[1:]:
        fields = {}
        for name, value in re.findall(r"^\s*([\w-]+)\s*=\s*\{(.*?)\},?\s*$", entry, flags=re.M | re.S):
            fields.setdefault(name.lower(), value)
        value = lambda key: re.sub(r"[{}\\]", "", re.sub(r"\s+", " ", fields.get(key, "")))
        authors = [{plain(name)} for name in re.split(r" and ", value("author")) if name]
        names = [name for name in [doi(value("doi"))] if name]
        names += named(("pmid", value("pmid") or value("pubmed_id")))
        eid = re.search(r"eid=(2-s2\.0-\d+)", value("url"))
        where = ""
        if "unique-id" in fields:
            names += named(("wos", re.sub("^(WOS|ISI):", "", value("unique-id"))))
            where = bibtex_places(authors, fields.get("affiliation", ""))
        elif eid:
            names += named(("eid", eid[1]))
        yield names, value("year"), len(authors), where


def bibtex_places(authors, field):
    addresses, reprints = [], []
    for line in re.sub(r"[{}\\]", "", field).split(".\n"):
        line = re.sub(r"\s+", " ", line)
        marked = wos_reprints(re.sub("Author\\)", "author)", line).replace("(C", "(c").replace("(R", "(r"))
        if marked:
            reprints += marked
            continue
        *before, rest = split(line)
        parts = split(rest, ",")
        known = set().union(*authors) if authors else set()
        for length in (3, 2, 1):
            if plain(" ".join(parts[:length])) in known:
                before.append(", ".join(parts[:length]))
                break
        if parts:
            addresses.append((before, rest))
    return places(authors, addresses, reprints)


# Tables and PubMed


def table(text):
    return csv.DictReader(io.StringIO(text))


def scopus_csv(text):
    for row in table(text):
        names = [name for name in [doi(row["DOI"])] if name]
        names += named(("eid", row["EID"]), ("pmid", row["PubMed ID"].replace("NA", "")))
        yield names, row["Year"], len(split(row["Author(s) ID"])), ""


def openalex_csv(text):
    for row in table(text):
        names = [name for name in [doi(row["doi"])] if name]
        names += named(("openalex", row["id"].split("/")[-1]), ("pmid", row["ids.pmid"].split("/")[-1]))
        authors = len(row["authorships.author.id"].split("|"))
        countries = row["authorships.countries"].split("|")
        if len(countries) == authors:
            where = counted([[code] if code else [] for code in countries])
        else:
            where = listed(code for code in countries if code)
        yield names, row["publication_year"], authors, where


def pubmed_text(text):
    for body in re.split(r"^(?=PMID- )", text, flags=re.M)[1:]:
        lines = re.sub(r"\n {6}", " ", body).split("\n")
        fields = [(line[:4].strip(), line[6:].strip()) for line in lines if line[4:5] == "-"]
        of = lambda *tags: [value for tag, value in fields if tag in tags]
        names = named(("pmid", of("PMID")[0]), *(("pmcid", value) for value in of("PMC")))
        for value in of("AID", "LID"):
            if value.endswith("[doi]"):
                names.append(doi(value[:-5]))
        authors = len(of("FAU") or of("AU")) + len(of("CN"))
        yield names, year_of(of("DP")[0]), authors, ""


READERS = {
    "wos-text": wos_text,
    "bibtex": bibtex,
    "scopus-csv": scopus_csv,
    "openalex-csv": openalex_csv,
    "pubmed-text": pubmed_text,
}


def check(copub, works, name):
    """Compares the files of one folder one by one; returns the number of differences."""
    differences = 0
    for path in files_below(os.path.join(works, name)):
        if "/errors/" in path:
            continue
        text = unpacked(path).decode("utf-8-sig").replace("\r\n", "\n")
        readings = []
        for names, year, authors, where in READERS[name](text):
            facts = (year, str(authors), where)
            readings.append(Reading(names[0], set(names), "", facts, path))
        sets = {name for reading in readings if ":" not in reading.facts[2] for name in reading.names}
        lines = [as_read(line, sets) for line in records(copub, path, "--evidence", "stated")]
        differences += compare(f"{name} {os.path.basename(path)}", readings, set(), lines, 3)
    return differences


def as_read(line, sets):
    """A line of copub, its countries as a set where only that was read."""
    names, (year, authors, countries) = line
    if names & sets:
        countries = listed(part.split(":")[0] for part in countries.split(";") if part)
    return names, (year, authors, countries)


def main():
    if len(sys.argv) < 3:
        sys.exit(__doc__)
    csv.field_size_limit(1 << 30)
    copub, works, *folders = sys.argv[1:]
    there = [name for name in READERS if os.path.isdir(os.path.join(works, name))]
    differences = sum(check(copub, works, name) for name in folders or there)
    sys.exit(1 if differences else 0)


if __name__ == "__main__":
    main()
