"""Polars and DuckDB on the question that scan.py asks of a file of GDELT events, one thread each.

Usage: scan_peers.py [FILE [RUNS]]          measures both, each run in a process of its own
       scan_peers.py --engine ENGINE FILE   the answer of one, on standard output

The question: of the days from 2022-02-24 to 2022-10-31, the events whose first or second actor is of
Russia or Ukraine, or that took place in Ukraine; their number and their sum of Goldstein values by
actors, ISO week and quad class. An actor is its country, or where it has none the organisation that it
belongs to. The answer is CSV, sorted as lines, the sum with one decimal. Each peer gets the schema,
converts only the columns that are asked for, and looks for no quotes; it may read in any order.
"""

import json
import os
import resource
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import gdelt_tables as tables
from gdelt_file import FOLDER, PLAIN
from report import describe_machine, least_and_median, print_table

FIRST, LAST = 20220224, 20221031
PARTIES, PLACE = ("RUS", "UKR"), "UP"
HEADER = "source,target,week,quad,events,goldstein"
# Codes that do not stand for themselves: CAMEO (Schrodt 2012) writes ROM, ISO 3166-1 since 2002 ROU; and
# an ethnic group among the known groups is no organisation.
NAMES = {"ROM": "ROU", "kur": ""}
RUNS = 5


# --- The question ----------------------------------------------------------------------------------

def ask_polars(file):
    """Rows of source, target, week, quad, events and tenths of Goldstein's scale."""
    import polars as pl

    numbers = {"SQLDATE": pl.Int32, "QuadClass": pl.UInt8, "GoldsteinScale": pl.Float64}
    schema = {column: numbers.get(column, pl.String) for column in tables.COLUMNS}
    day, place = pl.col("SQLDATE"), pl.col("ActionGeo_CountryCode")
    source, target = pl.col("Actor1CountryCode"), pl.col("Actor2CountryCode")
    week = day.cast(pl.String).str.to_date("%Y%m%d").dt.to_string("%G-W%V")
    tenths = (pl.col("GoldsteinScale") * 10).round().cast(pl.Int64)

    def ask():
        events = pl.scan_csv(file, separator="\t", has_header=False, quote_char=None, schema=schema)
        asked = events.filter(day.is_between(FIRST, LAST)
                              & (source.is_in(PARTIES) | target.is_in(PARTIES) | (place == PLACE)))
        actors = [country.fill_null(pl.col(f"Actor{number}KnownGroupCode")).fill_null("")
                  for number, country in enumerate((source, target), 1)]
        keys = [*actors, week.alias("week"), pl.col("QuadClass")]
        counts = [pl.len().alias("events"), tenths.sum().alias("tenths")]
        return asked.group_by(keys).agg(counts).collect(engine="streaming").rows()

    return ask


def ask_duckdb(file):
    """The same rows."""
    import duckdb

    numbers = {"SQLDATE": "INTEGER", "QuadClass": "UTINYINT", "GoldsteinScale": "DOUBLE"}
    schema = {column: numbers.get(column, "VARCHAR") for column in tables.COLUMNS}
    query = f"""
        SELECT coalesce(Actor1CountryCode, Actor1KnownGroupCode, ''),
          coalesce(Actor2CountryCode, Actor2KnownGroupCode, ''),
          strftime(make_date(SQLDATE // 10000, SQLDATE // 100 % 100, SQLDATE % 100), '%G-W%V') AS week,
          QuadClass, count(*), round(sum(GoldsteinScale) * 10)::BIGINT
        FROM read_csv(?, delim = '\t', header = false, quote = '', escape = '', auto_detect = false,
          buffer_size = 33554432, columns = {schema})
        WHERE SQLDATE BETWEEN {FIRST} AND {LAST} AND (Actor1CountryCode IN {PARTIES}
          OR Actor2CountryCode IN {PARTIES} OR ActionGeo_CountryCode = '{PLACE}')
        GROUP BY ALL"""

    def ask():
        connection = duckdb.connect()
        connection.execute("SET threads = 1")
        connection.execute("SET preserve_insertion_order = false")
        return connection.execute(query, [file]).fetchall()

    return ask


