"""Weekly counts by quad class of one country's deeds toward another, read with pandas.

Usage: weekly_quads.py EVENTS RELATIONS [SOURCE TARGET] > weeks.csv

EVENTS has the columns date, source, relation and target (ICEWS as benchmarks carry it, also packed);
RELATIONS has relation and quad_class. An actor's country is the last name in brackets, or else the
plain name. Without names: Russia toward Ukraine. Needs pandas (3.1.1 was used).
"""

import csv
import sys

import pandas as pd

QUADS = ["verbal cooperation", "material cooperation", "verbal conflict", "material conflict"]


def read(file):
    """All as text: no quotes, and no name that is taken for a missing value."""
    return pd.read_csv(file, sep="\t", quoting=csv.QUOTE_NONE, dtype=str, keep_default_na=False)


def country(names):
    return names.str.extract(r"\(([^()]*)\)+$")[0].fillna(names)


def main():
    events = read(sys.argv[1]).merge(read(sys.argv[2]), on="relation", how="left", validate="many_to_one")
    source, target = sys.argv[3:5] or ("Russia", "Ukraine")
    asked = events[(country(events.source) == source) & (country(events.target) == target)]
    weeks = pd.to_datetime(asked.date).dt.strftime("%G-W%V").rename("week")
    counts = pd.crosstab(weeks, asked.quad_class.fillna("unknown"))
    columns = QUADS + sorted(set(counts.columns) - set(QUADS))
    counts.reindex(columns=columns, fill_value=0).to_csv(sys.stdout, lineterminator="\n")


if __name__ == "__main__":
    main()
