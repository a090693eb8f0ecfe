"""Counts, sums and spot rows of event files, to hold an importer's result against.

Usage: spot_values.py FOLDER [KIND...] > spots.json

FOLDER has the folders gdelt, icews, ged, viina, oryx, losses, kiel and un; KIND names some of them.
Per file: lines (as wc counts them), records, records by number of columns, days (first, last, number
of distinct ones, values that are no day), exact decimal sums of some columns (with the number of
values that are no number), counts of values of others, and five rows drawn with a fixed seed; "record"
counts from 1, without the header. Reads with Python's csv, gzip and json modules alone.
"""

import csv
import gzip
import json
import random
import re
import sys
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

SEED, SPOTS = 2022, 5

# Per pattern of names: how it is written, the column of the day, columns to sum up, columns whose
# values are counted, and the columns of a spot row. Columns are names, or positions where no header is;
# they are set apart by commas.
GDELT = {"id": 0, "date": 1, "actor1": 5, "actor1country": 7, "actor2": 15, "actor2country": 17,
         "root": 25, "code": 26, "coderoot": 28, "quad": 29, "goldstein": 30, "mentions": 31,
         "sources": 32, "articles": 33, "tone": 34, "place": -8, "added": -2, "url": -1}
GDELT_1 = GDELT | {"place": 51, "added": 56, "url": -1}
LAYOUTS = [
    ("gdelt/*.export.CSV*", "tabs", GDELT, "date", "goldstein, mentions, sources, articles, tone",
     "quad, root",
     "id, date, actor1, actor1country, actor2, actor2country, code, goldstein, place, added, url"),
    ("gdelt/gdelt1_daily*", "tabs", GDELT_1, "date", "goldstein, mentions, sources, articles, tone",
     "quad, root",
     "id, date, actor1, actor1country, actor2, actor2country, code, goldstein, place, added, url"),
    ("gdelt/gdelt1_historical*", "tabs", GDELT_1, "date", "goldstein, mentions, sources, articles, tone",
     "quad, root", "id, date, actor1, actor1country, actor2, actor2country, code, goldstein, place, added"),
    ("icews/icews*.tsv*", "tabs", None, "date", "", "", "date, source, relation, target"),
    ("icews/events.*.tab", "tabs", None, "Event Date", "Intensity, Latitude", "",
     "Event ID, Event Date, Source Name, Source Country, Event Text, CAMEO Code, Intensity, Target Name, "
     "Target Country"),
    ("ged/*.csv*", "commas", None, "date_start", "best, high, low, deaths_civilians", "type_of_violence",
     "id, relid, date_start, date_end, side_a, side_b, type_of_violence, where_prec, best, country"),
    ("viina/*.csv*", "commas", None, "date", "n_reports", "a_ukr, a_rus",
     "event_id_1pd, date, n_reports, asciiname, a_ukr, a_rus, longitude, latitude"),
    ("oryx/oryx_items*", "commas", None, "date_recorded", "n", "country, status",
     "date_recorded, country, system, status, n"),
    ("oryx/oryx_daily*", "commas", None, "date_recorded", "destroyed, type_total, type_total_diff", "country",
     "date_recorded, country, equipment_type, destroyed, type_total"),
    ("oryx/oryx_totals*", "commas", None, None, "destroyed, type_total", "country",
     "country, equipment_type, destroyed, type_total"),
    ("losses/*equipment.json*", "json", None, "date", "tank, APC, field artillery, drone", "",
     "date, day, tank, APC, field artillery, drone"),
    ("losses/*correction.json", "json", None, "date", "tank, APC, personnel", "",
     "date, day, tank, APC, personnel"),
    ("losses/*personnel.json", "json", None, "date", "personnel, POW", "personnel*",
     "date, day, personnel, POW"),
    ("losses/economist_meta*", "commas", None, "date", "estimate, ci_lower, ci_upper", "country, type",
     "date, estimate, ci_lower, ci_upper, type, country"),
    ("losses/economist_raw*", "commas", None, "date", "estimate", "country, estimate_type",
     "date, source, country, estimate_type, estimate"),
    ("losses/economist_war_fires*", "commas", None, "date", "fires_per_day, war_fires_per_day", "",
     "date, fires_per_day, war_fires_per_day"),
    ("kiel/*explorer.csv", "commas", None, "year, month", "total, financial, humanitarian, military", "",
     "country, iso, year, month, total, financial, humanitarian, military"),
    ("kiel/*total_allocations.csv", "commas", None, "year, month", "total_allocations, military", "",
     "year, month, total_allocations, military"),
    ("kiel/*procurement*", "commas", None, "year, month", "stockpile, procurement", "",
     "year, month, stockpile, procurement"),
    ("kiel/*weapons.csv", "commas", None, None, "number_of_weapons, monetary_value_eur", "category",
     "donor, category, number_of_weapons, monetary_value_eur"),
    ("kiel/*shares.csv", "commas", None, None, "total_pct_gdp, eu_share_bn", "", "country, iso, total_pct_gdp"),
    ("kiel/*info.csv", "commas", None, "date", "", "", "release, period, date, label"),
    ("kiel/release07*", "commas", None, "Announcement Date", "Converted Value in EUR",
     "Type of Aid General", "ID, countries, Announcement Date, Type of Aid General, Original Currency, "
     "Monetary Value as Given by Source, Converted Value in EUR"),
    ("un/undl_rollcalls.tsv", "tabs", None, "date", "yes, no, abstain, not_voting", "issues",
     "undl_id, resolution, date, yes, no, abstain, not_voting"),
    ("un/undl_votes.tsv*", "tabs", None, "date", "", "vote", "undl_id, resolution, date, iso3, vote"),
    ("un/undl_bulk*", "commas", None, "date", "total_yes, total_no", "ms_vote",
     "undl_id, ms_code, ms_vote, date, resolution, total_yes, total_no"),
    ("un/voeten_rollcalls.tsv", "tabs", None, "date", "yes, no, abstain, absent", "importantvote",
     "rcid, unres, date, yes, no, abstain, absent"),
    ("un/voeten_votes.tsv*", "tabs", None, "date", "", "vote", "rcid, date, iso3, vote"),
    ("un/ideal_points*", "commas", None, None, "NVotesAll, IdealPointAll", "",
     "ccode, iso3c, session, NVotesAll, IdealPointAll"),
]


