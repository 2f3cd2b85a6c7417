#!/usr/bin/env python3
"""From exports on any Hadoop file system to a table that `copub ingest` reads, by Apache Spark.

usage: spark-submit --files PATH/TO/copub copub_cluster.py --out FOLDER INPUT...

INPUT are files, folders or patterns of any file system that Spark knows (file:, hdfs:, s3a:, gs:);
FOLDER must not be there. Every file is read by one `copub profiles`, in its task. The folder then
holds the table in parts (records/ or profiles/) and manifest.json: what was read of every file, and
what became of it. `copub ingest FOLDER/records --into FILE.copub` makes the corpus.

  --profiles-only   put duplicates together and count equal profiles: the table is small whatever the
                    number of publications, and knows no identifiers
  --copub NAME      the command: a name among --files, or a path that every worker has (copub)
  --options TEXT    further options of `copub profiles`, such as "--evidence stated"

The rows of publications (the default) keep their duplicates: `copub ingest` finds them again.
Needs Python and pyspark, nothing else. Spark schedules, shuffles and repeats what was lost.
"""
import argparse
import itertools
import json
import os
import shlex
import subprocess
import sys
import threading

from pyspark import SparkConf, StorageLevel
from pyspark.files import SparkFiles
from pyspark.sql import SparkSession
from pyspark.sql import functions as F

RECORDS = "#copub.profiles/1"
COUNTS = "#copub.profile-counts/1"
HEADER = "identifiers\tyear\t"
# The numbers of a `#file` line, in their order, behind its path and its format.
NUMBERS = [
    "read", "duplicate", "rejected", "affiliations", "affiliations_resolved", "with_affiliation",
    "with_country"]
# A file that a worker cannot open by itself is handed to its task as one value.
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

    Ends of 0 and 1 are answers (1: a file was damaged, and the table says so), as are 65 and 66
    (nothing in the file could be read); any other is a failure of the task, which Spark tries again.
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
    """The rows of one file: its records, and `#` lines about it."""
    arguments = [command(name), "profiles", "--jobs", "1", *options]
    if path.startswith("file:"):
        lines = run([*arguments, "/" + path[len("file:"):].lstrip("/")])
    else:
        lines = renamed(run([*arguments, "-"], [content]), path)
    return (line for line in lines if line != RECORDS and not line.startswith(HEADER))


def renamed(lines, path):
    """Lines about standard input, put as lines about the file that stood there."""
    places = {"#file": 1, "#finding": 3}
    for line in lines:
        cells = line.split("\t") if line.startswith("#") else [""]
        place = places.get(cells[0])
        if place is not None and (cells[place] == "-" or cells[place].startswith("-!")):
            cells[place] = path + cells[place][1:]
            line = "\t".join(cells)
        yield line


def settled(rows, marks, name):
    """The counted profiles of whole publications: their records put together, deletions held."""
    if not rows:
        return iter(())
    read = f"#file\t-\trows\t{len(rows)}\t0\t0\t0\t0\t0\t0\twhole"
    text = (line + "\n" for line in [RECORDS, *rows, *marks, read])
    return run(
        [command(name), "profiles", "-", "--counts"], (line.encode("utf-8") for line in text))


def counted_part(part):
    """Rows of counted profiles, and the line that says how many publications they are."""
    publications = 0
    for profile, count in part:
        publications += count
        yield f"{count}\t{profile}"
    if publications:
        yield about("part", dict.fromkeys(NUMBERS, 0) | {"read": publications}, True)


# --- on the driver ----------------------------------------------------------------------------

