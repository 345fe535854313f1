"""The days that make a difference to this family: paydays, school terms in New South Wales, feasts in Mongolia."""

from datetime import date

_TSAGAAN_SAR = {
    2024: (2, 10), 2025: (3, 1), 2026: (2, 18), 2027: (2, 7), 2028: (2, 26), 2029: (2, 14), 2030: (2, 3),
}  # fmt: skip
_TERMS = (((2, 2), (4, 10)), ((4, 27), (7, 3)), ((7, 20), (9, 25)), ((10, 12), (12, 18)))
"""About the same each year."""
WINTER = {12: 5, 1: 5, 2: 5, 11: 4, 3: 3, 10: 3, 4: 2}
"""How cold a month is in Ulaanbaatar, for what heating costs: 0 is not at all."""


def tsagaan_sar(year: int) -> date:
    """The first day of the lunar year; about when, for years whose day stands nowhere here."""
    return date(year, *_TSAGAAN_SAR.get(year, (2, 15)))


def in_term(day: date) -> bool:
    """Whether there is school in Sydney that week."""
    return any(first <= (day.month, day.day) <= last for first, last in _TERMS)


def every(day: date, days: int, offset: int) -> bool:
    """Whether it is the day of something that comes around in so many days; offset 4 of 7 or 14 is a Thursday."""
    return day.toordinal() % days == offset


def of_year(day: date, *months_and_days: tuple[int, int]) -> bool:
    """Whether it is one of these days of any year."""
    return (day.month, day.day) in months_and_days
