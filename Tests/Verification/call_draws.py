#!/usr/bin/env python3
"""Solves single draws of `credence call` with Gambit, and compares equilibria, payoffs and beliefs.

Usage: call_draws.py PROGRAM CASE... [--draws N] [--of N] [--seed N] [--plays N] [--played N] [--poly N] [--tables]

PROGRAM is a built credence. Of the table of single draws (from --of draws, 512 if not said) some are drawn
for each demand (--draws, 50), and for each the finite game is built from its numbers alone: chance draws the
type, the target refuses or meets, chance draws the sight with its errors, the caller presses or trusts. Gambit
enumerates the extreme equilibria of its strategic form in exact rationals. They are reduced to behaviour and
compared with Credence's, in both directions: who meets, trust after each sight, kind, the caller's payoff and
exploitation, within 1e-6; and Gambit's beliefs with Bayes' rule on Credence's probabilities.

- Not sequentially rational: after a sight that never comes any belief over types is consistent, since types
  may err as they like; so trust is kept where some type is worth 0 or more to the caller, pressing where some
  is worth 0 or less, and a mixture where both hold. All else is dropped.
- Equilibria that differ only in replies to sights that never come are one.
- A draw is degenerate if, within 1e-9, somebody is indifferent by accident: a cost of 0, a benefit of 0, a cost
  that is just what certain trust brings, two types with equal cost for benefit, or a caller to whom both
  replies are worth the same though no type mixes. There equilibria come in ranges; Credence's need only be
  equilibria (no side gains more than 1e-9), and those of Gambit that it does not list are counted apart.
- Priors are floats that sum to 1 up to rounding; the last is taken as what is left, exactly.

--plays (200,000; 0 for none) plays one equilibrium of some draws per demand (--played, 1) by chance, and
compares the chance of each sight, beliefs after both and the caller's payoff, in standard errors. --poly N
solves N of the draws of each demand also over Gambit's supports of behaviour (enumpoly). --tables runs the
program on 64 draws, all of which it then shows, solves all with Gambit and compares the summary tables with
what follows: medians and middle 90%, by Hazen's quantiles. Ends with 1 where anything differs.

Needs Python 3.11 or later, numpy, PyYAML and pygambit: `pip install numpy pyyaml pygambit==16.7.0`.
"""

import argparse
import csv
import io
import itertools
import json
import math
import random
import subprocess
import sys
import time
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pygambit as gbt
import yaml

NEAR, TIE, NEVER = 1e-6, 1e-9, 1e-12
POLY_REGRET = 1e-8  # by the 1e-4 that enumpoly allows by itself, a rare type may do what costs it something
LARGEST_ERROR = 5  # in standard errors, over some 200 comparisons
REFUSED, MET = 0, 1


# --- Reading ---------------------------------------------------------------------------------------

def run(program, case, *options):
    return subprocess.run([program, "call", case, *options], check=True, capture_output=True, text=True).stdout


def earnest_types(case):
    """Whether each hypothesis is earnest, in the order of case.yaml."""
    file = yaml.safe_load((Path(case) / "case.yaml").read_text(encoding="utf-8"))
    return [bool(entry.get("earnest")) for entry in file["hypotheses"]]


def read_draws(rows, earnest):
    """The game and Credence's equilibria of each demand and draw."""
    draws, types = {}, range(1, len(earnest) + 1)
    for row in rows:
        def numbers(name):
            return [float(row[f"{name}_{type}"]) for type in types]
        game = SimpleNamespace(
            prior=numbers("prior"), cost=numbers("cost"), benefit=numbers("benefit"), worth=numbers("worth"),
            earnest=earnest, **{key: float(row[key]) for key in ("value", "price", "faked", "mistaken")})
        one = SimpleNamespace(
            kind=row["kind"], meets=numbers("meets"), payoff=float(row["payoff"]),
            trust=[float(row["trust_if_refused"]), float(row["trust_if_met"])],
            exploitation=float(row["exploitation"]))
        draws.setdefault(row["demand"], {}).setdefault(int(row["draw"]), (game, []))[1].append(one)
    return draws


