"""Random visas and shifts where the rule bends: clock changes, edges of courses and breaks, changes of law."""

from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

ZONES = (
    "Australia/Sydney", "Australia/Lord_Howe", "Australia/Perth", "Australia/Adelaide", "Asia/Ulaanbaatar",
    "Asia/Hovd", "Pacific/Auckland", "Europe/London", "America/Santiago",
)  # fmt: skip
TURNS = (
    date(2022, 1, 1), date(2023, 7, 1), date(2021, 10, 3), date(2023, 4, 2), date(2025, 10, 5), date(2026, 4, 5),
    date(2026, 10, 4), date(2026, 3, 29), date(2026, 9, 27), date(2026, 9, 6), date(2026, 11, 24), date(2015, 3, 28),
)  # fmt: skip
"""Changes of law, and days on which clocks change in one of the zones."""


def history(seed: int) -> dict[str, Any]:
    """An object as the command reads it; the same one for the same seed."""
    dice = Random(seed)
    turn = dice.choice(TURNS)
    shifts = [_shift(dice, turn) for _ in range(dice.choice((1, 2, 3, 5, 8)))]
    if dice.random() < 0.15:
        shifts.append(dict(dice.choice(shifts)))
    if dice.random() < 0.1:
        shifts += [_long_day(turn + timedelta(days=day)) for day in range(7)]
    at = turn + timedelta(days=dice.randint(-20, 20))
    return {"at": str(at), "zone": dice.choice(ZONES), "visa": _visa(dice, turn), "shifts": shifts}


def _visa(dice: Random, turn: date) -> dict[str, Any]:
    start = turn + timedelta(days=dice.choice((-700, -700, -700, dice.randint(-16, 16))))
    end = dice.choice((None, start + timedelta(days=1400), turn + timedelta(days=dice.randint(-5, 20))))
    if end and end < start:
        end = None
    breaks = []
    for _ in range(dice.choice((0, 0, 1, 2))):
        first = turn + timedelta(days=dice.randint(-25, 15))
        breaks.append([str(first), str(first + timedelta(days=dice.choice((0, 6, 13, 20, 40))))])
    return {
        "condition": dice.choice(("8105", "8105", "8105", "8104", "8104", "unlimited")),
        "level": dice.choice(("coursework", "coursework", "coursework", "masters_research", "doctorate")),
        "course_start": str(start),
        "course_end": str(end) if end else None,
        "breaks": breaks,
    }


def _shift(dice: Random, turn: date) -> dict[str, Any]:
    day = turn + timedelta(days=dice.choice((-1, 0, dice.randint(-15, 15))))
    hour, minute = (
        dice.choice((0, 1, 2, 9, 17, 22, 23, dice.randint(0, 23))),
        dice.choice((0, 0, 30, dice.randint(0, 59))),
    )
    start = datetime.combine(day, time(hour, minute))
    length = dice.choice((30, 180, 330, 480, dice.randint(121, 900)))
    shift: dict[str, Any] = {
        "start": start.isoformat("T", "minutes"),
        "end": (start + timedelta(minutes=length)).isoformat("T", "minutes"),
    }
    if length > 120 and dice.random() < 0.6:
        shift["unpaid_break_minutes"] = dice.choice((10, 30, 45, 60, dice.randint(0, length - 120)))
    return shift


def _long_day(day: date) -> dict[str, Any]:
    return {"start": f"{day}T08:00", "end": f"{day}T15:{day.day:02d}"}
