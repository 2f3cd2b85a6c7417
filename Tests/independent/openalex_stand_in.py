#!/usr/bin/env python3
"""Stands in for the OpenAlex API on the loopback, with the counts of a pair-count table.

    openalex_stand_in.py TABLE LOG [--fail FILTER=STATUS,STATUS…]…

Serves `works?group_by=authorships.countries` as OpenAlex documents it: at most 200 groups a page, the
largest first, or in the order of keys with a cursor. TABLE is a `copub.counts/1` table, plain or
gzip. The port is printed on the first line; every request is written to LOG. A request whose filter
stands under `--fail` is refused with the statuses given, one after the other, and then answered. The
stand-in ends with its standard input, so it never outlives who started it.
"""
import base64
import gzip
import http.server
import json
import os
import sys
import threading
import urllib.parse

PAGE = 200


def load(path):
    opened = gzip.open(path, "rt") if path.endswith(".gz") else open(path)
    with opened as file:
        return json.load(file)["years"]


def row(years, country, year, number):
    """The works of a country by country, itself included."""
    counts = years.get(year, {})
    if number != ">1":
        counts = counts.get("strata", {}).get(number, {})
    groups = {}
    if counts.get("works", {}).get(country, 0) > 0:
        groups[country] = counts["works"][country]
    for a, others in counts.get("pairs", {}).items():
        for b, joint in others.items():
            if country in (a, b) and joint > 0:
                groups[b if country == a else a] = joint
    return groups


class Handler(http.server.BaseHTTPRequestHandler):
    years, log, fails = {}, None, {}

    def log_message(self, *_):
        pass

    def answer(self, status, body):
        data = json.dumps(body).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def do_GET(self):
        url = urllib.parse.urlparse(self.path)
        asked = {k: v[0] for k, v in urllib.parse.parse_qs(url.query).items()}
        self.log.write(json.dumps(asked, sort_keys=True) + "\n")
        self.log.flush()
        if self.fails.get(asked.get("filter")):
            status = self.fails[asked["filter"]].pop(0)
            return self.answer(status, {"error": "busy", "message": "Ask again."})
        if url.path != "/works" or asked.get("group_by") != "authorships.countries":
            return self.answer(404, {"error": "not found"})
        if int(asked.get("per-page", "25")) > PAGE:
            return self.answer(403, {"error": "Pagination error."})
        conditions = dict(part.split(":", 1) for part in asked["filter"].split(","))
        known = {"authorships.countries", "publication_year", "countries_distinct_count"}
        if set(conditions) != known:
            return self.answer(403, {"error": "Invalid query parameters error."})
        country = conditions["authorships.countries"]
        groups = row(
            self.years, country, conditions["publication_year"],
            conditions["countries_distinct_count"])
        self.answer(200, self.page(groups, groups.get(country, 0), asked))

    def page(self, groups, count, asked):
        meta = {"count": count, "db_response_time_ms": 1, "page": None, "per_page": PAGE}
        if "cursor" in asked:
            after = "" if asked["cursor"] == "*" else json.loads(base64.b64decode(asked["cursor"]))
            items = [item for item in sorted(groups.items()) if item[0] > after][:PAGE]
            last = base64.b64encode(json.dumps(items[-1][0]).encode()).decode() if items else None
            meta["next_cursor"] = last
        else:
            items = sorted(groups.items(), key=lambda item: (-item[1], item[0]))[:PAGE]
        meta["groups_count"] = len(items) or None
        prefix = "https://openalex.org/countries/"
        return {
            "meta": meta,
            "group_by": [
                {"key": prefix + code, "key_display_name": code, "count": n} for code, n in items
            ],
        }


def main():
    table, log, *options = sys.argv[1:]
    Handler.years = load(table)
    Handler.log = open(log, "a")
    while options:
        option = options.pop(0)
        if option == "--fail":
            text, statuses = options.pop(0).rsplit("=", 1)
            Handler.fails[text] = [int(status) for status in statuses.split(",")]
        else:
            sys.exit(f"unknown option {option}")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    print(server.server_address[1], flush=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    sys.stdin.read()
    os._exit(0)


if __name__ == "__main__":
    main()
