"""The parts that rows of a made-up GDELT file are put together from, drawn by weight from the tables."""

from itertools import accumulate

import gdelt_tables as tables


class Urn:
    """Draws values by their weights: a list of tickets, one of which is taken."""

    TICKETS = 4_096

    def __init__(self, weights):
        total, tickets = sum(weights.values()), []
        for value, sum_so_far in zip(weights, accumulate(weights.values())):
            tickets += [value] * (round(sum_so_far / total * self.TICKETS) - len(tickets))
        self.tickets = tickets

    def draw(self, chance):
        return self.tickets[int(chance.random() * len(self.tickets))]


def made_up_name(chance):
    syllables = chance.sample(tables.SYLLABLES.split(), 2 + (chance.random() < 0.4))
    return "".join(syllables).capitalize()


def lines(text):
    return [line for line in text.splitlines() if line]


def actor(code, name, country="", known="", ethnic="", religions=("", ""), types=("", "")):
    """The ten fields of an actor."""
    return "\t".join([code, name, country, known, ethnic, *religions, *types, ""])


NOBODY = "\t" * 9
NOWHERE = "0" + "\t" * 7


def read_roles():
    for line in lines(tables.ROLES):
        code, weight, names = line.split(" ", 2)
        yield code, int(weight), names.split(";")


def roles_urn():
    """Actors without a country: roles and organisations."""
    weights = {}
    for code, weight, names in read_roles():
        for place, name in enumerate(names, 1):
            weights[actor(code, name, types=(code, ""))] = weight / place
    for line in lines(tables.GROUPS):
        code, weight, name, country, known, ethnic, *rest = line.split("|")
        weights[actor(code, name, country, known, ethnic, rest[:2], rest[2:])] = int(weight)
    return Urn(weights)


class Country:
    """A country's codes, the actors that bear them, and its places."""

    def __init__(self, line, chance):
        self.code, self.fips, latitude, longitude, weight, self.name = line.split(" ", 5)
        self.weight = int(weight)
        self.center = float(latitude), float(longitude)
        self.whole = "\t".join(["1", self.name, self.fips, self.fips, "", latitude, longitude, self.fips])
        self.places = Urn(self.weigh_places(chance))
        self.actors = Urn(self.weigh_actors())

    def weigh_places(self, chance):
        """Places by weight: the whole country, the cities of the table, then villages."""
        weights = {self.whole: 25}
        for line in lines(tables.PLACES):
            fips, district, latitude, longitude, name = line.split(" ", 4)
            if fips == self.fips:
                weights[self.place(name, district, latitude, longitude, chance)] = 60 / (3 + len(weights))
        count = tables.AMERICAN_VILLAGES if self.fips == "US" else tables.VILLAGES
        share = sum(weights.values()) / count
        for _ in range(count):
            weights[self.village(chance)] = share
        return weights

    def place(self, name, district, latitude, longitude, chance):
        if name.endswith("*"):
            return "\t".join(["2", name[:-1], self.fips, district, "", latitude, longitude, district[2:]])
        is_american = self.fips == "US"
        county, number = f"{district[2:]}{chance.randrange(1, 200):03}", chance.randrange(4_000, 70_000)
        second = county if is_american else str(number)
        feature = str(chance.randrange(150_000, 2_500_000) * (1 if is_american else -1))
        return "\t".join(["3" if is_american else "4", name, self.fips, district,
                          second if chance.random() < 0.8 else "", latitude, longitude, feature])

    def village(self, chance):
        region = made_up_name(chance)
        district = f"{self.fips}{chance.randrange(1, 40):02}"
        latitude, longitude = (f"{value + chance.gauss(0, 1.5):.6g}" for value in self.center)
        name = f"{made_up_name(chance)}, {region}, {self.name}"
        return self.place(name, district, latitude, longitude, chance)

    def weigh_actors(self):
        name = self.name.upper()
        cities = [place.split("\t")[1].split(",")[0].upper() for place in dict.fromkeys(self.places.tickets)]
        weights = {actor(self.code, name, self.code): 500}
        for number, city in enumerate(cities[1:12], 1):
            weights[actor(self.code, city, self.code)] = 200 / (number + 1)
        for code, weight, names in read_roles():
            for place, role in enumerate([name, *names[:3]], 1):
                weights[actor(self.code + code, role, self.code, types=(code, ""))] = weight / place / 2
        return weights


def events_urn(factors):
    """Code, base code, root, quad class (by GDELT's rule) and Goldstein's value."""
    words, weights = tables.EVENTS.split(), {}
    for code, goldstein, weight in zip(words[::3], words[1::3], words[2::3]):
        root = code[:2]
        quad = 1 + (root > "05") + (root > "08") + (root > "13")
        fields = "\t".join([code, code[:3], root, str(quad), goldstein])
        weights[fields] = int(weight) * factors.get(root, 1)
    return Urn(weights)


def day_fields(day):
    """Day, month, year and fraction of the year, which GDELT reckons with months of 30 days."""
    fraction = day.year + ((day.month - 1) * 30 + day.day) / 365
    return f"{day:%Y%m%d}\t{day:%Y%m}\t{day.year}\t{fraction:.4f}"