# --- The game, by its definition -------------------------------------------------------------------

def looks_met(game, met):
    return 1 - game.mistaken if met else game.faked


def sights(game, meets):
    """The chance of each type and sight: two lists, after what looks refused and what looks met."""
    seen = [met * looks_met(game, 1) + (1 - met) * looks_met(game, 0) for met in meets]
    return [[p * (1 - s) for p, s in zip(game.prior, seen)], [p * s for p, s in zip(game.prior, seen)]]


def beliefs(game, meets):
    """Bayes' rule after each sight; none where it never comes."""
    return [[mass / sum(masses) for mass in masses] if sum(masses) > NEVER else None
            for masses in sights(game, meets)]


def trusted(game, one):
    """The mass of each type that is trusted."""
    refused, met = sights(game, one.meets)
    return [r * one.trust[REFUSED] + m * one.trust[MET] for r, m in zip(refused, met)]


def exploitation(game, one):
    return sum(mass * max(0, -worth) for mass, worth in zip(trusted(game, one), game.worth))


def kind(game, meets):
    def all_do(flag, value):
        return all(abs(met - value) <= NEAR for met, e in zip(meets, game.earnest) if flag in (e, None))
    if all_do(None, 1):
        return "all meet it"
    if all_do(None, 0):
        return "all refuse it"
    if all_do(True, 1) and all_do(False, 0):
        return "separating"
    return "reversed" if all_do(True, 0) and all_do(False, 1) else "semi-separating"


def caller_gains(game, meets):
    """What trusting rather than pressing brings the caller, over both sights."""
    return [sum(m * w for m, w in zip(masses, game.worth)) for masses in sights(game, meets)]


def regret(game, one):
    """What a type or the caller after a sight gains at most by something else."""
    raised = (1 - game.faked - game.mistaken) * (one.trust[MET] - one.trust[REFUSED])
    pairs = [(raised * b - c, met) for b, c, met in zip(game.benefit, game.cost, one.meets)]
    pairs += zip(caller_gains(game, one.meets), one.trust)
    return max(max(gain, 0) - share * gain for gain, share in pairs)


def is_degenerate(game):
    clarity = 1 - game.faked - game.mistaken
    stakes = list(zip(game.cost, game.benefit))
    if any(min(abs(c), abs(b), abs(abs(c) - abs(b) * clarity)) <= TIE for c, b in stakes):
        return True
    if any(abs(c * e - d * b) <= TIE for (c, b), (d, e) in itertools.combinations(stakes, 2)):
        return True
    for meets in itertools.product((0, 1), repeat=len(stakes)):
        for gain, masses in zip(caller_gains(game, meets), sights(game, meets)):
            if sum(masses) > NEVER and abs(gain) <= TIE * sum(masses):
                return True
    return False


def is_sequential(game, one):
    """Whether each reply to a sight that never comes is best for some belief over types."""
    for masses, trust in zip(sights(game, one.meets), one.trust):
        if sum(masses) <= NEVER:
            if trust > NEAR and max(game.worth) < 0 or trust < 1 - NEAR and min(game.worth) > 0:
                return False
    return True


def same(game, one, other):
    """Whether two differ at most in replies to sights that never come."""
    pairs = list(zip(one.meets, other.meets))
    pairs += [pair for pair, masses in zip(zip(one.trust, other.trust), sights(game, one.meets))
              if sum(masses) > NEVER]
    return all(abs(x - y) <= NEAR for x, y in pairs)


# --- Gambit ----------------------------------------------------------------------------------------

def exact(numbers):
    """Chances as rationals; the last is what the others leave."""
    first = [Fraction(number) for number in numbers[:-1]]
    return [gbt.Rational(p) for p in first + [1 - sum(first)]]


