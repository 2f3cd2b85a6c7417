"""Makes country-names.tsv: spelling -> code, from own-country-names.txt, pycountry (ISO 3166) and
Babel (CLDR) in the languages below. The first source to claim a spelling keeps it.

Run: pip install pycountry Babel; python3 country-names.py > ../country-names.tsv
"""
import pathlib
import sys

import pycountry
from babel import Locale
from babel.languages import get_official_languages

from folded import folded

HERE = pathlib.Path(__file__).parent
LANGUAGES = ("en fr de es pt it nl pl tr sv da nb fi ru uk ro hu cs ca hr sl sk sr_Latn et lv lt el "
             "bg id zh zh_Hant ja ko ar fa").split()
# Spellings that mean another place or a common word more often than the country.
DROPPED = {folded(x) for x in """Granada; Island; Guama; Guamá; Ísland; Norfolk; Santa Lucia; Santa Elena; San Martín;
Saint-Martin; St. Martin; San Bartolomé; Monaco di Baviera; Dominika; Norra; Martinica; Man;
Salvador; Male; Palma; Samos; Man Island; Insel Man; Virgin; Christmas; Cook; Marshall; Salomon;
Sint-Maarten; San Martino; San Vicente; Columbia; Vostok; Timor; Kongo; Congo-Kinshasa; Guyana
francese; Macau; Macao; Sveta Lucija; Santa Sede; World; Europe; Kina; Indija; Birma; Gana; Mona;
Jordania; Nova; Libano; Maurice; Sever; Sierra; Saba; Holanda; Sahara; Norfolk-sziget; Guinea;
Jamaika; Haití; Antilles; Curaçao; Jersey; Guam; Polska; Congo; Kongo; Irland; Niger; Kuba; Tonga;
Trinidad""".replace("\n", " ").split(";")}
KEPT = {folded(x) for x in "Macau; Macao; Guinea; Jersey; Guam; Curaçao; Haití; Polska; Niger; Kuba; "
        "Tonga; Irland; Holanda; Kina; Jordania; Libano; Congo; Jamaika; Trinidad".split(";")}
CONGO = {"CG": ["Congo"]}

rows, taken = [], {}


def add(code, spelling, source):
    key = folded(spelling)
    if not key or key in taken:
        return
    if source not in ("own", "copub") and key in DROPPED and key not in KEPT:
        return
    latin = all(ord(c) < 0x250 for c in key)
    if source != "own" and latin and len(key) < 4 and source != "alpha-3":
        return
    if source not in ("own", "en", "iso", "copub") and "," in key:
        return
    taken[key] = code
    rows.append((code, spelling, source))


codes = [c.alpha_2 for c in pycountry.countries] + ["XK"]
for line in (HERE / "own-country-names.txt").read_text().splitlines():
    if line and not line.startswith("#"):
        code, spellings = line.split(":", 1)
        for spelling in spellings.split("|"):
            add(code, spelling.strip(), "own")
for line in (HERE.parent / "countries.tsv").read_text().splitlines()[2:]:
    code, alpha3, english, chinese = line.split("\t")[:4]
    add(code, english, "copub")
    add(code, chinese, "copub")
for country in pycountry.countries:
    for field in ("name", "official_name", "common_name"):
        if getattr(country, field, None):
            add(country.alpha_2, getattr(country, field), "iso")
for code, names in CONGO.items():
    for name in names:
        add(code, name, "own")
for language in LANGUAGES:
    parts = language.split("_")
    locale = Locale(parts[0], script=parts[1]) if len(parts) > 1 else Locale(parts[0])
    for code in codes:
        name = locale.territories.get(code)
        if name:
            add(code, name, language.replace("_", "-"))
for code in codes:
    for language in get_official_languages(code, de_facto=True):
        try:
            name = Locale.parse(language).territories.get(code)
        except Exception:
            continue
        if name:
            add(code, name, language)
# Umlauts are also written out.
for code, spelling, source in list(rows):
    out = spelling
    for a, b in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("Ö", "Oe"), ("Ä", "Ae"), ("Ü", "Ue")):
        out = out.replace(a, b)
    if out != spelling and source in ("de", "own"):
        add(code, out, source)

print("# Sources: our own collecting (make/own-country-names.txt); ISO 3166-1 by way of pycountry; "
      "Unicode CLDR by way of Babel (Unicode licence). Made by make/country-names.py.")
print("code\tspelling\tsource")
for row in sorted(rows, key=lambda row: (row[0], row[2] != "own", row[2], row[1])):
    print("\t".join(row))