def columns_of(text):
    return text.split(", ") if text else []


# --- Reading ---------------------------------------------------------------------------------------

def open_text(file):
    opener = gzip.open if file.suffix == ".gz" else open
    return opener(file, "rt", encoding="utf-8", newline="")


def read_records(file, form, positions):
    """Rows as lists with the names of their columns, or as dictionaries where the file is JSON."""
    with open_text(file) as stream:
        if form == "json":
            return json.load(stream), None
        quoting = csv.QUOTE_NONE if form == "tabs" else csv.QUOTE_MINIMAL
        rows = list(csv.reader(stream, delimiter="\t" if form == "tabs" else ",", quoting=quoting))
    if positions:
        return rows, positions
    return rows[1:], {name: place for place, name in enumerate(rows[0])}


def value(record, positions, column):
    """A value as text; empty where a JSON object lacks it."""
    return str(record.get(column, "")) if positions is None else record[positions[column]]


def day(record, positions, columns):
    """ISO day, or year and month; none where the text is no date."""
    if len(columns) == 2:
        year, month = (value(record, positions, column) for column in columns)
        return f"{year}-{int(month):02}"
    text = value(record, positions, columns[0])
    match = re.match(r"(\d{4})-?(\d\d)-?(\d\d)(?: 00:00:00(\.0+)?)?$", text)
    return "-".join(match.groups()[:3]) if match else None


# --- Describing ------------------------------------------------------------------------------------

def describe_days(days):
    known = [day for day in days if day]
    return {"first": min(known), "last": max(known), "distinct": len(set(known)),
            "none": len(days) - len(known)}


def exact_sum(texts):
    total, others = Decimal(0), 0
    for text in texts:
        try:
            number = Decimal(text)
            total, others = (total + number, others) if number.is_finite() else (total, others + 1)
        except InvalidOperation:
            others += 1
    return {"sum": str(total), "no number": others}


def describe(file, layout):
    _, form, positions, date, sums, counted, spot = layout
    records, positions = read_records(file, form, positions)
    with open_text(file) as stream:
        lines = sum(chunk.count("\n") for chunk in iter(lambda: stream.read(1 << 20), ""))
    result = {"lines": lines, "records": len(records), "columns": count(map(len, records))}

    def all_values(column):
        return [value(record, positions, column) for record in records]

    if date:
        result["days"] = describe_days([day(record, positions, columns_of(date)) for record in records])
    result["sums"] = {column: exact_sum(all_values(column)) for column in columns_of(sums)}
    result["counts"] = {column: count(all_values(column)) for column in columns_of(counted)}
    places = sorted(random.Random(SEED).sample(range(len(records)), min(SPOTS, len(records))))
    result["spots"] = [{"record": place + 1} | {column: value(records[place], positions, column)
                                                for column in columns_of(spot)} for place in places]
    return result


def count(values):
    return {str(key): number for key, number in sorted(Counter(values).items())}


def main():
    folder, kinds, results = Path(sys.argv[1]), sys.argv[2:], {}
    csv.field_size_limit(1 << 30)
    for layout in LAYOUTS:
        if kinds and layout[0].split("/")[0] not in kinds:
            continue
        for file in sorted(folder.glob(layout[0])):
            results[str(file.relative_to(folder))] = describe(file, layout)
    json.dump(results, sys.stdout, indent=1, ensure_ascii=False)
    print()


if __name__ == "__main__":
    main()
