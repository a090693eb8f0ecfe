"""Time and memory of `credence read`: the example case, and a large made-up one.

Usage: readings.py PROGRAM. Run from the root of the repository.
"""

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from report import describe_machine, least_and_median, print_table, verdict
from synthetic_case import SyntheticCase

DRAWS = 4_096
EXAMPLE = Path("Cases/ukraine-2022")
EXAMPLE_RUNS, LARGE_RUNS = 9, 5
EXAMPLE_SECONDS, EXAMPLE_MEGABYTES, LARGE_SECONDS = 1, 300, 10


def read(program, case):
    """Wall-clock seconds, processor seconds and peak memory in MB of one reading."""
    command = [program, "read", str(case), "--draws", str(DRAWS), "--format", "json"]
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(command)} ends with status {process.returncode}")
    # The kernel counts memory in units of 1,024 bytes.
    return seconds, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * 1024 / 1e6


def measure(program, case, runs):
    wall, processor, memory = zip(*(read(program, case) for _ in range(runs)))
    return least_and_median(wall), least_and_median(processor), max(memory)


def row(name, figures):
    wall, processor, memory = figures
    return [name, *(f"{value:.2f}" for value in (*wall, *processor)), f"{memory:.0f}"]


def main():
    program = sys.argv[1]
    print(f"credence read, {DRAWS} draws; {describe_machine()}\n")
    example = measure(program, EXAMPLE, EXAMPLE_RUNS)
    with tempfile.TemporaryDirectory() as folder:
        SyntheticCase(seed=1).write(Path(folder))
        large = measure(program, folder, LARGE_RUNS)
    header = ["case", "least, s", "median, s", "least, CPU s", "median, CPU s", "peak, MB"]
    print_table(header, [row(f"{EXAMPLE.name} ({EXAMPLE_RUNS} runs)", example),
                         row(f"20,000 + 200,000 rows ({LARGE_RUNS} runs)", large)])
    is_fast = example[0][1] < EXAMPLE_SECONDS and example[2] < EXAMPLE_MEGABYTES
    print(f"goal: {EXAMPLE.name} in {EXAMPLE_SECONDS} s (median) and {EXAMPLE_MEGABYTES} MB: "
          f"{verdict(is_fast)}")
    print(f"goal: the large case in {LARGE_SECONDS} s (median): "
          f"{verdict(large[0][1] < LARGE_SECONDS)}\n")


if __name__ == "__main__":
    main()
