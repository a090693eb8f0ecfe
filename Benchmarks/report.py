"""What the benchmarks share: the machine's load, and tables of minimum, median and ratio."""

import os
import statistics


def describe_machine():
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    return f"{os.cpu_count()} cores; load over 1, 5 and 15 minutes {load}"


def print_table(header, rows):
    """Prints rows of text, the first column to the left and the others to the right."""
    lines = [header] + rows
    widths = [max(len(line[column]) for line in lines) for column in range(len(header))]
    for number, line in enumerate(lines):
        cells = [line[0].ljust(widths[0])]
        cells += [cell.rjust(width) for cell, width in zip(line[1:], widths[1:])]
        print("  ".join(cells).rstrip())
        if number == 0:
            print("  ".join("-" * width for width in widths))


def least_and_median(values):
    return min(values), statistics.median(values)


def verdict(met):
    return "met" if met else "MISSED"
