"""A card row a little above the receipt or what was typed: asked whether it is the same with a tip."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.importing.model import Choices, Fate, Why
from core.importing.paper import Said
from core.importing.receipt import keep_receipt, propose
from core.importing.tips import with_tip
from core.ledger.model import Entry
from core.money.money import Money
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON
from tests.core.conftest import House
from tests.core.importing.test_imports import write
from tests.core.importing.test_papers_kept import receipt
from tests.core.importing.words import AUD, COMMBANK, FIRST, WORDS, statement, taken

ROW = (2, "-50.00", "MAMAK HAYMARKET NSW AU Card xx1234")


@pytest.mark.parametrize(
    ("written", "paid", "tip"),
    [(4500, 5000, True), (4500, 5400, True), (4500, 5401, False), (4500, 4500, False), (0, 1, False)],
)
def test_how_much_a_tip_may_be(written: int, paid: int, *, tip: bool) -> None:
    assert with_tip(written, paid) is tip


async def dinner(unit: SqlUnit, house: House, **more: object) -> Entry:
    made = await write(unit, house.bat.viewer, 4500, FIRST, category="food.eating_out")
    return await unit.entries.replace(house.bat.viewer, made, replace(made.details, **more))  # type: ignore[arg-type]


async def test_what_was_typed_and_the_banks_row_are_one_when_so_said(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        typed = await dinner(unit, house)
        made, booked = await taken(unit, viewer, COMMBANK, statement(ROW))
        (one,) = made.rows
        assert (one.fate, one.doubt and one.doubt.why) == (Fate.DOUBTFUL, Why.TIP)
        assert one.doubt is not None
        assert one.doubt.entries == (typed,)
        assert await unit.entries.get(viewer, typed.id) == typed
        made, again = await taken(unit, viewer, booked.account, statement(ROW), Choices(same={0: typed.id}))
        assert (made.counts, again.off) == ({Fate.MATCHED: 1}, None)
        now = (await unit.entries.get(viewer, typed.id)).details
        assert (now.money, now.note, now.account_id) == (Money(5000, AUD), "AUD 45.00", booked.account.id)


async def test_a_row_of_its_own_when_so_said(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        typed = await dinner(unit, house)
        made, _ = await taken(unit, viewer, COMMBANK, statement(ROW), Choices(added=frozenset({0})))
        assert made.counts == {Fate.NEW: 1}
        assert await unit.entries.get(viewer, typed.id) == typed


@pytest.mark.parametrize(
    ("more", "fate"),
    [
        ({"payee": "Mamak", "category": None}, Fate.DOUBTFUL),
        ({"payee": "Chat Thai"}, Fate.NEW),
        ({"category": "food.groceries"}, Fate.NEW),
        ({"tags": ("cash",)}, Fate.NEW),
        ({"day": FIRST - timedelta(days=9)}, Fate.NEW),
        ({"day": FIRST + timedelta(days=2)}, Fate.NEW),
        ({"deleted": True}, Fate.NEW),
        ({"money": Money(4000, AUD)}, Fate.NEW),
    ],
)
async def test_who_gets_a_tip(store: SqlStore, house: House, more: dict[str, object], fate: Fate) -> None:
    async with store.unit() as unit:
        await dinner(unit, house, **more)
        made, _ = await taken(unit, house.bat.viewer, COMMBANK, statement(ROW))
        assert made.counts == {fate: 1}


async def test_the_receipt_first_and_then_the_row(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        slip = receipt("45.00", FIRST, "MAMAK")
        kept = await keep_receipt(unit, viewer, None, await propose(unit, viewer, slip, WORDS, FIRST), NOON)
        made, _ = await taken(unit, viewer, COMMBANK, statement(ROW))
        assert [one.doubt.entries for one in made.rows if one.doubt] == [(kept.entry,)]


async def test_the_row_first_and_then_the_receipt(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        _, booked = await taken(unit, viewer, COMMBANK, statement(ROW))
        slip = receipt("45.00", FIRST, "MAMAK")
        other = await propose(unit, viewer, receipt("45.00", FIRST, "CHAT THAI"), WORDS, FIRST)
        assert (other.entry, other.others) == (None, ())
        asked = await propose(unit, viewer, slip, WORDS, FIRST)
        assert asked.entry is None
        (row,) = asked.others
        said = await propose(unit, viewer, slip, WORDS, FIRST, said=Said(same=row.id))
        kept = await keep_receipt(unit, viewer, None, said, NOON)
        assert kept.entry.id == row.id
        assert kept.entry.details == replace(row.details, note="AUD 45.00", category=kept.entry.details.category)
        assert (await unit.accounts.balance(viewer, booked.account.id)) == Money(5000, AUD)
        again = await propose(unit, viewer, slip, WORDS, FIRST)
        assert (again.entry and again.entry.id, again.others) == (row.id, ())
