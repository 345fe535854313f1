"""Asking the sources in turn, and what is kept of their answers."""

from decimal import Decimal

import pytest

from core.family.errors import NotAllowedError
from core.rates.backoff import FIRST
from core.rates.by_hand import decide, set_rate, take_rate_back
from core.rates.errors import BadRateError, NotHeldError, SourceAwayError, SourceRefusedError
from core.rates.model import Manual, Verdict
from core.rates.refresh import Refresher
from integrations.db.unit import SqlStore
from tests.conftest import NOON, StandingClock
from tests.core.conftest import House
from tests.core.rates.rating import AUD, BTC, DAY, KRW, MNT, USD, day, manual, money, rate
from tests.core.rates.sources import ToldSource


async def worth(store: SqlStore, house: House, code: str = "USD", after: int = 0) -> Decimal | None:
    """What one unit is worth in tögrög for Bat's family, so many days after DAY."""
    base = money(f"1 {code}").currency
    async with store.look() as unit:
        quote = (await unit.rates.book(house.bat.viewer, [base, MNT], day(after), day(after))).quote(
            base, MNT, day(after)
        )
    return quote.value if quote else None


async def test_what_is_published_is_kept_and_converts(store: SqlStore, house: House, clock: StandingClock) -> None:
    bank = ToldSource("mongolbank", [rate("USD/MNT", "3595.40"), rate("AUD/MNT", "2559.03")])
    coins = ToldSource("coingecko", [rate("BTC/USD", "95000.5")])
    done = await Refresher(store, [bank, coins], clock).refresh([AUD, BTC], day(-7), DAY)
    assert {one.pair for one in done.stored} == {(USD, MNT), (AUD, MNT), (BTC, USD)}
    assert not done.failures
    assert bank.asked == [{"AUD", "USD", "EUR"}]
    assert coins.asked == [{"BTC"}]
    async with store.look() as unit:
        book = await unit.rates.book(house.bat.viewer, [AUD, BTC, MNT], DAY, DAY)
    there = book.convert(money("0.5 BTC"), MNT, DAY)
    assert there is not None
    assert there.result == money("170782398.85 MNT")
    assert there.quote.sources == ("coingecko", "mongolbank")


async def test_a_second_look_stores_nothing_new(store: SqlStore, house: House, clock: StandingClock) -> None:
    refresher = Refresher(store, [ToldSource("mongolbank", [rate("USD/MNT", "3595.40")])], clock)
    assert (await refresher.refresh([USD], day(-7), DAY)).stored
    assert not (await refresher.refresh([USD], day(-7), DAY)).stored


async def test_an_outage_moves_on_to_the_next_in_order(store: SqlStore, clock: StandingClock) -> None:
    bank = ToldSource("mongolbank", error=SourceAwayError("mongolbank"))
    next_ = ToldSource("frankfurter.bom", [rate("USD/MNT", "3595.40", source="frankfurter.bom")])
    done = await Refresher(store, [next_, bank], clock).refresh([USD], DAY, DAY)
    assert [one.source for one in done.stored] == ["frankfurter.bom"]
    assert [(one.source, one.code) for one in done.failures] == [("mongolbank", "rates.source_away")]


async def test_a_source_that_failed_is_asked_again_after_its_pause(store: SqlStore, clock: StandingClock) -> None:
    bank = ToldSource("mongolbank", error=SourceRefusedError("mongolbank", 403))
    refresher = Refresher(store, [bank], clock)
    await refresher.refresh([USD], DAY, DAY)
    assert not (await refresher.refresh([USD], DAY, DAY)).failures
    assert len(bank.asked) == 1
    clock.at += FIRST
    bank.error = None
    await refresher.refresh([USD], DAY, DAY)
    assert len(bank.asked) == 2
    bank.error = SourceAwayError("mongolbank")
    await refresher.refresh([USD], DAY, DAY)
    clock.at += FIRST
    await refresher.refresh([USD], DAY, DAY)
    assert len(bank.asked) == 4, "since it answered in between, its pause is the first again"


