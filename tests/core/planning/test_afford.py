"""Whether it can be afforded: cash less the bills before the next pay, each named, and what is not known said."""

from datetime import date

import pytest

from core.accounts.keep import Opening, open_account
from core.accounts.model import AccountKind
from core.bills.model import Bill, Flow, Occurrence, Settled
from core.family.errors import NotAllowedError
from core.family.model import Viewer
from core.goals.model import Goal, Saving
from core.ledger.model import Account, Origin
from core.matters.act import begin
from core.matters.model import Matter
from core.money.currency import Currency
from core.money.money import Money
from core.planning.afford import afford
from core.unit import Unit
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.budgets.setting import AUD, DAY, MNT, USD, know_rates, spend
from tests.core.conftest import House

PRICE = Money(1_200_00, AUD)
PAYDAY = date(2026, 12, 4)


async def account(
    unit: Unit, viewer: Viewer, name: str, worth: Money, country: str | None = None, **more: object
) -> Account:
    opening = Opening(name, more.pop("kind", AccountKind.CASH), worth.currency, worth, country=country, **more)  # type: ignore[arg-type]
    return (await open_account(unit, viewer, opening, Origin(1, 1, 0), DAY, NOON)).account


async def bill(
    unit: Unit, viewer: Viewer, title: str, due: date, minor: int | None, code: Currency = AUD, **more: object
) -> None:
    flow, settled = more.pop("flow", Flow.OUT), more.pop("settled", Settled.OPEN)
    body = Bill(title, flow, code, "FREQ=MONTHLY;INTERVAL=1;BYMONTHDAY=1", due)  # type: ignore[arg-type]
    made = (await begin(unit, viewer, Matter(viewer.member_id, body, **more), NOON)).matter  # type: ignore[arg-type]
    expected = None if minor is None else Money(minor, code)
    one = Occurrence(due, due, expected, settled)  # type: ignore[arg-type]
    await unit.matters.add(viewer, Matter(viewer.member_id, one, made.private, parent_id=made.id, day=due))


async def test_bills_before_the_next_pay_are_taken_off(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await account(unit, bat, "CommBank", Money(2_000_00, AUD), "AU")
        await account(unit, bat, "Super", Money(90_000_00, AUD), "AU", kind=AccountKind.SUPER)
        await bill(unit, bat, "Pay", PAYDAY, 3_000_00, flow=Flow.IN)
        await bill(unit, bat, "Rent", date(2026, 11, 27), 500_00)
        await bill(unit, bat, "Phone", date(2026, 11, 20), 40_00)
        await bill(unit, bat, "Power", date(2026, 11, 30), None)
        await bill(unit, bat, "Gym", date(2026, 11, 28), 60_00, settled=Settled.PAID)
        await bill(unit, bat, "Insurance", PAYDAY, 400_00)
        found = await afford(unit, bat, PRICE, DAY)
    assert (found.payday, found.until) == (PAYDAY, date(2026, 12, 3))
    assert [one.title for one in found.bills] == ["Phone", "Rent", "Power"]
    assert [one.title for one in found.unknown] == ["Power"]
    assert (found.cash.minor, found.due.minor, found.left.minor) == (2_000_00, 540_00, 260_00)
    assert (found.aside.minor, len(found.by_country), found.unsaid) == (0, 1, ())


async def test_without_a_payday_the_bills_of_a_month_count(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await account(unit, bat, "CommBank", Money(2_000_00, AUD), "AU")
        await bill(unit, bat, "Rent", date(2026, 12, 24), 500_00)
        await bill(unit, bat, "Later", date(2026, 12, 25), 500_00)
        found = await afford(unit, bat, PRICE, DAY)
    assert (found.payday, found.until, found.left.minor) == (None, date(2026, 12, 24), 300_00)


async def test_money_in_the_other_country_is_told_apart(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await know_rates(unit)
        await account(unit, bat, "CommBank", Money(1_000_00, AUD), "AU")
        await account(unit, bat, "Хаан", Money(2_000_000_00, MNT), "MN")
        await account(unit, bat, "Wise", Money(5_00, USD))
        await bill(unit, bat, "СӨХ", date(2026, 11, 27), 100_000_00, MNT)
        found = await afford(unit, bat, PRICE, DAY)
    assert (found.cash.minor, found.due.minor, found.left.minor) == (2_000_00, 50_00, 750_00)
    assert [(country, money.minor) for country, money in found.by_country] == [("AU", -200_00), ("MN", 950_00)]
    assert [str(money.currency) for money in found.basis.missing] == ["USD"]


async def test_an_account_that_only_spends_is_left_out_and_named(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await account(unit, bat, "CommBank", Money(2_000_00, AUD), "AU")
        await account(unit, bat, "Overdrawn", Money(-50_00, AUD), "AU")
        await spend(unit, bat, 300)
        found = await afford(unit, bat, PRICE, DAY)
    assert [one.everyday for one in found.unsaid] == [True]
    assert found.cash.minor == 1_950_00


async def test_what_is_put_aside_is_within_the_cash(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        await account(unit, bat, "CommBank", Money(2_000_00, AUD), "AU")
        away = await account(unit, bat, "Super", Money(700_00, AUD), "AU", kind=AccountKind.SUPER)
        goal = Goal("Car", Money(5_000_00, AUD), DAY)
        kept = (await begin(unit, bat, Matter(bat.member_id, goal), NOON)).matter
        await begin(unit, bat, Matter(bat.member_id, goal, account_id=away.id), NOON)
        saving = Matter(bat.member_id, Saving(Money(900_00, AUD)), parent_id=kept.id, day=DAY)
        await begin(unit, bat, saving, NOON)
        found = await afford(unit, bat, PRICE, DAY)
    assert [one.saved.minor for one in found.goals] == [900_00, 700_00]
    assert (found.aside.minor, found.left.minor) == (900_00, 800_00)


async def test_each_sees_their_own_and_a_stranger_nothing(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    async with store.unit() as unit:
        await account(unit, bat, "Secret", Money(2_000_00, AUD), "AU", private=True)
        await bill(unit, bat, "Mine", date(2026, 11, 27), 100_00, private=True)
        await bill(unit, bat, "Pay", PAYDAY, 3_000_00, flow=Flow.IN, private=True)
        own, other = [await afford(unit, who, PRICE, DAY) for who in (bat, tuya)]
        with pytest.raises(NotAllowedError):
            await afford(unit, Viewer(1, 1, None), PRICE, DAY)  # type: ignore[arg-type]
    assert (own.cash.minor, own.due.minor, own.payday) == (2_000_00, 100_00, PAYDAY)
    assert (other.held, other.bills, other.payday) == ((), (), None)
