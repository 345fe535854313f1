"""Which time of which bill a paper is of, and how sure that is."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from unittest.mock import sentinel

import pytest

from core.bills.model import Bill, Flow, Settled
from core.bills.stated import Fit, How, fits_of, state
from core.capture.model import Kind
from core.documents.model import Bill as Paper
from core.documents.model import Problem, Read, Receipt
from core.family.model import Viewer
from core.importing.paper import PaperPlan
from core.ledger.correct import undo
from core.ledger.model import Details
from core.money.currency import currency
from core.money.money import Money
from core.reviewing.chosen import NOTHING_CHOSEN
from core.reviewing.look import EntryLook
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.bills.conftest import AUD, HOLIDAYS, TODAY, due, put
from tests.core.conftest import House

POWER = Bill(
    "Electricity", Flow.OUT, AUD, "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=7", date(2026, 12, 7), low=Money(160_00, AUD),
    high=Money(160_00, AUD), category="home.electricity",
)  # fmt: skip
ORIGIN = replace(POWER, title="Origin")
QUARTERLY = "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=7"
FIXED = replace(ORIGIN, money=Money(160_00, AUD), low=None, high=None)


def paper(
    minor: int = 180_00, day: date | None = date(2026, 12, 4), payee: str | None = "Origin", **more: object
) -> EntryLook:
    """A bill on a paper that was read without any doubt, unless `more` says otherwise."""
    reading = Paper(
        Read(payee or "", 0.95),
        Read(Decimal(minor) / 100, 0.95),
        Read("AUD", 0.95),
        Read(day, 0.95) if day else None,
    )
    details = Details(Kind.EXPENSE, TODAY, Money(minor, AUD), 1, "home.electricity", payee)
    seen = EntryLook(sentinel.paper, 0, NOTHING_CHOSEN, reading, PaperPlan(details))
    sentinel.paper.id = 900
    return replace(seen, **more)  # type: ignore[arg-type]


async def fits(store: SqlStore, viewer: Viewer, seen: EntryLook, *bills: Bill, today: date = TODAY) -> tuple[Fit, ...]:
    async with store.unit() as unit:
        for bill in bills:
            await put(unit, viewer, bill)
        return await fits_of(unit, viewer, seen, today)


def told(found: tuple[Fit, ...]) -> list[str]:
    return [f"{one.how} {one.bill.body.title} {one.due:%d %b} {one.money.minor}" for one in found]


@pytest.mark.parametrize(
    ("bill", "seen", "expected"),
    [
        (ORIGIN, paper(), ["set Origin 04 Dec 18000"]),
        (replace(ORIGIN, title="Power", payee="Origin"), paper(), ["set Power 04 Dec 18000"]),
        (POWER, paper(), ["ask Electricity 04 Dec 18000"]),
        (replace(POWER, payee="AGL"), paper(), []),
        (replace(POWER, category="food.groceries"), paper(), []),
        (replace(ORIGIN, flow=Flow.IN), paper(), []),
        (replace(ORIGIN, paused=True), paper(), []),
        (replace(ORIGIN, currency=currency("USD"), low=None, high=None), paper(), []),
        (ORIGIN, paper(500_00), ["ask Origin 04 Dec 50000"]),
        (ORIGIN, paper(50_00), ["ask Origin 04 Dec 5000"]),
        (replace(ORIGIN, low=None, high=None), paper(500_00), ["set Origin 04 Dec 50000"]),
        (ORIGIN, paper(day=None), ["ask Origin 07 Dec 18000"]),
        (FIXED, paper(), ["price Origin 04 Dec 18000"]),
        (FIXED, paper(160_00), ["set Origin 04 Dec 16000"]),
        (replace(ORIGIN, rule=QUARTERLY), paper(day=date(2026, 12, 30)), ["set Origin 30 Dec 18000"]),
        (replace(ORIGIN, rule="FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=7;COUNT=1"), paper(day=date(2026, 12, 20)), []),
        (replace(ORIGIN, rule="FREQ=WEEKLY;INTERVAL=1;BYDAY=MO"), paper(), ["set Origin 04 Dec 18000"]),
        (replace(FIXED, document_id=900), paper(160_00, date(2026, 12, 7)), ["known Origin 07 Dec 16000"]),
    ],
)  # fmt: skip
async def test_a_paper_is_of_a_bill_by_its_name_or_its_kind(
    store: SqlStore, house: House, bill: Bill, seen: EntryLook, expected: list[str]
) -> None:
    assert told(await fits(store, house.bat.viewer, seen, bill)) == expected


async def test_what_was_read_with_doubt_is_only_asked(store: SqlStore, house: House) -> None:
    sure = paper()
    assert isinstance(sure.reading, Paper)
    doubts = (
        replace(sure, plan=replace(sure.plan, unsure=("total",))),
        replace(sure, plan=replace(sure.plan, problems=(Problem("bill.two_amounts"),))),
        replace(sure, reading=replace(sure.reading, due=Read(date(2026, 12, 4), 0.5))),
        replace(sure, reading=replace(sure.reading, biller=None)),
    )
    async with store.unit() as unit:
        await put(unit, house.bat.viewer, ORIGIN)
        for seen in doubts:
            assert [one.how for one in await fits_of(unit, house.bat.viewer, seen, TODAY)] == [How.ASK]


async def test_what_is_no_bill_or_of_nobody_is_of_none(store: SqlStore, house: House) -> None:
    for seen in (paper(payee=None), paper(plan=PaperPlan()), paper(reading=Receipt())):
        assert await fits(store, house.bat.viewer, seen, ORIGIN) == ()


async def test_of_two_it_is_asked_which(store: SqlStore, house: House) -> None:
    other = replace(ORIGIN, title="Origin gas", payee="Origin")
    found = await fits(store, house.bat.viewer, paper(), ORIGIN, other)
    assert told(found) == ["ask Origin 04 Dec 18000", "ask Origin gas 04 Dec 18000"]


async def test_it_is_noted_once_and_follows_the_bill_no_more(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await put(unit, bat, ORIGIN)
        (fit,) = await fits_of(unit, bat, paper(), TODAY)
        made = await state(unit, bat, fit, 900, HOLIDAYS, TODAY, NOON)
        (first, *_) = await due(unit, bat)
        assert (first.day, first.money, first.occurrence.day) == (
            date(2026, 12, 4),
            Money(180_00, AUD),
            date(2026, 12, 4),
        )
        (again,) = await fits_of(unit, bat, paper(), TODAY)
        assert (again.how, again.is_open) == (How.KNOWN, False)
        assert await state(unit, bat, again, 900, HOLIDAYS, TODAY, NOON) is None
        assert made is not None
        await undo(unit, bat, NOON, made.id)
        (first, *_) = await due(unit, bat)
        assert (first.day, first.money) == (date(2026, 12, 7), Money(160_00, AUD))


async def test_a_name_is_learnt_where_there_was_none(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        bill = await put(unit, bat, POWER)
        (fit,) = await fits_of(unit, bat, paper(), TODAY)
        await state(unit, bat, fit, 900, HOLIDAYS, TODAY, NOON)
        assert (await unit.matters.get(bat, Bill, bill.id)).body.payee == "Origin"


async def test_a_new_price_holds_from_that_time_on(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await put(unit, bat, FIXED)
        (fit,) = await fits_of(unit, bat, paper(), TODAY)
        await state(unit, bat, fit, 900, HOLIDAYS, TODAY, NOON, always=True)
        assert [one.money for one in await due(unit, bat)] == [Money(180_00, AUD)] * 2
        assert (await fits_of(unit, bat, paper(), TODAY))[0].how is How.KNOWN


async def test_one_that_was_paid_is_known_and_another_near_it_is_not(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await put(unit, bat, ORIGIN)
        first = (await due(unit, bat))[0].occurrence
        for money, settled in ((Money(180_00, AUD), Settled.PAID), (Money(90_00, AUD), Settled.PAID)):
            paid = replace(first, body=replace(first.body, settled=settled, paid=money, paid_on=TODAY))
            await unit.matters.replace(bat, paid)
            expected = [How.KNOWN] if money.minor == 180_00 else []
            assert [one.how for one in await fits_of(unit, bat, paper(), TODAY)] == expected
        without_a_day = await fits_of(unit, bat, paper(day=None), TODAY)
        assert told(without_a_day) == ["ask Origin 07 Jan 18000"]


async def test_a_private_paper_is_of_no_bill_that_all_see(store: SqlStore, house: House) -> None:
    hidden = paper(chosen=replace(NOTHING_CHOSEN, private=True))
    assert await fits(store, house.bat.viewer, hidden, ORIGIN) == ()
    async with store.unit() as unit:
        await put(unit, house.bat.viewer, replace(ORIGIN, title="Origin"), private=True)
        (fit,) = await fits_of(unit, house.bat.viewer, hidden, TODAY)
        assert fit.private
