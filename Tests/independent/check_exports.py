#!/usr/bin/env python3
"""Reads every exported network with the tools it is for and compares them with the JSON export.

usage: check_exports.py COPUB CORPUS [OPTION...]

GEXF and GraphML are read by networkx, GraphML and Pajek by python-igraph too, Pajek's partition and
vectors and VOSviewer's files by the rules of their documentation; GEXF is held against the structural
rules of its version 1.3. The strengths and degrees are computed again by networkx from what was read.
"""
import csv
import html.parser
import json
import math
import os
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

import igraph
import networkx

copub, corpus, options = sys.argv[1], sys.argv[2], sys.argv[3:]
checks = 0


def same(got, want, what):
    global checks
    checks += 1
    if isinstance(want, float) or isinstance(got, float):
        equal = got is not None and want is not None and math.isclose(
            float(got), float(want), rel_tol=1e-10, abs_tol=1e-300)
    else:
        equal = got == want
    if not equal:
        sys.exit(f"{what}: {got!r} is not {want!r}")


folder = tempfile.mkdtemp()


def export(name, ending):
    path = os.path.join(folder, f"{name}.{ending}")
    done = subprocess.run(
        [copub, "export", corpus, "--format", name, "--out", path] + options,
        capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{name}: {done.stderr}")
    for line in done.stdout.splitlines():
        same(os.path.exists(line), True, line)
    return path


truth = json.load(open(export("json", "json")))
directed = truth["directed"]
nodes = {node.pop("id"): node for node in truth["nodes"]}
order = list(nodes)
if directed:
    links = {(link["source"], link["target"]): link for link in truth["links"]}
else:
    links = {frozenset((link["source"], link["target"])): link for link in truth["links"]}
same(len(links), len(truth["links"]), "links are unique")
columns = [name for name in next(iter(nodes.values()), {}) if name not in (
    "label", "international_works_by_year")]


def key(a, b):
    return (a, b) if directed else frozenset((a, b))


def compare(name, graph_nodes, graph_links, link_names=("joint", "counted")):
    same(sorted(graph_nodes), sorted(nodes), f"{name}: nodes")
    same(len(graph_links), len(links), f"{name}: number of links")
    for code, values in graph_nodes.items():
        same(values.get("label"), nodes[code]["label"], f"{name}: label of {code}")
        for column in columns:
            want = nodes[code][column]
            got = values.get(column)
            if want is None:
                same(got is None or got != got or got == "" or got is False, True, f"{name}: {column} of {code}")
            else:
                same(got, want, f"{name}: {column} of {code}")
    for ends, values in graph_links.items():
        same(values["weight"], float(links[ends]["weight"]), f"{name}: weight of {ends}")
        for column in link_names:
            same(values.get(column), links[ends][column], f"{name}: {column} of {ends}")


def series(years):
    return {int(year): float(value) for year, value in years.items()}


# What GEXF 1.3 allows: the children and the attributes of each element (https://gexf.net/schema.html).
CHILDREN = {
    "gexf": {"meta", "graph"}, "meta": {"creator", "keywords", "description"},
    "graph": {"attributes", "nodes", "edges"}, "attributes": {"attribute"},
    "attribute": {"default", "options"}, "nodes": {"node"}, "edges": {"edge"},
    "node": {"attvalues", "spells", "nodes", "edges"}, "edge": {"attvalues", "spells"},
    "attvalues": {"attvalue"}, "spells": {"spell"},
}
ATTRIBUTES = {
    "gexf": {"version", "variant"}, "meta": {"lastmodifieddate"},
    "graph": {"mode", "timeformat", "timerepresentation", "timezone", "defaultedgetype", "idtype", "start",
              "end"},
    "attributes": {"class", "mode", "start", "end"}, "attribute": {"id", "title", "type"},
    "node": {"id", "label", "pid", "start", "end"},
    "edge": {"id", "source", "target", "type", "kind", "label", "weight", "start", "end"},
    "attvalue": {"for", "value", "start", "end"}, "spell": {"start", "end"},
    "nodes": {"count"}, "edges": {"count"},
}
VALUES = {
    ("graph", "mode"): {"static", "dynamic"}, ("graph", "timeformat"): {"integer", "double", "date", "dateTime"},
    ("graph", "timerepresentation"): {"interval", "timestamp"},
    ("graph", "defaultedgetype"): {"directed", "undirected", "mutual"},
    ("attributes", "class"): {"node", "edge"}, ("attributes", "mode"): {"static", "dynamic"},
    ("attribute", "type"): {"integer", "long", "double", "float", "boolean", "string", "anyURI"},
}
TYPES = {"integer": int, "long": int, "double": float, "float": float, "string": str,
         "boolean": lambda text: {"true": True, "false": False}[text]}


def gexf_rules(path):
    """The structural rules of GEXF 1.3: elements, attributes, types, references, spells."""
    space = "{http://gexf.net/1.3}"
    root = xml.etree.ElementTree.parse(path).getroot()
    same((root.tag, root.get("version")), (space + "gexf", "1.3"), "gexf: root")
    for element in root.iter():
        name = element.tag.removeprefix(space)
        for child in element:
            same(child.tag.removeprefix(space) in CHILDREN.get(name, set()), True, f"gexf: {child.tag} in {name}")
        for attribute, value in element.attrib.items():
            if not attribute.startswith("{http://www.w3.org/2001/XMLSchema-instance}"):
                same(attribute in ATTRIBUTES.get(name, set()), True, f"gexf: {attribute} of {name}")
            same(value in VALUES.get((name, attribute), {value}), True, f"gexf: {attribute}={value} of {name}")
    declared = {"node": {}, "edge": {}}
    for group in root.iter(space + "attributes"):
        for attribute in group:
            kind = declared[group.get("class")]
            same(attribute.get("id") in kind, False, "gexf: an attribute declared twice")
            kind[attribute.get("id")] = (attribute.get("type"), group.get("mode") == "dynamic")
    there = {}
    for kind in ("node", "edge"):
        seen = set()
        for element in root.iter(space + kind):
            same(element.get("id") in seen, False, f"gexf: {kind} {element.get('id')} twice")
            seen.add(element.get("id"))
            spells = [(int(s.get("start")), int(s.get("end"))) for s in element.iter(space + "spell")]
            same(all(a <= b for a, b in spells) and all(a[1] < b[0] for a, b in zip(spells, spells[1:])),
                 True, f"gexf: spells of {element.get('id')}")
            years = {year for a, b in spells for year in range(a, b + 1)}
            given = set()
            for value in element.iter(space + "attvalue"):
                same(value.get("for") in declared[kind], True, f"gexf: {kind} attribute {value.get('for')}")
                type_name, is_dynamic = declared[kind][value.get("for")]
                TYPES[type_name](value.get("value"))
                same("start" in value.attrib, is_dynamic, f"gexf: a year on {value.get('for')}")
                same((value.get("for"), value.get("start")) in given, False, "gexf: a value twice")
                given.add((value.get("for"), value.get("start")))
                if is_dynamic:
                    same(set(range(int(value.get("start")), int(value.get("end")) + 1)) <= years, True,
                         f"gexf: a value outside the spells of {element.get('id')}")
            if kind == "node":
                there[element.get("id")] = years
            else:
                for end in (element.get("source"), element.get("target")):
                    same(end in there and years <= there[end], True,
                         f"gexf: an edge of {end} while it is not there")


# GEXF
gexf = export("gexf", "gexf")
gexf_rules(gexf)
graph = networkx.read_gexf(gexf)
same(graph.is_directed(), directed, "gexf: direction")
same(graph.graph.get("mode"), "dynamic", "gexf: mode")
compare(
    "gexf", dict(graph.nodes(data=True)), {key(a, b): d for a, b, d in graph.edges(data=True)})
for code, values in graph.nodes(data=True):
    got = values.get("yearly_international_works", [])
    same({start: value for value, start, end in got},
         series(nodes[code]["international_works_by_year"]), f"gexf: years of {code}")
    same(all(start == end for _, start, end in got), True, "gexf: one year a value")
    spells = [(int(a), int(b)) for a, b in values.get("spells", [])]
    same(sorted(y for a, b in spells for y in range(a, b + 1)),
         sorted(series(nodes[code]["international_works_by_year"])), f"gexf: spells of {code}")
for a, b, values in graph.edges(data=True):
    same({start: value for value, start, end in values.get("yearly_joint", [])},
         series(links[key(a, b)]["joint_by_year"]), f"gexf: years of {a} {b}")

# GraphML
path = export("graphml", "graphml")
graph = networkx.read_graphml(path)
same(graph.is_directed(), directed, "graphml: direction")
compare(
    "graphml", dict(graph.nodes(data=True)),
    {key(a, b): d for a, b, d in graph.edges(data=True)})
for name in ("specification", "windows", "made_by", "inputs"):
    same(graph.graph.get(name), truth["provenance"][name], f"graphml: {name}")
strengths = dict(graph.in_degree(weight="weight") if directed else graph.degree(weight="weight"))
degrees = dict(graph.in_degree() if directed else graph.degree())
for code, values in nodes.items():
    if values.get("centrality_strength") is not None:
        same(strengths[code], float(values["centrality_strength"]), f"strength of {code}")
    if values.get("centrality_degree") is not None:
        same(degrees[code], values["centrality_degree"], f"degree of {code}")
graph = igraph.Graph.Read_GraphML(path)
same(graph.is_directed(), directed, "igraph graphml: direction")
compare(
    "igraph graphml", {v["id"]: v.attributes() for v in graph.vs},
    {key(graph.vs[e.source]["id"], graph.vs[e.target]["id"]): e.attributes() for e in graph.es})

# Pajek
path = export("pajek", "net")
for name, ids, edges in (
    ("networkx", list(networkx.read_pajek(path).nodes), {
        key(a, b): d["weight"] for a, b, d in networkx.read_pajek(path).edges(data=True)}),
    ("igraph", igraph.Graph.Read_Pajek(path).vs["name"], {
        key(g.vs[e.source]["name"], g.vs[e.target]["name"]): e["weight"]
        for g in [igraph.Graph.Read_Pajek(path)] for e in g.es}),
):
    same(ids, order, f"{name} pajek: nodes")
    same(len(edges), len(links), f"{name} pajek: number of links")
    for ends, weight in edges.items():
        same(weight, float(links[ends]["weight"]), f"{name} pajek: weight of {ends}")


def vector(ending):
    lines = open(path[:-4] + ending).read().split("\n")
    same(lines[0], f"*Vertices {len(order)}", f"pajek {ending}")
    same(lines[-1], "", f"pajek {ending}: ends")
    return [float(line) for line in lines[1:-1]]


for column in columns:
    ending = {"community": ".clu", "score": ".vec"}.get(column, f".{column}.vec")
    if not isinstance(next((nodes[c][column] for c in order if nodes[c][column] is not None), ""), str):
        for code, value in zip(order, vector(ending)):
            same(value, float(nodes[code][column] or 0), f"pajek {ending} of {code}")

# VOSviewer
path = export("vosviewer", "json")
document = json.load(open(path))
known = {
    "top": {"network", "config", "info"}, "network": {"items", "links", "clusters"},
    "item": {"id", "label", "description", "url", "x", "y", "cluster", "weights", "scores"},
    "link": {"source_id", "target_id", "strength"}, "cluster": {"cluster", "label"},
    "info": {"title", "description"},
    "config": {"parameters", "color_schemes", "terminology", "templates", "styles"},
}
same(set(document) <= known["top"], True, "vosviewer: keys")
same(set(document["info"]) <= known["info"], True, "vosviewer: info")
same(set(document["config"]) <= known["config"], True, "vosviewer: config")
network = document["network"]
same(set(network) <= known["network"], True, "vosviewer: network")
same([item["id"] for item in network["items"]], order, "vosviewer: items")
weight_names = None
for item in network["items"]:
    same(set(item) <= known["item"], True, "vosviewer: item")
    same(isinstance(item.get("cluster", 1), int) and 1 <= item.get("cluster", 1) <= 1000, True,
         "vosviewer: cluster")
    same(all(value >= 0 for value in item["weights"].values()), True, "vosviewer: weights")
    weight_names = weight_names or set(item["weights"])
    same(set(item["weights"]), weight_names, "vosviewer: every item has every weight")
    for name, value in list(item["weights"].items()) + list(item["scores"].items()):
        same(value, nodes[item["id"]][name], f"vosviewer: {name} of {item['id']}")
sums = {}
for link in truth["links"]:
    ends = frozenset((link["source"], link["target"]))
    sums[ends] = sums.get(ends, 0) + link["weight"]
same(len(network["links"]), len(sums), "vosviewer: number of links")
for link in network["links"]:
    same(set(link), known["link"], "vosviewer: link")
    same(link["strength"], float(sums[frozenset((link["source_id"], link["target_id"]))]),
         "vosviewer: strength")
clusters = [cluster["cluster"] for cluster in network.get("clusters", [])]
same(sorted(set(clusters)), clusters, "vosviewer: clusters")
tags = []
reader = html.parser.HTMLParser()
reader.handle_starttag = lambda tag, attributes: tags.append(tag)
reader.feed(document["info"].get("description", ""))
same(tags, [], "vosviewer: the description holds no markup")
rows = list(csv.DictReader(open(path[:-5] + ".map.txt"), delimiter="\t", quoting=csv.QUOTE_NONE))
same([int(row["id"]) for row in rows], list(range(1, len(order) + 1)), "map: ids")
for code, row in zip(order, rows):
    same(row["label"], nodes[code]["label"], f"map: label of {code}")
    for name, text in row.items():
        if "<" in name:
            column = name[name.index("<") + 1:-1]
            want = nodes[code][column]
            same(float(text) if text else None, None if want is None else float(want),
                 f"map: {name} of {code}")
lines = open(path[:-5] + ".network.txt").read().splitlines()
same(len(lines), len(sums), "network file: lines")
for line in lines:
    a, b, value = line.split("\t")
    same(float(value), float(sums[frozenset((order[int(a) - 1], order[int(b) - 1]))]), "network file")

# CSV
path = export("csv", "csv")
rows = list(csv.DictReader(open(path, newline="")))
same(len(rows), len(links), "csv: links")
for row in rows:
    link = links[key(row["source"], row["target"])]
    for name in ("weight", "joint", "counted"):
        same(float(row[name]), float(link[name]), f"csv: {name}")
    same({int(n[6:]): float(v) for n, v in row.items() if n.startswith("joint_") and float(v)},
         series(link["joint_by_year"]), "csv: years")
rows = list(csv.DictReader(open(path[:-4] + ".nodes.csv", newline="")))
same([row["id"] for row in rows], order, "csv: nodes")
for row in rows:
    for column in columns:
        want = nodes[row["id"]][column]
        if want is None:
            same(row[column], "", f"csv: {column}")
        elif isinstance(want, (int, float)) and not isinstance(want, bool):
            same(float(row[column]), float(want), f"csv: {column}")
        else:
            same(row[column], str(want).lower() if isinstance(want, bool) else want, f"csv: {column}")

print(f"{len(order)} countries, {len(links)} links, {checks} values equal")
