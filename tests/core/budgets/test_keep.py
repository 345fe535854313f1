"""Budgets set, changed from the period on that runs, and deleted; each act can be undone."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from core.bills.model import Bill, Flow
from core.budgets.errors import NoSuchBudgetError, NotTheirBudgetError
from core.budgets.keep import change_budget, delete_budget, find, remove_budget, set_budget
from core.budgets.look import budget, budgets
from core.budgets.model import Budget, Period, Scope
from core.budgets.said import Act, BudgetSaid, Doubt, Unclear
from core.family.errors import NotAllowedError
from core.ledger.correct import redo, undo
from core.matters.act import begin
from core.matters.model import Matter
from core.money.money import Money
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.budgets.setting import AUD, DAY, FOOD, MNT, USD, budgeted, spend
from tests.core.conftest import House

SHOW = BudgetSaid(Act.SHOW, FOOD)


async def test_the_same_budget_is_changed_and_not_made_twice(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        first = await budgeted(unit, bat, scope=Scope(("food.coffee", "fun")))
        again = await budgeted(unit, bat, "950", scope=Scope(("fun", "food.coffee")), period=None)
        same = await budgeted(unit, bat, "950", scope=Scope(("fun", "food.coffee")), period=None)
        (only,) = await budgets(unit, bat, DAY)
    assert (first.new, again.new, again.matter.id) == (True, False, first.matter.id)
    assert only.budget.money == Money(950_00, AUD)
    assert same.change is None


async def test_it_is_taken_back_and_done_again(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await budgeted(unit, bat)
        await budgeted(unit, bat, "950")
        await undo(unit, bat, NOON)
        assert [one.budget.money.minor for one in await budgets(unit, bat, DAY)] == [900_00]
        await undo(unit, bat, NOON)
        assert await budgets(unit, bat, DAY) == ()
        await redo(unit, bat, NOON)
        assert len(await budgets(unit, bat, DAY)) == 1


async def test_a_new_amount_leaves_what_came_over_as_it_was(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    december = date(2026, 12, 10)
    async with store.unit() as unit:
        kept = await budgeted(unit, bat, carries=True)
        await spend(unit, bat, 700)
        said = BudgetSaid(Act.SET, FOOD, Decimal(500))
        await set_budget(unit, bat, said, AUD, december, NOON)
        found = await budget(unit, bat, kept.matter.id, december)
        assert (found.carried, found.available) == (Money(200_00, AUD), Money(700_00, AUD))
        assert found.budget.first == date(2026, 12, 1)
        quiet = await change_budget(unit, bat, found.matter, BudgetSaid(Act.SET, FOOD, carries=False), december, NOON)
        assert quiet.matter.body.brought is None


async def test_what_a_shared_budget_brings_over_tells_nothing_of_ones_own(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    december = date(2026, 12, 10)
    async with store.unit() as unit:
        await unit.accounts.add(bat, "Secret", AUD, private=True, everyday=False)
        kept = await budgeted(unit, bat, carries=True)
        await spend(unit, bat, 300, account="Secret")
        await set_budget(unit, bat, BudgetSaid(Act.SET, FOOD, Decimal(500)), AUD, december, NOON)
        assert (await budget(unit, tuya, kept.matter.id, december)).carried == Money(900_00, AUD)


async def test_another_period_begins_where_it_would_by_itself(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        kept = await budgeted(unit, bat)
        weekly = await change_budget(unit, bat, kept.matter, BudgetSaid(Act.SET, FOOD, period=Period.WEEK), DAY, NOON)
        assert weekly.matter.body.first == date(2026, 11, 23)
        year = BudgetSaid(Act.SET, FOOD, period=Period.YEAR, financial=True)
        assert (await change_budget(unit, bat, weekly.matter, year, DAY, NOON)).matter.body.first == date(2026, 7, 1)


async def test_who_only_sees_sets_none_and_nobody_hides_anothers(store: SqlStore, house: House) -> None:
    bat, tuya, saraa = house.bat.viewer, house.tuya.viewer, house.saraa.viewer
    hide = BudgetSaid(Act.SET, FOOD, private=True)
    async with store.unit() as unit:
        kept = await budgeted(unit, bat)
        with pytest.raises(NotAllowedError):
            await budgeted(unit, saraa, scope=Scope(("fun",)))
        with pytest.raises(NotTheirBudgetError):
            await change_budget(unit, tuya, kept.matter, hide, DAY, NOON)
        assert (await change_budget(unit, bat, kept.matter, hide, DAY, NOON)).matter.private
        assert await find(unit, tuya, SHOW) is None


async def test_a_private_one_stands_beside_that_of_the_family(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        shared = await budgeted(unit, bat)
        own = await budgeted(unit, bat, "100", private=True)
        assert own.matter.id != shared.matter.id
        assert (await find(unit, bat, SHOW)) == shared.matter
        assert (await find(unit, bat, replace(SHOW, private=True))) == own.matter


async def test_deleting_names_one_that_is_there(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        kept = await budgeted(unit, bat)
        other = await budgeted(unit, bat, scope=Scope(("fun",)))
        await delete_budget(unit, bat, BudgetSaid(Act.DELETE, FOOD), NOON)
        with pytest.raises(NoSuchBudgetError):
            await delete_budget(unit, bat, BudgetSaid(Act.DELETE, FOOD), NOON)
        await remove_budget(unit, bat, other.matter.id, NOON)
        assert await unit.matters.find(bat, Budget) == ()
    assert kept.change is not None


@pytest.mark.parametrize(
    ("amount", "codes", "base", "mongolian", "found"),
    [
        ("900", (), AUD, False, "AUD"),
        ("900", (), MNT, False, Doubt.CURRENCY),
        ("800000", (), AUD, True, "MNT"),
        ("800000", (), MNT, False, "MNT"),
        ("900", ("USD",), MNT, False, "USD"),
        ("0.001", (), AUD, False, Doubt.AMOUNT),
        ("0", (), AUD, False, Doubt.AMOUNT),
        (None, (), AUD, False, Doubt.AMOUNT),
    ],
)
async def test_the_currency_is_what_was_said_or_what_fits(
    store: SqlStore, house: House, amount: str | None, codes: tuple[str, ...], base: object, mongolian: bool,
    found: object,
) -> None:  # fmt: skip
    said = BudgetSaid(Act.SET, FOOD, Decimal(amount) if amount else None, codes, mongolian=mongolian)
    async with store.unit() as unit:
        kept = await set_budget(unit, house.bat.viewer, said, base, DAY, NOON)  # type: ignore[arg-type]
    told = kept.doubt if isinstance(kept, Unclear) else kept.matter.body.money.currency.code
    assert told == found


async def test_the_budget_that_is_there_keeps_its_currency(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await budgeted(unit, bat, codes=("USD",))
        assert (await budgeted(unit, bat, "950")).matter.body.money == Money(950_00, USD)


async def test_paydays_are_those_of_ones_own_income(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    async with store.unit() as unit:
        pay = Bill("Pay", Flow.IN, AUD, "FREQ=WEEKLY;INTERVAL=2", date(2026, 11, 13))
        theirs = (await begin(unit, tuya, Matter(tuya.member_id, pay), NOON)).matter
        own = (await begin(unit, bat, Matter(bat.member_id, pay, private=True), NOON)).matter
        shared = await budgeted(unit, bat, period=Period.PAYDAY)
        private = await budgeted(unit, bat, private=True)
        private = await change_budget(
            unit, bat, private.matter, BudgetSaid(Act.SET, FOOD, period=Period.PAYDAY), DAY, NOON
        )
    assert (shared.matter.body.bill_id, private.matter.body.bill_id) == (theirs.id, own.id)