def gambit_game(game):
    """The finite game with the caller's information sets, after what looks refused and what looks met."""
    tree = gbt.Game.new_tree(players=["Target", "Caller"])
    types = [str(type) for type in range(len(game.prior))]
    tree.append_move(tree.root, tree.players.chance, types)
    tree.set_chance_probs(tree.root.infoset, exact(game.prior))
    seen, ends = ([], []), []
    for type, start in enumerate(tree.root.children):
        tree.append_move(start, "Target", ["refuse", "meet"])
        for met, answer in enumerate(start.children):
            tree.append_move(answer, tree.players.chance, ["looks refused", "looks met"])
            chance = Fraction(looks_met(game, 0)) if not met else 1 - Fraction(game.mistaken)
            tree.set_chance_probs(answer.infoset, [gbt.Rational(1 - chance), gbt.Rational(chance)])
            for sight, node in enumerate(answer.children):
                seen[sight].append(node)
                ends.append((type, met, node))
    for nodes in seen:
        tree.append_move(nodes, "Caller", ["press", "trust"])
    outcomes = {key: tree.add_outcome(str(key), payoffs(game, *key))
                for key in itertools.product(range(len(types)), (0, 1), (0, 1))}
    for type, met, node in ends:
        for trust, end in enumerate(node.children):
            tree.set_outcome(end, outcomes[type, met, trust])
    return tree, seen


def payoffs(game, type, met, trust):
    c, b, w, v, k = (Fraction(n) for n in (game.cost[type], game.benefit[type], game.worth[type],
                                           game.value, game.price))
    return [gbt.Rational(trust * b - met * c), gbt.Rational(trust * w + met * v - k)]


def from_mixture(tree, seen, profile):
    """Chances of actions from chances of strategies: neither side moves twice, so they just sum up."""
    def chance(infoset, action):
        return float(sum(Fraction(profile[strategy]) for strategy in infoset.player.strategies
                         if strategy.action(infoset) == infoset.actions[action]))
    meets = [chance(start.infoset, "meet") for start in tree.root.children]
    behaviour = profile.as_behavior()
    return SimpleNamespace(
        meets=meets, trust=[chance(nodes[0].infoset, "trust") for nodes in seen],
        payoff=float(profile.payoff("Caller")), beliefs=gambit_beliefs(behaviour, seen, len(meets)))


def from_behaviour(tree, seen, profile):
    def chance(infoset, action):
        return float(profile[infoset.actions[action]])
    return SimpleNamespace(
        meets=[chance(start.infoset, "meet") for start in tree.root.children],
        trust=[chance(nodes[0].infoset, "trust") for nodes in seen], payoff=float(profile.payoff("Caller")),
        beliefs=gambit_beliefs(profile, seen, len(tree.root.children)))


def gambit_beliefs(profile, seen, count):
    """Gambit's beliefs at the caller's nodes, of which each type has two in each information set."""
    found = []
    for nodes in seen:
        if profile.infoset_prob(nodes[0].infoset) <= NEVER:
            found.append(None)
        else:
            believed = [float(profile.belief(node)) for node in nodes]
            found.append([believed[2 * type] + believed[2 * type + 1] for type in range(count)])
    return found


def solve(game, method="enummixed"):
    """All sequential equilibria in behaviour, each once."""
    tree, seen = gambit_game(game)
    if method == "enummixed":
        found = [from_mixture(tree, seen, p) for p in gbt.nash.enummixed_solve(tree, rational=True).equilibria]
    else:
        profiles = gbt.nash.enumpoly_solve(tree, maxregret=POLY_REGRET).equilibria
        found = [from_behaviour(tree, seen, p) for p in profiles]
    kept = []
    for one in found:
        if is_sequential(game, one) and not any(same(game, one, other) for other in kept):
            one.kind, one.exploitation = kind(game, one.meets), exploitation(game, one)
            kept.append(one)
    return kept


# --- Comparing -------------------------------------------------------------------------------------

