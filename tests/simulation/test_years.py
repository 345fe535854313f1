"""The demo family lives on for two years, and all that it is told is looked at: sense, zone, language, and once.

`python -m tests.simulation [DAYS]` writes down what everyone saw.
"""

import asyncio
import re
from collections import Counter
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.demo.people import BAT, SARNAI
from core.bills.model import Settled
from core.family.model import News
from tests.simulation import form, told
from tests.simulation.dues import START, Due
from tests.simulation.household import LANGUAGES, SON, ULAANBAATAR, ZONES
from tests.simulation.script import AWAY, DOWN, GONE, LONG_DAYS, MUTED
from tests.simulation.told import local, unasked
from tests.simulation.world import Heard
from tests.simulation.years import YEARS, Kept, Lived, live

MONTHS = timedelta(days=125)
"""With the first New Year by the moon, and the days on which Sarnai works too long."""
MORNING, NIGHT = time(8), time(22)
USUAL_HOUR = 9
EARLIEST, LATEST = timedelta(days=8), timedelta(days=12)
"""No bill is told of longer before its day, nor longer after it."""
OWN_ALPHABET = {"en": re.compile("[a-z]", re.IGNORECASE), "mn": re.compile("[а-яөү]", re.IGNORECASE)}
BUDGET = re.compile(r"^(?:🟡|🔴) (?:Budget|Төсөв) ", re.MULTILINE)
_DAY = timedelta(days=1)


@pytest.fixture(
    scope="module",
    params=[
        pytest.param(MONTHS, marks=pytest.mark.timeout(900)),
        pytest.param(YEARS, marks=[pytest.mark.soak, pytest.mark.timeout(1800)]),
    ],
    ids=["months", "years"],
)
def lived(request: pytest.FixtureRequest, sqlite_template: Path, tmp_path_factory: pytest.TempPathFactory) -> Lived:
    return asyncio.run(live(sqlite_template, tmp_path_factory.mktemp("years"), request.param))


def test_nobody_is_told_at_night(lived: Lived) -> None:
    assert unasked(lived)
    assert [(local(one), one.out.text) for one in unasked(lived) if not MORNING <= local(one).time() < NIGHT] == []


def test_bills_come_at_the_usual_hour_wherever_one_is(lived: Lived) -> None:
    """At nine until it is known when somebody pays; and after a move at the hour of before, by the clock there."""
    hours = {line.heard: local(line.heard) for line in told.lines(lived) if not local(line.heard).minute}
    first = {at.hour for one, at in hours.items() if at.date() < START + 28 * _DAY}
    assert first == {USUAL_HOUR}
    own = [at for one, at in hours.items() if one.to == SARNAI.user_id]
    before = {at.hour for at in own if AWAY[0] - 60 * _DAY < at.date() < AWAY[0]}
    there = {at.hour for at in own if AWAY[0] < at.date() < AWAY[1]}
    assert all(any(abs(hour - usual) <= 1 for usual in before) for hour in there), (before, there)


def test_bills_come_in_one_message_a_day(lived: Lived) -> None:
    messages = {id(line.heard): line.heard for line in told.lines(lived)}
    days = Counter((one.to, local(one).date()) for one in messages.values())
    assert days
    assert {key: count for key, count in days.items() if count > 1} == {}


def test_no_line_of_a_bill_is_told_twice(lived: Lived) -> None:
    """The same words of the same time that it fell due: what is put off says another day, or is asked for."""
    lines = Counter((line.heard.to, line.due.bill.title, line.due.day, line.text) for line in told.lines(lived))
    assert {key: count for key, count in lines.items() if count > 3} == {}  # before, and after some days, twice


def test_no_message_says_the_same_twice(lived: Lived) -> None:
    for one in unasked(lived):
        lines = [line for line in one.out.text.splitlines() if line and not line.startswith("↳")]
        assert len(set(lines)) == len(lines), one.out.text


def test_nothing_is_told_twice_within_days(lived: Lived) -> None:
    """A whole message, unless somebody put off what is in it, or it waited until the machine was on again."""
    last: dict[tuple[int, str], datetime] = {}
    twice = []
    put_off = {(one.to, local(one).date()) for one in lived.heard if one.said and "⏰" in one.said}
    for one in unasked(lived):
        before = last.get((one.to, one.out.text))
        is_soon = before is not None and one.at - before < 3 * _DAY and before.date() != DOWN[1]
        if before is not None and is_soon and not _was_put_off(one, before, put_off):
            twice.append((local(one), one.out.text))
        last[one.to, one.out.text] = one.at
    assert not twice, twice


def _was_put_off(one: Heard, before: datetime, put_off: set[tuple[int, date]]) -> bool:
    first, last = before.date(), local(one).date()
    return any((one.to, first + days * _DAY) in put_off for days in range((last - first).days + 1))


def test_the_amount_is_that_of_the_book(lived: Lived) -> None:
    """In the bill's currency, as its reader writes numbers; of what differs each time only the currency is known."""
    found = list(told.lines(lived))
    assert found
    for line in found:
        amount = line.due.bill.amount(line.due.day)
        assert amount is None or amount in line.text, line.text
        if amount is None and (named := re.findall(r"A\$|₮", line.text)):
            assert set(named) == {line.due.bill.sign}, line.text


def test_a_bill_is_told_of_in_its_time_and_never_when_it_is_settled(lived: Lived) -> None:
    for line in told.lines(lived):
        settled = line.due.settled_at
        assert settled is None or line.heard.at <= settled, (local(line.heard), line.text)
        assert line.due.day - EARLIEST <= line.today <= line.due.day + LATEST or _was_away(line), (
            line.today,
            line.text,
        )


