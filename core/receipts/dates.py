"""Dates as they are printed: every shape, in the order of the country, with what engines do to them undone."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from core.receipts.fold import skeleton
from core.receipts.words import ReceiptWords

_YEAR_FIRST = frozenset({"MN", "CN", "JP", "KR", "TW", "HU", "LT", "SE", "IR"})
_MONTH_FIRST = frozenset({"US", "PH", "FM", "MH", "PW"})
_CURRENCY_COUNTRY = {"CNY": "CN", "JPY": "JP", "KRW": "KR", "MNT": "MN", "USD": "US", "PHP": "PH"}
FIRST_YEAR = 2000
_LETTERS = str.maketrans("OoQDlIi|SsBZz", "0000111155822")
_SEP = r"\s?[-/.:,~'’—–\\]{1,2}\s?"
_NUMERIC = re.compile(rf"(?<![\d.,])(\d{{1,4}})({_SEP})(\d{{1,2}})({_SEP})(\d{{2,6}})(?![\d%])")
_YEAR_GLUED = re.compile(r"(?<!\d)(20\d\d)[-/.]([01]\d)[-/.]([0-3]\d)(?=\D|$|\d{1,2}:)")
_SLASH_READ_AS_DIGIT = re.compile(r"(?<!\d)([0-3]\d)([/71])([01]\d)([/71])(20\d\d)(?!\d)")
_SPACED = re.compile(r"(?<![\d.])(\d{1,2}) (\d{1,2}) (20\d\d)(?!\d)")
_EIGHT = re.compile(r"(?<![\d#*-])(\d{8})(?![\d*-])")
_DAY_NAMED = re.compile(
    r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]{0,2}([^\W\d_]{3,12})[\s\-/.,'’]{0,3}(\d{4}|\d{2})(?!\d)"
)
_NAMED_DAY = re.compile(r"([^\W\d_]{3,9})[\s\-/.]{0,2}(\d{1,2})(?:st|nd|rd|th)?[\s,\-/.]{1,3}(20\d\d)(?!\d)")
_MONGOLIAN = re.compile(
    r"(20\d\d)\s?(?:оны?|年)\s?(\d{1,2})(?:\s?-?\s?р)?\s?(?:сарын|сар|月)\s?(\d{1,2})", re.IGNORECASE
)
_MIXED = re.compile(r"(?<![A-Za-z\d])[\dOoQDlIi|SBZ]{1,4}(?:[-/.:][\dOoQDlIi|SBZ]{1,4}){2}(?![A-Za-z])")
_CLOCK = re.compile(r"\s?(?:[AaPp]\.?[Mm]\b)")
_ALIVE = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text. `shape` is how strong its form is: `named`, `full` (a year of four digits), `short`, `weak`.

    `others` are what it may mean too, in the orders that the paper's country allows. `mended` tells of letters or
    strokes that were put right.
    """

    value: date
    start: int
    end: int
    shape: str
    others: tuple[date, ...] = ()
    mended: bool = False


def orders(currency: str | None, countries: Sequence[str]) -> tuple[str, ...]:
    """In which orders a date may stand: that of the paper's own country, or those of the family's countries."""
    if currency == "USD":
        countries = ("US", *countries)  # dollars are taken in many countries, and only one writes the month first
    elif currency is not None:
        countries = (_CURRENCY_COUNTRY.get(currency, currency),)
    found = [_order(country) for country in countries] or ["dmy"]
    return tuple(dict.fromkeys(found))


def _order(country: str) -> str:
    if country in _YEAR_FIRST:
        return "ymd"
    return "mdy" if country in _MONTH_FIRST else "dmy"


def dates_in(text: str, words: ReceiptWords, order: Sequence[str], today: date) -> tuple[Dated, ...]:
    """All dates on a line, none over another, the surest shapes first."""
    mended = _MIXED.sub(lambda found: found.group().translate(_LETTERS), text)
    taken: list[Dated] = []
    for one in _all(mended, words, order, today):
        if not any(one.start < other.end and other.start < one.end for other in taken):
            changed = one.mended or mended[one.start : one.end] != text[one.start : one.end]
            taken.append(Dated(one.value, one.start, one.end, one.shape, one.others, changed))
    return tuple(taken)


