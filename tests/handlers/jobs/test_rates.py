"""The rates job on a real store, with sources that say what a test wants."""

from datetime import date, timedelta

import pytest

from core.family.membership import found_family
from core.family.model import Person
from core.money.currency import currency
from core.rates.errors import SourceAwayError
from core.rates.model import Rate
from core.rates.order import LIMIT_DAYS
from core.rates.refresh import Refresher
from handlers.jobs.rates import FRESH_FOR, LATER, SOON, RatesJob
from integrations.db.unit import SqlStore
from tests.conftest import NOON, StandingClock
from tests.core.rates.rating import DAY, KRW, MNT, USD, day, rate
from tests.core.rates.sources import ToldSource

BAT = Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD")


@pytest.fixture
def migrated_url(migrated_sqlite_url: str) -> str:
    """SQLite alone: what differs between the databases is tested at the store."""
    return migrated_sqlite_url


@pytest.fixture
def bank() -> ToldSource:
    """Publishes the dollar on every day of two years."""
    return ToldSource("mongolbank", [rate("USD/MNT", "3600", day(-back)) for back in range(700)])


@pytest.fixture
def job(store: SqlStore, clock: StandingClock, bank: ToldSource) -> RatesJob:
    return RatesJob(store, Refresher(store, [bank], clock))


async def run(job: RatesJob, clock: StandingClock, **later: float) -> None:
    clock.advance(**later)
    await job.once(clock.now())


async def spans(store: SqlStore) -> dict[str, tuple[date, date]]:
    async with store.look() as unit:
        return {f"{base}/{quote}": span for (base, quote), span in (await unit.rates.stored()).items()}


async def test_at_the_start_the_recent_days_are_there_and_then_all_is_quiet(
    store: SqlStore, job: RatesJob, clock: StandingClock, bank: ToldSource
) -> None:
    await run(job, clock)
    assert await spans(store) == {"USD/MNT": (day(-LIMIT_DAYS), DAY)}
    await run(job, clock, minutes=5)
    assert len(bank.asked) == 1
    clock.at = NOON + FRESH_FOR
    await run(job, clock)
    assert len(bank.asked) == 2


async def test_an_older_book_is_filled_backwards_once(
    store: SqlStore, job: RatesJob, clock: StandingClock, bank: ToldSource
) -> None:
    async with store.unit() as unit:
        bat = await found_family(unit, BAT, "Bat's", NOON - timedelta(days=400))
        await unit.accounts.add(bat.viewer, "Won", KRW, private=False, everyday=False)
        await unit.people.save(Person(1, "Bat", "en", "AU", "Australia/Sydney", "AUD"), NOON)
    await run(job, clock)
    first, last = (await spans(store))["USD/MNT"]
    assert last == DAY
    assert first <= day(-400)
    asked = len(bank.asked)
    await run(job, clock, minutes=5)
    assert len(bank.asked) == asked


async def test_a_new_currency_is_asked_for_at_the_next_look(
    store: SqlStore, job: RatesJob, clock: StandingClock, bank: ToldSource
) -> None:
    await run(job, clock)
    async with store.unit() as unit:
        bat = await found_family(unit, BAT, "Bat's", NOON)
        await unit.accounts.add(bat.viewer, "Tenge", currency("KZT"), private=False, everyday=False)
    await run(job, clock, minutes=5)
    assert "KZT" in bank.asked[-1]


@pytest.mark.parametrize("others", [False, True])
async def test_what_failed_is_tried_again_soon_and_less_soon_when_others_answered(
    store: SqlStore, clock: StandingClock, bank: ToldSource, others: bool
) -> None:
    away = ToldSource("rba", error=SourceAwayError("rba"))
    if not others:
        bank.error = SourceAwayError("mongolbank")
    job = RatesJob(store, Refresher(store, [bank, away], clock))
    await run(job, clock)
    clock.at = NOON + (LATER if others else SOON) - timedelta(seconds=1)
    await run(job, clock)
    assert len(away.asked) == 1
    away.error = bank.error = None
    await run(job, clock, seconds=1)
    assert len(away.asked) == 2
    assert "USD/MNT" in await spans(store)


async def test_a_jump_is_told_once_to_the_owners_who_use_it(
    store: SqlStore, job: RatesJob, clock: StandingClock, bank: ToldSource
) -> None:
    async with store.unit() as unit:
        bat = await found_family(unit, Person(1, "Bat", "en", "AU", "Australia/Sydney", "USD"), "Bat's", NOON)
        await unit.accounts.add(bat.viewer, "Khan", MNT, private=False, everyday=False)
        await found_family(unit, Person(2, "Sue", "en", "AU", "Australia/Sydney", "AUD"), "Sue's", NOON)
    bank.rates[0] = rate("USD/MNT", "36000")
    await run(job, clock)
    clock.at = NOON + FRESH_FOR
    await run(job, clock)
    async with store.unit() as unit:
        (row,) = await unit.outbox.claim(NOON + timedelta(days=1), 10)
    assert row.chat_id == 1
    assert dict(getattr(row.content, "params", ())) == {
        "base": "USD",
        "quote": "MNT",
        "before": "3600",
        "after": "36000",
        "source": "mongolbank",
        "day": str(DAY),
    }
    async with store.look() as unit:
        book = await unit.rates.book(bat.viewer, [USD, MNT], DAY, DAY)
    quote = book.quote(USD, MNT, DAY)
    assert quote is not None
    assert quote.legs[0].rate == Rate(day(-1), USD, MNT, "mongolbank", rate("USD/MNT", "3600").value)
