"""Writes a large made-up case, the same for the same seed. Usage: synthetic_case.py FOLDER [SEED]

20,000 statements and 200,000 deeds over ten years; 60 indicators in groups of 5 (every third one
overdispersed), 30 propositions, 12 audiences, 4 hypotheses between which intent switches, 40
publishers; about one row in six goes back to an origin that others share. Every expectation is a
range. No name, date or number in it means anything outside the benchmark.
"""

import csv
import random
import sys
from bisect import bisect
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path

STATEMENTS, DEEDS = 20_000, 200_000
FIRST, WEEKS = date(2010, 1, 4), 522
INDICATORS, PROPOSITIONS, AUDIENCES, PUBLISHERS = 60, 30, 12, 40
HYPOTHESES = ["leave", "trade", "wait", "stay"]
STANCES = ["affirm", "condition", "deny"]
GROUP = 5
SWITCH, SHARED = 0.01, 1 / 6
TARGET, OTHER = "AAA", "BBB"
GRADES = ["A1", "A2", "B2", "B2", "B3", "C2", "C3", "D3"]


class SyntheticCase:
    """Draws everything from one seeded generator, in a fixed order."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.indicators = [f"indicator-{i:02}" for i in range(INDICATORS)]
        self.propositions = [f"claim-{i:02}" for i in range(PROPOSITIONS)]
        self.audiences = [f"audience-{i:02}" for i in range(AUDIENCES)]
        self.publishers = [f"Publisher {i:02}" for i in range(PUBLISHERS)]
        self.rates = [self.rates_of_indicator() for _ in self.indicators]
        self.shares = [[self.shares_of_stances() for _ in HYPOTHESES] for _ in self.propositions]
        self.path = self.draw_path()
        self.origins = {}

    def uniform(self, low, high):
        return low + (high - low) * self.chance.random()

    def rates_of_indicator(self):
        """Events per week under each hypothesis, within about a third of a common rate."""
        common = self.uniform(2, 12)
        return [common * self.uniform(0.75, 1.35) for _ in HYPOTHESES]

    def shares_of_stances(self):
        parts = [self.uniform(0.2, 1) for _ in STANCES]
        return [part / sum(parts) for part in parts]

    def draw_path(self):
        path = [self.chance.randrange(len(HYPOTHESES))]
        for _ in range(WEEKS - 1):
            moves = self.chance.random() < SWITCH
            path.append(self.chance.randrange(len(HYPOTHESES)) if moves else path[-1])
        return path

    # Rows

    def origin(self, day, subject):
        """An origin that rows of one week on one subject share, or none."""
        if self.chance.random() >= SHARED:
            return ""
        week = (day - FIRST).days // 7
        return f"report-{subject}-{week}-{self.chance.randrange(3)}"

    def source(self, day, row):
        publisher = self.publishers[int(PUBLISHERS * self.chance.random() ** 2)]
        return [publisher, f"Report {row}, {day.isoformat()}", f"https://example.org/{row}", "known"]

    def days(self, count):
        """Sorted days, as many in each week as in any other, but for chance."""
        return sorted(FIRST + timedelta(self.chance.randrange(7 * WEEKS)) for _ in range(count))

    def statement_rows(self):
        for number, day in enumerate(self.days(STATEMENTS), 1):
            state = self.path[(day - FIRST).days // 7]
            claim = self.chance.randrange(PROPOSITIONS)
            audience = self.chance.choice(self.audiences)
            stance = self.chance.choices(STANCES, self.shares[claim][state])[0]
            actor = TARGET if self.chance.random() < 0.9 else OTHER
            row = f"S{number:05}"
            yield [
                row, day.isoformat(), f"Speaker {self.chance.randrange(25)}", actor, audience,
                "press conference", self.propositions[claim], stance,
                f"Says something about claim {claim}, as no. {number} of its kind.",
                self.chance.choice(GRADES), self.origin(day, f"c{claim}"), *self.source(day, row),
            ]

    def deed_rows(self):
        sums = [list(accumulate(rate[s] for rate in self.rates)) for s in range(len(HYPOTHESES))]
        for number, day in enumerate(self.days(DEEDS), 1):
            weights = sums[self.path[(day - FIRST).days // 7]]
            kind = bisect(weights, self.chance.random() * weights[-1])
            actor = TARGET if self.chance.random() < 0.9 else OTHER
            place = self.chance.randrange(300)
            row = f"D{number:06}"
            yield [
                row, day.isoformat(), actor, self.indicators[kind], f"Place {place}",
                f"Area {place % 20}", "1", f"Does something of kind {kind} at place {place}.",
                self.chance.choice(GRADES), self.origin(day, f"d{kind}"), *self.source(day, row),
            ]

    # Assumptions

    def assumption_rows(self):
        seen = DEEDS * 0.9 / WEEKS / sum(sum(r) / len(r) for r in self.rates)
        for indicator, rates in zip(self.indicators, self.rates):
            for hypothesis, rate in zip(HYPOTHESES, rates):
                best = rate * seen
                yield self.expectation(
                    f"rate.{indicator}.{hypothesis}", best / 1.5, best, best * 1.5, "lognormal",
                    "events per week")
        for indicator in self.indicators[::3]:
            yield self.expectation(f"dispersion.{indicator}", 4, 10, 25, "lognormal", "size")
        for proposition, shares in zip(self.propositions, self.shares):
            for hypothesis, parts in zip(HYPOTHESES, shares):
                for stance, best in zip(STANCES, parts):
                    yield self.expectation(
                        f"stance.{proposition}.{hypothesis}.{stance}", best * 0.6, best,
                        best + (1 - best) * 0.3, "beta", "share of statements")
        yield self.expectation("hazard", 0.002, 0.01, 0.03, "beta", "switches per week")

    def expectation(self, name, low, best, high, distribution, unit):
        numbers = [f"{value:.5f}" for value in (low, best, high)]
        return [name, *numbers, distribution, unit, "Made up for the benchmark.", "None"]

    # Files

    def write(self, folder):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "case.yaml").write_text("\n".join(self.yaml_lines()) + "\n", encoding="utf-8")
        item = ["summary", "reliability", "origin", "publisher", "source", "url", "check"]
        write_csv(
            folder / "statements.csv",
            ["id", "date", "speaker", "actor", "audience", "channel", "proposition", "stance", *item],
            self.statement_rows())
        write_csv(
            folder / "deeds.csv",
            ["id", "date", "actor", "indicator", "place", "area", "count", *item], self.deed_rows())
        write_csv(
            folder / "assumptions.csv",
            ["name", "low", "best", "high", "distribution", "unit", "rationale", "source"],
            self.assumption_rows())

    def yaml_lines(self):
        last = FIRST + timedelta(7 * WEEKS - 1)
        yield "title: A made-up case for measuring speed"
        yield "question: Will they stay?"
        yield "about: Ten years of made-up rows."
        yield f"target: {TARGET}"
        yield f"period: {{from: {FIRST.isoformat()}, to: {last.isoformat()}}}"
        yield "actors:"
        yield from (f"  - {{id: {name}, name: Actor {name}}}" for name in (TARGET, OTHER))
        yield "audiences:"
        yield from (f"  - {{id: {name}, name: {name}}}" for name in self.audiences)
        yield "hypotheses:"
        yield from (f"  - {{id: {name}, name: They {name}, prior: 0.25}}" for name in HYPOTHESES)
        yield "propositions:"
        for number, name in enumerate(self.propositions):
            belied = self.indicators[2 * number]
            group = f"claims-{number // GROUP}"
            yield f"  - {{id: {name}, text: Claim {name}., group: {group}, belied-by: [{belied}]}}"
        yield "indicators:"
        for number, name in enumerate(self.indicators):
            yield f"  - {{id: {name}, text: Kind {name}., group: deeds-{number // GROUP}}}"
        yield "reading: {hazard: 0.01, correlation: 0.3, contradiction-window: 60, coverage: reports}"


def write_csv(file, header, rows):
    with open(file, "w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


if __name__ == "__main__":
    SyntheticCase(int(sys.argv[2]) if len(sys.argv) > 2 else 1).write(Path(sys.argv[1]))
