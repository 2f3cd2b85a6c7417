"""Makes institutions.tsv: own-institutions.txt, and names that affiliations of PubMed place in one
country.

Input: lines of country set, grade, step, matched text, affiliation (tab-separated), as the resolver
gives them for the affiliations of PubMed exports. A name is a segment with a word such as
"University" or "Hospital" and a word that mostly one country uses. It is kept where at least three
different affiliations, each with one country named in so many words, agree on the country in 97 %.
Run: python3 institutions.py RESOLVED.tsv > ../institutions.tsv
"""
import collections
import pathlib
import re
import sys

from folded import folded

HERE = pathlib.Path(__file__).parent
KINDS = re.compile(
    r"\b(universi\w*|univ|uniwersytet\w*|college|institut\w*|istituto|hospital\w*|hopital|hopitaux|"
    r"ospedale\w*|klinik\w*|clinic\w*|hochschule|academy|politecnic\w*|polytechni\w*|polit\w+nica|"
    r"egyetem|ecole|eth|school of|inserm|cnrs|research center|research centre|medical center|"
    r"medical centre|cancer center|cancer centre|center for|centre for|laborator\w+|foundation|"
    r"health system|clinica|charite|council|trust|infirmary|irccs|museum|company|corporation|"
    r"pharmaceutical\w*|inc|ltd|gmbh)\b")
names, spread = collections.defaultdict(lambda: collections.defaultdict(set)), \
    collections.defaultdict(collections.Counter)
spelling = {}
for line in open(sys.argv[1]):
    codes, grade, step, _, text = line.rstrip("\n").split("\t", 4)
    if grade != "certain" or step != "country-name" or ";" in codes or ";" in text:
        continue
    segments = [s.strip(" .") for s in re.split(r"[,()\[\]:]", text)]
    for segment in segments[:-1]:
        key = re.sub(r"^(the|from the|from|and|at) ", "", folded(segment))
        words = key.split()
        if any(w.isdigit() for w in words) or not 1 < len(words) <= 8:
            continue
        if not KINDS.search(key) or len(key) > 70:
            continue
        names[key][codes].add(text[:60].lower())
        spelling.setdefault(key, segment)
        for word in set(words):
            spread[word][codes] += 1

own = []
for line in (HERE / "own-institutions.txt").read_text().splitlines():
    if line and not line.startswith("#"):
        code, rest = line.split(":", 1)
        own += [(code.strip(), name.strip(), "own") for name in rest.split("|") if name.strip()]
taken = {folded(name) for _, name, _ in own}
countries = {folded(line.split("\t")[1])
             for line in (HERE.parent / "country-names.tsv").read_text().splitlines()[2:]}
rows = []
for key, by_country in names.items():
    counts = {code: len(texts) for code, texts in by_country.items()}
    total, (code, top) = sum(counts.values()), max(counts.items(), key=lambda item: item[1])
    if key in taken or total < 3 or top / total < 0.97:
        continue
    # A word of the name that mostly this country uses, and not the kind of institution.
    distinct = False
    for word in key.split():
        uses = spread[word]
        if len(word) > 2 and uses[code] >= 0.8 * sum(uses.values()) and sum(uses.values()) >= 2:
            distinct = True
    if distinct and key not in countries:
        rows.append((code, key, "pubmed"))

print("# Sources: our own collecting (make/own-institutions.txt); names that affiliations of PubMed "
      "(National Library of Medicine, free to use) place in one country. "
      "Made by make/institutions.py.")
print("code\tname\tsource")
for row in sorted(own) + sorted(rows):
    print("\t".join(row))