class Tally:
    """What one demand's draws came to."""

    def __init__(self, demand):
        self.demand = demand
        self.draws = self.agreeing = self.gambit = self.credence = self.paired = 0
        self.degenerate = self.unlisted = self.poly = 0
        self.largest = 0.0
        self.faults = []

    def compare(self, draw, game, listed, found, method=""):
        """Both lists against each other."""
        degenerate, before = is_degenerate(game), len(self.faults)
        fault = lambda text: self.faults.append(f"{self.demand}, draw {draw}{method}: {text}")
        for one in listed:
            partner = next((other for other in found if same(game, one, other)), None)
            if partner:
                self.pair(game, one, partner, fault)
            elif not (degenerate and regret(game, one) <= TIE and is_sequential(game, one)):
                fault(f"not an equilibrium of Gambit: {show(one)}, regret {regret(game, one):.2g}")
        for one in found:
            if not any(same(game, one, other) for other in listed):
                self.unlisted += degenerate
                if not degenerate:
                    fault(f"not in Credence: {show(one)}")
        self.degenerate += degenerate
        self.gambit, self.credence = self.gambit + len(found), self.credence + len(listed)
        self.draws, self.agreeing = self.draws + 1, self.agreeing + (len(self.faults) == before)

    def pair(self, game, one, other, fault):
        self.paired += 1
        if one.kind != other.kind:
            fault(f"{one.kind} for {other.kind}: {show(one)}")
        pairs = list(zip(one.meets, other.meets))
        pairs += [(one.payoff, other.payoff), (one.exploitation, other.exploitation)]
        for sight, (mine, theirs) in enumerate(zip(beliefs(game, one.meets), other.beliefs)):
            if (mine is None) != (theirs is None):
                fault(f"a sight comes in one only: {show(one)}")
            elif mine:
                pairs += [(one.trust[sight], other.trust[sight]), *zip(mine, theirs)]
        largest = max(abs(x - y) for x, y in pairs)
        self.largest = max(self.largest, largest)
        if not largest <= NEAR:
            fault(f"differs by {largest:.2g}: {show(one)} and {show(other)}")

    def row(self):
        return [self.demand, self.draws, self.agreeing, self.gambit, self.credence, self.paired, self.degenerate,
                self.unlisted, self.poly, f"{self.largest:.1e}"]


HEADER = ["demand", "draws", "agreeing", "Gambit", "Credence", "paired", "degenerate", "unlisted", "poly",
          "largest"]


def show(one):
    return (f"{one.kind}, meets {', '.join(f'{m:.9g}' for m in one.meets)}, trust if refused "
            f"{one.trust[REFUSED]:.9g}, if met {one.trust[MET]:.9g}, payoff {one.payoff:.9g}")


def compare_draws(demand, draws, arguments):
    tally = Tally(demand)
    chosen = random.Random(f"{arguments.seed} {demand}").sample(sorted(draws), min(arguments.draws, len(draws)))
    for place, draw in enumerate(chosen):
        game, listed = draws[draw]
        tally.compare(draw, game, listed, solve(game))
        if place < arguments.poly:
            again = Tally(demand)
            again.compare(draw, game, listed, solve(game, "enumpoly"), " (enumpoly)")
            tally.poly += not again.faults
            tally.faults += again.faults
    return tally, chosen


# --- Playing ---------------------------------------------------------------------------------------

def play(game, one, count, seed):
    """The largest distance of plays from what was computed, in standard errors, and what it is of."""
    chance = np.random.default_rng(seed)
    type = chance.choice(len(game.prior), size=count, p=np.array(game.prior) / sum(game.prior))
    met = chance.random(count) < np.array(one.meets)[type]
    seen = np.where(met, chance.random(count) >= game.mistaken, chance.random(count) < game.faked)
    trust = chance.random(count) < np.where(seen, one.trust[MET], one.trust[REFUSED])
    got = trust * np.array(game.worth)[type] + met * game.value - game.price
    masses = [sum(each) for each in sights(game, one.meets)]
    errors = [(share_error(np.mean(seen), masses[MET], count), "looks met")]
    for sight, expected in enumerate(beliefs(game, one.meets)):
        shown = type[seen == sight]
        for each, share in enumerate(expected if expected and len(shown) else []):
            errors.append((share_error(np.mean(shown == each), share, len(shown)), f"belief {sight} {each}"))
    spread = float(np.std(got))
    away = abs(float(np.mean(got)) - one.payoff)
    errors.append((away / (spread / math.sqrt(count)) if spread > 1e-9 else away / TIE, "payoff"))
    return max(errors), len(errors)


