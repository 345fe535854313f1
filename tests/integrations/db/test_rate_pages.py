"""Rates that the process keeps: what others stored is seen by the next unit, and what was rolled back by none."""

import asyncio
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import event

from core.family.membership import found_family
from core.family.model import Person, Viewer
from core.money.currency import Currency
from core.rates.hold import Admission
from core.rates.model import Held, Rate, Verdict
from core.rates.page import Page
from integrations.db.rate_pages import RatePages
from integrations.db.unit import SqlStore
from tests.conftest import NOON, StandingClock
from tests.core.rates.rating import AUD, DAY, MNT, USD, day, manual, rate

BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")


class SpoiledError(Exception):
    """Ends a unit without a commit."""


async def viewer(store: SqlStore) -> Viewer:
    async with store.unit() as unit:
        return (await found_family(unit, BAT, BAT.name, NOON)).viewer


async def keep(store: SqlStore, *rates: Rate) -> None:
    async with store.unit() as unit:
        await unit.rates.alone()
        await unit.rates.store(Admission(rates), NOON)


async def seen(store: SqlStore, who: Viewer, base: Currency = USD, on: date = DAY) -> Decimal | None:
    async with store.look() as unit:
        quote = (await unit.rates.book(who, [base, MNT], on, on)).quote(base, MNT, on)
    return quote.value if quote else None


async def test_what_another_process_stored_is_seen_by_the_next_unit(store: SqlStore) -> None:
    bat = await viewer(store)
    another = SqlStore(store.database, StandingClock())
    await keep(another, rate("USD/MNT", "3600", day(-1)))
    assert await seen(store, bat) == 3600
    await keep(another, rate("USD/MNT", "3610"))
    assert await seen(store, bat) == 3610
    assert await seen(another, bat) == 3610
    await keep(another, rate("AUD/MNT", "2500"))
    assert await seen(store, bat, AUD) == 2500
    assert await seen(store, bat) == 3610


async def test_what_is_rolled_back_is_seen_by_its_own_unit_alone(store: SqlStore) -> None:
    bat = await viewer(store)
    await keep(store, rate("USD/MNT", "3600", day(-1)))
    assert await seen(store, bat) == 3600
    with pytest.raises(SpoiledError):  # noqa: PT012 - what is seen within the unit is the point
        async with store.unit() as unit:
            await unit.rates.alone()
            await unit.rates.store(Admission((rate("USD/MNT", "3999"),)), NOON)
            quote = (await unit.rates.book(bat, [USD, MNT], DAY, DAY)).quote(USD, MNT, DAY)
            assert quote is not None
            assert quote.value == 3999
            raise SpoiledError
    assert await seen(store, bat) == 3600
    await keep(store, rate("USD/MNT", "3620"))  # on SQLite under the id that was taken back
    assert await seen(store, bat) == 3620


async def test_a_correction_replaces_what_was_kept(store: SqlStore) -> None:
    bat = await viewer(store)
    await keep(store, rate("USD/MNT", "3600"))
    assert await seen(store, bat) == 3600
    await keep(store, rate("USD/MNT", "3601"))
    assert await seen(store, bat) == 3601


async def test_a_held_rate_that_is_released_is_seen(store: SqlStore) -> None:
    bat = await viewer(store)
    await keep(store, rate("USD/MNT", "3600", day(-1)))
    assert await seen(store, bat) == 3600
    async with store.unit() as unit:
        (held,) = await unit.rates.store(
            Admission(held=(Held(rate("USD/MNT", "9999"), rate("USD/MNT", "3600", day(-1))),)), NOON
        )
        await unit.rates.alone()
        await unit.rates.decide(held.id or 0, Verdict.RELEASED, NOON)
        quote = (await unit.rates.book(bat, [USD, MNT], DAY, DAY)).quote(USD, MNT, DAY)
        assert quote is not None
        assert quote.value == 9999
    assert await seen(store, bat) == 9999


async def test_the_familys_own_rates_lie_over_them_and_are_never_kept(store: SqlStore) -> None:
    bat = await viewer(store)
    await keep(store, rate("USD/MNT", "3600"))
    with pytest.raises(SpoiledError):  # noqa: PT012 - what is seen within the unit is the point
        async with store.unit() as unit:
            await unit.rates.set_manual(bat, manual("USD/MNT", "3450"), NOON)
            book = await unit.rates.book(bat, [USD, MNT], DAY, DAY)
            own, published = book.quote(USD, MNT, DAY), book.published().quote(USD, MNT, DAY)
            assert own is not None
            assert published is not None
            assert own.value == 3450
            assert published.value == 3600
            raise SpoiledError
    assert await seen(store, bat) == 3600


async def test_units_at_once_read_each_row_into_the_page_once(store: SqlStore) -> None:
    bat = await viewer(store)
    await keep(store, *(rate("USD/MNT", str(3600 + number), day(-number)) for number in range(30)))
    assert await asyncio.gather(*(seen(store, bat) for _ in range(8))) == [3600] * 8
    await keep(store, rate("USD/MNT", "3700"))
    assert await asyncio.gather(*(seen(store, bat) for _ in range(8))) == [3700] * 8


async def test_what_is_kept_is_not_read_again(store: SqlStore) -> None:
    await keep(store, rate("USD/MNT", "3600"))
    pages, read = RatePages(), list[str]()
    event.listen(store.database._reader.sync_engine, "before_cursor_execute", lambda _, __, sql, *___: read.append(sql))
    async with store.database.read() as connection:
        first = await pages.of(connection, [USD, MNT])
        assert any("FROM rate" in sql and "base" in sql for sql in read)
        read.clear()
        assert await pages.of(connection, [USD, MNT]) == first
    assert not [sql for sql in read if "value" in sql]


def test_of_a_day_the_most_believed_source_counts_and_its_last_word() -> None:
    page = Page([rate("USD/MNT", "3600", source="frankfurter.bom"), rate("USD/MNT", "3599", source="mongolbank")])
    page.add([rate("USD/MNT", "3601", source="frankfurter.bom")])
    assert (page.last(DAY, 10) or rate("USD/MNT", "1")).value == 3599
    page.add([rate("USD/MNT", "3598", source="mongolbank")])
    assert (page.last(day(10), 10) or rate("USD/MNT", "1")).value == 3598
    assert page.last(day(11), 10) is None
    assert page.last(day(-1), 10) is None
