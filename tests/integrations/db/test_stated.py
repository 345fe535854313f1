"""Whatever is written, changed and taken back: a stated balance is what was said, and the sums agree with the legs."""

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from core.accounts.keep import Opening, delete_account, open_account, state
from core.accounts.model import AccountKind
from core.capture.model import Kind
from core.errors import GlobFamError
from core.family.model import Viewer
from core.ledger.correct import correct, delete, redo, undo
from core.ledger.model import STATED, Account, Details, Entry, Origin
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.db import codec
from integrations.db.tables import account_month, entry, posting
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON
from tests.integrations.db.random_ledger import found

TODAY = date(2026, 11, 24)
ORIGIN = Origin(1, 1, 0)
AUD, MNT = currency("AUD"), currency("MNT")
STEPS = 40


@pytest.mark.parametrize("seed", range(4))
async def test_each_stated_balance_stays_what_was_said(store: SqlStore, seed: int) -> None:
    family = await found(store)
    chance = random.Random(seed)
    done = 0
    async with store.unit() as unit:
        for kind, code in ((AccountKind.CASH, AUD), (AccountKind.DEBT, AUD), (AccountKind.PROPERTY, MNT)):
            await open_account(unit, family.bat, Opening(kind, kind, code, Money(900_00, code)), ORIGIN, TODAY, NOON)
    for _ in range(STEPS):
        try:
            async with store.unit() as unit:
                await _step(unit, chance.choice((family.bat, family.tuya)), chance)
                done += 1
        except GlobFamError:
            continue  # nothing to undo, or changed since: the unit is as if it had not been
        async with store.look() as unit:
            await _agree(unit, family.id)
    assert done > STEPS // 2


async def test_what_was_said_is_worked_out_by_day_and_then_in_the_order_of_writing(store: SqlStore) -> None:
    family = await found(store)
    async with store.unit() as unit:
        made = (await open_account(unit, family.bat, Opening("a", AccountKind.CASH, AUD), ORIGIN, TODAY, NOON)).account
        for amount in (100_00, 70_00):
            await state(unit, family.bat, made, Money(amount, AUD), TODAY, ORIGIN, NOON)
        details = Details(Kind.EXPENSE, TODAY, Money(5_00, AUD), made.id)
        await unit.entries.add(family.bat, ORIGIN, details, NOON)
        legs = await unit.connection.execute(
            select(posting.c.minor).where(posting.c.account_id == made.id).order_by(posting.c.entry_id)
        )
        assert list(legs.scalars()) == [100_00, -30_00, -5_00]
        assert (await unit.accounts.balance(family.bat, made.id)).minor == 65_00


async def _step(unit: Unit, viewer: Viewer, chance: random.Random) -> None:
    accounts = [one for one in await unit.accounts.visible(viewer) if one.currency in {AUD, MNT}]
    account = chance.choice(accounts)
    day = TODAY - timedelta(days=chance.randrange(75))
    match chance.randrange(10):
        case 0 | 1 | 2:
            await unit.entries.add(viewer, ORIGIN, _details(chance, account, accounts, day), NOON)
        case 3 | 4:
            await state(unit, viewer, account, _money(chance, account), day, ORIGIN, NOON)
        case 5 | 6:
            await _change(unit, viewer, chance, account, day)
        case 7:
            await delete(unit, viewer, [await _any(unit, viewer, chance)], NOON)
        case 8:
            await (undo if chance.random() < 0.6 else redo)(unit, viewer, NOON)
        case 9 if not account.everyday:
            gone = await delete_account(unit, viewer, account, NOON)
            await undo(unit, viewer, NOON, gone.change.id)


async def _change(unit: Unit, viewer: Viewer, chance: random.Random, account: Account, day: date) -> None:
    """Another day, amount or account; what is stated stays in its account's currency."""
    old = await _any(unit, viewer, chance)
    changed = replace(old.details, day=day)
    if account.currency == old.details.money.currency and old.details.to_account_id != account.id:
        changed = replace(changed, account_id=account.id, money=_money(chance, account))
    await correct(unit, viewer, [(old, changed)], NOON)


async def _any(unit: Unit, viewer: Viewer, chance: random.Random) -> Entry:
    return chance.choice(await unit.entries.latest(viewer, 99))


def _details(chance: random.Random, account: Account, accounts: list[Account], day: date) -> Details:
    others = [one.id for one in accounts if one.currency == account.currency and one.id != account.id]
    kind = chance.choice((Kind.EXPENSE, Kind.INCOME, Kind.TRANSFER))
    to = chance.choice(others) if kind is Kind.TRANSFER and others else None
    return Details(kind, day, _money(chance, account), account.id, to_account_id=to)


def _money(chance: random.Random, account: Account) -> Money:
    return Money(chance.randrange(1, 900_00), account.currency)


async def _agree(unit: SqlUnit, family_id: int) -> None:
    """Work the balances out from the rows, one by one, and compare them with what was said and what is kept."""
    rows = (await unit.connection.execute(select(entry).where(entry.c.family_id == family_id))).mappings()
    entries = {row["id"]: codec.details_of(row) for row in rows}
    legs = (await unit.connection.execute(select(posting).where(posting.c.family_id == family_id))).mappings().all()
    zero: dict[tuple[int, str], int] = defaultdict(int)
    months: dict[tuple[int, str, str], int] = defaultdict(int)
    for leg in legs:
        details = entries[leg["entry_id"]]
        assert not details.deleted
        assert leg["day"] == details.day
        zero[leg["entry_id"], leg["currency"]] += leg["minor"]
        if leg["account_id"] is not None:
            months[leg["account_id"], f"{leg['day']:%Y-%m}", leg["currency"]] += leg["minor"]
    assert not any(zero.values())
    kept = (await unit.connection.execute(select(account_month))).mappings()
    assert {(r["account_id"], r["month"], r["currency"]): r["minor"] for r in kept if r["minor"]} == {
        key: minor for key, minor in months.items() if minor
    }
    for key, details in entries.items():
        if details.kind in STATED and not details.deleted:
            place = (details.account_id, details.money.currency.code)
            by_then = [
                leg["minor"]
                for leg in legs
                if (leg["account_id"], leg["currency"]) == place and (leg["day"], leg["entry_id"]) <= (details.day, key)
            ]
            assert sum(by_then) == details.money.minor
