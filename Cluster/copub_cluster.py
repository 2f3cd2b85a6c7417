#!/usr/bin/env python3
"""From exports on any Hadoop file system to a table that `copub ingest` reads, by Apache Spark.

usage: spark-submit --files PATH/TO/copub copub_cluster.py --out FOLDER INPUT...

INPUT are files, folders or patterns of any file system that Spark knows (file:, hdfs:, s3a:, gs:);
FOLDER must not be there. Every file is read by one `copub profiles`, in its task. The folder then
holds the table as parts, and manifest.json: what was read of every file, and what became of it.

  --profiles-only   put duplicates together and count equal profiles: the table is small whatever the
                    number of publications, and knows no identifiers
  --copub NAME      the command: a name among --files, or a path that every worker has (copub)
  --options TEXT    further options of `copub profiles`, such as "--evidence stated"

The rows of publications (the default) carry their duplicates with them: `copub ingest` finds them.
Needs Python and pyspark, nothing else. Spark schedules, shuffles and repeats what was lost.
"""
import argparse
import json
import os
import shlex
import subprocess
import sys
import threading

from pyspark import StorageLevel
from pyspark.files import SparkFiles
from pyspark.sql import SparkSession

RECORDS = "#copub.profiles/1"
COUNTS = "#copub.profile-counts/1"
# One file is handed to a task as one value, unless the worker can open it by itself.
LARGEST = 2**31 - 1


# --- on the workers ---------------------------------------------------------------------------

def command(name):
    """The path of copub on this worker."""
    if os.sep in name:
        return name
    shipped = SparkFiles.get(name)
    if not os.path.exists(shipped):
        return name
    if not os.access(shipped, os.X_OK):
        os.chmod(shipped, 0o755)
    return shipped


