"""Exports read from both databases: they sum to the running sums, and show a member only what is theirs to see."""

from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
from sqlalchemy import select

from core.capture.model import Item, Kind
from core.export.model import Format
from core.export.write import written
from core.family.errors import NotAllowedError
from core.family.model import Role, Viewer
from core.ledger.correct import delete
from core.ledger.model import Origin
from core.ledger.record import private_everyday, record
from core.money.currency import currency
from core.money.money import Money
from core.rates.hold import Admission
from integrations.db import export_rows
from integrations.db.export_rows import SqlExportRows, families, viewers
from integrations.db.tables import account, account_month
from integrations.db.unit import SqlStore
from integrations.db.visible import accounts as visible_accounts
from tests.conftest import NOON
from tests.core.export.reading import Balances, hledger, needs_hledger, of_roots, read_beancount, read_hledger
from tests.core.rates.rating import manual, rate
from tests.integrations.db.random_ledger import CODES, FIRST, Family, fill, found

AUD = currency("AUD")
COFFEE = Item(Kind.EXPENSE, Money(450, AUD), FIRST, "food.coffee", "Gloria")


async def text_of(store: SqlStore, family_id: int, form: Format, viewer: Viewer | None = None) -> str:
    async with store.database.read() as connection:
        return "".join([text async for text in written(SqlExportRows(connection, family_id, viewer), form)])


async def stored(store: SqlStore, viewer: Viewer | None) -> list[Decimal]:
    """What the running sums say of each account and currency, in order; names are the journals' own matter."""
    statement = select(account_month, account.c.id).join(account, account.c.id == account_month.c.account_id)
    if viewer:
        statement = statement.where(visible_accounts(viewer))
    sums: dict[tuple[int, str], int] = {}
    async with store.database.read() as connection:
        for row in await connection.execute(statement):
            key = (row.account_id, row.currency)
            sums[key] = sums.get(key, 0) + row.minor
    return sorted(Money(minor, currency(code)).decimal for (_, code), minor in sums.items() if minor)


def own(balances: Balances) -> list[Decimal]:
    return sorted(of_roots(balances, ["Assets"]).values())


@pytest.mark.parametrize("batch", [7, 2_000])
async def test_beancount_sums_to_the_running_sums(store: SqlStore, batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export_rows, "BATCH", batch)
    family = await found(store)
    await fill(store, family, seed=batch, entries=60)
    for viewer in (None, family.bat, family.tuya):
        made, balances = read_beancount(await text_of(store, family.id, Format.BEANCOUNT, viewer))
        assert own(balances) == await stored(store, viewer)
        assert len(made) > 20
        assert [one.day for one in made] == sorted(one.day for one in made)
        for code in CODES:
            assert sum(amount for (_, held), amount in balances.items() if held == code) == 0


@needs_hledger
async def test_hledger_sums_to_the_running_sums(store: SqlStore) -> None:
    family = await found(store)
    await fill(store, family, seed=3, entries=60)
    for viewer in (None, family.bat, family.tuya):
        balances = read_hledger(await text_of(store, family.id, Format.HLEDGER, viewer))
        assert own(balances) == await stored(store, viewer)
        assert balances == read_beancount(await text_of(store, family.id, Format.BEANCOUNT, viewer))[1]


async def with_private_things(store: SqlStore) -> Family:
    """Bat has a coffee that all see, and a watch from a private account that is fed from the shared one and back."""
    family = await found(store)
    async with store.unit() as unit:
        hidden = await private_everyday(unit, family.bat, AUD)
        await record(unit, family.bat, [COFFEE], Origin(1, 1, 0), NOON)
        (watch,) = (await record(unit, family.bat, [replace(COFFEE, payee="Watch")], Origin(1, 2, 0), NOON)).entries
        shared = watch.details.account_id
        await unit.entries.replace(family.bat, watch, replace(watch.details, account_id=hidden.id))
        feed = replace(COFFEE, kind=Kind.TRANSFER, payee=None, category=None)
        (out, back) = (await record(unit, family.bat, [feed, feed], Origin(1, 3, 0), NOON)).entries
        await unit.entries.replace(family.bat, out, replace(out.details, to_account_id=hidden.id))
        hiding = replace(back.details, account_id=hidden.id, to_account_id=shared, note="secret")
        await unit.entries.replace(family.bat, back, hiding)
    return family


@pytest.mark.parametrize("form", list(Format))
async def test_a_stranger_to_a_private_account_reads_nothing_of_it(store: SqlStore, form: Format) -> None:
    family = await with_private_things(store)
    for viewer in (None, family.bat):
        text = await text_of(store, family.id, form, viewer)
        assert "Watch" in text
        assert "secret" in text
    text = await text_of(store, family.id, form, family.tuya)
    assert "Gloria" in text
    assert "Watch" not in text
    assert "secret" not in text
    assert "Private" not in text


