"""Makes countries.tsv: codes from pycountry (ISO 3166-1), names from Babel (CLDR) with the
overrides below, regions from the table of UN M49 written out below. The last columns say where the
English and the Chinese name come from.

Run: pip install pycountry Babel; python3 countries.py > ../countries.tsv
"""
import sys

import pycountry
from babel import Locale

# UN M49 (https://unstats.un.org/unsd/methodology/m49/): region, subregion, members.
M49 = """
Africa|Northern Africa|DZ EG LY MA SD TN EH
Africa|Eastern Africa|IO BI KM DJ ER ET TF KE MG MW MU YT MZ RE RW SC SO SS TZ UG ZM ZW
Africa|Middle Africa|AO CM CF TD CG CD GQ GA ST
Africa|Southern Africa|BW SZ LS NA ZA
Africa|Western Africa|BJ BF CV CI GM GH GN GW LR ML MR NE NG SH SN SL TG
Americas|Caribbean|AI AG AW BS BB BQ VG KY CU CW DM DO GD GP HT JM MQ MS PR BL KN LC MF VC SX TT TC VI
Americas|Central America|BZ CR SV GT HN MX NI PA
Americas|South America|AR BO BV BR CL CO EC FK GF GY PY PE GS SR UY VE
Americas|Northern America|BM CA GL PM US
Antarctica|Antarctica|AQ
Asia|Central Asia|KZ KG TJ TM UZ
Asia|Eastern Asia|CN HK MO KP JP MN KR TW
Asia|South-eastern Asia|BN KH ID LA MY MM PH SG TH TL VN
Asia|Southern Asia|AF BD BT IN IR MV NP PK LK
Asia|Western Asia|AM AZ BH CY GE IQ IL JO KW LB OM QA SA PS SY TR AE YE
Europe|Eastern Europe|BY BG CZ HU PL MD RO RU SK UA SU CS
Europe|Northern Europe|AX DK EE FO FI GG IS IE IM JE LV LT NO SJ SE GB
Europe|Southern Europe|AL AD BA HR GI GR VA IT MT ME MK PT SM RS SI ES XK YU
Europe|Western Europe|AT BE FR DE LI LU MC NL CH DD
Oceania|Australia and New Zealand|AU CX CC HM NZ NF
Oceania|Melanesia|FJ NC PG SB VU
Oceania|Micronesia|GU KI MH FM NR MP PW UM
Oceania|Polynesia|AS CK PF NU PN WS TK TO TV WF
"""

ENGLISH = {
    "HK": "Hong Kong", "MO": "Macao", "TW": "Taiwan", "MM": "Myanmar", "PS": "Palestine",
    "CD": "DR Congo", "CG": "Congo", "TR": "Türkiye", "CI": "Côte d'Ivoire", "BA":
    "Bosnia and Herzegovina", "LC": "Saint Lucia", "KN": "Saint Kitts and Nevis",
    "VC": "Saint Vincent and the Grenadines", "BL": "Saint Barthélemy", "MF": "Saint Martin",
    "SH": "Saint Helena", "PM": "Saint Pierre and Miquelon", "TT": "Trinidad and Tobago",
    "AG": "Antigua and Barbuda", "ST": "São Tomé and Príncipe", "TC": "Turks and Caicos Islands",
    "WF": "Wallis and Futuna", "SJ": "Svalbard and Jan Mayen", "HM":
    "Heard Island and McDonald Islands", "GS": "South Georgia and South Sandwich Islands",
    "UM": "US Minor Outlying Islands", "VI": "US Virgin Islands", "FK": "Falkland Islands",
    "CC": "Cocos (Keeling) Islands", "XK": "Kosovo",
}
CHINESE = {"PS": "巴勒斯坦", "FK": "福克兰群岛（马尔维纳斯）", "HK": "中国香港", "MO": "中国澳门", "TW": "中国台湾", "XK": "科索沃"}
DISSOLVED = {
    "SU": ("SUN", "Soviet Union", "苏联", 1922, 1991),
    "CS": ("CSK", "Czechoslovakia", "捷克斯洛伐克", 1918, 1992),
    "YU": ("YUG", "Yugoslavia", "南斯拉夫", 1918, 2003),
    "DD": ("DDR", "German Democratic Republic", "民主德国", 1949, 1990),
}

region = {}
for line in M49.strip().splitlines():
    area, subregion, members = line.split("|")
    for code in members.split():
        region[code] = (area, subregion)

# An address may name a state beside the territory ("Reunion, France"): the territory wins.
# This says how addresses are written, not to whom a territory belongs.
PARENTS = {
    "AU": "CC CX HM NF", "CN": "HK MO TW", "DK": "FO GL", "FI": "AX", "NO": "BV SJ",
    "FR": "BL GF GP MF MQ NC PF PM RE TF WF YT", "NL": "AW BQ CW SX", "NZ": "CK NU TK",
    "GB": "AI BM FK GG GI GS IM IO JE KY MS PN SH TC VG", "US": "AS GU MP PR UM VI",
    "RS": "XK", "IL": "PS", "TR": "CY",
}
parent = {code: state for state, codes in PARENTS.items() for code in codes.split()}
SUCCESSORS = {
    "SU": "AM AZ BY EE GE KG KZ LT LV MD RU TJ TM UA UZ", "CS": "CZ SK", "DD": "DE",
    "YU": "BA HR ME MK RS SI XK",
}

english, chinese = Locale("en").territories, Locale("zh", script="Hans").territories
rows = []
for country in pycountry.countries:
    code = country.alpha_2
    rows.append((code, country.alpha_3, ENGLISH.get(code) or english[code],
                 CHINESE.get(code) or chinese[code], *region[code], "", "",
                 parent.get(code, ""), "", "own" if code in ENGLISH else "cldr",
                 "own" if code in CHINESE else "cldr"))
rows.append(("XK", "XKX", ENGLISH["XK"], CHINESE["XK"], *region["XK"], "", "", "RS", "", "own",
             "own"))
for code, (alpha3, name, zh, since, until) in DISSOLVED.items():
    rows.append((code, alpha3, name, zh, *region[code], str(since), str(until), "",
                 SUCCESSORS[code], "own", "own"))

out = sys.stdout
out.write("# Sources: ISO 3166-1 and 3166-3 by way of pycountry (LGPL-2.1, facts); names: Unicode "
          "CLDR by way of Babel (Unicode licence), with our overrides; regions: UN M49. "
          "Made by make/countries.py.\n")
out.write("code\talpha3\tenglish\tchinese\tregion\tsubregion\tsince\tuntil\tparent\tsuccessors\tenglish-source\tchinese-source\n")
for row in sorted(rows):
    out.write("\t".join(row) + "\n")
