#!/usr/bin/env python3
"""Publications that nobody wrote, in the shape of real exports; the same seed gives the same bytes.

usage: generate.py works|pubmed|small SEED MEGABYTES FILE      (FILE may end with .gz)
       generate.py copies WORKS FIRST LAST FILE                 (WORKS, by `works 1`, with other identifiers)

works:  OpenAlex works, one a line, about 13 KB each.
pubmed: one PubmedArticleSet, indented as the baseline files are, about 9 KB an article.
small:  OpenAlex works of about 500 bytes with three identifiers, for what grows with their number.
"""
import contextlib
import gzip
import json
import random
import shutil
import subprocess
import sys
from xml.sax.saxutils import escape

COUNTRIES = {
    "US": "USA", "CN": "China", "GB": "United Kingdom", "DE": "Germany", "JP": "Japan", "FR": "France",
    "IT": "Italy", "CA": "Canada", "IN": "India", "ES": "Spain", "AU": "Australia", "KR": "South Korea",
    "BR": "Brazil", "NL": "The Netherlands", "CH": "Switzerland", "RU": "Russia", "SE": "Sweden",
    "PL": "Poland", "TR": "Turkey", "IR": "Iran", "BE": "Belgium", "TW": "Taiwan", "DK": "Denmark",
    "AT": "Austria", "IL": "Israel", "FI": "Finland", "NO": "Norway", "MX": "Mexico", "ZA": "South Africa",
    "PT": "Portugal", "GR": "Greece", "SG": "Singapore", "CZ": "Czech Republic", "EG": "Egypt",
    "SA": "Saudi Arabia", "AR": "Argentina", "MY": "Malaysia", "HU": "Hungary", "NZ": "New Zealand",
    "IE": "Ireland", "PK": "Pakistan", "TH": "Thailand", "CL": "Chile", "RO": "Romania", "ID": "Indonesia",
    "UA": "Ukraine", "CO": "Colombia", "NG": "Nigeria", "VN": "Vietnam", "BD": "Bangladesh", "KE": "Kenya",
    "PE": "Peru", "ET": "Ethiopia", "GH": "Ghana", "EE": "Estonia", "IS": "Iceland", "QA": "Qatar",
}
CODES = list(COUNTRIES)
WEIGHTS = [1 / (rank + 2) for rank in range(len(CODES))]
STEMS = ("sol terra aqua ferro lumen vita nova gen cyto neuro hydro thermo chron graph morph phase poly "
         "meta para syn kin dyn stat met form tax opt ton plex loid ase ine").split()
GLUE = "of the in and for with under by a to from between across".split()
GIVEN = "Ada Bo Chen Dilan Eva Farid Grażyna Hiro Inês Jörg Kofi Lena Mei Noor Olu Petra Quang Rosa Søren Thu".split()
FAMILY = "Abe Berg Costa Diaz Eriksen Fischer Gao Haddad Ito Jansen Khan Lopez Moreau Nowak Okoye Park Rossi Sato".split()