def _all(text: str, words: ReceiptWords, order: Sequence[str], today: date) -> Iterator[Dated]:
    yield from _named(text, words, today)
    for found in (*_MONGOLIAN.finditer(text), *_YEAR_GLUED.finditer(text)):
        yield from _exact(found, (found[1], found[2], found[3]), "full")
    yield from _numeric(text, order, today)
    for found in _SPACED.finditer(text):
        yield from _exact(found, (found[3], found[2], found[1]), "weak")
    for found in _SLASH_READ_AS_DIGIT.finditer(text):
        yield from _exact(found, (found[5], found[3], found[1]), "full", mended=True)
    for found in _EIGHT.finditer(text):
        digits = found[1]
        yield from _exact(found, (digits[:4], digits[4:6], digits[6:]), "weak")
        yield from _exact(found, (digits[4:], digits[2:4], digits[:2]), "weak")


def _named(text: str, words: ReceiptWords, today: date) -> Iterator[Dated]:
    for found in _DAY_NAMED.finditer(text):
        month = _month(found[2], words)
        if month:
            yield from _exact(found, (_year(found[3], today), month, found[1]), "named")
    for found in _NAMED_DAY.finditer(text):
        month = _month(found[1], words)
        if month:
            yield from _exact(found, (found[3], month, found[2]), "named")


def _month(word: str, words: ReceiptWords) -> str | None:
    """The number of a month's name, which may have an ending or one wrong letter."""
    bones = skeleton(word)
    spots = words.month.spot(bones) or words.month.spot(bones, slips=True)
    whole = spots and spots[0].start == 0 and spots[0].end == len(word)
    return spots[0].slot if whole else None


def _numeric(text: str, order: Sequence[str], today: date) -> Iterator[Dated]:
    for found in _NUMERIC.finditer(text):
        first, middle, last = found[1], found[3], found[5]
        strokes = found[2].strip() + found[4].strip()
        clock = ":" in strokes and len(first) < 3 and (strokes.count(":") == 2 or len(last) == 2)
        if clock or _CLOCK.match(text[found.end() :]) or set(strokes) <= {","}:
            continue
        end = found.end()
        if len(last) > 4 or (len(last) == 4 and not _is_year(last, today)):
            if not re.match(r"[:.]\d\d", text[end:]):
                continue  # digits glued to a date are the hour of a time
            cut = len(last) - 2
            last, end = last[:cut], end - 2
        options = _options(first, middle, last, order, today)
        if options:
            shape = "full" if 4 in {len(first), len(last)} else "short"
            shape = "weak" if shape == "short" and "," in strokes else shape
            yield Dated(options[0], found.start(), end, shape, options[1:])


def _is_year(text: str, today: date) -> bool:
    return FIRST_YEAR <= int(text) <= today.year + 5


def _options(first: str, middle: str, last: str, order: Sequence[str], today: date) -> tuple[date, ...]:
    """What three numbers can mean, the likeliest first; what lies ahead or long back gives way to what does not."""
    if len(first) == 4:
        tries = [(first, middle, last)] if len(last) <= 2 else []
    elif len(first) == 3:
        tries = []
    else:
        by_order = {"dmy": (last, middle, first), "mdy": (last, first, middle), "ymd": (first, middle, last)}
        if len(last) == 4:
            by_order["ymd"] = by_order["dmy"]
        tries = [by_order[one] for one in order] or [by_order["dmy"]]
        tries.append(by_order["dmy"])
    made = [_date(_year(year, today), month, day) for year, month, day in tries]
    options = [one for one in dict.fromkeys(made) if one is not None]
    past = [one for one in options if one <= today]
    fresh = [one for one in past if today - one <= _ALIVE]
    return tuple(fresh or past or options)


def _year(text: str, today: date) -> str:
    """A year of four digits; two digits are of this century."""
    return text if len(text) == 4 else f"{today.year // 100}{text.zfill(2)}"


def _exact(found: re.Match[str], parts: tuple[str, str, str], shape: str, *, mended: bool = False) -> Iterator[Dated]:
    value = _date(*parts)
    if value is not None:
        yield Dated(value, found.start(), found.end(), shape, (), mended)


def _date(year: str, month: str, day: str) -> date | None:
    if not FIRST_YEAR <= int(year) <= FIRST_YEAR + 99:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
