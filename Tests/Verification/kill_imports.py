#!/usr/bin/env python3
"""Kills an import of event data again and again, and compares its record with an undisturbed one.

Usage: kill_imports.py PROGRAM FILE SCRATCH [--kills N] [--seed N]

PROGRAM is a release build of credence, FILE one in GDELT 2.0's shape (Benchmarks/gdelt_file.py makes
one; a million rows at least). An import of it into a new case is killed by SIGKILL after a random part of
the time that an undisturbed one takes, and started again, until N kills have hit a running import; where
it ends before, its case is compared and a new one begun. All tables are compared row for row, and SQLite
checks the integrity of each record. Ends with 1 where anything differs.
"""

import argparse
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

RECORD = "record.sqlite"
IMPORTED = ("imported", "resumed", "in the record already")


def new_case(program, folder):
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run([program, "new", folder], check=True, capture_output=True)
    return folder


def started(program, file, case):
    command = [program, "import", "gdelt2", file, "--case", case, "--keep-all"]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def finished(process):
    """The output of an import that ended by itself; anything but success ends the script."""
    output = process.communicate()[0]
    if process.returncode not in (0, 2) or not any(word in output for word in IMPORTED):
        sys.exit(f"credence import ended with {process.returncode}:\n{output[-2000:]}")
    return output


def undisturbed(program, file, case):
    start = time.monotonic()
    print(finished(started(program, file, case)).strip().splitlines()[-2])
    return time.monotonic() - start


def killed(program, file, case, delay):
    """Whether a kill after `delay` seconds hit a running import."""
    process = started(program, file, case)
    try:
        process.communicate(timeout=delay)
    except subprocess.TimeoutExpired:
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if process.returncode == -signal.SIGKILL:
            return True
    finished(process)
    return False


def tables(database):
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    return [name for name, in database.execute(query)]


def rows(database, table):
    columns = [name for _, name, *_ in database.execute(f"PRAGMA table_info({table})")]
    order = "id" if "id" in columns else ", ".join(columns)
    return database.execute(f"SELECT * FROM {table} ORDER BY {order}")


def progress(case):
    """Where the next import goes on, in bytes of the file; also a check that the record can be read."""
    with sqlite3.connect(Path(case) / RECORD) as database:
        found = database.execute("SELECT max(next_offset) FROM files").fetchone()[0] or 0
    database.close()
    return found


def compare(case, reference):
    """Rows compared, and what differs."""
    one, other = (sqlite3.connect(Path(folder) / RECORD) for folder in (case, reference))
    faults, count = [], 0
    for database, name in ((one, case), (other, reference)):
        check = database.execute("PRAGMA integrity_check").fetchone()[0]
        if check != "ok":
            faults.append(f"{name}: {check}")
    if tables(one) != tables(other):
        faults.append(f"tables {tables(one)} and {tables(other)}")
    for table in tables(other):
        found, expected = rows(one, table), rows(other, table)
        while True:
            pair = found.fetchone(), expected.fetchone()
            if pair == (None, None):
                break
            count += 1
            if pair[0] != pair[1]:
                faults.append(f"{table}: {pair[0]} for {pair[1]}")
                break
    one.close()
    other.close()
    return count, faults


class Trial:
    """Imports that are killed, case after case."""

    def __init__(self, arguments, reference, seconds):
        self.program, self.file = arguments.program, arguments.file
        self.reference, self.seconds = reference, seconds
        self.chance = random.Random(arguments.seed)
        self.case = str(Path(arguments.scratch) / "killed")
        self.hits = self.cases = self.rows = self.resumed = 0
        self.faults = []

    def delay(self):
        """Mostly soon, so that one import is killed many times; now and then as late as its end."""
        part = self.chance.random() * self.chance.choice((0.05, 0.2, 1.1))
        return part * self.seconds + 0.002

    def run(self, kills):
        new_case(self.program, self.case)
        while self.hits < kills:
            if killed(self.program, self.file, self.case, self.delay()):
                self.hits += 1
                if self.hits % 20 == 0:
                    print(f"{self.hits} kills, {self.cases} cases", flush=True)
            else:
                self.close()
                new_case(self.program, self.case)
        self.close()

    def close(self):
        """Lets the import end, and compares."""
        begun = (Path(self.case) / RECORD).exists() and progress(self.case) > 0
        self.resumed += begun
        finished(started(self.program, self.file, self.case))
        count, faults = compare(self.case, self.reference)
        self.cases += 1
        self.rows += count
        self.faults += faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("file")
    parser.add_argument("scratch")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    Path(arguments.scratch).mkdir(parents=True, exist_ok=True)
    arguments.program = str(Path(arguments.program).resolve())
    reference = new_case(arguments.program, str(Path(arguments.scratch) / "undisturbed"))
    seconds = undisturbed(arguments.program, arguments.file, reference)
    print(f"undisturbed: {seconds:.1f} s", flush=True)
    trial = Trial(arguments, reference, seconds)
    trial.run(arguments.kills)
    print(f"{trial.hits} kills hit a running import, in {trial.cases} cases, of which {trial.resumed} "
          f"had something to go on from; {trial.rows} rows compared")
    for fault in trial.faults[:20]:
        print(fault)
    print("different" if trial.faults else "equal, row for row, and sound")
    sys.exit(1 if trial.faults else 0)


if __name__ == "__main__":
    main()
