"""Rows of statements are kept, counted while their change stands, and seen by those who see their account."""

from dataclasses import replace
from datetime import date, timedelta

from core.capture.model import Kind
from core.documents.paper import NewPaper, PaperFile
from core.family.membership import accept, found_family, invite
from core.family.model import Person, Role, Viewer
from core.importing.model import Fate, Row, StoredRow
from core.importing.ports import Move, TakenRow
from core.ledger.correct import redo, undo
from core.ledger.model import Account, ChangeLine, Details, Entry, Origin, Verb
from core.ledger.record import everyday, private_everyday
from core.money.currency import currency
from core.money.money import Money
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON

AUD, MNT = currency("AUD"), currency("MNT")
DAY = date(2026, 10, 1)
LAST = DAY + timedelta(days=9)
BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")
TUYA = Person(2, "Tuya", "mn", "MN", "Asia/Ulaanbaatar", "AUD")


async def couple(unit: SqlUnit) -> tuple[Viewer, Viewer]:
    bat = (await found_family(unit, BAT, "Bat's", NOON)).viewer
    await invite(unit, bat, Role.ADULT, "t", NOON)
    return bat, (await accept(unit, TUYA, "t", NOON)).viewer


async def coffee(unit: SqlUnit, viewer: Viewer, account: Account, minor: int = 450, **more: object) -> Entry:
    details = replace(Details(Kind.EXPENSE, DAY, Money(minor, AUD), account.id), **more)  # type: ignore[arg-type]
    return await unit.entries.add(viewer, Origin(0, 0, 0, "statement"), details, NOON)


async def take(
    unit: SqlUnit, viewer: Viewer, entry: Entry, *, pending: bool = False, document: int | None = None
) -> int:
    """Remember one row of an entry's account; gives the change."""
    change = await unit.changes.add(viewer, Verb.IMPORT, [ChangeLine(entry.id, None, entry.details)], NOON)
    row = Row(0, entry.details.day, -entry.details.money.minor, "CAMPOS 12", "", 9_550, "A1", pending)
    fate = Fate.PENDING if pending else Fate.NEW
    await unit.bank_rows.add(
        viewer, entry.details.account_id, AUD, document, change.id, [TakenRow(row, fate, entry.id)]
    )
    return change.id


async def test_a_row_counts_while_its_change_stands(store: SqlStore) -> None:
    async with store.unit() as unit:
        bat, _ = await couple(unit)
        account = await everyday(unit, bat, await unit.accounts.visible(bat), AUD)
        entry = await coffee(unit, bat, account)
        change = await take(unit, bat, entry)
        (kept,) = await unit.bank_rows.of_account(bat, account.id, DAY, LAST)
        assert kept == StoredRow(
            kept.id, DAY, -450, "CAMPOS 12", "campos 12", 9_550, "A1", pending=False, fate=Fate.NEW, entry_id=entry.id
        )
        assert await unit.bank_rows.tied(bat, DAY, LAST) == {(entry.id, account.id)}
        assert await unit.bank_rows.texts(bat, [entry.id]) == {entry.id: "CAMPOS 12"}
        assert await unit.bank_rows.of_account(bat, account.id, DAY + timedelta(days=1), LAST) == ()
        await undo(unit, bat, NOON, change)
        assert await unit.bank_rows.of_account(bat, account.id, DAY, LAST) == ()
        assert await unit.bank_rows.tied(bat, DAY, LAST) == frozenset()
        assert await unit.bank_rows.texts(bat, [entry.id]) == {}
        await redo(unit, bat, NOON, change)
        assert await unit.bank_rows.of_account(bat, account.id, DAY, LAST) == (kept,)


async def test_what_is_private_is_its_owners_alone(store: SqlStore) -> None:
    async with store.unit() as unit:
        bat, tuya = await couple(unit)
        account = await private_everyday(unit, bat, AUD)
        entry = await coffee(unit, bat, account, payee="Campos", category="food.coffee")
        await take(unit, bat, entry, pending=True)
        rows = unit.bank_rows
        assert len(await rows.of_account(bat, account.id, DAY, LAST)) == 1
        assert await rows.moves(bat, DAY, LAST) == (Move(entry.id, account.id, -450, AUD, DAY),)
        assert await rows.entries(bat, [entry.id]) == {entry.id: entry}
        assert await rows.habits(bat) == {"campos": "food.coffee"}
        assert await rows.of_account(tuya, account.id, DAY, LAST) == ()
        assert await rows.moves(tuya, DAY, LAST) == ()
        assert await rows.tied(tuya, DAY, LAST) == frozenset()
        assert await rows.texts(tuya, [entry.id]) == {}
        assert await rows.entries(tuya, [entry.id]) == {}
        assert await rows.habits(tuya) == {}
        assert await rows.waiting(tuya, account.id, LAST) == 0


