"""A net worth looked up in a real store: on any day, with its changes and its history."""

from dataclasses import replace
from datetime import date

from core.accounts.keep import Opening, delete_account, open_account, state
from core.accounts.model import AccountKind
from core.capture.model import Item, Kind
from core.family.model import Viewer
from core.ledger.bulk import import_entries
from core.ledger.model import Account, Details, Origin
from core.ledger.record import record
from core.money.money import Money
from core.rates.hold import Admission
from core.unit import Unit
from core.worth.survey import survey
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House
from tests.core.rates.rating import AUD, DAY, MNT, rate

HERE = Origin(1, 1, 0)
SEPTEMBER = date(2026, 9, 10)


async def opened(unit: Unit, viewer: Viewer, name: str, worth: Money, kind: AccountKind, since: date) -> Account:
    new = Opening(name, kind, worth.currency, worth, since)
    return (await open_account(unit, viewer, new, HERE, DAY, NOON)).account


async def earn(unit: Unit, viewer: Viewer, minor: int, day: date) -> None:
    item = Item(Kind.INCOME, Money(minor, AUD), day, account="CommBank")
    await record(unit, viewer, [item], HERE, NOON)


async def know_rates(unit: Unit) -> None:
    days = (SEPTEMBER, date(2026, 9, 30), date(2026, 10, 24), date(2026, 10, 31), DAY)
    accepted = tuple(rate("AUD/MNT", "2000", day) for day in days)
    await unit.rates.store(Admission(accepted, (), ()), NOON)


async def test_a_family_sees_what_it_is_worth_and_how_it_came_about(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat.viewer, house.tuya.viewer
    async with store.unit() as unit:
        await know_rates(unit)
        await opened(unit, bat, "CommBank", Money(1_000_00, AUD), AccountKind.CASH, SEPTEMBER)
        flat = await opened(unit, tuya, "Flat", Money(2_000_000_00, MNT), AccountKind.PROPERTY, SEPTEMBER)
        await opened(unit, tuya, "Loan", Money(400_000_00, MNT), AccountKind.DEBT, SEPTEMBER)
        await earn(unit, bat, 250_00, date(2026, 11, 2))
        await state(unit, tuya, flat, Money(2_200_000_00, MNT), date(2026, 11, 5), HERE, NOON)
    async with store.look() as unit:
        now = await survey(unit, bat, AUD, DAY)
        before = (await survey(unit, bat, AUD, date(2026, 9, 9))).worth
    assert now.worth.assets == Money(2_350_00, AUD)
    assert now.worth.debts == Money(-200_00, AUD)
    assert now.month is not None
    assert (now.month.saved.minor, now.month.market.minor, now.month.total.minor) == (250_00, 100_00, 350_00)
    assert now.year is None, "there was nothing yet"
    assert [(day, net.minor) for day, net in now.history] == [
        (date(2026, 9, 30), 1_800_00), (date(2026, 10, 31), 1_800_00), (DAY, 2_150_00),
    ]  # fmt: skip
    assert not before.holdings


async def test_a_private_account_is_in_its_owners_worth_alone(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        new = Opening("Gift", AccountKind.CASH, AUD, Money(70_00, AUD), private=True)
        act = await open_account(unit, house.tuya.viewer, new, HERE, DAY, NOON)
    async with store.look() as unit:
        theirs = (await survey(unit, house.bat.viewer, AUD, DAY)).worth
        own = (await survey(unit, house.tuya.viewer, AUD, DAY)).worth
    assert not theirs.holdings
    assert (own.net.minor, own.private, own.holdings[0].account.id) == (70_00, True, act.account.id)


async def test_another_family_sees_nothing(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await opened(unit, house.bat.viewer, "CommBank", Money(1_00, AUD), AccountKind.CASH, DAY)
    async with store.look() as unit:
        stranger = replace(house.bat.viewer, family_id=house.bat.viewer.family_id + 1)
        assert not (await survey(unit, stranger, AUD, DAY)).worth.holdings


async def test_a_deleted_account_counts_no_more_and_a_members_own_is_theirs(store: SqlStore, house: House) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        old = await opened(unit, bat, "Old", Money(5_00, AUD), AccountKind.CASH, DAY)
        await opened(unit, bat, "New", Money(7_00, AUD), AccountKind.CASH, DAY)
        await delete_account(unit, bat, old, NOON)
    async with store.look() as unit:
        assert (await survey(unit, bat, AUD, DAY, bat.member_id)).worth.net.minor == 7_00
        assert not (await survey(unit, bat, AUD, DAY, house.tuya.viewer.member_id)).worth.holdings


async def test_sums_larger_than_a_database_adds(store: SqlStore, house: House) -> None:
    """Ten thousand of the largest entries of another year are past the 64 bits of SQL's SUM."""
    most = 10**15
    async with store.unit() as unit:
        account = await opened(unit, house.bat.viewer, "Gold", Money(most, AUD), AccountKind.CASH, date(1999, 1, 5))
        for month in (3, 9):
            details = [Details(Kind.INCOME, date(2000, month, 5), Money(most, AUD), account.id)] * 5_000
            await import_entries(unit, house.bat.viewer, details, HERE, NOON)
    async with store.look() as unit:
        on = (await unit.accounts.balances(house.bat.viewer, [DAY, date(2000, 12, 6)]))[DAY]
    assert on[account.id, AUD].minor == 10_001 * most
