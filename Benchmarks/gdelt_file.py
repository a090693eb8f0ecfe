"""Writes a large made-up file in the shape of GDELT 2.0's event exports, the same for the same seed.

Usage: gdelt_file.py [FOLDER] [--megabytes N] [--seed N] [--zip] [--gzip]

61 columns, tabs, no header, LF. The year 2022 goes by in the order of the file: batches of reports,
each with the stamp of a quarter of an hour, sorted by day and actors as GDELT's are, with ids that
rise. An article gives several rows with one address, tone and a few places. About one row in ten has
to do with Russia or Ukraine. Needs nothing but Python; no row is anybody's data.
"""

import argparse
import gzip
import hashlib
import json
import random
import zipfile
from datetime import date, datetime, time, timedelta
from pathlib import Path

import gdelt_parts
import gdelt_tables as tables
from gdelt_parts import NOBODY, NOWHERE, Country, Urn, day_fields, events_urn, lines, made_up_name, roles_urn

FOLDER, MEGABYTES, SEED = Path("Benchmarks/results/gdelt"), 1_000, 1
PLAIN, GZIP, ZIPS, DESCRIPTION = "events.CSV", "events.CSV.gz", "zip", "description.json"
FIRST_DAY, DAYS, FIRST_ID = date(2022, 1, 1), 365, 1_020_000_000
INVASION = date(2022, 2, 24)
BATCH_BYTES, ZIP_BYTES, LEAST_ZIPS = 1_000_000, 25_000_000, 15
QUARTERS = 96

# --- Articles --------------------------------------------------------------------------------------

class Article:
    """What the rows of one report have in common."""

    def __init__(self, home, partner, places, events, address, tone):
        self.home, self.partner, self.places, self.events = home, partner, places, events
        self.address, self.tone = address, tone


