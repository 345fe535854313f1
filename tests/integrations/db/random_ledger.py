"""A family's ledger made at random from a seed, by the use cases: every kind, several currencies, changes and undos."""

import random
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.capture.model import Item, Kind
from core.family.membership import accept, found_family, invite
from core.family.model import Person, Role, Viewer
from core.ledger.correct import correct, delete, undo
from core.ledger.model import Entry, Origin
from core.ledger.record import private_everyday, record
from core.money.currency import currency
from core.money.money import Money
from core.unit import Unit
from integrations.db.unit import SqlStore
from tests.conftest import NOON

BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")
TUYA = Person(2, "Туяа", "mn", "MN", "Asia/Ulaanbaatar", "MNT")
CODES = ("AUD", "MNT", "BTC", "JPY", "KWD")
TEXTS = (None, "H&M", 'say "hi"', "a;b", "two\nlines", "хоол", "🎉", "=1+1", "J. Smith", "j smith")
CATEGORIES = (None, "food.coffee", "food.eating_out", "home.rent", "income.salary", "other.other")
FIRST = date(2026, 9, 25)


@dataclass(frozen=True)
class Family:
    """Two members of one family."""

    id: int
    bat: Viewer
    tuya: Viewer


async def found(store: SqlStore, token: str = "token") -> Family:
    async with store.unit() as unit:
        bat = await found_family(unit, BAT, 'Bat\'s\n; "family"', NOON)
        await invite(unit, bat.viewer, Role.ADULT, token, NOON)
        tuya = await accept(unit, TUYA, token, NOON)
    return Family(bat.viewer.family_id, bat.viewer, tuya.viewer)


async def fill(store: SqlStore, family: Family, seed: int, entries: int) -> None:
    """Record, correct, delete and undo at random until about `entries` entries were recorded."""
    chance = random.Random(seed)
    for viewer in (family.bat, family.tuya):
        async with store.unit() as unit:
            for name, code in (("commbank", "AUD"), ("Хаан банк", "MNT"), ("=cold; wallet", "BTC")):
                await unit.accounts.add(viewer, name, currency(code), private=code == "BTC", everyday=False)
            await private_everyday(unit, viewer, currency("AUD"))
    async with store.unit() as unit:
        for number in range(entries):
            viewer = chance.choice((family.bat, family.tuya))
            made = await record(unit, viewer, [_item(chance)], Origin(viewer.member_id, number, 0), NOON)
            await _move(unit, viewer, made.entries[0], chance)
            await _change(unit, viewer, made.entries[0].id, chance)


async def _move(unit: Unit, viewer: Viewer, entry: Entry, chance: random.Random) -> None:
    """Sometimes choose the accounts: private ones, in other currencies than the entry's, or no way back."""
    if chance.random() < 0.5:
        return
    accounts = await unit.accounts.visible(viewer)
    keys = [account.id for account in accounts]
    private = [account.id for account in accounts if account.private]
    moved = replace(entry.details, account_id=chance.choice(chance.choice((keys, private))))
    if entry.details.kind is Kind.TRANSFER:
        moved = replace(moved, to_account_id=chance.choice([None, *keys]))
    await correct(unit, viewer, [(entry, moved)], NOON)


async def _change(unit: Unit, viewer: Viewer, entry_id: int, chance: random.Random) -> None:
    entry = await unit.entries.get(viewer, entry_id)
    match chance.randrange(8):
        case 0:
            await delete(unit, viewer, [entry], NOON)
        case 1:
            await undo(unit, viewer, NOON)
        case 2:
            day = entry.details.day - timedelta(days=40)
            await correct(unit, viewer, [(entry, replace(entry.details, day=day))], NOON)


def _item(chance: random.Random) -> Item:
    money = _money(chance)
    kind = chance.choice(list(Kind))
    sent = kind in {Kind.TRANSFER, Kind.REMITTANCE}
    return Item(
        kind=kind,
        money=money,
        date=FIRST + timedelta(days=chance.randrange(70)),
        category=None if sent else chance.choice(CATEGORIES),
        payee=chance.choice(TEXTS),
        to_money=chance.choice([None, _money(chance), Money(money.minor // 2 + 1, money.currency)]) if sent else None,
        fee=chance.choice([None, None, _money(chance), Money(3, money.currency)]) if sent else None,
        beneficiary=chance.choice(TEXTS) if sent else None,
        note=chance.choice(TEXTS),
        tags=tuple(chance.sample(("work", "ажил", "a/b"), chance.randrange(3))),
        incoming=chance.random() < 0.5,
    )


def _money(chance: random.Random) -> Money:
    return Money(
        chance.choice([1, 99, 100, 450, 8_500_00, 10**14]) + chance.randrange(3), currency(chance.choice(CODES))
    )
