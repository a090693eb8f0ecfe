"""How fast kept rows go into a case's record, against Python's sqlite3 in the same run.

Usage: store.py PROGRAM SCAN [FOLDER [MEGABYTES]]

PROGRAM is credence, SCAN EventScan. An import that keeps every row of a GDELT file is timed as a whole;
what the digest takes (the same file again) and what reading takes (EventScan --all) is taken off. The
peer puts the same rows, held in memory as Python's values, into the same tables by executemany; only
that is timed. Runs alternate.
"""

import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import gdelt_file
from report import describe_machine, least_and_median, print_table, verdict
from scan_peers import read_once

RUNS = 5
RECORD = "record.sqlite"
# Rows per processor second; millions of bytes.
GOAL, MEMORY_GOAL = 700_000, 200
TABLES = ("events", "spans")
AT_ONCE = 500_000


def timed(command):
    """Processor seconds and peak memory in MB of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.run(["/usr/bin/env", "time", "-f", "%M", *map(str, command)],
                             capture_output=True, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if process.returncode:
        sys.exit(f"{command} ends with {process.returncode}: {process.stderr[-500:]}")
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return seconds, int(process.stderr.split()[-1]) * 1024 / 1e6


def own_run(program, scan, file, folder):
    """Seconds of the import, of its digest and of reading; the import's memory."""
    case = folder / "case"
    shutil.rmtree(case, ignore_errors=True)
    subprocess.run([program, "new", case], check=True, capture_output=True)
    command = [program, "import", "gdelt2", file, "--case", case, "--keep-all"]
    whole, memory = timed(command)
    return whole, timed(command)[0], timed([scan, "--all", file])[0], memory


def peer_run(record, file):
    """Seconds in which Python puts the rows of a record into another, transactions as large as its."""
    file.unlink(missing_ok=True)
    source, target = sqlite3.connect(record), sqlite3.connect(file)
    for table in TABLES:
        query = "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql NOT NULL ORDER BY type DESC"
        for sql, in source.execute(query, (table,)):
            target.execute(sql.replace("REFERENCES files (id)", ""))
    seconds = 0
    for table in TABLES:
        rows = source.execute(f"SELECT * FROM {table} ORDER BY 1")
        while part := rows.fetchmany(AT_ONCE):
            start = processor_seconds()
            marks = ", ".join("?" * len(part[0]))
            target.executemany(f"INSERT INTO {table} VALUES ({marks})", part)
            target.commit()
            seconds += processor_seconds() - start
    source.close()
    target.close()
    return seconds


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def count_rows(record):
    database = sqlite3.connect(record)
    count = database.execute("SELECT count(*) FROM events").fetchone()[0]
    database.close()
    return count


def print_results(parts, peers, memory, rows):
    """The table, and whether the goals are met."""
    store = [whole - digest - scan for whole, digest, scan in zip(*parts)]
    lines = []
    for name, values in (*zip(("import", "digest", "reading"), parts), ("store", store),
                         ("Python's sqlite3", peers)):
        least, median = least_and_median(values)
        lines.append([name, f"{least:.2f}", f"{median:.2f}", f"{rows / median:,.0f}"])
    print_table(["", "least, CPU s", "median, CPU s", "rows per CPU s"], lines)
    (least, median), theirs = least_and_median(store), least_and_median(peers)
    print(f"\nPython's sqlite3 takes {theirs[0] / least:.2f} times as long by least, "
          f"{theirs[1] / median:.2f} by median; peak of the import {memory:.0f} MB")
    print(f"goal: at least {GOAL:,} rows per CPU s into the store: {verdict(rows / median >= GOAL)}")
    print(f"goal: less than {MEMORY_GOAL} MB: {verdict(memory < MEMORY_GOAL)}")


def main():
    program, scan = sys.argv[1:3]
    folder = Path(sys.argv[3]) if len(sys.argv) > 3 else gdelt_file.FOLDER
    megabytes = sys.argv[4] if len(sys.argv) > 4 else str(gdelt_file.MEGABYTES)
    subprocess.run([sys.executable, gdelt_file.__file__, folder, "--megabytes", megabytes, "--zip",
                    "--gzip"], check=True)
    file = folder / gdelt_file.PLAIN
    read_once(file)
    own, peers = [], []
    with tempfile.TemporaryDirectory(dir=folder) as scratch:
        scratch = Path(scratch)
        for _ in range(RUNS):
            own.append(own_run(program, scan, file, scratch))
            peers.append(peer_run(scratch / "case" / RECORD, scratch / "peer.sqlite"))
        rows = count_rows(scratch / "case" / RECORD)
    *parts, memory = zip(*own)
    print(f"\n{rows:,} rows of GDELT into a record; {RUNS} runs by turns; {describe_machine()}\n")
    print_results(parts, peers, max(memory), rows)


if __name__ == "__main__":
    main()
