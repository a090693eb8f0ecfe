"""Credence's solvers of games against Gambit's, by pygambit's own measures.

Usage: gambit.py PROGRAM [FOLDER [SECONDS]]

First random games with fixed seeds: values of zero-sum games, sets of extreme equilibria, and the
regret of every profile that is reported. Then, with a folder of games, the time of each method beside
that of Gambit's in the same run, each call limited to so many seconds (5).
"""

import json
import multiprocessing
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pygambit
from pygambit import nash

from random_games import write_games
from report import describe_machine, least_and_median, print_table, verdict

SECONDS, RUNS = 5, 3
TOLERANCE = 1e-9
LARGEST = 6


def solve(program, files, seconds, runs, solvers="all"):
    """What Credence finds, game by game."""
    command = [program, str(seconds), str(runs), solvers, *map(str, files)]
    output = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def read(file):
    reader = pygambit.read_efg if str(file).endswith(".efg") else pygambit.read_nfg
    return reader(str(file))


def scale(game):
    return max(float(game.max_payoff - game.min_payoff), 1e-300)


# --- Agreement -------------------------------------------------------------------------------------

def regret(game, profile):
    """pygambit's regret of a profile as Credence writes it, as a share of the game's scale."""
    if game.is_tree:
        theirs = game.mixed_behavior_profile()
        for player, sets in zip(game.players, profile):
            for infoset, probabilities in zip(player.infosets, sets):
                for action, probability in zip(infoset.actions, probabilities):
                    theirs[action] = probability
    else:
        theirs = game.mixed_strategy_profile()
        for player, sets in zip(game.players, profile):
            for strategy, probability in zip(player.strategies, sets[0]):
                theirs[strategy] = probability
    return float(theirs.max_regret()) / scale(game)


def rounded(values):
    return tuple(round(float(value), 9) + 0.0 for value in values)


def extreme_sets(game, extremes):
    """The sets of extreme equilibria that Gambit finds in rationals, and that Credence finds."""
    found = nash.enummixed_solve(game, rational=True).equilibria
    theirs = {rounded(profile[strategy] for player in game.players
                      for strategy in player.strategies) for profile in found}
    ours = {rounded(value for strategies in profile for value in strategies)
            for profile in extremes["equilibria"]}
    return theirs, ours


def is_zero_sum(game):
    return len(game.players) == 2 and game.is_const_sum


class Tally:
    """Counts of what was compared and what disagreed."""

    def __init__(self):
        self.profiles = self.sets = self.equilibria = self.values = 0
        self.worst_regret = self.worst_value = 0.0
        self.faults = []

    def check(self, file, report):
        game = read(file)
        for solver in report["solvers"]:
            for profile in solver["equilibria"]:
                self.check_regret(file, game, solver, profile)
        if is_zero_sum(game):
            self.check_value(file, game, report)
        counts = [len(player.strategies) for player in game.players]
        if len(counts) == 2 and max(counts) <= LARGEST:
            self.check_extremes(file, game, report["extremes"])

    def check_regret(self, file, game, solver, profile):
        self.profiles += 1
        share = regret(game, profile)
        self.worst_regret = max(self.worst_regret, share)
        if not share <= TOLERANCE:
            self.faults.append(f"{file.name}: {solver['solver']} has regret {share:.1e}")

    def check_value(self, file, game, report):
        first = list(game.players)[0]
        # Its program on the sequence form, the default, has given values that its own other methods
        # deny (version 16.7.0), so the one on the normal form is asked.
        found = nash.lp_solve(game, rational=True, use_strategic=True).equilibria
        value = float(found[0].payoff(first))
        for solver in report["solvers"]:
            for payoffs in solver["payoffs"]:
                self.values += 1
                miss = abs(payoffs[0] - value) / scale(game)
                self.worst_value = max(self.worst_value, miss)
                if not miss <= TOLERANCE:
                    self.faults.append(f"{file.name}: {solver['solver']} misses the value {miss:.1e}")

    def check_extremes(self, file, game, extremes):
        if extremes is None:
            self.faults.append(f"{file.name}: no extreme equilibria")
            return
        theirs, ours = extreme_sets(game, extremes)
        self.sets += 1
        self.equilibria += len(theirs)
        if theirs != ours or not extremes["isComplete"]:
            self.faults.append(f"{file.name}: {len(ours)} extreme equilibria, Gambit {len(theirs)}")


