"""Chance that is the same each time: the dice of a day and a stream fall as they did before."""

import random
from collections.abc import Sequence
from datetime import date
from typing import TypeVar

SEED = "globfam"
_T = TypeVar("_T")


class Dice:
    """The dice of one day. `stream` keeps apart what shall not move when something else is told of the same day."""

    def __init__(self, stream: str, day: date, seed: str = SEED) -> None:
        self._random = random.Random(f"{seed}:{stream}:{day}")  # noqa: S311 - no secret

    def chance(self, percent: int) -> bool:
        """Whether what happens so often happens today."""
        return self._random.randrange(100) < percent

    def among(self, least: int, most: int, step: int = 1) -> int:
        """A number between two, in steps."""
        return self._random.randrange(least, most + 1, step)

    def one(self, of: Sequence[_T]) -> _T:
        """One of several."""
        return self._random.choice(of)
