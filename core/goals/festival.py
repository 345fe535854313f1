"""When a festival is that somebody saves for: Цагаан сар and Наадам are goals that come with their day, every year."""

from collections.abc import Iterator, Mapping
from datetime import date

from core.bills.ports import Holidays
from core.family.names import folded

_CALENDARS = (("MN", "mn"), ("MN", "en"), ("AU", "en"))
"""Whose festivals, in which language their names: a family lives in both countries."""
_YEARS = 5
"""So many years ahead the days are kept, since the moon's year has no rule that a goal could hold."""
_FEWEST_LETTERS = 6
"""A shorter name may be a part of many ("day")."""


def festival_days(title: str, holidays: Holidays, today: date) -> tuple[date, ...]:
    """The first day of the festival of that name in each of the next years; none where no festival is called so."""
    wanted = folded(title)
    if len(title) < _FEWEST_LETTERS:
        return ()
    for country, language in _CALENDARS:
        years = (holidays.of(country, today.year + after, language) for after in range(_YEARS))
        days = tuple(day for year in years if (day := min(_called(year, wanted), default=None)) is not None)
        if days:
            return tuple(day for day in days if day > today)
    return ()


def _called(year: Mapping[date, str], wanted: str) -> Iterator[date]:
    """The days whose name holds each word that was said."""
    words = set(wanted.split())
    return (day for day, name in year.items() if words <= set(folded(name.replace(",", " ")).split()))