ENGINES = {"Polars": ask_polars, "DuckDB": ask_duckdb}


def named(rows):
    """Events and tenths by source, target, week and quad class, actors by the names of `NAMES`."""
    cells = defaultdict(lambda: (0, 0))
    for source, target, *rest, events, tenths in rows:
        key = NAMES.get(source, source), NAMES.get(target, target), *rest
        cells[key] = cells[key][0] + events, cells[key][1] + tenths
    return cells


def write_answer(rows, output):
    lines = sorted(",".join(map(str, key)) + f",{events},{tenths / 10:.1f}\n"
                   for key, (events, tenths) in named(rows).items())
    output.write(HEADER + "\n" + "".join(lines))


def answer(engine, file):
    """Writes one engine's answer, and to standard error what it took without the start of Python."""
    os.environ["POLARS_MAX_THREADS"] = "1"
    ask = ENGINES[engine](file)
    start = processor_seconds(resource.getrusage(resource.RUSAGE_SELF))
    write_answer(ask(), sys.stdout)
    seconds = processor_seconds(resource.getrusage(resource.RUSAGE_SELF)) - start
    json.dump({"seconds": seconds}, sys.stderr)


# --- Measuring -------------------------------------------------------------------------------------

def processor_seconds(usage):
    return usage.ru_utime + usage.ru_stime


class Run:
    """One run of a command: its answer, processor seconds of it all, and peak memory in MB."""

    def __init__(self, command):
        with tempfile.TemporaryFile() as output, tempfile.TemporaryFile() as notes:
            actions = [(os.POSIX_SPAWN_DUP2, output.fileno(), 1), (os.POSIX_SPAWN_DUP2, notes.fileno(), 2)]
            process = os.posix_spawnp(command[0], command, os.environ, file_actions=actions)
            _, status, usage = os.wait4(process, 0)
            output.seek(0)
            notes.seek(0)
            self.answer, self.notes = output.read(), notes.read().decode(errors="replace")
        if status != 0:
            code = os.waitstatus_to_exitcode(status)
            sys.exit(f"{' '.join(command)} ends with status {code}\n{self.notes}")
        self.whole = self.seconds = processor_seconds(usage)
        # The kernel counts memory in units of 1,024 bytes.
        self.memory = usage.ru_maxrss * 1024 / 1e6


def run_peer(engine, file):
    """A run whose seconds are those of the question alone, without the start of Python."""
    run = Run([sys.executable, __file__, "--engine", engine, str(file)])
    run.seconds = json.loads(run.notes)["seconds"]
    return run


def read_once(file):
    """Brings a file into the system's cache, so that no run waits for the disk."""
    with open(file, "rb", buffering=0) as stream:
        while stream.read(1 << 24):
            pass


def count_events(answer):
    """Groups and events of an answer."""
    lines = answer.decode().splitlines()[1:]
    return len(lines), sum(int(line.split(",")[4]) for line in lines)


def main():
    if sys.argv[1:2] == ["--engine"]:
        answer(*sys.argv[2:])
        return 0
    file = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER / PLAIN
    count = int(sys.argv[2]) if len(sys.argv) > 2 else RUNS
    read_once(file)
    runs = {engine: [] for engine in ENGINES}
    for _ in range(count):
        for engine, done in runs.items():
            done.append(run_peer(engine, file))
    size, rows = file.stat().st_size / 1e6, []
    for engine, done in runs.items():
        least, median = least_and_median([run.seconds for run in done])
        whole = least_and_median([run.whole for run in done])[1]
        groups, events = count_events(done[0].answer)
        rows.append([engine, f"{groups}", f"{events}", f"{least:.2f}", f"{median:.2f}", f"{whole:.2f}",
                     f"{size / median:.0f}", f"{max(run.memory for run in done):.0f}"])
    print(f"{file.name}, {size:.0f} MB; {count} runs by turns, one thread; {describe_machine()}\n")
    print_table(["engine", "groups", "events", "least, CPU s", "median, CPU s", "with start",
                 "MB per CPU s", "peak, MB"], rows)
    agree = len({run.answer for done in runs.values() for run in done}) == 1
    print(f"answers: {'equal' if agree else 'DIFFERENT'}\n")
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