class Maker:
    """Everything is drawn from one generator, in one order."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.seed = seed
        pick = self.dice.choice
        self.words = ["".join(pick(STEMS) for _ in range(self.dice.randint(1, 3))) for _ in range(15000)]
        self.words += ["α-helix", "“quoted”", "<i>in situ</i>", "p<0.01", "3 μm", "naïve", "\\beta"] * 40
        self.institutions = [self.institution(number) for number in range(6000)]
        # Texts and lists are cut from pools: what they say does not matter, how long they are does.
        self.texts = [self.phrase(12) for _ in range(8000)]
        self.fillers = [text.replace("\\", "").replace('"', "") for text in self.texts]
        self.drawn = []
        self.pool_w = [f"https://openalex.org/W{self.dice.randint(10**9, 4 * 10**9)}" for _ in range(20000)]

    def phrase(self, length):
        dice = self.dice
        return " ".join(dice.choice(GLUE) if dice.random() < 0.35 else dice.choice(self.words)
                        for _ in range(length))

    def institution(self, number):
        dice = self.dice
        code = dice.choices(CODES, WEIGHTS)[0]
        town = dice.choice(self.words[:3000]).capitalize()
        kind = dice.choice(["University", "Institute of Science", "Hospital", "Research Centre"])
        identifier = f"https://openalex.org/I{10**6 + number * 7919}"
        name = f"{town} {kind}"
        return {
            "code": code, "name": name,
            "json": {"id": identifier, "display_name": name, "ror": f"https://ror.org/0{number:08d}",
                     "country_code": code, "type": "education", "lineage": [identifier]},
            "address": f"Department of {dice.choice(self.words[:3000]).capitalize()}, {name}, {town} "
                       f"{dice.randint(10000, 99999)}, {COUNTRIES[code]}",
        }

    def team(self):
        dice = self.dice
        size = max(1, min(40, int(dice.lognormvariate(1.3, 0.8)))) if dice.random() > 0.002 else dice.randint(80, 300)
        places = dice.sample(self.institutions, min(size, 1 + int(dice.expovariate(0.5))))
        return [[] if dice.random() < 0.15 else dice.sample(places, min(len(places), 1 + (dice.random() < 0.25)))
                for _ in range(size)]

    def year(self):
        return min(2025, int(2026 - self.dice.expovariate(1 / 9)))

    def work(self, number):
        dice, pick = self.dice, self.dice.choice
        identifier = f"https://openalex.org/W{2 * 10**9 + self.seed * 10**8 + number}"
        doi = f"https://doi.org/10.{dice.randint(1000, 9999)}/{pick(STEMS)}.{self.seed}.{number:08d}"
        title, year = pick(self.texts), self.year()
        source = {"id": f"https://openalex.org/S{dice.randint(10**6, 10**9)}", "display_name": "Journal of " + pick(self.words),
                  "issn_l": "1234-5679", "issn": ["1234-5679"], "is_oa": False, "is_core": True,
                  "host_organization_name": "Press", "type": "journal"}
        location = {"is_oa": True, "landing_page_url": doi, "pdf_url": None, "source": source, "license": "cc-by",
                    "version": "publishedVersion", "is_accepted": True, "is_published": True}
        authorships = []
        for place, homes in enumerate(self.team()):
            name = f"{pick(GIVEN)} {pick(FAMILY)}"
            authorships.append({
                "author_position": "first" if place == 0 else "middle",
                "author": {"id": f"https://openalex.org/A5{dice.randint(10**9, 10**10 - 1)}", "display_name": name,
                           "orcid": None},
                "institutions": [home["json"] for home in homes], "countries": sorted({home["code"] for home in homes}),
                "is_corresponding": place == 0, "raw_author_name": name,
                "raw_affiliation_strings": [home["address"] for home in homes],
                "affiliations": [{"raw_affiliation_string": home["address"], "institution_ids": [home["json"]["id"]]}
                                 for home in homes]})
        abstract = None
        if dice.random() < 0.6:
            abstract = {}
            for place, word in enumerate(" ".join(dice.choices(self.texts, k=dice.randint(6, 24))).split(" ")):
                abstract.setdefault(word, []).append(place)
        topics = [{"id": f"https://openalex.org/T{10000 + dice.randrange(4500)}", "display_name": pick(self.texts),
                   "score": round(dice.random(), 4), "field": {"id": "https://openalex.org/fields/17", "display_name": "Computing"},
                   "domain": {"id": "https://openalex.org/domains/3", "display_name": "Physical Sciences"}}
                  for _ in range(dice.randint(0, 3))]
        work = {
            "id": identifier, "doi": doi, "title": title, "display_name": title, "publication_year": year,
            "publication_date": f"{year}-06-15", "ids": {"openalex": identifier, "doi": doi,
                                                         "pmid": f"https://pubmed.ncbi.nlm.nih.gov/{10**7 * (self.seed + 1) + number}"},
            "language": "en", "primary_location": location, "type": pick(["article"] * 9 + ["review"]),
            "indexed_in": ["crossref"], "open_access": {"is_oa": True, "oa_status": "gold", "oa_url": doi},
            "authorships": authorships, "countries_distinct_count": 1, "fwci": round(dice.expovariate(1), 3),
            "cited_by_count": int(dice.expovariate(0.05)), "is_retracted": False, "is_paratext": False,
            "primary_topic": topics[0] if topics else None, "topics": topics,
            "keywords": [{"id": "https://openalex.org/keywords/" + word, "display_name": word, "score": 0.5}
                         for word in dice.choices(self.words, k=5)],
            "concepts": [{"id": f"https://openalex.org/C{dice.randint(10**6, 10**9)}", "wikidata": "https://www.wikidata.org/wiki/Q1",
                          "display_name": pick(self.words), "level": 2, "score": round(dice.random(), 7)} for _ in range(10)],
            "locations_count": 2, "locations": [location, location], "best_oa_location": location, "grants": [],
            "referenced_works": dice.choices(self.pool_w, k=int(dice.expovariate(1 / 28))),
            "related_works": dice.choices(self.pool_w, k=10), "abstract_inverted_index": abstract,
            "cited_by_api_url": "https://api.openalex.org/works?filter=cites:" + identifier[21:],
            "counts_by_year": [{"year": 2025 - back, "cited_by_count": dice.randint(1, 99)} for back in range(8)],
            "updated_date": "2025-01-03T23:55:12.123456", "created_date": "2016-06-24",
        }
        return json.dumps(work, ensure_ascii=False, separators=(",", ":")) + "\n"

    def small(self, number):
        # Ten million of them are made: countries are drawn many at a time.
        dice, size = self.dice, 1 + int(self.dice.expovariate(0.5))
        if len(self.drawn) < size:
            self.drawn = dice.choices(CODES, WEIGHTS, k=100000)
        team, self.drawn[-size:] = self.drawn[-size:], []
        authors = ",".join('{"countries":["%s"]}' % code for code in team)
        identifier = 2 * 10**9 + self.seed * 10**8 + number
        filler = self.fillers[number % len(self.fillers)]
        return (f'{{"id":"https://openalex.org/W{identifier}","doi":"https://doi.org/10.5555/{self.seed}.{number:08d}",'
                f'"title":"{filler}","publication_year":{2000 + number % 24},"ids":{{"pmid":'
                f'"https://pubmed.ncbi.nlm.nih.gov/{10**7 * (self.seed + 1) + number}"}},"type":"article","cited_by_count":{number % 50},'
                f'"authorships":[{authors}],"cited_by_api_url":"https://api.openalex.org/works?filter=cites:W{identifier}",'
                f'"updated_date":"2025-01-03"}}\n')

    def article(self, number):
        dice, pick, year = self.dice, self.dice.choice, self.year()
        pmid = 10**7 + self.seed * 10**6 + number
        authors = []
        for homes in self.team():
            parts = "".join("          <AffiliationInfo>\n            <Affiliation>" + escape(home["address"]) +
                            ".</Affiliation>\n          </AffiliationInfo>\n" for home in homes)
            authors.append(f'        <Author ValidYN="Y">\n          <LastName>{pick(FAMILY)}</LastName>\n'
                           f'          <ForeName>{pick(GIVEN)}</ForeName>\n          <Initials>X</Initials>\n{parts}        </Author>\n')
        abstract = "".join(f'        <AbstractText Label="{label}">{escape(" ".join(dice.choices(self.texts, k=dice.randint(2, 9))))}'
                           "</AbstractText>\n" for label in ("BACKGROUND", "METHODS", "RESULTS"))
        mesh = "".join(f'      <MeshHeading>\n        <DescriptorName UI="D{dice.randint(1, 99999):06d}" MajorTopicYN="N">'
                       f"{escape(pick(self.words))}</DescriptorName>\n      </MeshHeading>\n" for _ in range(dice.randint(4, 16)))
        history = "".join(f'      <PubMedPubDate PubStatus="{status}">\n        <Year>{year}</Year>\n        <Month>3</Month>\n'
                          "        <Day>1</Day>\n      </PubMedPubDate>\n" for status in ("received", "accepted", "pubmed", "medline"))
        references = "".join(f"      <Reference>\n        <Citation>{escape(pick(self.texts))}. {year - 4};1:1-9.</Citation>\n"
                             f'        <ArticleIdList>\n          <ArticleId IdType="pubmed">{dice.randint(10**6, 4 * 10**7)}</ArticleId>\n'
                             "        </ArticleIdList>\n      </Reference>\n" for _ in range(int(dice.expovariate(0.1))))
        return (f'<PubmedArticle>\n  <MedlineCitation Status="MEDLINE" Owner="NLM">\n    <PMID Version="1">{pmid}</PMID>\n'
                f"    <DateRevised>\n      <Year>{year}</Year>\n      <Month>11</Month>\n      <Day>03</Day>\n    </DateRevised>\n"
                f'    <Article PubModel="Print">\n      <Journal>\n        <ISSN IssnType="Electronic">1234-5679</ISSN>\n'
                f'        <JournalIssue CitedMedium="Internet">\n          <PubDate>\n            <Year>{year}</Year>\n          </PubDate>\n'
                f"        </JournalIssue>\n        <Title>Journal of {escape(pick(self.words))}</Title>\n      </Journal>\n"
                f"      <ArticleTitle>{escape(pick(self.texts))}.</ArticleTitle>\n      <Abstract>\n{abstract}      </Abstract>\n"
                f'      <AuthorList CompleteYN="Y">\n{"".join(authors)}      </AuthorList>\n      <Language>eng</Language>\n'
                f'      <PublicationTypeList>\n        <PublicationType UI="D016428">Journal Article</PublicationType>\n'
                f"      </PublicationTypeList>\n    </Article>\n    <MeshHeadingList>\n{mesh}    </MeshHeadingList>\n  </MedlineCitation>\n"
                f"  <PubmedData>\n    <History>\n{history}    </History>\n    <ArticleIdList>\n"
                f'      <ArticleId IdType="pubmed">{pmid}</ArticleId>\n      <ArticleId IdType="doi">10.5555/{self.seed}.{number}</ArticleId>\n'
                f"    </ArticleIdList>\n    <ReferenceList>\n{references}    </ReferenceList>\n  </PubmedData>\n</PubmedArticle>\n")


@contextlib.contextmanager
def writing(path, level=6):
    """A file to write, packed if its name ends with .gz: by gzip's own level, or fast (level 1) by igzip."""
    if not path.endswith(".gz"):
        with open(path, "wb") as file:
            yield file
    elif level == 1 and shutil.which("igzip"):
        with open(path, "wb") as packed:
            packer = subprocess.Popen(["igzip", "-c", "-1"], stdin=subprocess.PIPE, stdout=packed)
            yield packer.stdin
            packer.stdin.close()
            packer.wait()
    else:
        with gzip.open(path, "wb", compresslevel=level) as file:
            yield file