def session():
    """The session, with what suits this work where nothing else was asked for."""
    settings = SparkConf()
    settings.setIfMissing(
        "spark.hadoop.mapreduce.fileoutputcommitter.marksuccessfuljobs", "false")
    # The executors mostly wait for copub: to compile their own code well costs more than it gives.
    settings.setIfMissing(
        "spark.executor.extraJavaOptions", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC")
    return SparkSession.builder.appName("copub").config(conf=settings).getOrCreate()


def inputs(spark, patterns):
    """(path, length) of every file, in the order of paths; folders are looked through."""
    found = {}
    for pattern in patterns:
        path, system = place(spark, pattern)
        matches = system.globStatus(path)
        if not matches:
            sys.exit(f"copub_cluster: {pattern} does not exist. Check the path.")
        for match in matches:
            files = system.listFiles(match.getPath(), True)
            while files.hasNext():
                file = files.next()
                # As Hadoop has it: such names are not data.
                if not file.getPath().getName().startswith((".", "_")):
                    found[file.getPath().toString()] = file.getLen()
    return sorted(found.items())


def read(spark, files, name, options):
    """The rows of all files, one task a file."""
    context = spark.sparkContext
    local = [path for path, _ in files if path.startswith("file:")]
    remote = [(path, length) for path, length in files if not path.startswith("file:")]
    for path, length in remote:
        if length > LARGEST:
            sys.exit(
                f"copub_cluster: {path} has {length} bytes; a file that the workers do not find "
                f"under file: may have {LARGEST}. Split it, or mount the file system on them.")
    parts = []
    if local:
        paths = context.parallelize(local, len(local))
        parts.append(paths.flatMap(lambda path: rows_of(path, None, name, options)))
    if remote:
        contents = context.binaryFiles(",".join(path for path, _ in remote), len(remote))
        parts.append(contents.flatMap(lambda file: rows_of(file[0], file[1], name, options)))
    return context.union(parts)


def save(rows, mark, folder):
    """Writes rows as parts, each a table of its own."""
    rows.mapPartitions(lambda part: itertools.chain([mark], part)).saveAsTextFile(
        folder, "org.apache.hadoop.io.compress.GzipCodec")


def components(shared):
    """(row, component) of rows, from groups of rows that share an identifier.

    Each round gives every row the smallest number among the rows that share an identifier with it,
    until nothing changes: as many rounds as the longest chain of records has links.
    """
    edges = shared.flatMap(
        lambda rows: [edge for row in rows[1:] for edge in ((rows[0], row), (row, rows[0]))]
    ).distinct().persist(StorageLevel.MEMORY_AND_DISK)
    labels = edges.keys().distinct().map(lambda row: (row, row))
    last = None
    while True:
        heard = edges.join(labels).values()
        labels = labels.union(heard).reduceByKey(min).persist(StorageLevel.MEMORY_AND_DISK)
        total = labels.values().sum()
        if total == last:
            return labels
        last = total


class Publications:
    """The records of a table, those of one publication put together.

    `alone` are the records that share no identifier, `together` what copub makes of the others: it
    gets every record of a publication at once, so that its rules for duplicates stand in one place.
    """

    def __init__(self, spark, folder, deleted, name):
        line = F.col("value")
        cells = F.split(line, "\t")
        names = F.split(F.concat_ws(";", cells[0], cells[10]), ";")
        # Rows of files that do not change have the same numbers whenever they are made.
        records = (
            spark.read.text(folder).where(~line.startswith("#"))
            .select(
                F.monotonically_increasing_id().alias("row"), line,
                F.filter(names, lambda one: (one != "") & ~one.startswith("isbn:")).alias("names"))
        ).persist(StorageLevel.DISK_ONLY)
        pairs = records.select("row", F.explode("names").alias("name"))
        shared = (
            pairs.groupBy("name").agg(F.sort_array(F.collect_set("row")).alias("rows"))
            .where(F.size("rows") > 1).select("rows").rdd.map(lambda found: list(found[0]))
            .persist(StorageLevel.MEMORY_AND_DISK))
        labels = spark.createDataFrame(components(shared), "row bigint, component bigint")
        # A record whose deletion was told is looked at too, alone or with its mates.
        gone = spark.createDataFrame(
            sorted({(cells[2],) for cells in deleted}), "name string")
        told = pairs.join(F.broadcast(gone), "name", "left_semi").select("row").distinct()
        mates = labels.join(told, "row", "full").withColumn(
            "component", F.coalesce("component", "row")).persist(StorageLevel.MEMORY_AND_DISK)
        marks = ["\t".join(cells) for cells in deleted]
        self.alone = records.join(mates, "row", "left_anti")
        self.together = (
            records.join(mates, "row").select("component", "value").rdd
            .map(lambda row: (row[0], row[1])).partitionBy(spark.sparkContext.defaultParallelism)
            .values().mapPartitions(lambda part: settled(sorted(part), marks, name))
            .persist(StorageLevel.MEMORY_AND_DISK))

    def outcome(self):
        """The numbers of records that were duplicates, and that their source deleted."""
        return self.together.filter(lambda line: line.startswith("#file\t")).map(
            lambda line: [int(number) for number in line.split("\t")[4:6]]
        ).fold([0, 0], lambda a, b: [a[0] + b[0], a[1] + b[1]])

    def profiles(self):
        """(profile, publications), each distinct profile once."""
        profile = F.substring_index(F.expr("substring(value, instr(value, '\t') + 1)"), "\t", 6)
        alone = self.alone.select(profile.alias("profile")).groupBy("profile").count().rdd.map(
            lambda row: (row[0], row[1]))
        together = self.together.filter(lambda line: line[:1].isdigit()).map(
            lambda line: line.split("\t", 1)).map(lambda cells: (cells[1], int(cells[0])))
        return alone.union(together).reduceByKey(lambda a, b: a + b)


def about(folder, sums, whole):
    """A `#file` line that says the sums of many files."""
    return "\t".join(
        ["#file", folder, "cluster", *(str(sums[name]) for name in NUMBERS),
         "whole" if whole else "damaged"])


def save_profiles(spark, publications, sums, marks, folder):
    """Writes counted profiles; the last part says what the others cannot."""
    whole = not any(cells[0] == "#file" and cells[10] == "damaged" for cells in marks)
    rest = dict(sums, read=sums["duplicate"] + sums["rejected"])
    last = [about(folder, rest, whole)]
    last += ["\t".join(cells) for cells in marks if cells[0] == "#finding"]
    table = publications.profiles().sortByKey().mapPartitions(counted_part)
    end = spark.sparkContext.parallelize([last], 1).flatMap(lambda rows: rows)
    save(table.union(end), COUNTS, folder)


def manifest(options, sums, marks):
    """What was read of every file, and what became of it."""
    return {
        "schema": "copub.cluster/1",
        "table": (COUNTS if options.profiles_only else RECORDS)[1:],
        "options": options.options,
        "records": sums,
        "files": [
            {"path": cells[1], "format": cells[2] or None, "read": int(cells[3]),
             "rejected": int(cells[5]), "damaged": cells[10] == "damaged"}
            for cells in marks if cells[0] == "#file"],
        "findings": [
            {"severity": cells[1], "code": cells[2], "file": cells[3],
             "byte": int(cells[4]) if cells[4] else None, "record": cells[5] or None,
             "text": cells[6]} for cells in marks if cells[0] == "#finding"],
    }


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="+", metavar="INPUT")
    parser.add_argument("--out", required=True, metavar="FOLDER")
    parser.add_argument("--profiles-only", action="store_true")
    parser.add_argument("--copub", default="copub", metavar="NAME")
    parser.add_argument("--options", default="", metavar="TEXT")
    options = parser.parse_args()

    spark = session()
    files = inputs(spark, options.inputs)
    if not files:
        sys.exit("copub_cluster: there is no file to read in the inputs.")
    say(f"{len(files)} files, {sum(length for _, length in files)} bytes")
    records = options.out + "/records"
    save(read(spark, files, options.copub, shlex.split(options.options)), RECORDS, records)
    marks = sorted(
        row[0].split("\t") for row in
        spark.read.text(records).where(F.col("value").startswith("#")).collect())
    sums = {
        name: sum(int(cells[3 + place]) for cells in marks if cells[0] == "#file")
        for place, name in enumerate(NUMBERS)}
    say(f"{sums['read']} records read, {sums['rejected']} of them rejected")

    deleted = sorted({tuple(cells) for cells in marks if cells[0] == "#deleted"})
    publications = Publications(spark, records, deleted, options.copub)
    duplicate, gone = publications.outcome()
    sums["duplicate"] += duplicate
    sums["rejected"] += gone
    sums["accepted"] = sums["read"] - sums["duplicate"] - sums["rejected"]
    if options.profiles_only:
        save_profiles(spark, publications, sums, marks, options.out + "/profiles")
        path, system = place(spark, records)
        system.delete(path, True)
    text = json.dumps(
        manifest(options, sums, marks), indent=1, ensure_ascii=False, sort_keys=True) + "\n"
    write(spark, options.out + "/manifest.json", text)
    print(json.dumps({"records": sums}))
    spark.stop()


def say(text):
    print(f"copub_cluster: {text}", file=sys.stderr, flush=True)


def place(spark, path):
    """A path of whatever file system it names, and that file system."""
    path = spark.sparkContext._jvm.org.apache.hadoop.fs.Path(path)
    return path, path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration())


def write(spark, path, text):
    path, system = place(spark, path)
    stream = system.create(path, True)
    stream.write(bytearray(text.encode("utf-8")))
    stream.close()


if __name__ == "__main__":
    main()