async def test_a_shared_account_sums_to_its_balance_for_those_who_do_not_see_all_of_it(store: SqlStore) -> None:
    family = await with_private_things(store)
    made, balances = read_beancount(await text_of(store, family.id, Format.BEANCOUNT, family.tuya))
    assert own(balances) == await stored(store, family.tuya) == [Decimal("-4.50")]
    assert ("Equity:Elsewhere", "AUD") not in balances
    assert made[0].note == "Entries that are not shown to you"
    assert made[0].day == FIRST.replace(day=1)


async def test_another_family_is_never_in_it(store: SqlStore) -> None:
    mine, others = await found(store, "one"), await found(store, "two")
    async with store.unit() as unit:
        await record(unit, others.bat, [COFFEE], Origin(1, 1, 0), NOON)
    for form in Format:
        for viewer in (None, mine.bat):
            assert "Gloria" not in await text_of(store, mine.id, form, viewer)
    async with store.database.read() as connection:
        assert await families(connection) == (mine.id, others.id)
        assert [viewer.member_id for viewer in await viewers(connection, others.id)] == [
            others.bat.member_id,
            others.tuya.member_id,
        ]


async def test_deleted_entries_are_left_out_and_those_of_who_left_are_not(store: SqlStore) -> None:
    family = await found(store)
    async with store.unit() as unit:
        made = await record(unit, family.tuya, [COFFEE, replace(COFFEE, payee="Gone")], Origin(1, 1, 0), NOON)
        await delete(unit, family.tuya, [made.entries[1]], NOON)
        await unit.people.leave(family.bat, family.tuya.member_id, NOON)
    assert await text_of(store, family.id, Format.CSV) == (
        "id,date,kind,amount,currency,category,payee,account,member,note,tags,source\n"
        f"{made.entries[0].id},{FIRST},expense,4.50,AUD,food.coffee,Gloria,everyday,Туяа,,,chat\n"
    )
    async with store.database.read() as connection:
        assert [viewer.role for viewer in await viewers(connection, family.id)] == [Role.OWNER]


async def test_a_role_that_may_not_see_reads_nothing(store: SqlStore, monkeypatch: pytest.MonkeyPatch) -> None:
    family = await found(store)
    monkeypatch.setattr("core.family.gate._GRANTS", {Role.OWNER: frozenset()})
    async with store.database.read() as connection:
        with pytest.raises(NotAllowedError):
            SqlExportRows(connection, family.id, family.bat)


async def test_prices_are_those_of_the_familys_days_and_its_own_and_no_others(store: SqlStore) -> None:
    mine, others = await found(store, "one"), await found(store, "two")
    day = FIRST
    async with store.unit() as unit:
        spent = [COFFEE, replace(COFFEE, money=Money(8_500_00, currency("MNT")), payee="Хүнс")]
        await record(unit, mine.bat, spent, Origin(1, 1, 0), NOON)
        told = [rate("AUD/MNT", "2500", day), rate("AUD/MNT", "2400", day - timedelta(days=1))]
        await unit.rates.store(Admission((*told, rate("EUR/MNT", "4000", day))), NOON)
        await unit.rates.set_manual(mine.bat, manual("USD/MNT", "3450", day), NOON)
        await unit.rates.set_manual(others.bat, manual("AUD/MNT", "9999", day), NOON)
    for viewer in (None, mine.bat, mine.tuya):
        text = await text_of(store, mine.id, Format.BEANCOUNT, viewer)
        assert [line.split("price ")[1] for line in text.splitlines() if " price " in line] == [
            "AUD  2500 MNT",
            "USD  3450 MNT",
        ]
        read_beancount(text)
    assert "9999" in await text_of(store, others.id, Format.BEANCOUNT)
    assert "price" not in await text_of(store, mine.id, Format.CSV)


@needs_hledger
async def test_hledger_values_the_book_by_its_prices(store: SqlStore) -> None:
    family = await found(store)
    async with store.unit() as unit:
        await record(unit, family.bat, [COFFEE], Origin(1, 1, 0), NOON)
        await unit.accounts.add(family.bat, "Khan", currency("MNT"), private=False, everyday=False)
        await unit.rates.store(Admission((rate("AUD/MNT", "2500", FIRST),)), NOON)
    text = await text_of(store, family.id, Format.HLEDGER)
    read_hledger(text)
    assert hledger(text, "bal", "-X", "MNT", "-N", "Expenses").split()[:2] == ["11250.00", "MNT"]
