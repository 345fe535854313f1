"""The stand-ins, read by the same adapters that read the publishers, and the ways in which they can go wrong."""

import itertools
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import aiohttp
import pytest

from core.money.currency import CURRENCIES, CurrencyKind, currency
from core.rates.errors import SourceAwayError, SourceError, SourceRefusedError
from core.rates.hold import admit, jumps
from core.rates.model import Rate
from core.rates.order import AUD, EUR, MNT, USD
from core.rates.ports import RateSource
from core.rates.refresh import Refresher
from integrations.db.engine import Database
from integrations.db.unit import SqlStore
from integrations.rates import Origins, all_sources
from integrations.rates.web import Web
from sandbox.app import RunningSandbox, running
from sandbox.client import SandboxClient
from sandbox.settings import SandboxSettings
from tests.conftest import NOON, StandingClock

BTC, KRW = currency("BTC"), currency("KRW")
SOME = [USD, AUD, EUR, MNT, KRW, BTC, currency("ETH")]
EVENING = NOON.replace(hour=16)
TODAY = EVENING.date()
"""Tuesday, when everybody has published."""


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock(EVENING)


@pytest.fixture
async def sandbox(clock: StandingClock) -> AsyncIterator[RunningSandbox]:
    settings = SandboxSettings(first_id=100, now=lambda: clock.now().timestamp())
    async with running(settings) as started:
        yield started


@pytest.fixture
async def sources(sandbox: RunningSandbox) -> AsyncIterator[dict[str, RateSource]]:
    async with aiohttp.ClientSession() as session:
        yield {one.name: one for one in all_sources(Web(session), Origins.of_sandbox(sandbox.url))}


@pytest.fixture
async def control(sandbox: RunningSandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox.url) as client:
        yield client


async def told(source: RateSource, first: date = TODAY, last: date = TODAY) -> tuple[Rate, ...]:
    return await source.published(SOME, first, last)


EVERYONE = ("mongolbank", "rba", "ecb", "frankfurter.bom", "frankfurter.rba", "frankfurter.ecb", "coingecko")


@pytest.mark.parametrize("name", EVERYONE)
async def test_a_year_of_each_is_readable_plausible_and_the_same_again(
    sources: dict[str, RateSource], name: str
) -> None:
    year = await told(sources[name], TODAY - timedelta(days=364))
    ordered = sorted(year, key=lambda one: (str(one.base), str(one.quote), one.day))
    by_pair = {pair: list(rates) for pair, rates in itertools.groupby(ordered, key=lambda one: one.pair)}
    assert by_pair
    for rates in by_pair.values():
        assert len(rates) >= 240
        assert rates[-1].day == TODAY
        assert len({one.value for one in rates}) > 10, "it walks"
    assert admit(year, [], []).accepted, "a jump by chance would be held"
    assert not admit(year, [], []).held
    assert await told(sources[name], TODAY - timedelta(days=364)) == year


@pytest.mark.parametrize("name", EVERYONE[:-1])
async def test_nobody_but_coins_publishes_on_weekends(sources: dict[str, RateSource], name: str) -> None:
    month = await told(sources[name], TODAY - timedelta(days=30))
    assert {one.day.weekday() for one in month} == {0, 1, 2, 3, 4}


async def test_coins_have_a_price_on_every_day_from_midnight_on(sources: dict[str, RateSource]) -> None:
    week = [one for one in await told(sources["coingecko"], TODAY - timedelta(days=6)) if one.base == BTC]
    assert [one.day for one in week] == [TODAY - timedelta(days=back) for back in range(6, -1, -1)]


async def test_every_currency_of_ours_has_a_price_in_each_others_terms(sources: dict[str, RateSource]) -> None:
    (dollar,) = [one.value for one in await told(sources["mongolbank"]) if one.pair == (USD, MNT)]
    (aud,) = [one.value for one in await told(sources["mongolbank"]) if one.pair == (AUD, MNT)]
    (cross,) = [one.value for one in await told(sources["rba"]) if one.pair == (AUD, USD)]
    assert abs(aud / dollar - cross) < Decimal("0.001")
    coins = [one for one in CURRENCIES.values() if one.kind is CurrencyKind.CRYPTO]
    assert {one.base for one in await sources["coingecko"].published(coins, TODAY, TODAY)} == set(coins)