class Reports:
    """Draws articles and their rows from one seeded generator, in a fixed order."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        countries = [Country(line, self.chance) for line in lines(tables.COUNTRIES)]
        self.by_code = {country.code: country for country in countries}
        self.world = Urn({country: country.weight for country in countries})
        self.parties = Urn(self.named({"RUS": 50, "UKR": 50}))
        self.third = Urn(self.named({"USA": 40, "DEU": 10, "GBR": 12, "FRA": 8, "POL": 10, "CHN": 8,
                                     "TUR": 8, "BLR": 6, "ROM": 3, "MDA": 3, "IND": 4, "HUN": 3, "IRN": 3}))
        self.roles, self.events = roles_urn(), events_urn({})
        self.war_events = events_urn(tables.WAR_ROOTS)
        self.mentions, self.sources = Urn(tables.MENTIONS), Urn(tables.SOURCES)
        self.sizes, self.delays = Urn(tables.ROWS_PER_ARTICLE), Urn(tables.DELAYS)
        names = [made_up_name(self.chance).lower() for _ in range(tables.NAMES_IN_ADDRESSES)]
        self.sites, self.words = tables.SITES.split(), tables.WORDS.split()
        self.words = self.words * (6 * len(names) // len(self.words)) + names
        self.days = {}

    def named(self, weights):
        return {self.by_code[code]: weight for code, weight in weights.items()}

    def share_of_war(self, day):
        """Share of articles about the war: a slow rise, a peak, then a long decline."""
        since = (day - INVASION).days
        if since < 0:
            return 0.04 + 0.05 * max(0, 1 + since / 30)
        return 0.068 + 0.18 * 0.5 ** (since / 30)

    def article(self, day):
        chance, draw = self.chance, self.chance.random
        if draw() < self.share_of_war(day):
            home = self.parties.draw(chance)
            partner = (self.parties if draw() < 0.6 else self.third).draw(chance)
            events = self.war_events
        else:
            home, events = self.world.draw(chance), self.events
            partner = home if draw() < 0.4 else self.world.draw(chance)
        places = [(home if draw() < 0.85 else partner).places.draw(chance) for _ in range(4)]
        return Article(home, partner, places, events, self.address(day), self.tone())

    def address(self, day):
        draw, words = self.chance.random, self.words
        slug = "-".join([words[int(draw() * len(words))] for _ in range(10 + int(draw() * 9))])
        site = self.sites[int(draw() * len(self.sites))]
        number = 10_000_000 + int(draw() * 80_000_000)
        letters = f"{self.chance.getrandbits(64):016x}"
        path = site.format(d=f"{day:%Y/%m/%d}/{slug}", s=slug, n=number, h=letters)
        return ("https://" if draw() < 0.85 else "http://") + path

    def tone(self):
        """Good less bad words in a hundred."""
        words = int(self.chance.lognormvariate(6, 0.6)) + 60
        return f"{self.chance.gauss(-0.02, 0.036) * words // 1 / words * 100:.15g}"

    def counts(self):
        """Mentions, sources and articles."""
        mentions, sources = self.mentions.draw(self.chance), self.sources.draw(self.chance)
        return f"{mentions}\t{min(sources, mentions)}\t{mentions}"

    def actor(self, article, nobody, role, home):
        """Nobody, a role, one of the article's country or one of its partner's, up to these shares."""
        value = self.chance.random()
        if value < nobody:
            return NOBODY
        if value < role:
            return self.roles.draw(self.chance)
        return (article.home if value < home else article.partner).actors.draw(self.chance)

    def place(self, article, action):
        """An actor's place: mostly that of the action, seldom unknown."""
        value = self.chance.random()
        if value < 0.58:
            return action
        return NOWHERE if value < 0.6 else article.places[int(value * 10) - 6]

    def day_of_event(self, day):
        delay = self.delays.draw(self.chance)
        if delay is None:
            delay = self.chance.randrange(2, 365)
        event = day - timedelta(delay) if delay else day
        if event not in self.days:
            self.days[event] = day_fields(event)
        return self.days[event]

    def row(self, article, day, stamp):
        """One row without its id, as the parts that rows are sorted by."""
        draw = self.chance.random
        first = self.actor(article, 0.07, 0.40, 0.85)
        second = self.actor(article, 0.24 if first != NOBODY else 0, 0.50, 0.75)
        action = article.places[int(4 * draw() ** 2)] if draw() < 0.98 else NOWHERE
        places = (NOWHERE if first == NOBODY else self.place(article, action),
                  NOWHERE if second == NOBODY else self.place(article, action), action)
        event = ("1\t" if draw() < 0.59 else "0\t") + article.events.draw(self.chance)
        rest = "\t".join([event, self.counts(), article.tone, *places, stamp, article.address])
        return self.day_of_event(day), first, second, rest

    def batch(self, day, stamp, size):
        """Rows of about so many characters in all, sorted."""
        rows, length = [], 0
        while length < size:
            article = self.article(day)
            for _ in range(self.sizes.draw(self.chance)):
                row = self.row(article, day, stamp)
                rows.append(row)
                length += sum(map(len, row)) + 15
        rows.sort()
        return rows


def weights_of_days():
    """Fewer reports at weekends."""
    days = [FIRST_DAY + timedelta(number) for number in range(DAYS)]
    return {day: 0.7 if day.weekday() >= 5 else 1.12 for day in days}


def batches(size, seed):
    """Stamps, numbers of rows and bytes of batches that sum up to about so many bytes."""
    reports, written, wanted, last_id = Reports(seed), 0, 0.0, FIRST_ID - 1
    weights = weights_of_days()
    for day, weight in weights.items():
        share = size * weight / sum(weights.values())
        count = min(QUARTERS, max(1, round(share / BATCH_BYTES)))
        for number in range(count):
            minutes = number * QUARTERS // count * 15
            stamp = f"{datetime.combine(day, time()) + timedelta(minutes=minutes):%Y%m%d%H%M%S}"
            wanted += share / count
            rows = reports.batch(day, stamp, wanted - written)
            if rows:
                text = "".join([f"{number}\t{row[0]}\t{row[1]}\t{row[2]}\t{row[3]}\n"
                                for number, row in enumerate(rows, last_id + 1)])
                last_id += len(rows) + (reports.chance.random() < 0.2)
                data = text.encode()
                written += len(data)
                yield stamp, len(rows), data


