"""An import in one go leaves what recording one by one leaves, on both databases."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from sqlalchemy import Table, delete, select

from core.capture.model import Kind
from core.family.errors import NotAllowedError
from core.family.membership import accept, found_family, invite
from core.family.model import Person, Role, Viewer
from core.ledger.bulk import import_entries
from core.ledger.correct import redo, undo
from core.ledger.errors import NoSuchAccountError
from core.ledger.model import Account, ChangeLine, Details, Origin, Verb
from core.ledger.record import everyday, private_everyday
from core.money.currency import currency
from core.money.money import Money
from integrations.db import codec
from integrations.db.many import BATCH, insert_rows
from integrations.db.tables import account, account_month, change, change_line, entry, posting
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON

AUD, MNT = currency("AUD"), currency("MNT")
DAY = date(2026, 10, 30)
ORIGIN = Origin(7, 70, 3, "commbank")
COUNT = BATCH + 60
"""One more batch than one, so that the seam is walked too."""


async def family(store: SqlStore, user_id: int) -> tuple[Viewer, Account, Account]:
    """A family of one with an everyday account in each of two currencies."""
    person = Person(user_id, "Bat", "en", "AU", "Australia/Sydney", "AUD")
    async with store.unit() as unit:
        viewer = (await found_family(unit, person, "Bat's", NOON)).viewer
        aud = await everyday(unit, viewer, await unit.accounts.visible(viewer), AUD)
        mnt = await everyday(unit, viewer, await unit.accounts.visible(viewer), MNT)
    return viewer, aud, mnt


def book(aud: Account, mnt: Account, repaid: int) -> list[Details]:
    """A bit of everything, over four months."""
    coffee = Details(
        Kind.EXPENSE, DAY, Money(450, AUD), aud.id, "food.coffee", "J. Smith", "flat; white", tags=("a", "b")
    )
    shapes = (
        coffee,
        replace(coffee, category=None, payee=None, note=None, tags=(), split_with=("Туяа", "Bat")),
        replace(coffee, kind=Kind.INCOME, category="income.salary"),
        Details(Kind.TRANSFER, DAY, Money(100_00, AUD), aud.id, to_account_id=mnt.id, to_money=Money(225_000_00, MNT)),
        Details(
            Kind.REMITTANCE, DAY, Money(500_00, AUD), aud.id, to_money=Money(1_130_000_00, MNT), fee=Money(800, AUD)
        ),
        Details(Kind.REMITTANCE, DAY, Money(500_00, AUD), aud.id, fee=Money(9_000_00, MNT), beneficiary="mum"),
        Details(Kind.REFUND, DAY, Money(100, AUD), aud.id, "other.other", "Kmart", repays=repaid),
        Details(Kind.REPAYMENT, DAY, Money(5_000_00, MNT), mnt.id, payee="Дулмаа", incoming=True),
        replace(coffee, deleted=True),
    )
    days = (DAY + timedelta(days=number % 100) for number in range(COUNT))
    return [replace(shapes[number % len(shapes)], day=day) for number, day in enumerate(days)]


async def rows(unit: SqlUnit, table: Table, viewer: Viewer, keys: dict[str, dict[Any, Any]]) -> list[dict[str, Any]]:
    """A family's rows of a table, with ids replaced by what they stand for."""
    statement = select(table).order_by(*table.primary_key.columns)
    if "family_id" in table.c:
        statement = statement.where(table.c.family_id == viewer.family_id)
    else:
        mine = select(account.c.id).where(account.c.family_id == viewer.family_id)
        statement = statement.where(table.c.account_id.in_(mine))
    found = [dict(row) for row in (await unit.connection.execute(statement)).mappings()]
    return [{name: keys.get(name, {}).get(value, value) for name, value in row.items()} for row in found]


async def stored(store: SqlStore, viewer: Viewer) -> dict[str, list[dict[str, Any]]]:
    """All that the ledger holds of a family, in terms that two families can share."""
    async with store.look() as unit:
        ids = select(entry.c.id).where(entry.c.family_id == viewer.family_id).order_by(entry.c.id)
        accounts = select(account.c.id).where(account.c.family_id == viewer.family_id).order_by(account.c.id)
        entry_keys = {key: f"entry {n}" for n, key in enumerate((await unit.connection.execute(ids)).scalars())}
        account_keys = {
            key: f"account {n}" for n, key in enumerate((await unit.connection.execute(accounts)).scalars())
        }
        ours = {viewer.family_id: "family", viewer.member_id: "member"}
        keys: dict[str, dict[Any, Any]] = {
            "entry_id": entry_keys, "repays": entry_keys, "account_id": account_keys, "to_account_id": account_keys,
            "family_id": ours, "member_id": ours,
        }  # fmt: skip
        tables = {table.name: await rows(unit, table, viewer, keys) for table in (posting, account_month, change_line)}
        tables["entry"] = await rows(unit, entry, viewer, {**keys, "id": entry_keys})
        tables["change"] = await rows(unit, change, viewer, {**keys, "id": {}})
    for line in tables["change_line"]:
        after = codec.columns(codec.load(line["after"]))
        line["after"] = {name: keys.get(name, {}).get(value, value) for name, value in after.items()}
        del line["change_id"]
    for made in tables["change"]:
        del made["id"]
    return tables


