"""Days as they are printed, in both languages: `12/03/2026`, `12 Mar 26`, `March 12, 2026`, `2026 оны 3-р сарын 12`.

Only days with a year are read: a bill's due date or a period without one is nothing to rely on. A period may name the
year or the month once ("1 – 14 March 2026").
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.papers.words import PaperWords
from core.receipts.fold import skeleton

MONTH_FIRST = frozenset({"US"})
"""Countries that write 03/12/2026 for the twelfth of March."""
_OLDEST = 1950
_NUMERIC = re.compile(
    r"(?<![\d/.])(?:(?=\d{4})|(?<!(?<!\d)\d-)(?<!(?<!\d)\d\d-))"
    r"(\d{1,4}) ?([./-]) ?(\d{1,2}) ?\2 ?(\d{1,4})(?!\d|\2\d{1,2}(?!\d))"
)
"""Not in a longer chain of figures, but two may be joined by a hyphen."""
_MONGOLIAN = re.compile(
    r"(\d{4})\s*оны?\s*(\d{1,2})\s*(?:-?\s*[рp])?\s*(?:дугаар|дүгээр)?\s*сарын?\s*(\d{1,2})", re.IGNORECASE
)
_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s./-]*([^\W\d_]{3,9})\.?(?:\s*[,./]\s*|-|\s*)'?(\d{4}|\d{2})(?!\d)",
    re.IGNORECASE,
)
_AMERICAN = re.compile(r"([^\W\d_]{3,9})\.?\s*(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})(?!\d)", re.IGNORECASE)
_SPELLED = re.compile(r"(\d{4})\s*оны?\s*([^\W\d_]+(?: [^\W\d_]+)?\s+сарын)\s*(\d{1,2})", re.IGNORECASE)
_MONTH = re.compile(
    r"(\d{4})\s*(?:оны?|\.|/)\s*(\d{1,2})\s*(?:-?\s*[рp])?\s*(?:дугаар|дүгээр)?\s*(?:сар(?!ын?\s*\d)|$)",
    re.IGNORECASE,
)
_MONTH_NAMED = re.compile(r"(?<!\d)(?<!\d )([^\W\d_]{3,9}),? (\d{4})(?!\d)")
_BEGUN = re.compile(r"(?<![\d/.-])(\d{1,2})(?:st|nd|rd|th)?\s*([^\W\d_]{3,9})?\s*(?:-|–|—|to|until)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Day:
    """A day in a text. `open` tells that day and month could be told either way by the text alone."""

    value: date
    start: int
    end: int
    open: bool = False


def days(text: str, words: PaperWords, country: str | None) -> tuple[Day, ...]:
    """All days of a text from left to right. `country` settles 03/04/2026: the day comes first nearly everywhere."""
    found = sorted(_all(text, words, country), key=lambda one: (one.start, -one.end))
    kept: list[Day] = []
    for one in found:
        if not kept or one.start >= kept[-1].end:
            kept.append(one)
    begun = _begun(text, kept, words)
    return (begun, *kept) if begun else tuple(kept)


def one_day(text: str, words: PaperWords, country: str | None) -> Day | None:
    """The first day of a text."""
    return next(iter(days(text, words, country)), None)


def month_of(text: str, words: PaperWords) -> tuple[date, date] | None:
    """The first and the last day of a month that is named with its year ("2026 оны 10-р сар", "October 2026")."""
    told = [(int(found[1]), int(found[2])) for found in _MONTH.finditer(text)]
    told += [(int(found[2]), _month(found[1], words) or 0) for found in _MONTH_NAMED.finditer(text)]
    year, month = next((one for one in told if one[0] >= _OLDEST and 1 <= one[1] <= 12), (0, 0))
    return (date(year, month, 1), date(year, month, monthrange(year, month)[1])) if month else None


def _all(text: str, words: PaperWords, country: str | None) -> Iterator[Day]:
    for found in _NUMERIC.finditer(text):
        yield from _numeric(found, country)
    for found in _MONGOLIAN.finditer(text):
        yield from _made(found, int(found[1]), int(found[2]), int(found[3]))
    for pattern, day, name, year in ((_NAMED, 1, 2, 3), (_AMERICAN, 2, 1, 3), (_SPELLED, 3, 2, 1)):
        for found in pattern.finditer(text):
            month = _month(found[name], words)
            if month:
                yield from _made(found, _year(found[year]), month, int(found[day]))


def _numeric(found: re.Match[str], country: str | None) -> Iterator[Day]:
    first, second, third = found[1], int(found[3]), found[4]
    if len(first) == 4:
        yield from _made(found, int(first), second, int(third))
        return
    goes_on = re.match(rf"{re.escape(found[2])}\d", found.string[found.end() :])
    if len(first) > 2 or len(third) not in {2, 4} or goes_on:
        return
    day, month = int(first), second
    if month > 12 or (country in MONTH_FIRST and day <= 12):
        day, month = month, day
    either = int(first) <= 12 and second <= 12 and int(first) != second
    yield from _made(found, _year(third), month, day, open=either)


def _made(found: re.Match[str], year: int, month: int, day: int, *, open: bool = False) -> Iterator[Day]:  # noqa: A002
    try:
        made = date(year, month, day)
    except ValueError:
        return
    if year >= _OLDEST:
        yield Day(made, found.start(), found.end(), open)


def _begun(text: str, kept: list[Day], words: PaperWords) -> Day | None:
    """The first day of a period whose year, or month and year, only the last one tells."""
    found = _BEGUN.search(text[: kept[0].start]) if kept else None
    if found is None:
        return None
    last = kept[0].value
    month = _month(found[2], words) if found[2] else last.month
    made = next(_made(found, last.year, month or 0, int(found[1])), None)
    if made and made.value > last and found[2]:
        made = next(_made(found, last.year - 1, month or 0, int(found[1])), None)
    return made if made and made.value <= last else None


def _month(name: str, words: PaperWords) -> int | None:
    spots = words.month.spot(skeleton(name))
    return (
        int(spots[0].slot) if spots and spots[0].start == 0 and len(spots) == 1 and spots[0].end == len(name) else None
    )


def _year(text: str) -> int:
    return int(text) if len(text) == 4 else 2000 + int(text)