@pytest.mark.parametrize(("name", "hour"), [("mongolbank", 2), ("rba", 6), ("ecb", 15), ("frankfurter.ecb", 15)])
async def test_the_day_is_told_from_its_hour_on(
    sources: dict[str, RateSource], clock: StandingClock, name: str, hour: int
) -> None:
    clock.at = datetime(TODAY.year, TODAY.month, TODAY.day, hour, tzinfo=UTC) - timedelta(seconds=1)
    assert await told(sources[name]) == ()
    clock.advance(seconds=1)
    assert await told(sources[name])


async def test_history_does_not_change_as_the_clock_goes_on(
    sources: dict[str, RateSource], clock: StandingClock
) -> None:
    before = {name: await told(source, TODAY - timedelta(days=5)) for name, source in sources.items()}
    clock.advance(days=40)
    after = {name: await told(source, TODAY - timedelta(days=5)) for name, source in sources.items()}
    assert before == after
    assert await told(sources["ecb"], TODAY, TODAY + timedelta(days=40))


async def test_a_holiday_is_no_publication(sources: dict[str, RateSource], clock: StandingClock) -> None:
    clock.at = datetime(2026, 7, 17, 16, tzinfo=UTC)
    week = await told(sources["mongolbank"], date(2026, 7, 9), date(2026, 7, 17))
    assert sorted({one.day.day for one in week}) == [9, 10, 16, 17]


async def test_a_source_before_its_beginning_has_nothing(sources: dict[str, RateSource]) -> None:
    for name in ("mongolbank", "rba", "ecb", "frankfurter.bom", "frankfurter.ecb"):
        assert await told(sources[name], date(2019, 1, 1), date(2019, 1, 31)) == ()
    with pytest.raises(SourceRefusedError):
        await told(sources["coingecko"], date(2019, 1, 1), date(2019, 1, 31))


@pytest.mark.parametrize("name", EVERYONE)
async def test_a_currency_that_a_source_does_not_carry_spoils_nothing(
    sources: dict[str, RateSource], name: str
) -> None:
    with_ = await sources[name].published([*SOME, currency("BHD")], TODAY, TODAY)
    assert {one.pair for one in with_} == {one.pair for one in await told(sources[name])}


@pytest.mark.parametrize("name", ["mongolbank", "rba", "ecb", "frankfurter", "coingecko"])
async def test_an_outage_lasts_for_as_many_requests_as_it_was_told(
    sources: dict[str, RateSource], control: SandboxClient, name: str
) -> None:
    source = sources.get(name) or sources["frankfurter.ecb"]
    await control.post("/sandbox/rates/outages", {"source": name, "status": 429, "retry_after": 90})
    with pytest.raises(SourceAwayError) as caught:
        await told(source)
    assert caught.value.seconds == 90
    assert await told(source)
    await control.post("/sandbox/rates/outages", {"source": name, "status": 403, "times": 99})
    with pytest.raises(SourceError):
        await told(source)


async def test_slips_are_of_one_source_currency_and_day_unless_they_last(
    sources: dict[str, RateSource], control: SandboxClient
) -> None:
    slip = {"source": "mongolbank", "code": "USD", "day": str(TODAY - timedelta(days=1)), "factor": 10}
    before = await told(sources["mongolbank"], TODAY - timedelta(days=1))
    await control.post("/sandbox/rates/slips", slip)
    after = await told(sources["mongolbank"], TODAY - timedelta(days=1))
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [(old.pair, old.day, jumps(new, old)) for old, new in changed] == [
        ((USD, MNT), TODAY - timedelta(days=1), True)
    ]
    await control.post("/sandbox/rates/slips", {**slip, "source": "ecb", "lasts": True})
    dollars = [one.value for one in await told(sources["ecb"], TODAY - timedelta(days=4)) if one.quote == USD]
    assert [one < Decimal("0.5") for one in dollars] == [False, True, True]


