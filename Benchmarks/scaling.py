"""How time and memory grow with the tree: escalation ladders of more and more rounds and types.

Usage: scaling.py CREDENCE PROGRAM. Methods for constant sums take the ladder in which the defender
loses what the challenger gains. A method is not tried on larger trees once it has run out of its time
or memory.
"""

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from report import describe_machine, print_table

# Rounds of the ladder, types of each side.
SIZES = [(1, 2), (2, 2), (3, 2), (4, 2), (5, 2), (6, 2), (6, 4), (8, 2), (8, 4)]
# Methods, with the tolerance asked for and whether they need a constant sum.
SOLVERS = [("sequence-lemke", 1e-9, False), ("logit", 1e-9, False), ("sequence-lp", 1e-9, True),
           ("cfr-plus", 1e-3, True)]
SECONDS, GIGABYTES = 60, 8


def ladder(credence, rounds, types, file):
    command = [credence, "model", "escalation-ladder", f"rounds={rounds}", f"types={types}",
               "--game", str(file), "--solver", "backward-induction", "--format", "csv"]
    subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
    return sum(line[:1] in "cpt" for line in file.read_text().splitlines()[2:])


def make_zero_sum(text):
    """The same tree where the second player loses what the first gains."""
    def turned(match):
        first = match[1]
        return "{ %s, %s }" % (first, first[1:] if first.startswith("-") else "-" + first)
    return re.sub(r"\{ (-?[0-9./e]+), (-?[0-9./e]+) \}", turned, text)


def limit_memory():
    resource.setrlimit(resource.RLIMIT_AS, (GIGABYTES << 30, GIGABYTES << 30))


def solve(program, solver, tolerance, file):
    """Seconds, peak memory in MB, and what came of it."""
    command = [program, "solve", solver, str(SECONDS), str(tolerance), "1", "1", str(file)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
                               preexec_fn=limit_memory)
    answer = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    megabytes = usage.ru_maxrss * 1024 / 1e6
    if process.returncode != 0:
        return None, megabytes, "out of memory"
    result = json.loads(answer)
    found = "solved" if result["equilibria"] else result["stop"]
    return result["seconds"][0], megabytes, found


def main():
    credence, program = sys.argv[1:3]
    print(f"escalation ladders, at most {SECONDS} s and {GIGABYTES} GB; {describe_machine()}\n")
    rows, given_up = [], set()
    with tempfile.TemporaryDirectory() as folder:
        for rounds, types in SIZES:
            file = Path(folder) / "ladder.efg"
            nodes = ladder(credence, rounds, types, file)
            zero_sum = Path(folder) / "zero-sum.efg"
            zero_sum.write_text(make_zero_sum(file.read_text()))
            for solver, tolerance, is_zero_sum in SOLVERS:
                if solver in given_up:
                    continue
                seconds, megabytes, found = solve(
                    program, solver, tolerance, zero_sum if is_zero_sum else file)
                if found != "solved":
                    given_up.add(solver)
                time = "" if seconds is None else f"{seconds:.3f}"
                rows.append([f"{rounds} rounds, {types} types", f"{nodes:,}", solver, time,
                             f"{megabytes:.0f}", found[:60]])
    print_table(["ladder", "nodes", "solver", "seconds", "peak, MB", "result"], rows)
    print()


if __name__ == "__main__":
    main()
