"""Goals that stand in a real store: what is there, what to put aside each time, and rounds that begin anew."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

import pytest

from core.accounts.keep import Opening, open_account
from core.accounts.model import AccountKind
from core.bills.model import Bill, Flow, Occurrence
from core.family.errors import NotAllowedError
from core.family.membership import found_family
from core.family.model import Person, Viewer
from core.goals.errors import NoSuchGoalError, NotTheirGoalError, SavedOnAccountError
from core.goals.festival import festival_days
from core.goals.keep import Kept, called, delete_goal, find, put_aside, remove_goal, set_goal, set_private
from core.goals.look import goal, goals, just_reached
from core.goals.model import Goal
from core.goals.progress import Progress, round_of
from core.goals.said import Act, Doubt, GoalSaid, Unclear
from core.ledger.correct import undo
from core.ledger.model import Origin
from core.matters.act import begin
from core.matters.model import Matter
from core.money.money import Money
from core.unit import Unit
from integrations.db.unit import SqlStore
from integrations.holidays import PublicHolidays
from tests.conftest import NOON
from tests.core.budgets.setting import AUD, DAY, MNT, know_rates
from tests.core.conftest import House

JUNE = date(2027, 6, 1)


async def made(unit: Unit, viewer: Viewer, title: str = "Tickets home", amount: str = "3000", **more: object) -> Kept:
    said = GoalSaid(Act.SET, title, Decimal(amount), **more)  # type: ignore[arg-type]
    kept = await set_goal(unit, viewer, said, AUD, DAY, NOON)
    assert isinstance(kept, Kept)
    return kept


async def put(unit: Unit, viewer: Viewer, kept: Kept, amount: str, act: Act = Act.PUT, **more: object) -> None:
    said = GoalSaid(act, "", Decimal(amount), **more)  # type: ignore[arg-type]
    assert isinstance(await put_aside(unit, viewer, kept.matter, said, DAY, NOON), Kept)


async def test_what_is_put_aside_and_taken_out_is_there(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await know_rates(unit)
        kept = await made(unit, bat, by=JUNE)
        await put(unit, bat, kept, "200")
        await put(unit, house.tuya.viewer, kept, "200000", codes=("MNT",))
        await put(unit, bat, kept, "50", Act.TOOK)
        await put(unit, bat, kept, "5", codes=("USD",))
        found = await goal(unit, bat, kept.matter.id, DAY)
        await undo(unit, bat, NOON)
        await undo(unit, bat, NOON)
        assert (await goal(unit, bat, kept.matter.id, DAY)).saved == Money(300_00, AUD)
    assert (found.saved, found.missing) == (Money(250_00, AUD), Money(2750_00, AUD))
    assert (found.steps, found.paydays, found.each) == (7, False, Money(392_86, AUD))
    assert found.share == Fraction(1, 12)
    assert found.ahead == Money(250_00, AUD)
    assert [money.currency.code for money in found.basis.missing] == ["USD"]


async def test_each_payday_is_counted_by_rows_and_further_ahead_by_the_rule(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        pay = Bill("Pay", Flow.IN, AUD, "FREQ=WEEKLY;INTERVAL=2", date(2026, 11, 27))
        bill = (await begin(unit, bat, Matter(bat.member_id, pay), NOON)).matter
        rent = Bill("Rent", Flow.OUT, AUD, "FREQ=WEEKLY;INTERVAL=1", date(2026, 11, 27))
        await begin(unit, bat, Matter(bat.member_id, rent), NOON)
        for day in (date(2026, 11, 27), date(2026, 12, 11), date(2026, 12, 25), date(2027, 1, 8), date(2027, 1, 22)):
            body = Occurrence(day, day, None)
            await unit.matters.add(bat, Matter(bat.member_id, body, parent_id=bill.id, day=day))
        soon = await made(unit, bat, "Gifts", "300", by=date(2026, 12, 25))
        far = await made(unit, bat, "Car", "1300", by=date(2027, 5, 14))
        found = [await goal(unit, bat, one.matter.id, DAY) for one in (soon, far)]
    assert [(one.paydays, one.steps, one.each.minor) for one in found] == [(True, 3, 100_00), (True, 13, 100_00)]


async def test_the_balance_of_its_account_is_what_is_there(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        opening = Opening("My Savings", AccountKind.CASH, AUD, Money(4_000_00, AUD), private=True)
        await open_account(unit, bat, opening, Origin(1, 1, 0), DAY, NOON)
        kept = await made(unit, bat, "Emergency", "10000", account="savings")
        found = await goal(unit, bat, kept.matter.id, DAY)
        with pytest.raises(SavedOnAccountError):
            await put(unit, bat, kept, "5")
        assert await goals(unit, house.tuya.viewer, DAY) == ()
        nowhere = await set_goal(unit, bat, GoalSaid(Act.SET, "X", Decimal(5), account="khan"), AUD, DAY, NOON)
    assert (found.saved, found.matter.private, found.ahead) == (Money(4_000_00, AUD), True, None)
    assert nowhere == Unclear(Doubt.ACCOUNT)


async def test_a_goal_said_again_is_changed(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    async with store.unit() as unit:
        first = await made(unit, bat, by=JUNE)
        again = await made(unit, bat, "tickets home", "3500", every=12)
        later = await made(unit, bat, amount="3500", by=date(2027, 7, 1))
        with pytest.raises(NotTheirGoalError):
            await made(unit, tuya, private=True)
        assert (await made(unit, bat, amount="3500")).change is None
    assert (again.matter.id, again.new, again.matter.body.by) == (first.matter.id, False, JUNE)
    assert (later.matter.body.by, later.matter.day) == (date(2027, 7, 1), date(2027, 7, 1))


async def test_a_private_goal_is_its_owners_with_what_is_put_aside(store: SqlStore, house: House) -> None:
    bat, tuya, saraa = house.bat.viewer, house.tuya.viewer, house.saraa.viewer
    async with store.unit() as unit:
        kept = await made(unit, bat)
        await put(unit, bat, kept, "200")
        with pytest.raises(NotTheirGoalError):
            await set_private(unit, tuya, kept.matter.id, NOON, private=True)
        with pytest.raises(NotAllowedError):
            await put(unit, saraa, kept, "5")
        await set_private(unit, bat, kept.matter.id, NOON, private=True)
        assert await goals(unit, tuya, DAY) == ()
        assert [one.saved.minor for one in await goals(unit, bat, DAY)] == [200_00]
        await set_private(unit, bat, kept.matter.id, NOON, private=False)
        assert [one.saved.minor for one in await goals(unit, tuya, DAY)] == [200_00]
        other = await found_family(unit, Person(9, "Nara", "en", "AU", "Australia/Sydney", "AUD"), "Nara's", NOON)
        assert await goals(unit, other.viewer, DAY) == ()


async def test_that_it_is_reached_is_told_once(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        kept = await made(unit, bat, amount="200", by=JUNE)
        assert not await just_reached(unit, 1, await goal(unit, bat, kept.matter.id, DAY), NOON)
        await put(unit, bat, kept, "250")
        found = await goal(unit, bat, kept.matter.id, DAY)
        assert (found.reached, found.each, found.missing) == (True, Money(0, AUD), Money(0, AUD))
        assert [await just_reached(unit, who, found, NOON) for who in (1, 1, 2)] == [True, False, True]


async def test_deleting_names_one_that_is_there(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        kept = await made(unit, bat)
        other = await made(unit, bat, "Visa fund")
        assert await find(unit, bat, "tickets") == kept.matter
        await delete_goal(unit, bat, "tickets", NOON)
        with pytest.raises(NoSuchGoalError):
            await delete_goal(unit, bat, "tickets", NOON)
        await remove_goal(unit, bat, other.matter.id, NOON)
        assert await goals(unit, bat, DAY) == ()


@pytest.mark.parametrize(
    ("amount", "codes", "base", "found"),
    [
        ("900", (), MNT, Doubt.CURRENCY), ("0.001", (), AUD, Doubt.AMOUNT), ("0", (), AUD, Doubt.AMOUNT),
        ("900", ("USD",), MNT, "USD"), ("2000000", (), AUD, "MNT"),
    ],
)  # fmt: skip
async def test_the_currency_is_what_was_said_or_what_fits(
    store: SqlStore, house: House, amount: str, codes: tuple[str, ...], base: object, found: object
) -> None:
    said = GoalSaid(Act.SET, "X", Decimal(amount), codes, mongolian=True)
    async with store.unit() as unit:
        kept = await set_goal(unit, house.bat.viewer, said, base, DAY, NOON)  # type: ignore[arg-type]
        unclear = await put_aside(
            unit, house.bat.viewer, Matter(1, Goal("X", Money(5, AUD), DAY)), replace(said, amount=None), DAY, NOON
        )
    told = kept.doubt if isinstance(kept, Unclear) else kept.matter.body.target.currency.code
    assert told == found
    assert unclear == Unclear(Doubt.AMOUNT)


def fund(by: date | None = date(2026, 2, 1), every: int | None = 12, again: tuple[date, ...] = ()) -> Goal:
    return Goal("Fees", Money(100_00, AUD), date(2025, 6, 1), by, every, again)


def test_a_sinking_fund_begins_anew_after_its_day() -> None:
    assert round_of(fund(), date(2026, 2, 1)) == (date(2025, 6, 1), date(2026, 2, 1))
    assert round_of(fund(), date(2026, 2, 2)) == (date(2026, 2, 1), date(2027, 2, 1))
    assert round_of(fund(every=None), DAY) == (date(2025, 6, 1), date(2026, 2, 1))
    assert round_of(fund(by=None), DAY) == (date(2025, 6, 1), None)


def test_the_moon_says_when_as_far_as_its_days_are_kept() -> None:
    kept = fund(date(2026, 2, 18), again=(date(2027, 2, 7), date(2028, 2, 26)))
    assert round_of(kept, date(2026, 1, 1))[1] == date(2026, 2, 18)
    assert round_of(kept, DAY) == (date(2026, 2, 18), date(2027, 2, 7))
    assert round_of(kept, date(2027, 3, 1)) == (date(2027, 2, 7), date(2028, 2, 26))
    assert round_of(kept, date(2028, 3, 1)) == (date(2028, 2, 26), date(2029, 2, 26))


async def test_what_was_put_aside_for_the_last_round_is_spent(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        kept = await made(unit, bat, "Fees", "1200", by=DAY, every=12)
        await put(unit, bat, kept, "1200")
        now = await goal(unit, bat, kept.matter.id, DAY)
        then = await goal(unit, bat, kept.matter.id, DAY + timedelta(days=1))
    assert (now.reached, now.ahead) == (True, None)
    assert (then.saved.minor, then.by, then.steps) == (0, date(2027, 11, 24), 12)


def test_a_month_that_has_begun_is_one_to_put_something_aside_in() -> None:
    late = Progress(Matter(1, fund()), DAY, Money(-1, AUD), DAY, None, 1, False, basis=None)  # type: ignore[arg-type]
    assert (late.missing.minor, late.ahead) == (100_01, None)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("tickets", "Tickets home"), ("тасалбар", "Тасалбарын мөнгө"), ("Tsagaan sar", "Цагаан сар"),
        ("билетийн", "Билетэнд"), ("home", None), ("ti", None), ("car", None), ("", None),
    ],
)  # fmt: skip
def test_a_goal_is_found_by_the_beginnings_of_its_words(said: str, found: str | None) -> None:
    titles = ("Tickets home", "Home deposit", "Тасалбарын мөнгө", "Цагаан сар", "Билетэнд")
    known = [Matter(1, replace(fund(), title=title), id=at) for at, title in enumerate(titles)]
    one = called(known, said)
    assert (one.body.title if one else None) == found


@pytest.mark.parametrize("title", ["Цагаан сар", "tsagaan sar", "Lunar New Year"])
def test_a_festival_comes_with_its_days(title: str) -> None:
    days = festival_days(title, PublicHolidays(), DAY)
    assert days[:2] == (date(2027, 2, 7), date(2028, 2, 26))


def test_christmas_is_australias_and_other_names_are_no_festivals() -> None:
    assert festival_days("Christmas", PublicHolidays(), DAY)[0] == date(2026, 12, 25)
    assert festival_days("Day", PublicHolidays(), DAY) == ()
    assert festival_days("Tickets home", PublicHolidays(), DAY) == ()


async def test_a_goal_called_by_a_festival_is_saved_for_each_year(store: SqlStore, house: House) -> None:
    days = date(2027, 2, 7), date(2028, 2, 26)
    said = GoalSaid(Act.SET, "Цагаан сар", Decimal(2_000_000), mongolian=True)
    async with store.unit() as unit:
        kept = await set_goal(unit, house.bat.viewer, said, AUD, DAY, NOON, days)
    assert isinstance(kept, Kept)
    assert (kept.matter.body.by, kept.matter.body.every, kept.matter.body.again) == (days[0], 12, days[1:])
