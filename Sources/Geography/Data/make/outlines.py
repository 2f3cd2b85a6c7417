"""Makes outlines.tsv: the outline of every country for small maps, and a point for each.

Borders are simplified once and used by both neighbours, so that no gap opens between them. Islands
of little area are left out, except the largest of a country; every country has a point, which a map
uses for those too small to see. Outlines follow Natural Earth, which draws who holds an area;
areas without a code of ISO 3166-1 go with the state that ISO lists them under, overseas parts with a
code of their own are told apart by where they lie, and Antarctica is left out.

Run: python3 outlines.py natural-earth-countries-50m.geojson.gz > ../outlines.tsv
"""
import gzip
import json
import sys

TOLERANCE = 0.22  # degrees
LEAST_AREA = 0.6  # square degrees, at the equator's scale
STEP = 10  # a degree has so many steps

# Areas that Natural Earth keeps apart and ISO 3166-1 gives no code of their own.
WITHIN = {"N. Cyprus": "CY", "Somaliland": "SO", "Kosovo": "XK", "Ashmore and Cartier Is.": "AU"}
# Parts of a state that have a code of their own: code, state, and the box they lie in.
PARTS = [
    ("GF", "FR", -56, 1, -50, 7), ("GP", "FR", -62.1, 15.7, -60.9, 16.6),
    ("MQ", "FR", -61.4, 14.2, -60.7, 15), ("RE", "FR", 54, -22, 57, -20),
    ("YT", "FR", 44, -14, 46, -12), ("SJ", "NO", -10, 70, 40, 85), ("BV", "NO", 0, -60, 10, -50),
    ("BQ", "NL", -70, 10, -60, 19), ("CX", "", 105, -12, 107, -9), ("CC", "", 96, -13, 98, -11),
]
# Points where the middle of the largest part would mislead, or where there is no outline.
POINTS = {
    "BQ": (-68.3, 12.2), "BV": (3.4, -54.4), "CC": (96.8, -12.2), "CX": (105.6, -10.5),
    "GF": (-53.2, 4), "GI": (-5.3, 36.1), "GP": (-61.5, 16.2), "ID": (110, -7.3),
    "MQ": (-61, 14.6), "MY": (102.2, 4), "NZ": (172.5, -42.5), "RE": (55.5, -21.1),
    "SJ": (16, 78.5), "TK": (-171.8, -9.2), "TV": (179.2, -8.5), "UM": (-162, 5.9),
    "YT": (45.2, -12.8), "RU": (60, 58), "CA": (-100, 56), "VN": (106.5, 16), "HR": (16.2, 45.3),
    "AQ": (0, -80), "KI": (173, 1.4), "FJ": (178, -17.8), "CL": (-71, -33), "PT": (-8, 39.6),
    "AN": (-69, 12.2), "SU": (60, 58), "CS": (15.5, 49.8), "YU": (20, 44), "DD": (12.8, 52),
}


def area(ring):
    return abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(ring, ring[1:] + ring[:1]))) / 2


def centre(ring):
    total = x = y = 0.0
    for a, b in zip(ring, ring[1:] + ring[:1]):
        cross = a[0] * b[1] - b[0] * a[1]
        total, x, y = total + cross, x + (a[0] + b[0]) * cross, y + (a[1] + b[1]) * cross
    return (x / (3 * total), y / (3 * total)) if total else ring[0]


def code_of(properties, ring):
    x, y = centre(ring)
    iso = properties["iso_a2"] if len(properties["iso_a2"]) == 2 else ""
    iso = iso or WITHIN.get(properties["name"], "")
    for code, state, west, south, east, north in PARTS:
        if state == iso and west <= x <= east and south <= y <= north:
            return code
    return iso


def rings_by_code(document):
    rings = {}
    for feature in document["features"]:
        for polygon in feature["geometry"]["coordinates"]:
            code = code_of(feature["properties"], polygon[0][:-1])
            for ring in polygon:
                rings.setdefault(code, []).append([tuple(point) for point in ring[:-1]])
    rings.pop("AQ", None)
    return rings


def junctions(rings):
    """Points where more than two lines meet: borders are simplified between them."""
    around = {}
    for ring in (ring for list_ in rings.values() for ring in list_):
        for before, point, after in zip(ring[-1:] + ring[:-1], ring, ring[1:] + ring[:1]):
            around.setdefault(point, set()).update((before, after))
    return {point for point, others in around.items() if len(others) > 2}


def simplified(line):
    """Douglas and Peucker 1973."""
    keep, work = {0, len(line) - 1}, [(0, len(line) - 1)]
    while work:
        first, last = work.pop()
        (ax, ay), (bx, by) = line[first], line[last]
        dx, dy = bx - ax, by - ay
        length = dx * dx + dy * dy
        far, where = TOLERANCE * TOLERANCE, None
        for index in range(first + 1, last):
            x, y = line[index]
            t = max(0, min(1, ((x - ax) * dx + (y - ay) * dy) / length)) if length else 0
            distance = (x - ax - t * dx) ** 2 + (y - ay - t * dy) ** 2
            if distance > far:
                far, where = distance, index
        if where is not None:
            keep.add(where)
            work += [(first, where), (where, last)]
    return [line[index] for index in sorted(keep)]


def simple_ring(ring, joints):
    starts = [index for index, point in enumerate(ring) if point in joints]
    if not starts:
        # An island: from its first point in order, over the one farthest from it.
        first = min(range(len(ring)), key=lambda index: ring[index])
        ring = ring[first:] + ring[:first]
        far = max(range(len(ring)), key=lambda i: (ring[i][0] - ring[0][0]) ** 2 + (ring[i][1] - ring[0][1]) ** 2)
        starts = [0, far] if far else [0]
    out = []
    for first, last in zip(starts, starts[1:] + [starts[0] + len(ring)]):
        line = [ring[index % len(ring)] for index in range(first, last + 1)]
        # Both neighbours take the line in the same direction.
        turned = line[0] > line[-1] or (line[0] == line[-1] and line[1] > line[-2])
        line = simplified(line[::-1])[::-1] if turned else simplified(line)
        out += line[:-1]
    steps = []
    for x, y in out:
        point = (round(x * STEP), round(y * STEP))
        if not steps or steps[-1] != point:
            steps.append(point)
    while len(steps) > 1 and steps[0] == steps[-1]:
        steps.pop()
    return steps


def main():
    rings = rings_by_code(json.load(gzip.open(sys.argv[1])))
    joints = junctions(rings)
    print("# Sources: Natural Earth 1:50m, admin 0 countries (public domain). Borders simplified "
          "to 0.22 degrees, in tenths of a degree; points of our own. Made by make/outlines.py.")
    print("code\tlongitude\tlatitude\trings")
    for code in sorted(set(rings) | set(POINTS)):  # "" is land without a code
        own = sorted(rings.get(code, []), key=area, reverse=True)
        kept = [ring for index, ring in enumerate(own) if index == 0 or area(ring) >= LEAST_AREA]
        texts = []
        for ring in kept:
            steps = simple_ring(ring, joints)
            if len(steps) < 3:
                continue
            moves = [steps[0]] + [(b[0] - a[0], b[1] - a[1]) for a, b in zip(steps, steps[1:])]
            texts.append(" ".join(f"{x},{y}" for x, y in moves))
        x, y = POINTS.get(code) or centre(own[0])
        print(f"{code or '-'}\t{round(x, 1)}\t{round(y, 1)}\t{';'.join(texts)}")


main()
