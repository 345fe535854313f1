"""What is left after what is listed: exact where it is known, and named where it is not."""

from datetime import date, timedelta

from core.accounts.model import AccountKind
from core.bills.model import Flow
from core.money.money import Money
from integrations.db.unit import SqlStore
from tests.core.agenda.setting import AUD, MNT, TODAY, USD, account, bill, left, seen
from tests.core.budgets.setting import spend
from tests.core.conftest import House

FRIDAY, PAYDAY = date(2026, 11, 27), date(2026, 12, 1)
LAST = date(2026, 12, 10)


async def test_each_day_takes_and_brings_in_its_own_currency(store: SqlStore, house: House) -> None:
    bat = house.bat
    async with store.unit() as unit:
        await account(unit, bat.viewer, "CommBank", Money(3_650_00, AUD))
        await account(unit, bat.viewer, "Wise", Money(100_00, AUD))
        await account(unit, bat.viewer, "Хаан", Money(500_000_00, MNT))
        await bill(unit, bat.viewer, "Rent", FRIDAY, 2_400_00)
        await bill(unit, bat.viewer, "Phone", FRIDAY, 40_00)
        await bill(unit, bat.viewer, "Дулаан", FRIDAY, 120_000_00, MNT)
        await bill(unit, bat.viewer, "Pay", PAYDAY, 3_000_00, flow=Flow.IN)
        found = await seen(unit, bat, TODAY, LAST)
        later = await seen(unit, bat, PAYDAY, LAST)
    assert left(found) == {str(FRIDAY): ["AUD 1310", "MNT 380000"], str(PAYDAY): ["AUD 4310"]}
    assert left(later) == {str(PAYDAY): ["AUD 4310"]}, "also where the days before are not shown"
    assert found.remains.now == (Money(3_750_00, AUD), Money(500_000_00, MNT))
    assert found.moves
    assert (found.remains.uncounted, found.remains.unsaid) == ((), ())


async def test_what_is_late_is_taken_off_today_and_pay_that_is_late_is_not_relied_on(
    store: SqlStore, house: House
) -> None:
    bat = house.bat
    later = FRIDAY + timedelta(days=4)
    async with store.unit() as unit:
        await account(unit, bat.viewer, "CommBank", Money(1_000_00, AUD))
        await bill(unit, bat.viewer, "Rent", FRIDAY, 400_00)
        await bill(unit, bat.viewer, "Pay", FRIDAY, 3_000_00, flow=Flow.IN)
        found = await seen(unit, bat, later, LAST, later)
    assert left(found) == {str(later): ["AUD 600"]}
    assert [one.title for one in found.overdue] == ["Rent", "Pay"]
    assert found.days[0].items == ()


async def test_what_is_not_known_moves_nothing_and_is_named(store: SqlStore, house: House) -> None:
    bat = house.bat
    async with store.unit() as unit:
        await account(unit, bat.viewer, "CommBank", Money(1_000_00, AUD))
        mortgage = await account(unit, bat.viewer, "Loan", Money(-90_000_00, AUD), kind=AccountKind.DEBT)
        await bill(unit, bat.viewer, "Power", FRIDAY, None)
        await bill(unit, bat.viewer, "Hosting", FRIDAY, 10_00, USD)
        await bill(unit, bat.viewer, "Interest", FRIDAY, 700_00, account_id=mortgage.id)
        await bill(unit, bat.viewer, "Phone", FRIDAY, 40_00)
        found = await seen(unit, bat, TODAY, LAST)
    assert left(found) == {str(FRIDAY): ["AUD 960"]}
    assert found.remains.uncounted == ("Power", "Hosting", "Interest")


async def test_an_account_that_only_lost_is_left_out(store: SqlStore, house: House) -> None:
    bat = house.bat
    async with store.unit() as unit:
        await spend(unit, bat.viewer, 50)
        await bill(unit, bat.viewer, "Phone", FRIDAY, 40_00)
        found = await seen(unit, bat, TODAY, LAST)
    assert left(found) == {}
    assert not found.moves
    assert [one.everyday for one in found.remains.unsaid] == [True]
    assert found.remains.uncounted == ("Phone",)


async def test_an_overdrawn_account_that_was_stated_counts(store: SqlStore, house: House) -> None:
    bat = house.bat
    async with store.unit() as unit:
        await account(unit, bat.viewer, "CommBank", Money(-200_00, AUD))
        await bill(unit, bat.viewer, "Phone", FRIDAY, 40_00)
        found = await seen(unit, bat, TODAY, LAST)
    assert left(found) == {str(FRIDAY): ["AUD -240"]}


async def test_anothers_private_account_is_in_no_sum(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        await account(unit, house.tuya.viewer, "Нууц", Money(5_000_00, AUD), private=True)
        await account(unit, house.bat.viewer, "CommBank", Money(100_00, AUD))
        await bill(unit, house.bat.viewer, "Phone", FRIDAY, 40_00)
        bats, tuyas = [await seen(unit, one, TODAY, LAST) for one in (house.bat, house.tuya)]
    assert (left(bats), left(tuyas)) == ({str(FRIDAY): ["AUD 60"]}, {str(FRIDAY): ["AUD 5060"]})


async def test_days_gone_by_have_nothing_left(store: SqlStore, house: House) -> None:
    bat = house.bat
    async with store.unit() as unit:
        await account(unit, bat.viewer, "CommBank", Money(100_00, AUD))
        await bill(unit, bat.viewer, "Phone", date(2026, 11, 20), 40_00)
        found = await seen(unit, bat, date(2026, 11, 1), date(2026, 11, 22))
    assert left(found) == {}
    assert found.remains.now == ()
