"""11. The fortnight check over five years of shifts, and over the shifts of that fortnight alone."""

import time
from datetime import UTC, date, datetime, timedelta

from benchmarks.figure import Result, in_milliseconds, the_same
from benchmarks.quiet import still
from core.visa.breaches import effect_of
from core.visa.days import Diary
from core.visa.fortnights import fortnight
from core.visa.model import Shift, Visa
from integrations.law.visa import load_visa_law

AIM, SPREAD = 1, 0.5
_WARMING = 3
_BEGUN, _MONDAY = date(2021, 11, 29), date(2026, 11, 23)
_VISA = Visa("8105", course_start=_BEGUN)


async def run(quick: bool) -> Result:
    """Ask of one fortnight in a long diary and in a short one, in turn, and what a shift to come would break."""
    rounds = 20 if quick else 400
    shifts = _five_years()
    recent = [one for one in shifts if one.start.date() >= _MONDAY - timedelta(days=14)]
    long, short = Diary(shifts), Diary(recent)
    coming = _shift(_MONDAY + timedelta(days=13))
    with still():
        checks = [(_check(long), _check(short)) for _ in range(_WARMING + rounds)][_WARMING:]
        effects = [_seconds_of_effect(coming, recent) for _ in range(_WARMING + rounds // 4)][_WARMING:]
    figures = (
        in_milliseconds(f"one fortnight checked among {len(shifts):,} shifts", AIM, [one for one, _ in checks]),
        the_same(f"the same, against {len(recent)} shifts", SPREAD, [one / other for one, other in checks]),
        in_milliseconds("what a shift would break, and by how much to shorten it", 30, effects),
    )
    how = (
        "Five shifts a week for five years, one of them over midnight, each with a break. The diary is sorted once and "
        f"then asked. Median of {rounds} rounds, after {_WARMING} that are not counted. Nothing of it reads storage."
    )
    return Result(11, "The hours of a visa", how, figures, "Its cost lies in cutting shifts at local midnights.")


def _five_years() -> list[Shift]:
    days = ((_MONDAY + timedelta(days=14) - _BEGUN).days // 7) * 7
    return [_shift(_BEGUN + timedelta(days=day)) for day in range(days) if day % 7 in {0, 2, 4, 5, 6}]


def _shift(day: date) -> Shift:
    start = datetime(day.year, day.month, day.day, 9 if day.weekday() == 4 else 6, tzinfo=UTC)
    return Shift(start, start + timedelta(hours=5), "Australia/Sydney", 1800, "cafe")


def _check(diary: Diary) -> float:
    start = time.perf_counter()
    fortnight(diary, _VISA, load_visa_law(), _MONDAY)
    return time.perf_counter() - start


def _seconds_of_effect(shift: Shift, others: list[Shift]) -> float:
    start = time.perf_counter()
    effect_of(shift, others, _VISA, load_visa_law())
    return time.perf_counter() - start