async def test_what_one_source_does_not_carry_is_asked_of_the_next(store: SqlStore, clock: StandingClock) -> None:
    bank = ToldSource("mongolbank", [rate("USD/MNT", "3595.40"), rate("AUD/MNT", "2559.03"), rate("EUR/MNT", "4100")])
    next_ = ToldSource("frankfurter.bom", [rate("KRW/MNT", "2.4", source="frankfurter.bom")])
    done = await Refresher(store, [bank, next_], clock).refresh([KRW, USD], DAY, DAY)
    assert next_.asked == [{"KRW"}]
    assert len(done.stored) == 4


async def test_nobody_answers_and_nothing_is_made_up(store: SqlStore, house: House, clock: StandingClock) -> None:
    done = await Refresher(store, [], clock).refresh([USD], DAY, DAY)
    assert not done.stored
    assert await worth(store, house) is None


async def test_a_jump_is_held_until_a_second_day_agrees(store: SqlStore, house: House, clock: StandingClock) -> None:
    bank = ToldSource("mongolbank", [rate("USD/MNT", "3600"), rate("USD/MNT", "36000", day(1))])
    refresher = Refresher(store, [bank], clock)
    done = await refresher.refresh([USD], DAY, day(1))
    assert [one.rate.value for one in done.held] == [36000]
    assert await worth(store, house, after=1) == 3600
    assert not (await refresher.refresh([USD], day(1), day(1))).held, "it is reported once"
    bank.rates.append(rate("USD/MNT", "36100", day(2)))
    after = await refresher.refresh([USD], day(2), day(2))
    assert [one.verdict for one in after.settled] == [Verdict.AGREED]
    assert [await worth(store, house, after=later) for later in (1, 2)] == [Decimal(36000), Decimal(36100)]
    async with store.look() as unit:
        assert await unit.rates.held() == ()


@pytest.mark.parametrize(("verdict", "then"), [(Verdict.RELEASED, 36000), (Verdict.DROPPED, 3600)])
async def test_a_jump_is_decided_by_hand(
    store: SqlStore, house: House, clock: StandingClock, verdict: Verdict, then: int
) -> None:
    bank = ToldSource("mongolbank", [rate("USD/MNT", "3600"), rate("USD/MNT", "36000", day(1))])
    refresher = Refresher(store, [bank], clock)
    (held,) = (await refresher.refresh([USD], DAY, day(1))).held
    assert held.id is not None
    async with store.unit() as unit:
        assert (await decide(unit, held.id, verdict, NOON)).rate == held.rate
        with pytest.raises(NotHeldError):
            await decide(unit, held.id, verdict, NOON)
    assert await worth(store, house, after=1) == then
    assert not (await refresher.refresh([USD], DAY, day(1))).held


async def test_a_viewer_sets_no_rate(store: SqlStore, house: House) -> None:
    async with store.unit() as unit:
        with pytest.raises(NotAllowedError):
            await set_rate(unit, house.saraa.viewer, manual("USD/MNT", "3450"), DAY, NOON)
        with pytest.raises(NotAllowedError):
            await take_rate_back(unit, house.saraa.viewer, USD, MNT, DAY, NOON)


async def test_a_rate_by_hand_stands_before_the_published_one_until_it_is_taken_back(
    store: SqlStore, house: House, clock: StandingClock
) -> None:
    await Refresher(store, [ToldSource("mongolbank", [rate("USD/MNT", "3600")])], clock).refresh([USD], DAY, DAY)
    async with store.unit() as unit:
        await set_rate(unit, house.tuya.viewer, manual("USD/MNT", "3450"), DAY, NOON)
    assert await worth(store, house) == 3450
    async with store.unit() as unit:
        await take_rate_back(unit, house.bat.viewer, USD, MNT, day(1), NOON)
    assert [await worth(store, house, after=later) for later in (0, 1)] == [Decimal(3450), Decimal(3600)]


@pytest.mark.parametrize(
    "wrong",
    [
        manual("USD/MNT", "0"),
        manual("USD/MNT", "-1"),
        manual("USD/MNT", "NaN"),
        manual("USD/MNT", "Infinity"),
        Manual(DAY, USD, USD, Decimal(2)),
        manual("USD/MNT", "3450", day(1)),
    ],
)
async def test_a_rate_that_is_none_is_refused(store: SqlStore, house: House, wrong: Manual) -> None:
    async with store.unit() as unit:
        with pytest.raises(BadRateError):
            await set_rate(unit, house.bat.viewer, wrong, DAY, NOON)