async def test_an_import_leaves_what_recording_one_by_one_leaves(store: SqlStore) -> None:
    results = []
    for user_id in (1, 2):
        viewer, aud, mnt = await family(store, user_id)
        async with store.unit() as unit:
            repaid = await unit.entries.add(
                viewer, ORIGIN, Details(Kind.EXPENSE, DAY, Money(900, AUD), aud.id, "personal.gifts"), NOON
            )
            details = book(aud, mnt, repaid.id)
            if user_id == 1:
                made = [
                    await unit.entries.add(viewer, replace(ORIGIN, line=ORIGIN.line + number), one, NOON)
                    for number, one in enumerate(details)
                ]
                await unit.changes.add(viewer, Verb.IMPORT, [ChangeLine(e.id, None, e.details) for e in made], NOON)
            else:
                assert await import_entries(unit, viewer, details, ORIGIN, NOON) is not None
        results.append(await stored(store, viewer))
    one_by_one, at_once = results
    assert len(at_once["entry"]) == COUNT + 1
    assert {row["nominal"] for row in at_once["posting"]} >= {"expenses:personal.gifts", "trading", "owed:Дулмаа"}
    assert at_once == one_by_one
    assert _unbalanced(at_once["posting"]) == []


def _unbalanced(postings: list[dict[str, Any]]) -> list[tuple[str, str]]:
    sums: dict[tuple[str, str], int] = {}
    for row in postings:
        place = (row["entry_id"], row["currency"])
        sums[place] = sums.get(place, 0) + row["minor"]
    return [place for place, minor in sums.items() if minor]


async def test_an_import_is_undone_and_redone_as_a_whole(store: SqlStore) -> None:
    viewer, aud, mnt = await family(store, 1)
    async with store.unit() as unit:
        before = await unit.entries.add(viewer, ORIGIN, Details(Kind.EXPENSE, DAY, Money(900, AUD), aud.id), NOON)
    empty = (await stored(store, viewer))["account_month"]
    async with store.unit() as unit:
        assert await import_entries(unit, viewer, book(aud, mnt, before.id)[:40], ORIGIN, NOON) is not None
    full = (await stored(store, viewer))["account_month"]
    assert full != empty
    async with store.unit() as unit:
        await undo(unit, viewer, NOON)
        assert await unit.entries.latest(viewer, 10) == (before,)
    assert [row for row in (await stored(store, viewer))["account_month"] if row["minor"]] == empty
    async with store.unit() as unit:
        await redo(unit, viewer, NOON)
    assert (await stored(store, viewer))["account_month"] == full


async def test_who_may_not_write_imports_nothing_nor_does_anyone_onto_a_hidden_account(store: SqlStore) -> None:
    viewer, aud, mnt = await family(store, 1)
    stranger, theirs, _ = await family(store, 2)
    tuya_person = Person(3, "Tuya", "mn", "MN", "Asia/Ulaanbaatar", "MNT")
    async with store.unit() as unit:
        await invite(unit, viewer, Role.ADULT, "token", NOON)
        tuya = (await accept(unit, tuya_person, "token", NOON)).viewer
        hidden = await private_everyday(unit, viewer, AUD)
        spent = Details(Kind.EXPENSE, DAY, Money(900, AUD), aud.id)
        for who, one in (
            (stranger, spent),
            (viewer, replace(spent, account_id=theirs.id)),
            (tuya, replace(spent, account_id=hidden.id)),
            (tuya, replace(spent, kind=Kind.TRANSFER, to_account_id=hidden.id)),
        ):
            with pytest.raises(NoSuchAccountError):
                await import_entries(unit, who, [spent, one], ORIGIN, NOON)
        with pytest.raises(NotAllowedError):
            await import_entries(unit, replace(viewer, role=Role.VIEWER), [spent], ORIGIN, NOON)
        assert await import_entries(unit, viewer, [], ORIGIN, NOON) is None
        assert await unit.entries.latest(viewer, 10) == ()
        assert mnt.id != hidden.id


async def test_the_id_of_an_erased_entry_is_never_given_again(store: SqlStore) -> None:
    viewer, aud, _ = await family(store, 1)
    spent = Details(Kind.EXPENSE, DAY, Money(900, AUD), aud.id)
    async with store.unit() as unit:
        first = await import_entries(unit, viewer, [spent] * 3, ORIGIN, NOON)
        assert first is not None
        await unit.connection.execute(delete(entry))
        second = await import_entries(unit, viewer, [spent] * 2, ORIGIN, NOON)
        assert second is not None
        third = await unit.entries.add(viewer, ORIGIN, spent, NOON)
    ids = [made.id for made in (*first.entries, *second.entries, third)]
    assert ids == sorted(set(ids))


async def test_columns_in_another_order_than_the_tables_are_refused(store: SqlStore) -> None:
    async with store.unit() as unit:
        with pytest.raises(ValueError, match="stand in the order"):
            await insert_rows(unit.connection, account_month, ("month", "account_id", "currency", "minor"), [])
