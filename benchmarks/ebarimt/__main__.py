"""`python -m benchmarks.ebarimt FOLDER [--count N] [--seed S]`: write pictures of receipts with their truth."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.ebarimt.make import write


def main(argv: Sequence[str]) -> int:
    """Write, and say how many."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.ebarimt", description="Make e-barimt pictures.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--count", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args(argv)
    write(options.folder, options.count, options.seed)
    print(f"{options.count} receipts in {options.folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