def copies(source, numbers, path):
    """Works of a file by `works 1`, once for each number, with other identifiers: other publications."""
    with gzip.open(source) as file:
        text = file.read()
    with writing(path, level=1) as file:
        for number in numbers:
            file.write(text.replace(b"org/W2100", b"org/W%d" % (5000 + number))
                       .replace(b".1.000", b".%d.000" % (2 + number)).replace(b"nih.gov/2", b"nih.gov/%d" % (20 + number)))


def main(kind, seed, megabytes, path):
    maker, size, number = Maker(int(seed)), 0, 0
    make = {"works": maker.work, "small": maker.small, "pubmed": maker.article}[kind]
    with writing(path, level=1 if kind == "small" else 6) as file:
        if kind == "pubmed":
            file.write(b'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE PubmedArticleSet SYSTEM "x.dtd">\n<PubmedArticleSet>\n')
        while size < float(megabytes) * 1e6:
            text = make(number).encode()
            file.write(text)
            size += len(text)
            number += 1
        if kind == "pubmed":
            file.write(b"</PubmedArticleSet>\n")
    print(f"{path}: {number} records, {size / 1e6:.1f} MB unpacked", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) == 6 and sys.argv[1] == "copies":
        copies(sys.argv[2], range(int(sys.argv[3]), int(sys.argv[4])), sys.argv[5])
    elif len(sys.argv) == 5:
        main(*sys.argv[1:])
    else:
        sys.exit(__doc__)