def compare(program):
    """Random games; true where nothing disagrees."""
    tally = Tally()
    with tempfile.TemporaryDirectory() as folder:
        files = write_games(Path(folder))
        for file, report in zip(files, solve(program, files, SECONDS, 1)):
            tally.check(file, report)
    print(f"{len(files)} random games, {tally.profiles} profiles, largest regret by pygambit "
          f"{tally.worst_regret:.1e} of the game's scale")
    print(f"{tally.values} values of zero-sum games, largest difference {tally.worst_value:.1e}")
    print(f"{tally.sets} sets of extreme equilibria, {tally.equilibria} equilibria")
    for fault in tally.faults:
        print(f"  {fault}")
    print(f"goal: agreement with pygambit to {TOLERANCE:.0e}: {verdict(not tally.faults)}\n")
    return not tally.faults


# --- Time ------------------------------------------------------------------------------------------

# Gambit's methods beside ours that answer the same question.
PEERS = [
    ("pure-enumeration", "enumpure", nash.enumpure_solve, {}),
    ("extreme-equilibria", "enummixed, doubles", nash.enummixed_solve, {"rational": False}),
    ("extreme-equilibria", "enummixed, rationals", nash.enummixed_solve, {"rational": True}),
    ("sequence-lp", "lp, doubles", nash.lp_solve, {"rational": False}),
    ("sequence-lemke", "lcp, doubles", nash.lcp_solve, {"rational": False}),
    ("logit", "logit", nash.logit_solve, {}),
    ("support-enumeration", "enumpoly", nash.enumpoly_solve, {}),
]


def run_peer(connection, file, place, runs, seconds):
    _, _, method, settings = PEERS[place]
    game = read(file)
    if method is nash.lcp_solve and not game.is_tree:
        # On tables it would look for several; on trees it finds one in any case.
        settings = settings | {"stop_after": 1}
    times = []
    try:
        while len(times) < runs and sum(times) < seconds:
            start = time.perf_counter()
            count = len(method(game, **settings).equilibria)
            times.append(time.perf_counter() - start)
        connection.send((times, count))
    except Exception as error:  # whatever Gambit gives up with is its result
        connection.send(f"error: {type(error).__name__}")


def time_peer(file, place, seconds):
    """Times and number of equilibria, or why there are none."""
    ours, theirs = multiprocessing.Pipe(duplex=False)
    worker = multiprocessing.Process(target=run_peer, args=(theirs, file, place, RUNS, seconds))
    worker.start()
    theirs.close()
    try:
        return ours.recv() if ours.poll(RUNS * seconds) else "time limit"
    except EOFError:
        return "error: crash"
    finally:
        worker.kill()
        worker.join()


def time_text(times):
    least, median = least_and_median(times)
    return [f"{least:.6f}", f"{median:.6f}"]


def time_rows(program, file, seconds):
    names = ",".join({peer[0] for peer in PEERS})
    reports = {solver["solver"]: solver
               for solver in solve(program, [file], seconds, RUNS, names)[0]["solvers"]}
    for place, (name, peer, _, _) in enumerate(PEERS):
        if name not in reports:
            continue
        report = reports[name]
        own = [*time_text(report["seconds"]), str(len(report["equilibria"]))]
        if report["stop"] != "finished":
            own[2] += "*"
        theirs = time_peer(file, place, seconds)
        if isinstance(theirs, str):
            yield [file.name, name, *own, peer, theirs, "", "", ""]
        else:
            ratio = least_and_median(theirs[0])[1] / least_and_median(report["seconds"])[1]
            yield [file.name, name, *own, peer, *time_text(theirs[0]), str(theirs[1]),
                   f"{ratio:.1f}"]


def time_folder(program, folder, seconds):
    """A table of times; ratios are Gambit's median over ours."""
    rows = []
    for file in sorted(folder.glob("*.?fg")):
        rows += time_rows(program, file, seconds)
    header = ["game", "Credence", "least, s", "median, s", "found", "Gambit", "least, s",
              "median, s", "found", "ratio"]
    print(f"up to {RUNS} runs of up to {seconds:g} s each; * stopped before it was done; at most 200 "
          "equilibria are counted for Credence")
    print_table(header, rows)


def main():
    program = sys.argv[1]
    print(f"solvers of games, pygambit {pygambit.__version__}; {describe_machine()}\n")
    agrees = compare(program)
    if len(sys.argv) > 2:
        seconds = float(sys.argv[3]) if len(sys.argv) > 3 else SECONDS
        time_folder(program, Path(sys.argv[2]), seconds)
    return 0 if agrees else 1


if __name__ == "__main__":
    sys.exit(main())
