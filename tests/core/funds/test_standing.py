"""How an application stands in a real store: for whom, by which rates, and what would close the gap."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.accounts.keep import Opening, open_account
from core.accounts.model import AccountKind
from core.bills.model import Bill, Flow, Occurrence
from core.family.errors import NotAllowedError
from core.family.membership import found_family
from core.family.model import Person, Viewer
from core.funds.errors import NotTheirPlanError
from core.funds.keep import forget_plan, keep_plan, plan_of, save_for, share_plan
from core.funds.model import Plan
from core.funds.standing import Standing, standing
from core.funds.told import Told
from core.goals.look import goals
from core.ledger.correct import undo
from core.ledger.model import Origin
from core.matters.act import begin
from core.matters.errors import NoSuchMatterError
from core.matters.model import Matter
from core.money.currency import Currency
from core.money.money import Money
from core.rates.hold import Admission
from core.rates.model import Manual
from core.unit import Unit
from core.visa.keep import keep_profile
from core.visa.kept import Profile
from core.visa.model import Visa
from integrations.db.unit import SqlStore
from integrations.law.funds import load_funds_rules
from tests.conftest import NOON
from tests.core.budgets.setting import AUD, DAY, MNT, USD
from tests.core.conftest import House
from tests.core.rates.rating import rate

RULES = load_funds_rules()
JUNE = date(2027, 6, 1)
PLAN = Plan(tuition=Money(10_000_00, AUD))
"""29,710 to live, 10,000 for the course, 1,000 for the trip."""


async def there(
    unit: Unit, viewer: Viewer, name: str, amount: int, code: Currency = AUD, back: int = 200, *, private: bool = False
) -> int:
    """An account that has had so many major units for so many days."""
    opening = Opening(name, AccountKind.CASH, code, Money(amount * 10**code.scale, code), private=private)
    act = await open_account(unit, viewer, opening, Origin(1, 1, 0), DAY - timedelta(days=back), NOON)
    return act.account.id


async def know_rates(unit: Unit) -> None:
    """A dollar was 2,500 tögrög, and is 2,000 for a month."""
    days = [DAY - timedelta(days=5 * back) for back in range(45)]
    rates = [rate("AUD/MNT", "2000" if (DAY - day).days <= 30 else "2500", day) for day in days]
    await unit.rates.store(Admission(tuple(rates), (), ()), NOON)


async def told(unit: Unit, viewer: Viewer, plan: Plan = PLAN, day: date | None = None) -> Standing:
    await keep_plan(unit, viewer, Told(plan, day), NOON)
    return await standing(unit, viewer, RULES, DAY)


async def test_accounts_of_both_countries_stand_against_what_is_needed(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await know_rates(unit)
        await there(unit, bat, "CommBank", 20_000)
        await there(unit, bat, "Khan", 20_000_000, MNT)
        found = await told(unit, bat, replace(PLAN, other=Money(2_000_000_00, MNT)))
    assert (found.needed, found.there, found.gap) == (
        Money(40_710_00, AUD), Money(20_000_00 + 10_000_00 + 1_000_00, AUD), Money(9_710_00, AUD),
    )  # fmt: skip
    assert (found.complete, found.stale, found.saving) == (True, False, None)
    assert found.effect is not None
    assert (found.effect.worth, found.effect.swing) == (Money(11_000_00, AUD), Money(550_00, AUD))
    assert [quote.sources for quote in found.quotes] == [("mongolbank",)]
    assert found.past.least == (date(2026, 8, 24), Money(28_000_00, AUD))
    assert found.past.points[-1] == (DAY, Money(30_000_00, AUD))


async def test_a_familys_own_rate_is_none_that_an_officer_takes(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await know_rates(unit)
        await there(unit, bat, "Khan", 20_000_000, MNT)
        await unit.rates.set_manual(bat, Manual(DAY, AUD, MNT, Decimal(1_000)), NOON)
        assert (await told(unit, bat)).there == Money(10_000_00, AUD)


async def test_what_has_no_rate_is_named_and_makes_it_incomplete(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await there(unit, bat, "Dollars", 5, USD)
        found = await told(unit, bat, replace(PLAN, other=Money(7_00, MNT)))
    assert found.unknown == (Money(5_00, USD), Money(7_00, MNT))
    assert (found.complete, found.there, found.outside, found.quotes) == (False, Money(0, AUD), None, ())


async def test_before_anything_was_told_a_student_alone_is_meant(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        found = await standing(unit, house.bat.viewer, RULES, DAY)
    assert (found.matter, found.plan, found.complete, found.private) == (None, Plan(), False, True)
    assert (found.needed, found.past.least, found.effect) == (Money(30_710_00, AUD), None, None)


async def test_the_day_is_the_one_told_else_that_of_the_visa_and_never_past(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        assert (await told(unit, bat)).need.day == DAY
        await keep_profile(unit, bat, Profile(Visa("8105"), expires=JUNE), NOON)
        assert (await told(unit, bat)).need.day == JUNE
        assert (await told(unit, bat, day=date(2027, 3, 1))).need.day == date(2027, 3, 1)
        assert (await told(unit, bat, day=date(2026, 3, 1))).need.day == DAY
        await keep_profile(unit, bat, Profile(Visa("8105"), expires=date(2026, 1, 1)), NOON)
        assert (await told(unit, bat)).need.day == DAY


async def test_what_is_missing_is_put_aside_each_payday_until_the_day(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await there(unit, bat, "CommBank", 40_000)
        pay = Bill("Pay", Flow.IN, AUD, "FREQ=WEEKLY;INTERVAL=2", date(2026, 11, 27))
        bill = (await begin(unit, bat, Matter(bat.member_id, pay), NOON)).matter
        for day in (date(2026, 11, 27), date(2026, 12, 11)):
            await unit.matters.add(bat, Matter(bat.member_id, Occurrence(day, day, None), parent_id=bill.id, day=day))
        found = await told(unit, bat, day=date(2026, 12, 20))
        enough = await told(unit, bat, Plan(tuition=Money(0, AUD)), day=date(2026, 12, 20))
    assert found.saving is not None
    assert (found.gap, found.saving.each, found.saving.steps) == (Money(710_00, AUD), Money(355_00, AUD), 2)
    assert (enough.gap, enough.saving) == (Money(-9_290_00, AUD), None)


async def test_the_gap_becomes_a_goal_and_later_the_same_goal(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        first = await save_for(unit, bat, "Visa", Money(710_00, AUD), DAY, JUNE, NOON, private=False)
        again = await save_for(unit, bat, "Visa", Money(500_00, AUD), DAY, JUNE, NOON, private=True)
        same = await save_for(unit, bat, "Visa", Money(500_00, AUD), DAY, JUNE, NOON, private=False)
        (goal,) = await goals(unit, bat, DAY)
        with pytest.raises(NotAllowedError):
            await save_for(unit, house.saraa.viewer, "Visa", Money(1, AUD), DAY, JUNE, NOON, private=True)
    assert (first.new, again.new, same.change) == (True, False, None)
    assert (goal.goal.target, goal.by, goal.matter.private) == (Money(500_00, AUD), JUNE, True)


async def test_a_plan_is_its_owners_until_they_share_it(store: SqlStore, house: House) -> None:
    bat, tuya, saraa = house.bat.viewer, house.tuya.viewer, house.saraa.viewer
    async with store.unit() as unit:
        await told(unit, bat)
        mine = await plan_of(unit, bat)
        assert mine is not None
        assert [await plan_of(unit, one) for one in (tuya, saraa, replace(bat, shared_only=True))] == [None] * 3
        with pytest.raises(NoSuchMatterError):
            await share_plan(unit, tuya, mine.id, NOON, private=False)
        await share_plan(unit, bat, mine.id, NOON, private=False)
        for one in (tuya, saraa):
            assert (await standing(unit, one, RULES, DAY)).plan == PLAN
        with pytest.raises(NotTheirPlanError):
            await forget_plan(unit, tuya, mine.id, NOON)
        with pytest.raises(NotAllowedError):
            await keep_plan(unit, saraa, Told(PLAN), NOON)
        await keep_plan(unit, tuya, Told(Plan(children=1)), NOON)
        assert (await standing(unit, tuya, RULES, DAY)).plan == Plan(children=1)
        assert (await standing(unit, saraa, RULES, DAY)).plan == PLAN
        other = await found_family(unit, Person(9, "Nara", "en", "AU", "Australia/Sydney", "AUD"), "Nara's", NOON)
        assert await plan_of(unit, other.viewer) is None


async def test_private_accounts_are_in_nobody_elses_sum(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    async with store.unit() as unit:
        await there(unit, bat, "CommBank", 5)
        mine = await told(unit, bat)
        assert mine.matter is not None
        await share_plan(unit, bat, mine.matter.id, NOON, private=False)
        assert not (await standing(unit, bat, RULES, DAY)).private
        await there(unit, bat, "Secret", 7, private=True)
        found = [await standing(unit, one, RULES, DAY) for one in (bat, tuya, replace(bat, shared_only=True))]
    assert [(one.there.minor, one.private) for one in found] == [(12_00, True), (5_00, False), (5_00, False)]


async def test_what_is_told_is_one_change_and_can_be_undone(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await told(unit, bat)
        await told(unit, bat, Plan(children=2))
        assert await keep_plan(unit, bat, Told(Plan(children=2)), NOON) is None
        await undo(unit, bat, NOON)
        kept = await plan_of(unit, bat)
        assert kept is not None
        assert kept.body == PLAN
        await forget_plan(unit, bat, kept.id, NOON)
        assert await plan_of(unit, bat) is None
        await undo(unit, bat, NOON)
        assert await plan_of(unit, bat) == kept
