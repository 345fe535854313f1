"""The demo family lives on for weeks, and all that it is told unasked is looked at: sense, zone, language, and once.

All of the two years take minutes, and are lived by `make soak`; `python -m tests.simulation` writes down what everyone
saw in them.
"""

import asyncio
import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.demo.people import BAT
from tests.simulation.dues import Due
from tests.simulation.household import LANGUAGES, SON, ULAANBAATAR, ZONES
from tests.simulation.script import AWAY, DOWN, GONE
from tests.simulation.world import Heard
from tests.simulation.years import YEARS, Lived, live

WEEKS = timedelta(days=33)
MORNING, NIGHT = time(8), time(22)
DUE = re.compile(r"^(?:🧾|🔴|🔁|💰) <b>(?P<title>.+?)</b>")
ENGLISH = re.compile(r"\b(?:due|was|today|yesterday|paid|left|over|week|budget|of|the|and|not)\b", re.IGNORECASE)
CYRILLIC = re.compile(r"[а-яөү]", re.IGNORECASE)


@pytest.fixture(
    scope="module",
    params=[WEEKS, pytest.param(YEARS, marks=[pytest.mark.soak, pytest.mark.timeout(1800)])],
    ids=["weeks", "years"],
)
def lived(request: pytest.FixtureRequest, sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Lived:
    return asyncio.run(live(sqlite_template, tmp_path_factory.mktemp("years"), request.param))


def unasked(lived: Lived) -> list[Heard]:
    return [one for one in lived.heard if one.said is None and one.out.text]


def of_bills(lived: Lived) -> list[tuple[Heard, str]]:
    """Every line of a bill in what was told, with its title."""
    lines = [(one, line) for one in unasked(lived) for line in one.out.text.splitlines()]
    return [(one, found["title"]) for one, line in lines if (found := DUE.match(line)) and "Budget" not in line]


def local(one: Heard) -> datetime:
    """By the clock of where they are."""
    away = one.to == 1003 and AWAY[0] < one.at.date() < AWAY[1]
    return one.at.astimezone(ZoneInfo(ULAANBAATAR if away else ZONES[one.to]))


def test_nobody_is_told_at_night(lived: Lived) -> None:
    assert unasked(lived)
    assert [(local(one), one.out.text) for one in unasked(lived) if not MORNING <= local(one).time() < NIGHT] == []


def test_bills_come_in_one_message_a_day(lived: Lived) -> None:
    days = Counter((one.to, local(one).date()) for one in {id(one): one for one, _ in of_bills(lived)}.values())
    assert days
    assert {key: count for key, count in days.items() if count > 1} == {}


def test_no_line_of_a_bill_is_told_twice(lived: Lived) -> None:
    """A day is in it: today's, yesterday's, or its date, which comes once in a year."""
    lines = Counter(
        (one.to, local(one).date().year, line)
        for one in unasked(lived)
        for line in one.out.text.splitlines()
        if DUE.match(line) and re.search(r"\d (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)|сарын", line)
    )
    late = {key: count for key, count in lines.items() if count > 3}  # before, and after four and eight days
    assert late == {}


def test_each_hears_their_own_language(lived: Lived) -> None:
    for one in unasked(lived):
        if LANGUAGES[one.to] == "mn":
            assert CYRILLIC.search(one.out.text), one.out.text
            assert not ENGLISH.search(one.out.text), one.out.text
        else:
            assert re.search("[a-z]", re.sub(r"<[^>]+>", "", one.out.text)), one.out.text


def test_who_only_looks_and_who_shares_no_secret_hears_of_no_private_bill(lived: Lived) -> None:
    told = of_bills(lived)
    assert "Rent" in {title for one, title in told if one.to == BAT.user_id}
    assert {title for one, title in told if one.to == SON} == set()
    assert [one for one in lived.heard if one.to != BAT.user_id and "Flowers" in one.out.text] == []


def forgotten(lived: Lived) -> list[Due]:
    """What nobody ever paid, paid by hand, of days on which the bot could tell of it."""
    until = lived.until.date() - timedelta(days=9)
    found = [one for one in lived.dues if one.settled_at is None and not one.bill.income and not one.bill.autopay]
    return [one for one in found if one.day <= until and not _is_hindered(one.day)]


def _is_hindered(day: date) -> bool:
    spans = ((GONE[0], GONE[1]), DOWN)
    return any(first - timedelta(days=9) <= day <= last + timedelta(days=9) for first, last in spans)


def test_what_was_forgotten_was_told_to_its_keeper_before_on_and_after_its_day(lived: Lived) -> None:
    told = of_bills(lived)
    assert forgotten(lived)
    for due in forgotten(lived):
        days = {local(one).date() for one, title in told if one.to == due.bill.who and title == due.bill.title}
        assert due.day in days, due
        assert {due.day + timedelta(days=late) for late in (1, 4, 8)} <= days, due
