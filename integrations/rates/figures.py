"""Reading publishers' figures, dates and documents: exactly, and with doubt. No float is ever made."""

import csv
import json
import re
from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal, InvalidOperation

from core.rates.errors import SourceUnreadableError

_ISO_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_MOST_DIGITS = 40
_GREATEST, _SMALLEST = 18, -18
"""Powers of ten between which a rate lies; beyond is no rate, and exact arithmetic with it would take for ever."""


def figure(source: str, written: object) -> Decimal | None:
    """A rate as written, in text (thousands may be set apart by commas) or as a JSON number; None where none stands.

    Publishers leave a day out by an empty text, null, a dash or zero. Raises `SourceUnreadableError` for what is
    written there but is no rate.
    """
    text = "" if written is None else str(written).strip().replace(",", "")
    if text in {"", "-"}:
        return None
    try:
        value = Decimal(text)
    except InvalidOperation as error:
        raise SourceUnreadableError(source) from error
    if not value.is_finite() or value < 0 or len(value.as_tuple().digits) > _MOST_DIGITS:
        raise SourceUnreadableError(source)
    if value and not _SMALLEST <= value.adjusted() <= _GREATEST:
        raise SourceUnreadableError(source)
    return value or None


def iso_day(source: str, written: object) -> date:
    """A day written YYYY-MM-DD, and no other form of ISO 8601. Raises `SourceUnreadableError`."""
    if not _ISO_DAY.fullmatch(text := str(written)):
        raise SourceUnreadableError(source)
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise SourceUnreadableError(source) from error


def document(source: str, text: str) -> object:
    """A JSON document whose numbers with a point are decimals. Raises `SourceUnreadableError`, also for NaN."""

    def refuse(constant: str) -> object:
        raise ValueError(constant)

    try:
        parsed: object = json.loads(text, parse_float=Decimal, parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise SourceUnreadableError(source) from error
    return parsed


def records(source: str, listed: object) -> list[dict[str, object]]:
    """A JSON list of objects. Raises `SourceUnreadableError`."""
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        raise SourceUnreadableError(source)
    return listed


def table(source: str, text: str) -> list[list[str]]:
    """The rows of a CSV text. Raises `SourceUnreadableError`."""
    try:
        return list(csv.reader(text.splitlines(), strict=True))
    except csv.Error as error:
        raise SourceUnreadableError(source) from error


def spans(first: date, last: date, days: int) -> Iterable[tuple[date, date]]:
    """The days from `first` to `last` in parts of at most so many, the earliest first."""
    while first <= last:
        end = min(last, first + timedelta(days=days - 1))
        yield first, end
        first = end + timedelta(days=1)
