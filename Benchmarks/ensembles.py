"""Thousands of payoff draws of one signalling game, against pygambit in the same run.

Two types, messages and responses; payoffs of each draw are made with a fixed seed, or read from a
file. Usage: ensembles.py PROGRAM [DRAWS.json]
"""

import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pygambit

from report import describe_machine, print_table, verdict

RUNS, PEER_DRAWS = 7, {"one": 1_000, "all": 400, "logit": 50}
TYPES = MESSAGES = RESPONSES = 2
# What is asked, Credence's method, draws of a run, draws per second to reach.
QUESTIONS = [
    ("one equilibrium", "one-equilibrium", "one", 200_000, 300_000),
    ("all extreme equilibria", "all-extreme", "all", 50_000, 50_000),
    ("limiting logit equilibrium", "logit", "logit", 10_000, 5_000),
]


def make_draws(seed, count=1_000):
    chance = random.Random(seed)
    ends = TYPES * MESSAGES * RESPONSES
    payoffs = [[[chance.randint(-1_000, 1_000) for _ in range(2)] for _ in range(ends)]
               for _ in range(count)]
    return {"types": TYPES, "messages": MESSAGES, "responses": RESPONSES, "prior": ["2/5", "3/5"],
            "payoffs": payoffs}


def peer_game(draws):
    """The game with one outcome per end, whose payoffs are set anew for each draw."""
    game = pygambit.Game.new_tree(players=["Sender", "Receiver"])
    types = [f"t{t}" for t in range(draws["types"])]
    messages = [f"m{m}" for m in range(draws["messages"])]
    responses = [f"r{r}" for r in range(draws["responses"])]
    root = game.root
    game.append_move(root, game.players.chance, types)
    game.set_chance_probs(root.infoset, draws["prior"])
    for t in types:
        game.append_move(root.children[t], "Sender", messages)
    for m in messages:
        game.append_move([root.children[t].children[m] for t in types], "Receiver", responses)
    outcomes = []
    for t in types:
        for m in messages:
            for r in responses:
                outcomes.append(game.add_outcome(f"{t} {m} {r}", [0, 0]))
                game.set_outcome(root.children[t].children[m].children[r], outcomes[-1])
    return game, outcomes


def peer_rate(draws, count, solve):
    """Draws per second of processor time; setting the payoffs is not counted."""
    game, outcomes = peer_game(draws)
    spent, found = 0.0, 0
    for payoffs in draws["payoffs"][:count]:
        for outcome, pair in zip(outcomes, payoffs):
            for player, value in zip(game.players, pair):
                outcome[player] = pygambit.Rational(value, 100)
        start = time.process_time()
        found += len(solve(game).equilibria)
        spent += time.process_time() - start
    return min(count, len(draws["payoffs"])) / spent, found / count


PEERS = {
    "one": ("lcp_solve, doubles",
            lambda game: pygambit.nash.lcp_solve(game, rational=False)),
    "all": ("enummixed_solve, doubles",
            lambda game: pygambit.nash.enummixed_solve(game, rational=False)),
    "logit": ("logit_solve", lambda game: pygambit.nash.logit_solve(game)),
}


def credence(program, file, method, count):
    command = [program, "ensemble", str(file), method, str(count), str(RUNS)]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


def main():
    program = sys.argv[1]
    draws = json.loads(Path(sys.argv[2]).read_text()) if len(sys.argv) > 2 else make_draws(1)
    print(f"{len(draws['payoffs']):,} payoff draws of a signalling game, {RUNS} runs; "
          f"{describe_machine()}\n")
    rows, verdicts = [], []
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "draws.json"
        file.write_text(json.dumps(draws))
        for name, method, peer, count, goal in QUESTIONS:
            result = credence(program, file, method, count)
            rates = [count / seconds for seconds in result["seconds"]]
            best, median = max(rates), statistics.median(rates)
            peer_name, solve = PEERS[peer]
            rate, found = peer_rate(draws, PEER_DRAWS[peer], solve)
            rows.append([name, f"{best:,.0f}", f"{median:,.0f}", f"{result['meanEquilibria']:.2f}",
                         f"{count - result['solved']:,}", peer_name, f"{rate:,.0f}", f"{found:.2f}",
                         f"{median / rate:,.0f}"])
            verdicts.append(f"goal: {name} at {goal:,} draws per second (median): "
                            f"{verdict(median >= goal)}")
    print_table(["question", "best, draws/s", "median, draws/s", "found", "unsolved",
                 "pygambit", "draws/CPU s", "found", "ratio"], rows)
    print("\n".join(verdicts), "\n")


if __name__ == "__main__":
    main()
