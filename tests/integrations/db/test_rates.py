"""Rates on SQLite and on PostgreSQL: kept as written, for ever, and each family's own for itself alone."""

from sqlalchemy import select

from core.capture.model import Item, Kind
from core.family.membership import accept, found_family, invite
from core.family.model import Person, Viewer
from core.family.model import Role as FamilyRole
from core.ledger.model import Origin
from core.ledger.record import record
from core.money.money import Money
from core.rates.hold import Admission
from core.rates.model import Held, Rate, Verdict
from integrations.db.tables import rate as rate_table
from integrations.db.unit import SqlStore
from tests.conftest import NOON
from tests.core.rates.rating import AUD, BTC, DAY, MNT, USD, day, manual, rate

BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")
TUYA = Person(2, "Tuya", "mn", "MN", "Asia/Ulaanbaatar", "MNT")
STRANGER = Person(9, "Ganaa", "mn", "MN", "Asia/Ulaanbaatar", "MNT")
PAIRS = {(USD, MNT), (AUD, MNT)}


async def viewer(store: SqlStore, person: Person = BAT) -> Viewer:
    async with store.unit() as unit:
        return (await found_family(unit, person, person.name, NOON)).viewer


async def keep(store: SqlStore, *rates: Rate) -> None:
    async with store.unit() as unit:
        await unit.rates.alone()
        await unit.rates.store(Admission(rates), NOON)


async def test_another_familys_rate_is_not_ours(store: SqlStore) -> None:
    stranger, bat = await viewer(store, STRANGER), await viewer(store)
    await keep(store, rate("USD/MNT", "3600"))
    async with store.unit() as unit:
        await unit.rates.set_manual(bat, manual("USD/MNT", "3450"), NOON)
        seen = (await unit.rates.book(stranger, [USD, MNT], DAY, DAY)).quote(USD, MNT, DAY)
        own = (await unit.rates.book(bat, [USD, MNT], DAY, DAY)).quote(USD, MNT, DAY)
    assert seen is not None
    assert own is not None
    assert (int(seen.value), int(own.value)) == (3600, 3450)


async def test_every_digit_is_kept(store: SqlStore) -> None:
    bat = await viewer(store)
    precise = rate("USD/MNT", "3595.400000000000000000000000000000123456789")
    small = rate("MNT/AUD", "9.6E-7")
    await keep(store, precise, small)
    async with store.look() as unit:
        quote = (await unit.rates.book(bat, [USD], DAY, DAY)).quote(USD, MNT, DAY)
        known = await unit.rates.known({(MNT, AUD)}, DAY, DAY)
        texts = set((await unit.connection.execute(select(rate_table.c.value))).scalars())
    assert quote is not None
    assert str(quote.value) == "3595.400000000000000000000000000000123456789"
    assert known == (small,)
    assert texts == {"3595.400000000000000000000000000000123456789", "0.00000096"}


async def test_a_correction_adds_a_row_and_stands(store: SqlStore) -> None:
    bat = await viewer(store)
    await keep(store, rate("USD/MNT", "3600"))
    await keep(store, rate("USD/MNT", "3601"))
    async with store.look() as unit:
        assert len(await unit.rates.known(PAIRS, DAY, DAY)) == 2
        quote = (await unit.rates.book(bat, [USD], DAY, DAY)).quote(USD, MNT, DAY)
    assert quote is not None
    assert quote.value == 3601


async def test_known_are_the_days_asked_for_and_the_last_before_of_each_pair(store: SqlStore) -> None:
    older, old = rate("USD/MNT", "3500", day(-90)), rate("USD/MNT", "3550", day(-60))
    aud, here = rate("AUD/MNT", "2500", day(-1)), rate("USD/MNT", "3600")
    await keep(store, older, old, aud, here, rate("USD/MNT", "3700", day(1)), rate("EUR/MNT", "4000"))
    async with store.look() as unit:
        assert await unit.rates.known(PAIRS, DAY, DAY) == (old, aud, here)
        assert await unit.rates.known(set(), DAY, DAY) == ()


async def test_a_held_rate_waits_is_decided_once_and_is_remembered(store: SqlStore) -> None:
    one, other = rate("USD/MNT", "36000", day(1)), rate("AUD/MNT", "25000", day(1))
    jumped = Held(one, rate("USD/MNT", "3600")), Held(other, rate("AUD/MNT", "2500"))
    async with store.unit() as unit:
        first, second = await unit.rates.store(Admission(held=jumped), NOON)
        assert (first.rate, first.last, first.verdict) == (one, jumped[0].last, None)
        assert await unit.rates.held() == (first, second)
        assert first.id is not None
        ended = await unit.rates.decide(first.id, Verdict.RELEASED, NOON)
        assert ended.verdict is Verdict.RELEASED
    async with store.unit() as unit:
        settled = Held(second.rate, second.last, second.id, Verdict.REFUTED)
        await unit.rates.store(Admission(settled=(settled,)), NOON)
    async with store.look() as unit:
        assert await unit.rates.held() == ()
        assert await unit.rates.held(PAIRS) == (ended, settled)
        assert await unit.rates.known(PAIRS, day(1), day(1)) == (one,)


async def test_what_is_used_is_told_with_its_first_day_across_families(store: SqlStore) -> None:
    async with store.look() as unit:
        assert await unit.rates.used() == {}
    bat, stranger = await viewer(store), await viewer(store, STRANGER)
    async with store.unit() as unit:
        await unit.accounts.add(stranger, "Wallet", BTC, private=True, everyday=False)
        spent = Item(Kind.EXPENSE, Money(450, AUD), day(-100), "food.coffee")
        await record(unit, bat, [spent], Origin(1, 1, 0), NOON)
    async with store.look() as unit:
        assert await unit.rates.used() == {AUD: day(-100).replace(day=1), MNT: DAY, BTC: DAY}


async def test_what_is_stored_is_told_by_its_first_and_last_day(store: SqlStore) -> None:
    async with store.look() as unit:
        assert await unit.rates.stored() == {}
    await keep(store, rate("USD/MNT", "3600"), rate("USD/MNT", "3601", day(-9)), rate("AUD/MNT", "2500"))
    async with store.look() as unit:
        assert await unit.rates.stored() == {(USD, MNT): (day(-9), DAY), (AUD, MNT): (DAY, DAY)}


async def test_those_concerned_are_the_owners_whose_family_uses_all_of_it(store: SqlStore) -> None:
    bat, stranger = await viewer(store), await viewer(store, STRANGER)
    async with store.unit() as unit:
        await invite(unit, bat, FamilyRole.ADULT, "key", NOON)
        await accept(unit, TUYA, "key", NOON)
        await unit.accounts.add(stranger, "Wallet", BTC, private=True, everyday=False)
    async with store.look() as unit:
        assert [one.user_id for one in await unit.rates.concerned([AUD, MNT])] == [BAT.user_id]
        assert [one.user_id for one in await unit.rates.concerned([MNT])] == [BAT.user_id, STRANGER.user_id]
        assert [one.user_id for one in await unit.rates.concerned([BTC])] == [STRANGER.user_id]
        assert await unit.rates.concerned([USD, MNT]) == ()
    async with store.unit() as unit:
        await unit.people.leave(stranger, stranger.member_id, NOON)
        assert await unit.rates.concerned([BTC]) == ()
