"""Settling: what is recorded, on whose accounts, and what is refused."""

from dataclasses import replace
from datetime import date

import pytest

from core.capture.model import Item, Kind
from core.family.errors import NotAllowedError
from core.ledger.correct import undo
from core.ledger.model import Origin
from core.ledger.record import record
from core.money.currency import currency
from core.money.money import Money
from core.owing.errors import NothingOwedError
from core.owing.look import between, owing, with_whom
from core.owing.settle import settle
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.conftest import House

AUD, MNT = currency("AUD"), currency("MNT")
TODAY = date(2026, 11, 24)
DINNER = Item(Kind.EXPENSE, Money(60_00, AUD), TODAY, "food.eating_out", split_with=("Туяа",))
HERE = Origin(1, 2, 0)


async def test_between_members_the_family_is_as_rich_as_before(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        bat, tuya = house.bat.viewer, house.tuya.viewer
        await record(unit, bat, [DINNER], Origin(1, 1, 0), NOON)
        balances = [await unit.accounts.balance(bat, account.id) for account in await unit.accounts.visible(bat)]
        (debt,) = (await owing(unit, tuya, AUD, TODAY)).mine
        done = await settle(unit, tuya, debt, debt.money, TODAY, HERE, NOON)
        after = [await unit.accounts.balance(bat, account.id) for account in await unit.accounts.visible(bat)]
        assert sum(one.minor for one in after) == sum(one.minor for one in balances)
        assert (await owing(unit, bat, AUD, TODAY)).debts == ()
        await undo(unit, tuya, NOON, done.change.id)
        assert (await owing(unit, bat, AUD, TODAY)).net == Money(30_00, AUD)


async def test_who_is_owed_settles_it_too_and_a_part_leaves_the_rest(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        bat = house.bat.viewer
        await record(unit, bat, [DINNER], Origin(1, 1, 0), NOON)
        (debt,) = (await owing(unit, bat, AUD, TODAY)).mine
        done = await settle(unit, bat, debt, Money(10_00, AUD), TODAY, HERE, NOON)
        assert not done.entry.details.incoming
        found = await owing(unit, bat, AUD, TODAY)
        left = between(found, debt.debtor.mark, "AUD")
        assert left is not None
        assert left.money == Money(20_00, AUD)
        assert between(found, debt.debtor.mark, "MNT") is None
        party, debts = await with_whom(unit, bat, found, "Tuya")
        assert (party.member_id, len(debts)) == (house.tuya.member.id, 1)


async def test_what_is_not_owed_so_is_refused(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        bat, saraa = house.bat.viewer, house.saraa.viewer
        await record(unit, bat, [DINNER], Origin(1, 1, 0), NOON)
        found = await owing(unit, saraa, AUD, TODAY)
        assert (found.mine, len(found.debts)) == ((), 1)
        (debt,) = found.debts
        other = replace(bat, member_id=house.saraa.member.id)
        for viewer, money in ((other, debt.money), (bat, Money(1_00, MNT)), (bat, Money(0, AUD))):
            with pytest.raises(NothingOwedError):
                await settle(unit, viewer, debt, money, TODAY, HERE, NOON)
        with pytest.raises(NotAllowedError):
            await settle(unit, saraa, debt, debt.money, TODAY, HERE, NOON)


async def test_what_has_no_rate_is_named_and_in_no_sum(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        bat = house.bat.viewer
        lent = replace(DINNER, kind=Kind.REPAYMENT, split_with=(), category=None, payee="Dorj", money=Money(9_00, MNT))
        await record(unit, bat, [DINNER, lent], Origin(1, 1, 0), NOON)
        found = await owing(unit, bat, AUD, TODAY)
        assert (found.net, found.missing, len(found.mine)) == (Money(30_00, AUD), (MNT,), 2)
