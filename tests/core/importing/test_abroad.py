"""Own money from an account in dollars to one in tugriks: one entry with both amounts, or a question, never a guess."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from core.capture.model import Kind
from core.documents.model import Statement
from core.family.model import Viewer
from core.importing.model import Booked, Choices, Fate, NewAccount, Plan, Why
from core.ledger.correct import undo
from core.money.currency import currency
from core.money.money import Money
from core.rates.hold import Admission
from integrations.db.unit import SqlStore, SqlUnit
from tests.conftest import NOON
from tests.core.conftest import House
from tests.core.importing.test_imports import balance, write
from tests.core.importing.words import AUD, COMMBANK, FIRST, statement, taken
from tests.core.rates.rating import rate

MNT = currency("MNT")
KHAN = NewAccount("Khan", MNT, "4321")
OUT = (5, "-500.00", "International transfer CommBank app")
IN = (8, "1138500", "Гадаад гуйвуулга орлого")
DAY = FIRST + timedelta(days=4)


def khan(*told: tuple[int, str, str]) -> Statement:
    said = statement(*told, opening="0", number="5000 4321")
    return replace(said, currency="MNT", bank="khan")


async def rated(unit: SqlUnit, viewer: Viewer, value: str = "2300") -> None:
    known = tuple(rate("AUD/MNT", value, FIRST + timedelta(days=after)) for after in (0, 7, 14))
    await unit.rates.store(Admission(known, (), ()), NOON)


async def both(
    unit: SqlUnit, viewer: Viewer, out: tuple[int, str, str], arrived: tuple[int, str, str]
) -> tuple[Plan, Booked, Booked]:
    _, ours = await taken(unit, viewer, COMMBANK, statement(out, opening="1000.00"))
    made, theirs = await taken(unit, viewer, KHAN, khan(arrived))
    return made, ours, theirs


async def test_two_rows_that_speak_of_it_are_one_remittance(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        await rated(unit, viewer)
        made, ours, theirs = await both(unit, viewer, OUT, IN)
        assert made.counts == {Fate.PAIRED: 1}
        (one,) = made.rows
        assert one.entry is not None
        details = (await unit.entries.get(viewer, one.entry.id)).details
        assert (details.kind, details.money, details.to_money) == (
            Kind.REMITTANCE, Money(500_00, AUD), Money.of(Decimal(1138500), MNT),
        )  # fmt: skip
        assert (details.account_id, details.to_account_id) == (ours.account.id, theirs.account.id)
        assert details.day == date(2026, 10, 8)
        assert (await balance(unit, viewer, ours.account), theirs.off) == (500_00, None)
        again, _ = await taken(unit, viewer, theirs.account, khan(IN))
        assert again.counts == {Fate.KNOWN: 1}
        await undo(unit, viewer, NOON)
        assert await balance(unit, viewer, ours.account) == 500_00


async def test_the_side_where_it_arrived_may_be_told_first(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        await rated(unit, viewer)
        _, theirs = await taken(unit, viewer, KHAN, khan(IN))
        made, ours = await taken(unit, viewer, COMMBANK, statement(OUT, opening="1000.00"))
        assert made.counts == {Fate.PAIRED: 1}
        assert (await balance(unit, viewer, ours.account), theirs.off) == (500_00, None)
        found = await unit.entries.of_account(viewer, theirs.account.id, 5)
        assert [one.details.kind for one in found] == [Kind.REMITTANCE]


@pytest.mark.parametrize(
    ("out", "arrived", "fate"),
    [
        ((5, "-500.00", "Transfer to own"), (8, "1138500", "FROM SYDNEY"), Fate.PAIRED),  # by the rate, one side speaks
        (
            (5, "-500.00", "Transfer to own"),
            (8, "1070000", "FROM SYDNEY"),
            Fate.DOUBTFUL,
        ),  # 7 % below: a fee, or not it
        ((5, "-500.00", "Transfer to own"), (8, "900000", "Гуйвуулга"), Fate.NEW),  # both speak, of other money
        ((5, "-500.00", "Transfer to own"), (20, "1138500", "Гуйвуулга"), Fate.NEW),  # another week
        ((5, "-500.00", "SMITH AND SONS"), (8, "1138500", "ДОРЖ БАТБАЯР"), Fate.DOUBTFUL),  # by the rate alone
        ((5, "-500.00", "SMITH AND SONS"), (8, "1070000", "ДОРЖ БАТБАЯР"), Fate.NEW),
        ((5, "-500.00", "WOOLWORTHS 1234"), (8, "1138500", "ДОРЖ БАТБАЯР"), Fate.NEW),  # it is something else
        ((5, "-500.00", "Transfer to own"), (8, "1138500", "Цалин ХХК"), Fate.NEW),  # wages
        ((5, "-500.00", "Transfer to own"), (8, "1138500", "Цалин шилжүүлэг"), Fate.DOUBTFUL),  # wages, or not
        ((5, "500.00", "Transfer from own"), (8, "1138500", "Гуйвуулга"), Fate.NEW),  # both came in
    ],
)
async def test_what_is_it_and_what_is_asked(
    store: SqlStore, house: House, out: tuple[int, str, str], arrived: tuple[int, str, str], fate: Fate
) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        await rated(unit, viewer)
        made, *_ = await both(unit, viewer, out, arrived)
        assert made.counts == {fate: 1}
        (one,) = made.rows
        assert (one.doubt.why if one.doubt else None) == (Why.ABROAD if fate is Fate.DOUBTFUL else None)


async def test_without_a_rate_it_is_asked_and_one_tap_pairs_it(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        made, ours, theirs = await both(unit, viewer, OUT, IN)
        (one,) = made.rows
        assert one.doubt is not None
        (entry,) = one.doubt.entries
        made, theirs = await taken(unit, viewer, theirs.account, khan(IN), Choices(same={0: entry.id}))
        assert made.counts == {Fate.PAIRED: 1}
        details = (await unit.entries.get(viewer, entry.id)).details
        assert (details.account_id, details.to_account_id) == (ours.account.id, theirs.account.id)
        assert theirs.off is None


async def test_without_a_rate_and_a_word_it_is_another(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        made, *_ = await both(unit, viewer, OUT, (8, "1138500", "ДОРЖ БАТБАЯР"))
        assert made.counts == {Fate.NEW: 1}


async def test_two_that_fit_are_asked(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    async with store.unit() as unit:
        await rated(unit, viewer)
        await taken(unit, viewer, COMMBANK, statement(OUT, (6, "-500.00", "International transfer 2"), opening="2000"))
        made, theirs = await taken(unit, viewer, KHAN, khan(IN))
        assert [one.doubt.why for one in made.rows if one.doubt] == [Why.ABROAD]
        assert [len(one.doubt.entries) for one in made.rows if one.doubt] == [2]
        made, _ = await taken(unit, viewer, theirs.account, khan(IN, (9, "1138500", "Гадаад гуйвуулга")))
        assert made.counts == {Fate.DOUBTFUL: 2}


async def test_a_remittance_that_was_typed_with_what_arrived_is_it(store: SqlStore, house: House) -> None:
    viewer = house.bat.viewer
    arrived = Money.of(Decimal(1138500), MNT)
    async with store.unit() as unit:
        typed = await write(unit, viewer, 500_00, DAY, None, kind=Kind.REMITTANCE, to_money=arrived, beneficiary="mum")
        await taken(unit, viewer, COMMBANK, statement(OUT, opening="1000.00"))
        made, theirs = await taken(unit, viewer, KHAN, khan((8, "1138501", "Гуйвуулга")))
        assert made.counts == {Fate.NEW: 1}
        made, theirs = await taken(unit, viewer, theirs.account, khan(IN))
        details = (await unit.entries.get(viewer, typed.id)).details
        assert (made.counts[Fate.PAIRED], details.to_account_id, details.to_money) == (1, theirs.account.id, arrived)
        assert details.beneficiary == "mum"
