"""Rows 1, 2, 6, 7 and 8: exports that reach out, grow, or are damaged."""
import gzip
import io
import os
import shutil
import socket
import tarfile
import threading
import zipfile

from measured import ROOT, SAMPLES, SHARED, Row, Run, baseline, traced

XML_FORMATS = {
    "pubmed": "PubmedArticleSet", "jats": "article", "crossref-xml": "crossref_result",
    "datacite": "resource", "dblp": "dblp", "europepmc": "responseWrapper", "arxiv": "feed",
    "oai-dc": "OAI-PMH", "scopus": "abstracts-retrieval-response", "wos-xml": "records",
}


def external_entities(folder, quick):
    row = Row(1, "external entities, DTDs, XInclude", "0 foreign opens, 0 connects")
    canary = os.path.join(folder, "canary.txt")
    with open(canary, "w") as file:
        file.write("canary")
    dtd = os.path.join(folder, "canary.dtd")
    with open(dtd, "w") as file:
        file.write('<!ENTITY x "grown">')
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.2)
    address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
    connects = []
    done = threading.Event()

    def listen():
        while not done.is_set():
            try:
                connects.append(listener.accept())
            except TimeoutError:
                pass

    thread = threading.Thread(target=listen)
    thread.start()
    tries = opened = sockets = 0
    for name, root in XML_FORMATS.items():
        if quick and name not in ("pubmed", "jats"):
            continue
        for url in ("file://" + canary, "file://" + dtd, address + "x"):
            shapes = [
                f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "{url}">]><{root}>&x;</{root}>',
                f'<!DOCTYPE {root} [<!ENTITY x PUBLIC "p" "{url}">]><{root}>&x;</{root}>',
                f'<!DOCTYPE {root} [<!ENTITY % x SYSTEM "{url}"> %x;]><{root}/>',
                f'<!DOCTYPE {root} SYSTEM "{url}"><{root}>&x;</{root}>',
                f'<!DOCTYPE {root} PUBLIC "p" "{url}"><{root}>&x;</{root}>',
                f'<{root} xmlns:xi="http://www.w3.org/2001/XInclude"><xi:include href="{url}"/>'
                f'<xi:include href="{url}" parse="text"/></{root}>',
                f'<?xml-stylesheet href="{url}"?><{root} xmlns:xsi='
                f'"http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="a {url}"/>',
            ]
            for number, text in enumerate(shapes):
                path = os.path.join(folder, f"{name}-{number}.xml")
                with open(path, "w") as file:
                    file.write('<?xml version="1.0"?>' + text)
            run, calls = traced(
                ["ingest", "--dry-run", "--format", name,
                 *(os.path.join(folder, f"{name}-{n}.xml") for n in range(len(shapes)))],
                "open,openat,socket,connect", folder)
            tries += len(shapes)
            opened += sum("canary" in call for call in calls)
            sockets += sum("socket(" in call or "connect(" in call for call in calls)
            row.expect(run.exit in (0, 1, 65), f"{name} ends with {run.exit}")
            row.expect("grown" not in run.stdout, f"{name} took a text from outside")
    done.set()
    thread.join()
    row.expect(opened == 0 and sockets == 0 and not connects,
               f"{opened} opens, {sockets} sockets, {len(connects)} connects")
    row.figure = f"{tries} documents: {opened} opens, {sockets} sockets, {len(connects)} connects"
    return row