def share_error(found, expected, count):
    return abs(float(found) - expected) / math.sqrt(max(expected * (1 - expected), 1 / count) / count)


def play_draws(demand, draws, chosen, arguments):
    """Plays the first chosen draws with most equilibria, of each the one in which most mix or part."""
    ranked = sorted(chosen, key=lambda draw: -len(draws[draw][1]))[:arguments.played]
    faults, worst, compared = [], 0.0, 0
    for draw in ranked if arguments.plays else []:
        game, listed = draws[draw]
        one = max(listed, key=lambda one: (sum(0 < met < 1 for met in one.meets), np.ptp(one.meets)))
        (error, what), count = play(game, one, arguments.plays, [arguments.seed, draw])
        worst, compared = max(worst, error), compared + count
        if error > LARGEST_ERROR:
            faults.append(f"{demand}, draw {draw}: {what} {error:.1f} standard errors away in plays: {show(one)}")
    return worst, compared, faults


# --- Summary tables --------------------------------------------------------------------------------

def spread(values):
    known = [value for value in values if value is not None and math.isfinite(value)]
    if not known:
        return None
    return dict(zip(("value", "low", "high"), np.quantile(known, (0.5, 0.05, 0.95), method="hazen").tolist()))


def announced(game):
    """What types do if trust follows where it looks met and only there."""
    clarity = 1 - game.faked - game.mistaken
    one = SimpleNamespace(trust=[0, 1], meets=[1 if b * clarity >= c else 0
                                               for b, c in zip(game.benefit, game.cost)])
    one.payoff = (sum(mass * w for mass, w in zip(trusted(game, one), game.worth)) - game.price
                  + sum(p * met * game.value for p, met in zip(game.prior, one.meets)))
    one.kind, one.exploitation = kind(game, one.meets), exploitation(game, one)
    return one


def earnest_belief(game, one, sight):
    believed = beliefs(game, one.meets)[sight]
    return believed and sum(b for b, e in zip(believed, game.earnest) if e)


def gain(game, one):
    return one.payoff - max(0, sum(p * w for p, w in zip(game.prior, game.worth)))


def expected_tables(games):
    """Values by table, key of the row beyond the demand, and column, of pairs of a game and its equilibria."""
    said = [(game, announced(game)) for game, _ in games]
    best = [(game, max(found, key=lambda one: one.payoff)) for game, found in games]
    worst = [(game, min(found, key=lambda one: one.payoff)) for game, found in games]
    clarity = [1 - game.faked - game.mistaken for game, _ in games]

    def ratio(pick, flag):
        return spread([pick(c / (b * z) for c, b, e in zip(game.cost, game.benefit, game.earnest) if e == flag)
                       for (game, _), z in zip(games, clarity)])

    def over(pairs, value):
        return spread([value(game, one) for game, one in pairs])

    def met(game, one):
        return earnest_belief(game, one, MET)

    def mean(values):
        return sum(values) / len(values)

    tables = {
        ("demands", ""): {
            "tells": mean([one.kind == "separating" for _, one in said]),
            "separates": mean([any(one.kind == "separating" and one.trust[MET] > 0.5 > one.trust[REFUSED]
                                   for one in found) for _, found in games]),
            "cost_earnest": ratio(max, True), "cost_others": ratio(min, False), "if_met": over(said, met)},
        ("beliefs", ""): {
            "before": spread([sum(p for p, e in zip(game.prior, game.earnest) if e) for game, _ in games]),
            "if_met": over(said, met),
            "if_refused": over(said, lambda game, one: earnest_belief(game, one, REFUSED))},
        ("value", ""): {
            "gain": over(said, gain), "exploitation": over(said, lambda _, one: one.exploitation)}}
    at_ends = {"gain_at_best": over(best, gain), "gain_at_worst": over(worst, gain),
               "if_met_at_best": over(best, met), "if_met_at_worst": over(worst, met)}
    for name in ("selection", "value", "beliefs"):  # by version of the program
        tables.setdefault((name, ""), {}).update(at_ends)
    for one in ("separating", "reversed", "semi-separating", "all meet it", "all refuse it"):
        tables["kinds", one] = {
            "in_some": mean([any(x.kind == one for x in found) for _, found in games]),
            "in_every": mean([all(x.kind == one for x in found) for _, found in games])}
    for type in range(len(games[0][0].prior)):
        tables["meeting", type] = {
            key: mean([one.meets[type] for _, one in pairs])
            for key, pairs in (("meets", said), ("meets_at_best", best), ("meets_at_worst", worst))}
    return tables