async def test_an_entry_with_a_fee_moved_one_sum_and_its_other_side_another(store: SqlStore) -> None:
    async with store.unit() as unit:
        bat, _ = await couple(unit)
        aud = await everyday(unit, bat, await unit.accounts.visible(bat), AUD)
        mnt = await everyday(unit, bat, await unit.accounts.visible(bat), MNT)
        sent = await coffee(
            unit, bat, aud, 50000, kind=Kind.REMITTANCE, to_account_id=mnt.id, to_money=Money(7, MNT), fee=Money(1, AUD)
        )
        moves = {(one.account_id, one.minor, one.currency) for one in await unit.bank_rows.moves(bat, DAY, LAST)}
        assert moves == {(aud.id, -50001, AUD), (mnt.id, 7, MNT)}
        assert await unit.bank_rows.moves(bat, DAY + timedelta(days=1), LAST) == ()
        assert sent.details.kind is Kind.REMITTANCE


async def test_what_waits_to_be_posted_is_summed(store: SqlStore) -> None:
    async with store.unit() as unit:
        bat, _ = await couple(unit)
        account = await everyday(unit, bat, await unit.accounts.visible(bat), AUD)
        first, second, gone = [await coffee(unit, bat, account, minor) for minor in (450, 500, 700)]
        for one in (first, second, gone):
            await take(unit, bat, one, pending=True)
        await unit.entries.replace(bat, gone, replace(gone.details, deleted=True))
        assert await unit.bank_rows.waiting(bat, account.id, LAST) == -950
        assert await unit.bank_rows.waiting(bat, account.id, DAY - timedelta(days=1)) == 0
        await take(unit, bat, first)
        assert await unit.bank_rows.waiting(bat, account.id, LAST) == -500


async def test_a_payee_is_what_it_mostly_was_and_lately(store: SqlStore) -> None:
    async with store.unit() as unit:
        bat, _ = await couple(unit)
        account = await everyday(unit, bat, await unit.accounts.visible(bat), AUD)
        for category in ("food.coffee", "fun.events", "fun.events", None):
            await coffee(unit, bat, account, payee="Campos", category=category)
        for category in ("food.coffee", "home.rent"):
            await coffee(unit, bat, account, payee="Toby", category=category)
        assert await unit.bank_rows.habits(bat) == {"campos": "fun.events", "toby": "home.rent"}


async def test_stated_balances_come_by_day(store: SqlStore) -> None:
    async with store.unit() as unit:
        bat, _ = await couple(unit)
        account = await everyday(unit, bat, await unit.accounts.visible(bat), AUD)
        late = await coffee(unit, bat, account, kind=Kind.BALANCE, day=LAST)
        early = await coffee(unit, bat, account, kind=Kind.OPENING)
        await coffee(unit, bat, account)
        assert await unit.bank_rows.stated(bat, account.id) == (early, late)


async def test_receipts_are_told_from_statements(store: SqlStore) -> None:
    async with store.unit() as unit:
        bat, _ = await couple(unit)
        account = await everyday(unit, bat, await unit.accounts.visible(bat), AUD)
        bought, imported = await coffee(unit, bat, account), await coffee(unit, bat, account)
        ids = []
        for digest in ("receipt", "statement"):
            file = PaperFile(0, digest, "a", "b", 1)
            paper = await unit.papers.add(bat, NewPaper(digest, 1, 1, "", (file,)), NOON)
            assert paper is not None
            ids.append(paper.id)
        await unit.trail.link(bat, ids[0], [(bought.id, 0)])
        await unit.trail.link(bat, ids[1], [(imported.id, 0), (bought.id, 0)])
        await unit.trail.link(bat, ids[1], [(imported.id, 0)])
        await take(unit, bat, imported, document=ids[1])
        both = [bought.id, imported.id]
        assert await unit.bank_rows.papers(bat, both, None) == {bought.id}
        assert await unit.bank_rows.papers(bat, both, ids[0]) == frozenset()