def entity_bombs(folder, quick):
    row = Row(2, "entity bombs", "each <= 1 s and <= 64 MB over the baseline, refused")
    files = []
    recurse = os.path.join(SHARED, "suites", "libxml2-recurse")
    if os.path.isdir(recurse):
        files = sorted(os.path.join(recurse, name) for name in os.listdir(recurse)
                       if name.endswith(".xml"))
    else:
        row.skip("the recursion tests of libxml2 are absent")
    own = {
        "quadratic": '<!DOCTYPE a [<!ENTITY x "' + "x" * 200_000 + '">]><a>' + "&x;" * 50_000 + "</a>",
        "laughs": "<!DOCTYPE a [<!ENTITY a0 'ha'>" + "".join(
            f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 20)) + "]><a>&a19;</a>",
        "attribute": '<!DOCTYPE a [<!ENTITY x "' + "x" * 100_000 + '">]><a b="' + "&x;" * 9000 + '"/>',
        "parameter": "<!DOCTYPE a [" + "".join(
            f"<!ENTITY % p{n} '{f'&#37;p{n - 1};' * 10}'>" for n in range(1, 20)) + "%p19;]><a/>",
        "notation": '<!DOCTYPE a [<!NOTATION n SYSTEM "n"><!ENTITY x SYSTEM "y" NDATA n>]><a/>',
        "named": "<a>" + "&CounterClockwiseContourIntegral;" * 300_000 + "</a>",
    }
    for name, text in own.items():
        files.append(os.path.join(folder, name + ".xml"))
        with open(files[-1], "w") as file:
            file.write(text)
    base, worst = baseline(), (0, 0)
    for path in files:
        run = Run(["ingest", "--dry-run", "--format", "pubmed", path])
        with open(path, errors="replace") as file:
            declares = "<!ENTITY" in file.read()
        name = os.path.basename(path)
        row.expect(run.exit >= 0, f"{name} ends with {run.exit}")
        row.expect(run.cpu <= 1 and run.mb - base <= 64,
                   f"{name} takes {run.cpu:.2f} s, {run.mb - base:.0f} MB")
        if declares:
            row.expect("entity-declaration-refused" in run.codes, f"{name} is told as {run.codes}")
        worst = max(worst[0], run.cpu), max(worst[1], run.mb - base)
    row.figure = f"{len(files)} bombs: at most {worst[0]:.2f} s, {worst[1]:.0f} MB over {base:.0f} MB"
    return row


