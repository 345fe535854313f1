"""`python -m benchmarks.ebarimt FOLDER [--count N] [--seed S] [--read]`: write pictures with truth, or read them."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.ebarimt.accuracy import figures, misread, of_folder, outcomes
from benchmarks.ebarimt.make import write


def main(argv: Sequence[str]) -> int:
    """Write and say how many, or read and say how much was right."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ebarimt", description="Make e-barimt pictures.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--read", action="store_true", help="read the pictures that are in the folder")
    options = parser.parse_args(argv)
    if not options.read:
        write(options.folder, options.count, options.seed)
        print(f"{options.count} receipts in {options.folder}")
        return 0
    made = list(outcomes(of_folder(options.folder)))
    for line in misread(made):
        print(line)
    for figure in figures(made):
        print(f"{figure.what}: {figure.measured}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