def run(arguments, source=None):
    """The lines that a command prints, while it prints them; `source` are pieces of its input.

    Ends of 0 and 1 are answers (1: a file was damaged, and the table says so); any other is a
    failure of the task, which Spark tries again and then gives up.
    """
    process = subprocess.Popen(
        arguments, stdin=subprocess.PIPE if source is not None else subprocess.DEVNULL,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    words = []
    threads = [threading.Thread(target=lambda: words.append(process.stderr.read()))]
    if source is not None:
        threads.append(threading.Thread(target=feed, args=(process.stdin, source)))
    for thread in threads:
        thread.start()
    for line in process.stdout:
        yield line.decode("utf-8").rstrip("\n")
    for thread in threads:
        thread.join()
    status = process.wait()
    # 65 and 66 are said of input alone: nothing in it could be read.
    if status not in (0, 1, 65, 66):
        raise RuntimeError(
            f"{shlex.join(arguments)} ended with {status}: {words[0].decode('utf-8', 'replace')}")


def feed(pipe, source):
    try:
        for piece in source:
            pipe.write(piece)
        pipe.close()
    except BrokenPipeError:
        pass  # the command ended, and its status says why


def rows_of(path, content, name, options):
    """The rows of one file: `#` lines about it, and its records."""
    arguments = [command(name), "profiles", *options]
    local = path[len("file:"):] if path.startswith("file:") else None
    if local is not None:
        local = "/" + local.lstrip("/")
        lines = run([*arguments, local])
    else:
        lines = renamed(run([*arguments, "-"], [content]), path)
    return (line for line in lines if line != RECORDS and not line.startswith("identifiers\t"))


def renamed(lines, path):
    """Lines about standard input, put as lines about the file that stood there."""
    for line in lines:
        if line.startswith("#file\t-\t"):
            line = f"#file\t{path}\t" + line[len("#file\t-\t"):]
        elif line.startswith("#finding\t"):
            cells = line.split("\t")
            if cells[3] == "-" or cells[3].startswith("-!"):
                cells[3] = path + cells[3][1:]
            line = "\t".join(cells)
        yield line


def joining(cells):
    """The identifiers under which records of one publication may be found."""
    return [
        identifier for identifier in (cells[0] + ";" + cells[10]).split(";")
        if identifier and not identifier.startswith("isbn:")]


def settled(rows, name):
    """The counted profiles of records that share identifiers, duplicates put together."""
    rows = list(rows)
    if not rows:
        return
    files = f"#file\t-\trows\t{len(rows)}\t0\t0\t0\t0\t0\t0\twhole\n"
    text = (line + "\n" for line in [RECORDS, *rows])
    source = [piece.encode("utf-8") for piece in text] + [files.encode("utf-8")]
    yield from run([command(name), "profiles", "-", "--counts"], source)


# --- on the driver ----------------------------------------------------------------------------

def inputs(spark, patterns):
    """(path, length) of every file, in the order of paths; folders are looked through."""
    jvm = spark.sparkContext._jvm
    configuration = spark.sparkContext._jsc.hadoopConfiguration()
    found = {}
    for pattern in patterns:
        path = jvm.org.apache.hadoop.fs.Path(pattern)
        system = path.getFileSystem(configuration)
        matches = system.globStatus(path)
        if matches is None or len(matches) == 0:
            sys.exit(f"copub_cluster: {pattern} does not exist. Check the path.")
        for match in matches:
            files = system.listFiles(match.getPath(), True)
            while files.hasNext():
                file = files.next()
                relative = file.getPath().getName()
                if not relative.startswith((".", "_")):
                    found[file.getPath().toString()] = file.getLen()
    return sorted(found.items())


def read(spark, files, name, options):
    """The rows of all files, one task a file."""
    context = spark.sparkContext
    local = [path for path, _ in files if path.startswith("file:")]
    remote = [path for path, _ in files if not path.startswith("file:")]
    for path, length in files:
        if length > LARGEST and path in set(remote):
            sys.exit(
                f"copub_cluster: {path} has {length} bytes; a file of another file system than "
                f"file: may have {LARGEST}. Split it, or mount the file system on the workers.")
    parts = []
    if local:
        paths = context.parallelize(local, len(local))
        parts.append(paths.flatMap(lambda path: rows_of(path, None, name, options)))
    if remote:
        contents = context.binaryFiles(",".join(remote), len(remote))
        parts.append(contents.flatMap(lambda file: rows_of(file[0], file[1], name, options)))
    return context.union(parts)


def components(pairs):
    """(row, component) of rows that share identifiers, from (identifier, row) pairs.

    Each round gives every row the smallest number that any row has with which it shares an
    identifier, until nothing changes: as many rounds as the longest chain has links.
    """
    shared = (
        pairs.groupByKey().mapValues(lambda rows: sorted(set(rows)))
        .filter(lambda item: len(item[1]) > 1).values()
        .persist(StorageLevel.MEMORY_AND_DISK))
    edges = shared.flatMap(
        lambda rows: [(rows[0], row) for row in rows[1:]] + [(row, rows[0]) for row in rows[1:]]
    ).distinct().persist(StorageLevel.MEMORY_AND_DISK)
    labels = edges.keys().distinct().map(lambda row: (row, row))
    total = None
    while True:
        heard = edges.join(labels).values()
        labels = labels.union(heard).reduceByKey(min).persist(StorageLevel.MEMORY_AND_DISK)
        sum_now = labels.values().sum()
        if sum_now == total:
            return labels
        total = sum_now


def counted(rows, name, partitions):
    """(profile, publications) of distinct publications, and the number of duplicates."""
    deleted = {
        line.split("\t")[2] for line in rows.filter(lambda line: line.startswith("#deleted\t"))
        .distinct().collect()}
    numbered = (
        rows.filter(lambda line: not line.startswith("#")).zipWithUniqueId()
        .map(lambda item: (item[1], item[0])).persist(StorageLevel.MEMORY_AND_DISK))
    pairs = numbered.flatMap(
        lambda item: [(identifier, item[0]) for identifier in joining(item[1].split("\t"))])
    labels = components(pairs)
    joined = numbered.leftOuterJoin(labels).values().persist(StorageLevel.MEMORY_AND_DISK)

    # A record that shares nothing is a publication, unless its source deleted it.
    def is_deleted(line):
        return deleted and any(i in deleted for i in line.split("\t")[0].split(";"))

    alone = joined.filter(lambda item: item[1] is None and not is_deleted(item[0])).keys()
    mates = (
        joined.filter(lambda item: item[1] is not None or is_deleted(item[0]))
        .map(lambda item: (-1 if item[1] is None else item[1], item[0]))
        .partitionBy(partitions))
    marks = rows.filter(lambda line: line.startswith("#deleted\t")).distinct().collect()
    put_together = mates.values().mapPartitions(
        lambda part: settled([*sorted(part), *marks], name)
    ).persist(StorageLevel.MEMORY_AND_DISK)
    profiles = alone.map(lambda line: ("\t".join(line.split("\t")[1:7]), 1)).union(
        put_together.filter(lambda line: line[:1].isdigit())
        .map(lambda line: line.split("\t", 1)).map(lambda cells: (cells[1], int(cells[0]))))
    outcome = put_together.filter(lambda line: line.startswith("#file\t")).map(
        lambda line: [int(number) for number in line.split("\t")[4:6]])
    duplicates, rejected = outcome.fold([0, 0], lambda a, b: [a[0] + b[0], a[1] + b[1]])
    return profiles.reduceByKey(lambda a, b: a + b), duplicates, rejected


def total(file_rows):
    """The sums of the `#file` lines."""
    names = [
        "read", "duplicate", "rejected", "affiliations", "affiliations_resolved",
        "with_affiliation", "with_country"]
    sums = dict.fromkeys(names, 0)
    for cells in file_rows:
        for name, number in zip(names, cells[3:10]):
            sums[name] += int(number)
    return sums


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    parser.add_argument("--out", required=True, metavar="FOLDER")
    parser.add_argument("--profiles-only", action="store_true")
    parser.add_argument("--copub", default="copub", metavar="NAME")
    parser.add_argument("--options", default="", metavar="TEXT")
    options = parser.parse_args()

    spark = SparkSession.builder.appName("copub").getOrCreate()
    context = spark.sparkContext
    files = inputs(spark, options.inputs)
    if not files:
        sys.exit("copub_cluster: there is no file to read in the inputs.")
    print(f"{len(files)} files, {sum(length for _, length in files)} bytes", file=sys.stderr)
    rows = read(spark, files, options.copub, shlex.split(options.options))
    rows.persist(StorageLevel.DISK_ONLY)
    marks = rows.filter(lambda line: line.startswith("#")).collect()
    about = sorted(line.split("\t") for line in marks if line.startswith("#file\t"))
    findings = sorted(line.split("\t") for line in marks if line.startswith("#finding\t"))
    sums = total(about)
    if options.profiles_only:
        partitions = max(context.defaultParallelism, len(files))
        profiles, duplicates, deleted = counted(rows, options.copub, partitions)
        sums["duplicate"] += duplicates
        sums["rejected"] += deleted
        sums["accepted"] = sums["read"] - sums["duplicate"] - sums["rejected"]
        numbers = [sums[name] for name in (
            "read", "duplicate", "rejected", "affiliations", "affiliations_resolved",
            "with_affiliation", "with_country")]
        whole = "damaged" if any(cells[10] == "damaged" for cells in about) else "whole"
        summary = "\t".join(["#file", options.out, "cluster", *map(str, numbers), whole])
        table = profiles.sortByKey(numPartitions=context.defaultParallelism).map(
            lambda item: f"{item[1]}\t{item[0]}")
        table = context.union([
            context.parallelize([COUNTS], 1), table,
            context.parallelize([summary, *("\t".join(cells) for cells in findings)], 1)])
    else:
        table = context.union([context.parallelize([RECORDS], 1), rows])
    table.saveAsTextFile(options.out, "org.apache.hadoop.io.compress.GzipCodec")
    manifest = {
        "schema": "copub.cluster/1",
        "table": (COUNTS if options.profiles_only else RECORDS)[1:],
        "options": options.options,
        "records": sums,
        "files": [
            {"path": cells[1], "format": cells[2] or None, "read": int(cells[3]),
             "rejected": int(cells[5]), "damaged": cells[10] == "damaged"} for cells in about],
        "findings": [
            {"severity": cells[1], "code": cells[2], "file": cells[3],
             "byte": int(cells[4]) if cells[4] else None, "record": cells[5] or None,
             "text": cells[6]} for cells in findings],
    }
    write(spark, options.out + "/manifest.json",
          json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=True) + "\n")
    print(json.dumps({"records": sums, "files": len(about), "findings": len(findings)}))
    spark.stop()


def write(spark, path, text):
    """Writes a small file on whatever file system the path names."""
    jvm = spark.sparkContext._jvm
    target = jvm.org.apache.hadoop.fs.Path(path)
    system = target.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())
    stream = system.create(target, True)
    stream.write(bytearray(text.encode("utf-8")))
    stream.close()


if __name__ == "__main__":
    main()
