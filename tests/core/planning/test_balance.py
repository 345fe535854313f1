"""An account that runs dry: the pay of today is counted on, and one that is late is not."""

from datetime import date, timedelta

import pytest

from core.bills.model import Flow
from core.money.money import Money
from core.planning.balance import low_balances
from integrations.db.unit import SqlStore
from tests.core.budgets.setting import AUD, DAY
from tests.core.conftest import House
from tests.core.planning.test_afford import account, bill


@pytest.mark.parametrize(("payday", "low"), [(DAY, False), (DAY - timedelta(days=1), True)], ids=["today", "late"])
async def test_pay_that_is_due_today_is_counted_on(store: SqlStore, house: House, payday: date, low: bool) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        place = (await account(unit, bat, "CommBank", Money(200_00, AUD), "AU")).id
        await bill(unit, bat, "Pay", payday, 3_000_00, flow=Flow.IN, account_id=place)
        await bill(unit, bat, "Rent", DAY + timedelta(days=1), 500_00, account_id=place)
        found = await low_balances(unit, bat, DAY)
    assert [(one.day, one.short) for one in found] == ([(DAY + timedelta(days=1), Money(300_00, AUD))] if low else [])


@pytest.mark.parametrize(
    ("private", "own", "mend"),
    [(False, False, "ANZ"), (False, True, "Savings"), (True, False, None), (True, True, "Savings")],
)
async def test_what_would_mend_it_is_ones_own_first(
    store: SqlStore, house: House, private: bool, own: bool, mend: str | None
) -> None:
    bat = house.bat.viewer
    async with store.unit() as unit:
        place = (await account(unit, bat, "CommBank", Money(200_00, AUD), "AU", private=private)).id
        await account(unit, house.tuya.viewer, "ANZ", Money(9_000_00, AUD), "AU")
        if own:
            await account(unit, bat, "Savings", Money(800_00, AUD), "AU")
        await bill(unit, bat, "Rent", DAY + timedelta(days=1), 500_00, account_id=place, private=private)
        (low,) = await low_balances(unit, bat, DAY)
    assert (low.mend.account.name if low.mend else None) == mend
