"""The hours of a line of work: ranges of times, each with the part of the day beside it, or a length."""

import re
from collections.abc import Sequence
from itertools import pairwise, product

from core.visa.said_clock import Span, hours_in, length_of, spans
from core.visa.said_model import Line
from core.visa.words import ShiftWords

Told = tuple[Sequence[Span], bool]
"""What a range may mean, and whether that is sure."""
_CUT = re.compile(r"[,;+&]|(?<!\w)(?:and|then|ба|бас|тэгээд)(?!\w)", re.IGNORECASE)
_SEVERAL = 2
_ROUGHLY = re.compile(r"(?<!\w)(?:like|about)\s*$", re.IGNORECASE)
"""Before a length these say that it is rounded; elsewhere they are a sign of prose."""


def take_apart(line: Line, words: ShiftWords) -> list[Told] | None:
    """Several ranges with their own parts of the day: "6-10 in the morning, 5-9 at night"; None when it is not so."""
    nights = (words.pattern(f"day.{name}") for name in ("last_night", "tonight"))
    if any(one.search(line.text) for one in nights):
        return None
    pieces = [Line(piece) for piece in _CUT.split(line.text)]
    parts = ""
    found: list[Told] = []
    for piece in pieces:
        part = next((name for name, one in words.names("part").items() if piece.take(one)), "")
        times = take_times(piece, words, part)
        if times is None or len(times) > 1:
            return None
        parts += part
        found += times
    if len(found) < _SEVERAL or not parts:
        return None
    line.text = Line.GONE.join(piece.text for piece in pieces)
    return found


def take_times(line: Line, words: ShiftWords, part: str) -> list[Told] | None:
    """Every range of times, each with whether it is sure; None when one of them is no time of day."""
    found: list[Told] = []
    hours = hours_in(words)
    while met := line.take(hours.ranges):
        clocks = hours.clocks(met)
        meant, sure = spans(*clocks, part) if clocks else ([], False)
        if not meant:
            return None
        found.append((meant, sure))
    return found


def take_length(line: Line, words: ShiftWords) -> int | None:
    """The seconds of a length in hours, taken out with what says that it is rounded; None when there is none."""
    found = line.take(hours_in(words).lengths)
    if found is None:
        return None
    line.text = _ROUGHLY.sub("", line.text[: found.start()]) + line.text[found.start() :]
    return length_of(found)


def readings(times: Sequence[Told]) -> tuple[list[tuple[Span, ...]], bool]:
    """All that some ranges of one day may mean together, and whether that is sure.

    They follow each other: "9-12 and 1-5" is sure, since only one of its readings ends the first before the second.
    """
    if all(sure for _, sure in times):
        return [tuple(found[0] for found, _ in times)], True
    told = list(product(*(found for found, _ in times)))
    if len(times) < _SEVERAL:
        return told, False
    ordered = [one for one in told if _follow(one)]
    return ordered, len(ordered) == 1


def _follow(told: Sequence[Span]) -> bool:
    return all(start < end for start, end in told) and all(one[1] <= after[0] for one, after in pairwise(told))