# --- Files -----------------------------------------------------------------------------------------

class PlainFile:
    """Everything in one file."""

    def __init__(self, folder):
        self.stream = open(folder / PLAIN, "wb")

    def write(self, stamp, data):
        self.stream.write(data)

    def close(self):
        self.stream.close()


class GzipFile(PlainFile):
    """Everything in one packed file, the same bytes for the same text."""

    def __init__(self, folder):
        self.file = open(folder / GZIP, "wb")
        self.stream = gzip.GzipFile(filename="", mode="wb", compresslevel=6, fileobj=self.file, mtime=0)

    def close(self):
        super().close()
        self.file.close()


class ZipFiles:
    """Files of one member each, named after the stamp of their first batch."""

    def __init__(self, folder, size):
        self.folder, self.size = folder / ZIPS, min(ZIP_BYTES, size / LEAST_ZIPS - BATCH_BYTES / 2)
        self.stamp, self.parts, self.length = None, [], 0
        self.folder.mkdir(exist_ok=True)
        for file in self.folder.glob("*.export.CSV.zip"):
            file.unlink()

    def write(self, stamp, data):
        if self.length >= self.size:
            self.close()
        self.stamp = self.stamp or stamp
        self.parts.append(data)
        self.length += len(data)

    def close(self):
        if self.parts:
            name = f"{self.stamp}.export.CSV"
            with zipfile.ZipFile(self.folder / f"{name}.zip", "w") as archive:
                archive.writestr(zipfile.ZipInfo(name), b"".join(self.parts), zipfile.ZIP_DEFLATED)
        self.stamp, self.parts, self.length = None, [], 0


def describe(megabytes, seed):
    """What is wanted, and a digest of the program that writes it."""
    sources = [Path(__file__), Path(gdelt_parts.__file__), Path(tables.__file__)]
    digest = hashlib.sha256(b"".join(source.read_bytes() for source in sources)).hexdigest()
    return {"megabytes": megabytes, "seed": seed, "program": digest}


def read_description(file):
    try:
        return json.loads(file.read_text())
    except (OSError, ValueError):
        return {}


def write_files(folder, megabytes, seed, forms):
    """Writes the forms asked for, unless they are there; the description comes last. Returns it."""
    wanted, note, size = describe(megabytes, seed), folder / DESCRIPTION, round(megabytes * 1e6)
    found = read_description(note)
    if wanted.items() <= found.items() and set(forms) <= set(found["forms"]):
        return found
    note.unlink(missing_ok=True)
    folder.mkdir(parents=True, exist_ok=True)
    sinks = [PlainFile(folder)]
    sinks += [GzipFile(folder)] if "gzip" in forms else []
    sinks += [ZipFiles(folder, size)] if "zip" in forms else []
    rows = length = 0
    for stamp, count, data in batches(size, seed):
        rows, length = rows + count, length + len(data)
        for sink in sinks:
            sink.write(stamp, data)
    for sink in sinks:
        sink.close()
    found = wanted | {"forms": forms, "rows": rows, "bytes": length}
    note.write_text(json.dumps(found, indent=2) + "\n")
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    parser.add_argument("--megabytes", type=float, default=MEGABYTES, help="millions of bytes of text")
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--zip", action="store_true", help="also as files with one member each")
    parser.add_argument("--gzip", action="store_true", help="also as one gzip file")
    options = parser.parse_args()
    forms = [form for form in ("gzip", "zip") if getattr(options, form)]
    found = write_files(options.folder, options.megabytes, options.seed, forms)
    print(f"{options.folder}: {found['rows']} rows, {found['bytes']} bytes, "
          f"{found['bytes'] / found['rows']:.1f} a row")


if __name__ == "__main__":
    main()
