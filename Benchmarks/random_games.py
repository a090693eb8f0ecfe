"""Random games with fixed seeds, as files in Gambit's formats.

Small whole payoffs, so that many games are degenerate: ties, dominated moves, sets that are never
reached, single moves, chance with probability zero.
"""

import random

SPANS = [1, 2, 3, 10, 100]


def number(chance, span):
    value = chance.randint(-span, span)
    kind = chance.random()
    if kind < 0.1:
        return f"{value}/{chance.randint(2, 9)}"
    return f"{value / 10}" if kind < 0.2 else str(value)


def payoffs(chance, players, span, is_zero_sum):
    if not is_zero_sum:
        return [number(chance, span) for _ in range(players)]
    value = chance.randint(-span, span)
    return [str(value), str(-value)]


def normal_form(seed, players, most, is_zero_sum=False):
    """A table with up to `most` strategies a player."""
    chance = random.Random(seed)
    span = chance.choice(SPANS)
    counts = [chance.randint(1, most) for _ in range(players)]
    cells = 1
    for count in counts:
        cells *= count
    names = " ".join(f'"P{player + 1}"' for player in range(players))
    table = (payoffs(chance, players, span, is_zero_sum) for _ in range(cells))
    return (f'NFG 1 R "random {seed}" {{ {names} }} {{ {" ".join(map(str, counts))} }}\n\n'
            + "\n".join(" ".join(cell) for cell in table) + "\n")


class RandomTree:
    """A tree with perfect recall: a player's sets part nodes by what he last knew and did."""

    def __init__(self, seed, players, depth, is_zero_sum=False):
        self.chance = random.Random(seed)
        self.players, self.depth, self.is_zero_sum = players, depth, is_zero_sum
        self.span = self.chance.choice(SPANS)
        self.sets, self.events, self.outcomes = {}, 0, 0
        names = " ".join(f'"P{player + 1}"' for player in range(players))
        self.lines = [f'EFG 2 R "random {seed}" {{ {names} }} ""', ""]
        self.add(0, [""] * players)

    def text(self):
        return "\n".join(self.lines) + "\n"

    def add(self, depth, histories):
        roll = self.chance.randrange(10)
        if depth == self.depth or (roll == 0 and depth > 0):
            self.end()
        elif roll <= 2:
            self.draw(depth, histories)
        else:
            self.move(depth, histories)

    def end(self):
        self.outcomes += 1
        amounts = payoffs(self.chance, self.players, self.span, self.is_zero_sum)
        self.lines.append(f't "" {self.outcomes} "" {{ {", ".join(amounts)} }}')

    def draw(self, depth, histories):
        weights = [self.chance.randrange(4) for _ in range(self.chance.randint(1, 3))]
        if sum(weights) == 0:
            weights[0] = 1
        self.events += 1
        branches = " ".join(f'"c{place}" {weight}/{sum(weights)}'
                            for place, weight in enumerate(weights))
        self.lines.append(f'c "" {self.events} "" {{ {branches} }} 0')
        for _ in weights:
            self.add(depth + 1, histories)

    def move(self, depth, histories):
        player = self.chance.randrange(self.players)
        count = self.chance.randint(1, 3)
        label = f"{histories[player]}/{self.chance.randrange(2)}.{count}"
        own = self.sets.setdefault(player, {})
        place = own.setdefault(label, len(own) + 1)
        actions = " ".join(f'"a{action}"' for action in range(count))
        self.lines.append(f'p "" {player + 1} {place} "{player + 1}:{place}" {{ {actions} }} 0')
        for action in range(count):
            after = list(histories)
            after[player] = f"{label}a{action}"
            self.add(depth + 1, after)


def write_games(folder):
    """340 games; returns their files."""
    makers = (
        [("nfg", lambda seed: normal_form(seed, 2, 6))] * 110
        + [("nfg", lambda seed: normal_form(seed, 2, 6, is_zero_sum=True))] * 40
        + [("nfg", lambda seed: normal_form(seed, 3, 3))] * 40
        + [("efg", lambda seed: RandomTree(seed, 2, 3).text())] * 70
        + [("efg", lambda seed: RandomTree(seed, 2, 4, is_zero_sum=True).text())] * 40
        + [("efg", lambda seed: RandomTree(seed, 3, 3).text())] * 40)
    files = []
    for seed, (kind, make) in enumerate(makers):
        file = folder / f"random_{seed:03}.{kind}"
        file.write_text(make(seed))
        files.append(file)
    return files