async def test_another_sites_page_makes_nothing_go_wrong(sandbox: RunningSandbox) -> None:
    async with aiohttp.ClientSession(headers={"origin": "https://elsewhere.example"}) as session:
        async with session.post(f"{sandbox.url}/sandbox/rates/outages", json={"source": "rba"}) as answer:
            assert answer.status == 403
        async with session.delete(f"{sandbox.url}/sandbox/rates") as answer:
            assert answer.status == 403


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "mongolbank/mn/currency-rates/data", 400),
        ("GET", "mongolbank/mn/currency-rates/data?startDate=2026-11-24&endDate=2026-11-24", 405),
        ("GET", "ecb/service/data/EXR/D.USD.EUR.SP00.A?format=csvdata", 400),
        ("GET", "ecb/service/data/EXR/D.USD.EUR.SP00.A?startPeriod=2026-11-24&endPeriod=2026-11-24", 400),
        (
            "GET",
            "ecb/service/data/EXR/M.USD.EUR.SP00.A?startPeriod=2026-11-23&endPeriod=2026-11-24&format=csvdata",
            404,
        ),
        ("GET", "frankfurter/v2/rates?providers=BOM&base=USD&quotes=MNT&from=x&to=y", 422),
        ("GET", "frankfurter/v2/rates?providers=XYZ&base=USD&quotes=MNT&from=2026-11-24&to=2026-11-24", 422),
        ("GET", "frankfurter/v2/rates?providers=BOM&base=USD&quotes=MNT&from=2026-11-24&to=2026-11-24&amount=2", 422),
        ("GET", "frankfurter/v2/rates?providers=ECB&base=EUR&quotes=USD&from=2026-11-21&to=2026-11-22", 404),
        ("GET", "coingecko/api/v3/coins/bitcoin/market_chart/range?vs_currency=mnt&from=1&to=2", 400),
        ("GET", "coingecko/api/v3/coins/bitcoin/market_chart/range?vs_currency=usd&from=a&to=2", 400),
        ("GET", "coingecko/api/v3/coins/USD/market_chart/range?vs_currency=usd&from=1&to=2", 404),
    ],
)
async def test_what_a_publisher_refuses_is_refused(
    sandbox: RunningSandbox, method: str, path: str, status: int
) -> None:
    async with aiohttp.ClientSession() as session, session.request(method, f"{sandbox.url}/rates/{path}") as answer:
        assert answer.status == status


async def test_from_the_stand_ins_into_the_store_with_an_outage_and_a_typo(
    sources: dict[str, RateSource], control: SandboxClient, clock: StandingClock, migrated_sqlite_url: str
) -> None:
    database = Database(migrated_sqlite_url)
    store = SqlStore(database, clock)
    refresher = Refresher(store, list(sources.values()), clock)
    await control.post("/sandbox/rates/outages", {"source": "mongolbank"})
    first = await refresher.refresh([AUD, BTC], TODAY - timedelta(days=7), TODAY)
    assert [error.source for error in first.failures] == ["mongolbank"]
    assert {one.source for one in first.stored} == {"frankfurter.bom", "rba", "ecb", "coingecko"}
    clock.advance(days=1)
    tomorrow = TODAY + timedelta(days=1)
    await control.post(
        "/sandbox/rates/slips", {"source": "mongolbank", "code": "AUD", "day": str(tomorrow), "factor": 100}
    )
    second = await refresher.refresh([AUD, BTC], TODAY, tomorrow)
    assert [(one.rate.pair, one.rate.day, one.rate.source) for one in second.held] == [
        ((AUD, MNT), tomorrow, "mongolbank")
    ]
    clock.advance(days=2)
    third = await refresher.refresh([AUD, BTC], tomorrow, tomorrow + timedelta(days=2))
    assert [replace(one, verdict=None) for one in third.settled] == list(second.held)
    assert [one.day for one in third.stored if one.pair == (AUD, MNT)] == [tomorrow + timedelta(days=2)]
    await database.close()
