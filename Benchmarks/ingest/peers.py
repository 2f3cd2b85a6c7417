#!/usr/bin/env python3
"""What other tools need to take the same fields out of the same files. usage: peers.py PEER FILE"""
import gzip
import sys


def orjson_loop(path):
    """A Python loop with orjson: identifiers, year, type, citations, countries and texts by author."""
    import orjson
    records = 0
    kept = []
    with gzip.open(path) as lines:
        for line in lines:
            work = orjson.loads(line)
            authors = [(a.get("countries"), [i.get("country_code") for i in a.get("institutions") or []],
                        a.get("raw_affiliation_strings"), a.get("is_corresponding"))
                       for a in work.get("authorships") or []]
            kept.append((work["id"], work.get("doi"), (work.get("ids") or {}).get("pmid"),
                         work.get("publication_year"), work.get("type"), work.get("cited_by_count"),
                         work.get("fwci"), work.get("is_retracted"), authors))
            if len(kept) == 1000:
                kept.clear()
            records += 1
    return records


def duckdb(path):
    """DuckDB on one thread, the same fields."""
    import duckdb as engine
    db = engine.connect()
    db.execute("SET threads = 1")
    db.execute(f"""
      CREATE TABLE works AS SELECT id, doi, ids.pmid AS pmid, publication_year, type, cited_by_count, fwci, is_retracted,
        list_transform(authorships, lambda a: {{'c': a.countries, 'i': list_transform(a.institutions, lambda i: i.country_code),
          't': a.raw_affiliation_strings, 'x': a.is_corresponding}}) AS authors
      FROM read_json('{path}', format = 'newline_delimited', maximum_object_size = 67108864, columns = {{
        id: 'VARCHAR', doi: 'VARCHAR', ids: 'STRUCT(pmid VARCHAR)', publication_year: 'INTEGER', type: 'VARCHAR',
        cited_by_count: 'INTEGER', fwci: 'DOUBLE', is_retracted: 'BOOLEAN',
        authorships: 'STRUCT(countries VARCHAR[], institutions STRUCT(country_code VARCHAR)[],
          raw_affiliation_strings VARCHAR[], is_corresponding BOOLEAN)[]' }})""")
    return db.execute("SELECT count(*) FROM works").fetchone()[0]


def lxml(path):
    """lxml's iterparse: PMID, DOI, year, types, and the affiliations of each author."""
    from lxml import etree
    records = 0
    with gzip.open(path) as file:
        for _, article in etree.iterparse(file, tag="PubmedArticle", load_dtd=False, no_network=True):
            _ = (article.findtext("MedlineCitation/PMID"),
                 [i.text for i in article.iterfind("PubmedData/ArticleIdList/ArticleId[@IdType='doi']")],
                 article.findtext("MedlineCitation/Article/Journal/JournalIssue/PubDate/Year"),
                 [t.text for t in article.iterfind("MedlineCitation/Article/PublicationTypeList/PublicationType")],
                 [[a.text for a in author.iterfind("AffiliationInfo/Affiliation")]
                  for author in article.iterfind("MedlineCitation/Article/AuthorList/Author")])
            article.clear()
            while article.getprevious() is not None:
                del article.getparent()[0]
            records += 1
    return records


def pubmed_parser(path):
    """pubmed_parser, as its documentation says."""
    import pubmed_parser as parser
    return sum(1 for _ in parser.parse_medline_xml(path, author_list=True))


if __name__ == "__main__":
    peers = {"orjson": orjson_loop, "duckdb": duckdb, "lxml": lxml, "pubmed_parser": pubmed_parser}
    if len(sys.argv) != 3 or sys.argv[1] not in peers:
        sys.exit(__doc__)
    print(peers[sys.argv[1]](sys.argv[2]))