def _was_away(line: told.Line) -> bool:
    """What fell into the days on which somebody could not be told is told when they can."""
    return any(first <= line.due.day and line.today <= last + 2 * _DAY for first, last in (GONE, DOWN))


def test_the_week_lists_what_the_book_has(lived: Lived) -> None:
    assert told.digests(lived)
    for one in told.digests(lived):
        listed, meant = told.coming(one), told.expected(lived, one)
        assert len(listed) == min(len(meant), 6), (local(one), one.out.text, meant)
        for day, title, money in listed:
            assert [1 for when, what, sum_ in meant if (day, title) == (when, what) and sum_ in {None, money}], one


def test_who_wants_to_hear_nothing_of_a_kind_hears_nothing_of_it(lived: Lived) -> None:
    kinds = {
        News.WEEK: told.digests(lived),
        News.BUDGETS: [one for one in unasked(lived) if BUDGET.search(one.out.text)],
    }
    for who, (news, first, last) in MUTED.items():
        days = [local(one).date() for one in kinds[news] if one.to == who]
        assert [day for day in days if first <= day < last] == []
        if lived.until.date() > last + 60 * _DAY:
            assert [day for day in days if day < first], "before"
            assert [day for day in days if day > last], "and again after"


def test_each_hears_their_own_language(lived: Lived) -> None:
    for one in lived.heard:
        for text in filter(None, form.shown(one)):
            assert form.foreign(text, LANGUAGES[one.to], lived.names) == [], (local(one), one.said, text)
    for one in unasked(lived):
        assert OWN_ALPHABET[LANGUAGES[one.to]].search(re.sub(r"<[^>]+>", "", one.out.text)), one.out.text


def test_every_message_is_well_formed(lived: Lived) -> None:
    for one in lived.heard:
        for text in filter(None, form.shown(one)):
            assert list(form.wrongs(text)) == [], (local(one), one.said, text)


def test_who_moved_is_told_by_the_clock_of_where_they_are(lived: Lived) -> None:
    away = [one for one in told.digests(lived) if one.to == SARNAI.user_id and AWAY[0] < local(one).date() < AWAY[1]]
    assert {told.zone_of(one.to, one.at) for one in away} <= {ULAANBAATAR}
    assert {local(one).hour for one in away} <= {18}
    assert away or lived.until.date() < AWAY[1]


def test_who_only_looks_and_who_shares_no_secret_hears_of_no_private_bill(lived: Lived) -> None:
    heard = {(line.heard.to, line.due.bill.title) for line in told.lines(lived)}
    assert (BAT.user_id, "Rent") in heard
    assert [title for who, title in heard if who == SON] == []
    assert [one for one in lived.heard if one.to != BAT.user_id and "Flowers" in one.out.text] == []


def test_hours_of_work_are_told_to_the_one_who_works(lived: Lived) -> None:
    """Her visa is nobody else's; that she has worked too much is told to her as soon as she says so."""
    of_visa = [one for one in lived.heard if re.search("🛂|VEVO|цаг илүү", one.out.text)]
    assert {one.to for one in of_visa} == {SARNAI.user_id}
    over = [local(one).date() for one in of_visa if re.search("🔴 .* илүү", one.out.text)]
    assert LONG_DAYS[-1] in over or lived.until.date() < LONG_DAYS[-1]
    assert [day for day in over if day < LONG_DAYS[-1]] == []


def forgotten(lived: Lived) -> list[Due]:
    """What nobody ever paid, paid by hand, of days on which the bot could tell of it."""
    until = lived.until.date() - timedelta(days=12)
    found = [one for one in lived.dues if one.settled_at is None and not one.bill.income and not one.bill.autopay]
    return [one for one in found if one.day <= until and not _is_hindered(one.day)]


def _is_hindered(day: date) -> bool:
    spans = ((GONE[0], GONE[1]), DOWN)
    return any(first - timedelta(days=9) <= day <= last + timedelta(days=9) for first, last in spans)


def test_what_was_forgotten_was_told_to_its_keeper_before_and_after_its_day(lived: Lived) -> None:
    heard = [(line.due, line.today) for line in told.lines(lived) if line.heard.to == line.due.bill.who]
    assert forgotten(lived)
    for due in forgotten(lived):
        days = [today - due.day for one, today in heard if one is due]
        assert [1 for late in days if late <= timedelta()], (due, "before it, or on it")
        assert len([1 for late in days if late > timedelta()]) >= 2, (due, "and more than once after")


def test_in_the_end_every_bill_stands_as_the_family_left_it(lived: Lived) -> None:
    """Each day of the two years is there once, and paid by what paid it, skipped, or open."""
    kept = {(one.bill, one.occurrence.nominal): one for one in lived.kept}
    assert len(kept) == len(lived.kept), "each once"
    past = [one for one in lived.dues if one.day < lived.until.date()]
    assert past
    there = {key for key, one in kept.items() if one.occurrence.due < lived.until.date()}
    assert not (differs := there ^ {(one.bill.title, one.day) for one in past}), differs
    wrong = [(due, kept[due.bill.title, due.day]) for due in past if not _agree(due, kept[due.bill.title, due.day])]
    assert not wrong, wrong


def _agree(due: Due, one: Kept) -> bool:
    of = one.occurrence
    if due.settled_at is None:
        return (of.settled, of.paid, one.entry, of.due) == (Settled.OPEN, None, None, due.day)
    if due.skipped:
        return of.settled is Settled.SKIPPED
    day = due.settled_at.astimezone(ZoneInfo(ZONES[due.bill.who])).date()
    if one.entry is None or of.settled is not Settled.PAID or (of.paid_on, one.entry.details.day) != (day, day):
        return False
    money, amount = one.entry.details.money, due.bill.amount(due.day)
    return of.paid == money and (amount is None or money.decimal == Decimal(re.sub(r"[^\d.]", "", amount)))
