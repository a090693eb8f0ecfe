"""Leduc poker to an exploitability of 1e-3: CFR+ against OpenSpiel's in C++, and the exact value.

Both work on the same tree, which OpenSpiel writes in Gambit's format. Usage: regret.py PROGRAM
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyspiel
from open_spiel.python.algorithms.gambit import export_gambit

from report import describe_machine, least_and_median, print_table, verdict

RUNS = 5
EXPLOITABILITY = 1e-3
# Payoffs run from -13 to 13, and no regret may exceed the exploitability.
SCALE = 26
VALUE_SECONDS = 0.5


def openspiel(game):
    """Seconds of the iterations up to the exploitability, and their number; checks are not counted."""
    solver = pyspiel.CFRPlusSolver(game)
    spent, iterations = 0.0, 0
    while True:
        start = time.perf_counter()
        for _ in range(25):
            solver.evaluate_and_update_policy()
        spent += time.perf_counter() - start
        iterations += 25
        reached = pyspiel.exploitability(game, solver.average_policy())
        if reached <= EXPLOITABILITY:
            return spent, iterations, reached


def credence(program, solver, tolerance, file):
    command = [program, "solve", solver, "60", str(tolerance), "1", str(RUNS), str(file)]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def exploitability(result):
    return sum(result["regrets"][0]) / 2 if result["regrets"] else float("nan")


def line(name, seconds, reached, peer):
    least, median = least_and_median(seconds)
    return [name, f"{least:.3f}", f"{median:.3f}", f"{reached:.1e}", f"{peer / median:.1f}"]


def main():
    program = sys.argv[1]
    game = pyspiel.load_game("leduc_poker")
    print(f"Leduc poker, {RUNS} runs; {describe_machine()}\n")
    peer = [openspiel(game) for _ in range(RUNS)]
    least, median = least_and_median([seconds for seconds, _, _ in peer])
    rows = [line(f"OpenSpiel CFR+ ({peer[0][1]} iterations)", [run[0] for run in peer],
                 peer[0][2], median)]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "leduc.efg"
        file.write_text(export_gambit(game))
        results = {name: credence(program, name, EXPLOITABILITY / SCALE, file)
                   for name in ["cfr-plus", "discounted-cfr"]}
        exact = credence(program, "sequence-lp", 1e-9, file)
    for name, result in results.items():
        rows.append(line(f"Credence {name}", result["seconds"], exploitability(result), median))
    rows.append(line("Credence sequence-lp, exact", exact["seconds"], exploitability(exact), median))
    print_table(["method", "least, s", "median, s", "exploitability", "OpenSpiel / this"], rows)
    value = exact["payoffs"][0][0] if exact["payoffs"] else float("nan")
    print(f"value to the first player {value:.7f}")
    fast = least_and_median(results["cfr-plus"]["seconds"])[1]
    print(f"goal: half of OpenSpiel's time: {verdict(fast <= median / 2)}")
    print(f"goal: exact value in {VALUE_SECONDS} s: "
          f"{verdict(least_and_median(exact['seconds'])[1] <= VALUE_SECONDS)}\n")


if __name__ == "__main__":
    main()
