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
