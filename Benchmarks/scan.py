"""A scan of a large made-up GDELT file by Credence, against Polars and DuckDB in the same run.

Usage: scan.py [COMMAND [FOLDER [MEGABYTES]]]

COMMAND takes files of GDELT events, as text, zip or gzip, and writes the answer to the question of
scan_peers.py to standard output; it works with one thread. The data are written by gdelt_file.py
where they are missing. Runs alternate, so that a busy moment of the machine meets all.
"""

import shlex
import shutil
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path

import gdelt_file
from report import describe_machine, least_and_median, print_table, verdict
from scan_peers import ENGINES, Run, count_events, read_once, run_peer

COMMAND = "Benchmarks/.build/release/EventScan"
RUNS = 5
# Gigabytes of text per processor second, of plain text and of zip files; times as fast as a peer.
TEXT_GOAL, ZIP_GOAL = 2, 0.8
RATIO_GOALS = {"Polars": 2, "DuckDB": 3}
OWN = "Credence"


def write_data(folder, megabytes):
    """Writes the data in a process of its own: a child's peak of memory begins at its parent's."""
    command = [sys.executable, gdelt_file.__file__, str(folder), "--megabytes", megabytes, "--zip", "--gzip"]
    subprocess.run(command, check=True)
    files = [folder / gdelt_file.PLAIN, folder / gdelt_file.GZIP]
    return *files, sorted((folder / gdelt_file.ZIPS).glob("*.zip"))


def contestants(command, plain, packed, zips):
    """What is run, by name of the form and of who reads it."""
    def own(*files):
        return lambda: Run([*command, *map(str, files)])

    def peers(file):
        return {engine: lambda engine=engine: run_peer(engine, file) for engine in ENGINES}

    return {
        "text": {OWN: own(plain), **peers(plain)},
        "gzip": {OWN: own(packed), **peers(packed)},
        f"{len(zips)} zip files": {OWN: own(*zips)},
    }


def measure(forms):
    """All runs by form and name."""
    runs = {form: {name: [] for name in names} for form, names in forms.items()}
    for _ in range(RUNS):
        for form, names in forms.items():
            for name, run in names.items():
                runs[form][name].append(run())
    return runs


def seconds(runs):
    return least_and_median([run.seconds for run in runs])


def ratios(theirs, own):
    """How many times as long a peer takes, by least and by median."""
    return [their / our for their, our in zip(seconds(theirs), seconds(own))]


def print_form(form, names, size):
    """One form's table; speeds count the bytes of the text in it."""
    rows = []
    for name, runs in names.items():
        least, median = seconds(runs)
        compared = [f"{ratio:.1f}" for ratio in ratios(runs, names[OWN])]
        rows.append([name, f"{least:.2f}", f"{median:.2f}",
                     f"{least_and_median([run.whole for run in runs])[1]:.2f}", f"{size / median:.0f}",
                     f"{max(run.memory for run in runs):.0f}", *compared])
    print_table([form, "least, CPU s", "median, CPU s", "with start", "MB of text per CPU s",
                 "peak, MB", "of least", "of median"], rows)
    print()


def print_answers(runs):
    """True where all answers are the same, byte for byte."""
    answers = {run.answer for names in runs.values() for done in names.values() for run in done}
    for form, names in runs.items():
        for name, done in names.items():
            groups, events = count_events(done[0].answer)
            print(f"{name}, {form}: {groups} groups, {events} events")
    print(f"goal: the same answer from all: {verdict(len(answers) == 1)}")
    return len(answers) == 1


def print_goals(runs, size):
    for form, goal in (("text", TEXT_GOAL), ("zip files", ZIP_GOAL)):
        own = next(names[OWN] for name, names in runs.items() if name.endswith(form))
        speed = size / 1e3 / seconds(own)[1]
        print(f"goal: at least {goal} GB/s of one processor on {form}: {verdict(speed >= goal)}")
    for peer, goal in RATIO_GOALS.items():
        least = min(ratios(runs["text"][peer], runs["text"][OWN]))
        print(f"goal: at least {goal} times as fast as {peer} on text: {verdict(least >= goal)}")
    print()


def main():
    command = shlex.split(sys.argv[1] if len(sys.argv) > 1 else COMMAND)
    if not shutil.which(command[0]):
        sys.exit(f"no program {command[0]}")
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else gdelt_file.FOLDER
    megabytes = sys.argv[3] if len(sys.argv) > 3 else str(gdelt_file.MEGABYTES)
    plain, packed, zips = write_data(folder, megabytes)
    for file in (plain, packed, *zips):
        read_once(file)
    runs = measure(contestants(command, plain, packed, zips))
    size = plain.stat().st_size / 1e6
    print(f"\nscan of {size:.0f} MB of GDELT events, one thread; Polars {version('polars')}, "
          f"DuckDB {version('duckdb')}")
    print(f"{RUNS} runs by turns; {describe_machine()}\n"
          "peers: without the start of Python and its modules, which is in the fourth column\n")
    for form, names in runs.items():
        print_form(form, names, size)
    agree = print_answers(runs)
    print_goals(runs, size)
    return 0 if agree else 1


if __name__ == "__main__":
    sys.exit(main())
