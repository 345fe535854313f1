"""What is left on each account: of its own bills, in its own currency, and what is of none is named."""

from datetime import date, timedelta

from core.agenda.by_account import Tracks, tracks
from core.bills.model import Flow
from core.money.money import Money
from integrations.db.unit import SqlStore
from integrations.holidays import PublicHolidays
from tests.core.agenda.setting import AUD, MNT, TODAY, USD, account, bill
from tests.core.conftest import House

FRIDAY, PAYDAY = date(2026, 11, 27), date(2026, 12, 1)
LAST = date(2026, 12, 10)


def shown(found: Tracks) -> dict[str, list[tuple[date, tuple[str, ...], int]]]:
    """By account, the days with their titles and what is left in minor units."""
    return {one.account.name: [(step.day, step.titles, step.left.minor) for step in one.steps] for one in found.tracks}


async def test_each_account_has_its_own_days(store: SqlStore, house: House) -> None:
    bat = house.bat
    async with store.unit() as unit:
        everyday = await account(unit, bat.viewer, "CommBank", Money(1_000_00, AUD))
        khan = await account(unit, bat.viewer, "Хаан", Money(500_000_00, MNT))
        await account(unit, bat.viewer, "Spare", Money(70_00, AUD))
        await bill(unit, bat.viewer, "Rent", FRIDAY, 900_00, account_id=everyday.id)
        await bill(unit, bat.viewer, "Phone", FRIDAY, 40_00, account_id=everyday.id)
        await bill(unit, bat.viewer, "Pay", PAYDAY, 3_000_00, flow=Flow.IN, account_id=everyday.id)
        await bill(unit, bat.viewer, "Дулаан", FRIDAY, 120_000_00, MNT, account_id=khan.id)
        await bill(unit, bat.viewer, "Netflix", FRIDAY, 22_00)
        await bill(unit, bat.viewer, "Power", FRIDAY, None, account_id=everyday.id)
        await bill(unit, bat.viewer, "Hosting", FRIDAY, 10_00, USD, account_id=everyday.id)
        found = await tracks(unit, bat.viewer, PublicHolidays(), TODAY, LAST)
    assert shown(found) == {
        "CommBank": [(FRIDAY, ("Rent", "Phone"), 60_00), (PAYDAY, ("Pay",), 3_060_00)],
        "Хаан": [(FRIDAY, ("Дулаан",), 380_000_00)],
    }
    assert sorted(found.loose) == ["Hosting", "Netflix", "Power"]


async def test_what_is_late_comes_off_today_and_late_pay_is_not_relied_on(store: SqlStore, house: House) -> None:
    bat = house.bat
    later = FRIDAY + timedelta(days=4)
    async with store.unit() as unit:
        own = await account(unit, bat.viewer, "CommBank", Money(1_000_00, AUD))
        await bill(unit, bat.viewer, "Rent", FRIDAY, 400_00, account_id=own.id)
        await bill(unit, bat.viewer, "Pay", FRIDAY, 3_000_00, flow=Flow.IN, account_id=own.id)
        found = await tracks(unit, bat.viewer, PublicHolidays(), later, LAST)
    assert shown(found) == {"CommBank": [(later, ("Rent",), 600_00)]}
    assert found.loose == ()


async def test_another_members_private_account_is_not_there(store: SqlStore, house: House) -> None:
    bat, tuya = house.bat, house.tuya
    async with store.unit() as unit:
        own = await account(unit, bat.viewer, "Zanadu", Money(1_000_00, AUD), private=True)
        await bill(unit, bat.viewer, "Rent", FRIDAY, 400_00, account_id=own.id)
        assert shown(await tracks(unit, bat.viewer, PublicHolidays(), TODAY, LAST))
        theirs = await tracks(unit, tuya.viewer, PublicHolidays(), TODAY, LAST)
    assert (theirs.tracks, theirs.loose) == ((), ())