def repeated(text, count, block=1 << 20):
    """A text many times, in blocks."""
    text = text.encode()
    times = max(1, block // len(text))
    whole = text * times
    for _ in range(count // times):
        yield whole
    yield text * (count % times)


def joined(*parts):
    for part in parts:
        if isinstance(part, str):
            yield part.encode()
        else:
            yield from part


def sizes(folder, quick):
    row = Row(6, "size", "typed limit or read, <= 128 MB, <= 5 s each")
    small = 10 if quick else 1
    head = "<?xml version='1.0'?><PubmedArticleSet><PubmedArticle><MedlineCitation>"
    tail = "</MedlineCitation></PubmedArticle></PubmedArticleSet>"
    inner = "<PubmedArticle><MedlineCitation>"
    work = '{"id":"https://openalex.org/W1","publication_year":2018,"authorships":['
    author = '{"countries":["CN"],"raw_affiliation_strings":["A University, Beijing, China"]}'
    million, giga = 1_000_000 // small, (1 << 30) // small
    cases = {
        "a text of 20 MB in XML": ("pubmed", joined(
            head + "<Article><AuthorList><Author><AffiliationInfo><Affiliation>",
            repeated("x", 20_000_000),
            "</Affiliation></AffiliationInfo></Author></AuthorList></Article>" + tail)),
        "a million attributes": ("pubmed", joined(
            head[:-1] + " ", (" ".join(f"a{n + k}='1'" for k in range(1000)).encode() + b" "
             for n in range(0, million, 1000)), ">" + tail)),
        "a comment of 1 GB": ("pubmed", joined(
            "<PubmedArticleSet><!--", repeated("x" * 1000, giga // 1000), "-->", inner, tail)),
        "a million authors in XML": ("pubmed", joined(
            head + "<PMID>1</PMID><Article><AuthorList>", repeated(
                "<Author><LastName>A</LastName><AffiliationInfo><Affiliation>A, China"
                "</Affiliation></AffiliationInfo></Author>", million), "</AuthorList></Article>" + tail)),
        "a million authors in JSON": ("openalex", joined(
            work, repeated(author + ",", million), author + "]}\n")),
        "a line of 2 GB in JSON": ("openalex", joined(
            work + '],"title":"', repeated("x" * 1000, 2 * giga // 1000), '"}\n')),
        "a line of 2 GB in CSV": ("scopus-csv", joined(
            "Authors,Title,Year,Affiliations,EID\n", repeated("x" * 1000, 2 * giga // 1000), "\n")),
        "a line of 2 GB in tagged text": ("wos-text", joined(
            "FN Clarivate Analytics Web of Science\nVR 1.0\nPT J\nTI ",
            repeated("x" * 1000, 2 * giga // 1000), "\nER\n\nEF\n")),
        "a line of 2 GB in RIS": ("ris", joined(
            "TY  - JOUR\nTI  - ", repeated("x" * 1000, 2 * giga // 1000), "\nER  - \n")),
        "an entry of 2 GB in BibTeX": ("bibtex", joined(
            "@article{a, title={", repeated("x" * 1000, 2 * giga // 1000), "}}\n")),
        "an envelope of 1 GB in JSON": ("openalex", joined(
            '{"meta":{"x":"', repeated("x" * 1000, giga // 1000), '"},"results":[]}\n')),
        "a processing instruction of 1 GB": ("pubmed", joined(
            "<PubmedArticleSet><?x ", repeated("x" * 1000, giga // 1000), "?>", inner, tail)),
        "an attribute of 1 GB": ("pubmed", joined(
            "<PubmedArticleSet a='", repeated("x" * 1000, giga // 1000), "'/>")),
        "a name of 1 GB": ("pubmed", joined(
            "<PubmedArticleSet><a", repeated("x" * 1000, giga // 1000), "/></PubmedArticleSet>")),
    }
    worst = (0, 0)
    for name, (format, feed) in cases.items():
        run = Run(["ingest", "--dry-run", "--format", format, "-"], feed=feed)
        print(f"    {name}: exit {run.exit}, {run.cpu:.2f} s, {run.mb:.0f} MB, {sorted(run.codes)}")
        row.expect(run.exit in (0, 1, 65), f"{name} ends with {run.exit}")
        row.expect(run.mb <= 128 and run.cpu <= 5, f"{name} takes {run.cpu:.1f} s, {run.mb:.0f} MB")
        worst = max(worst[0], run.cpu), max(worst[1], run.mb)
    row.figure = f"{len(cases)} inputs: at most {worst[0]:.1f} s of processor, {worst[1]:.0f} MB"
    return row


def plain_works(count):
    return b"".join(
        b'{"id":"https://openalex.org/W%d","cited_by_api_url":"https://openalex.org/W0",'
        b'"publication_year":2018,"authorships":[{"countries":["CN"]}]}\n' % number
        for number in range(count))


def damaged_containers(folder, quick):
    row = Row(7, "damaged gzip, zstd, tar, zip", "damage told with member and place, nothing outside")
    works = plain_works(300)
    member = gzip.compress(works, mtime=0)
    bad_sum = bytearray(member)
    bad_sum[-6] ^= 1
    bad_length = bytearray(member)
    bad_length[-2] ^= 1
    cases = {
        "whole": (member + member, 0, None), "bad checksum": (bytes(bad_sum), 1, "gzip-damaged"),
        "bad length": (bytes(bad_length), 1, "gzip-damaged"),
        "second member bad": (member + bytes(bad_sum), 1, "gzip-damaged"),
        "bytes behind": (member + b"behind", 1, "gzip-damaged"),
        "empty members": (gzip.compress(b"") + member + gzip.compress(b""), 0, None),
        "cut": (member[:-20], 1, "gzip-truncated"),
        "cut in the third": ((member * 3)[:-9], 1, "gzip-truncated"),
    }
    for name, (packed, asked, code) in cases.items():
        path = os.path.join(folder, "case.gz")
        with open(path, "wb") as file:
            file.write(packed)
        run = Run(["ingest", "--dry-run", path])
        row.expect(run.exit == asked and (not code or code in run.codes or name == "bytes behind") and run.adds_up,
                   f"{name}: exit {run.exit}, {run.codes}")
        if code:
            row.expect(", byte " in run.stdout, f"{name}: no place is told")
            row.expect("300 read" in run.stdout or "600 read" in run.stdout or name.startswith("cut"),
                       f"{name}: records before the damage are lost")
    names = ["../escaped.jsonl", "/tmp/copub-escaped.jsonl", "a/../../escaped.jsonl", "ok.jsonl",
             "..\\escaped.jsonl", "x" * 300 + ".jsonl", "\x1b[31mred.jsonl", "new\nline.jsonl"]
    archive = os.path.join(folder, "slip.tar")
    with tarfile.open(archive, "w") as tar:
        for name in names:
            info = tarfile.TarInfo(name)
            info.size = len(works)
            tar.addfile(info, io.BytesIO(works))
        for name, kind, target in (("link", tarfile.SYMTYPE, "/etc/passwd"),
                                   ("hard", tarfile.LNKTYPE, "/etc/passwd"),
                                   ("pipe", tarfile.FIFOTYPE, ""), ("null", tarfile.CHRTYPE, "")):
            info = tarfile.TarInfo(name)
            info.type, info.linkname = kind, target
            tar.addfile(info)
    zipped = os.path.join(folder, "slip.zip")
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as file:
        for name in names:
            file.writestr(name, works)
    corpus = os.path.join(folder, "slip.copub")
    for path in (archive, zipped):
        run, calls = traced(["ingest", path, "--into", corpus],
                            "openat,open,creat,link,symlink,mkdir,rename,unlink", folder)
        written = [call for call in calls if ("O_CREAT" in call or "O_WRONLY" in call or "O_RDWR" in call)
                   and not any(own in call for own in ("slip.copub", "/dev/", ".profraw"))]
        row.expect(not written and not any("passwd" in call for call in calls), f"{path}: {written[:2]}")
        row.expect(run.exit == 0 and "\x1b" not in run.stdout, f"{path} ends with {run.exit}")
    row.expect(not os.path.exists("/tmp/copub-escaped.jsonl"), "a file was written outside")
    row.figure = f"{len(cases)} damaged streams, 2 archives of {len(names)} hostile names: all told"
    return row


def bombs(folder, quick):
    row = Row(8, "decompression bombs", "stopped at the limit, <= 64 MB over the baseline")
    size = (2 << 30) if quick else (10 << 30)
    record = plain_works(1)
    starts = {"works": record, "an open string":
              b'{"id":"https://openalex.org/W1","publication_year":2018,"authorships":[],"title":"',
              "XML": b"<?xml version='1.0'?><PubmedArticleSet><!--"}
    base, worst = baseline(), (0, 0)
    for name, start in starts.items():
        path = os.path.join(folder, name.replace(" ", "-") + ".gz")
        with gzip.open(path, "wb", compresslevel=9) as file:
            file.write(start)
            block = (b" " if name == "XML" else b"\n" if name == "works" else b"x") * (1 << 24)
            for _ in range(size // len(block)):
                file.write(block)
        inputs = {path: path}
        tar = path + ".tar"
        with tarfile.open(tar, "w") as archive:
            archive.add(path, "bomb.gz")
        inputs[tar] = tar
        with open(tar, "rb") as plain, gzip.open(tar + ".gz", "wb") as packed:
            shutil.copyfileobj(plain, packed)
        inputs[tar + ".gz"] = tar + ".gz"
        zipped = path + ".zip"
        with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.write(path, "bomb.gz")
        inputs[zipped] = zipped
        for way in inputs.values():
            run = Run(["ingest", "--dry-run", way])
            told = bool({"unpack-limit", "json-too-large"} & run.codes)
            row.expect(told and run.exit in (1, 65), f"{os.path.basename(way)}: {run.exit}, {run.codes}")
            row.expect(run.mb - base <= 64, f"{os.path.basename(way)} takes {run.mb - base:.0f} MB")
            worst = max(worst[0], run.cpu), max(worst[1], run.mb - base)
    row.figure = (f"12 bombs of {size >> 30} GB: stopped, at most {worst[0]:.1f} s of processor, "
                  f"{worst[1]:.0f} MB over {base:.0f} MB")
    return row