def distance(one, other):
    """How far two cells are apart; infinite where only one is missing."""
    if isinstance(one, dict) and isinstance(other, dict):
        return max(abs(one[key] - other[key]) for key in ("value", "low", "high"))
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return abs(one - other)
    return 0 if one is None and other is None else math.inf


def compare_tables(program, case, earnest):
    """Cells compared, the largest difference and faults, with all 64 draws solved by Gambit."""
    tables = {table["key"]: table["rows"] for table in
              json.loads(run(program, case, "--draws", "64", "--format", "json"))["tables"]}
    cells, largest, faults = 0, 0.0, []
    for demand, draws in read_draws(tables["draws"], earnest).items():
        expected = expected_tables([(game, solve(game)) for game, _ in draws.values()])
        for (name, key), columns in expected.items():
            rows = [row for row in tables.get(name, []) if row["demand"] == demand]
            rows = [row for place, row in enumerate(rows) if key in ("", row.get("kind"), place)]
            for column, value in columns.items():
                for row in rows[:1] if name in tables and column in rows[0] else []:
                    away = distance(row[column], value)
                    cells, largest = cells + 1, max(largest, away)
                    if not away <= NEAR:
                        faults.append(f"{demand}, table {name} {key} {column}: {row[column]} for {value}")
    return cells, largest, faults


# --- Reporting -------------------------------------------------------------------------------------

def print_rows(rows):
    widths = [max(len(str(row[column])) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        cells = [str(cell).rjust(width) for cell, width in zip(row, widths)]
        print("  ".join([str(row[0]).ljust(widths[0])] + cells[1:]), flush=True)


def verify(case, arguments):
    """All faults of a case, after printing what was compared."""
    start, earnest = time.monotonic(), earnest_types(case)
    text = run(arguments.program, case, "--draws", str(arguments.of), "--table", "draws", "--format", "csv")
    rows, faults, worst, compared = [HEADER + ["plays"]], [], 0.0, 0
    for demand, draws in read_draws(csv.DictReader(io.StringIO(text)), earnest).items():
        tally, chosen = compare_draws(demand, draws, arguments)
        error, count, others = play_draws(demand, draws, chosen, arguments)
        rows.append(tally.row() + [f"{error:.1f}"])
        faults += tally.faults + others
        worst, compared = max(worst, error), compared + count
    print(f"{Path(case).name}")
    print_rows(rows)
    if arguments.plays:
        print(f"{arguments.plays} plays of each draw that was played: {compared} numbers, "
              f"at most {worst:.1f} standard errors away")
    if arguments.tables:
        cells, largest, others = compare_tables(arguments.program, case, earnest)
        print(f"{cells} cells of summary tables, at most {largest:.1e} away")
        faults += others
    print(f"{time.monotonic() - start:.0f} s")
    return faults


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("cases", nargs="+")
    for name, value in (("draws", 50), ("of", 512), ("seed", 1), ("plays", 200_000), ("played", 1), ("poly", 0)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--tables", action="store_true")
    arguments = parser.parse_args()
    arguments.program = str(Path(arguments.program).resolve())
    faults = [fault for case in arguments.cases for fault in verify(case, arguments)]
    for fault in faults[:40]:
        print(fault)
    print(f"{len(faults)} differences" if faults else "all agree")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
