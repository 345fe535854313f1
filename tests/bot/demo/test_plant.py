"""The demo family in a database: every figure adds up, and nothing that was there is touched."""

import asyncio
import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.demo.people import BAT, SARNAI, TUYA
from bot.demo.plant import plant
from bot.settings import Settings
from core.accounts.model import AccountKind
from core.family.membership import viewer_of
from core.family.model import Person, Viewer
from core.ledger.correct import undo
from core.money.currency import currency
from core.rates.refresh import Refresher
from core.worth.survey import survey
from handlers.jobs.rates import RatesJob
from integrations.db.engine import Database
from integrations.db.unit import SqlStore
from integrations.rates import Origins, all_sources
from integrations.rates.web import Web
from sandbox.app import running
from sandbox.settings import SandboxSettings
from tests.conftest import StandingClock

NOW = datetime(2026, 11, 24, 1, tzinfo=UTC)
ROWS_OF = ("person", "account", "entry", "posting", "account_month", "change", "rate")


@dataclass(frozen=True)
class Planted:
    """A planted folder, and a look into its database from outside."""

    settings: Settings
    file: Path

    def rows(self, statement: str, *values: object) -> list[tuple[Any, ...]]:
        with closing(sqlite3.connect(self.file)) as looking:
            return looking.execute(statement, values).fetchall()

    def counts(self) -> dict[str, int]:
        return {name: self.rows(f"SELECT count(*) FROM {name}")[0][0] for name in ROWS_OF}


def planted_in(folder: Path, now: datetime = NOW) -> Planted:
    file = folder / "globfam.db"
    settings = Settings(_env_file=None, data=folder, database_url=f"sqlite:///{file}", clock=now)  # type: ignore[call-arg]
    asyncio.run(plant(settings))
    return Planted(settings, file)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """One for all tests of this module that only look."""
    return planted_in(tmp_path_factory.mktemp("demo"))


@pytest.fixture
async def store(planted: Planted, tmp_path: Path) -> AsyncIterator[SqlStore]:
    """A copy that a test may write to."""
    shutil.copy(planted.file, tmp_path / "copy.db")
    database = Database(f"sqlite:///{tmp_path / 'copy.db'}")
    yield SqlStore(database, StandingClock(NOW))
    await database.close()


async def viewer(store: SqlStore, who: Person) -> Viewer:
    async with store.look() as unit:
        person = await unit.people.person(who.user_id)
        assert person is not None
        assert person.family_id is not None
        member = await unit.people.membership(person.family_id, who.user_id)
        assert member is not None
        return viewer_of(member)


def test_seeded_twice_it_is_the_same(planted: Planted, tmp_path: Path) -> None:
    again = planted_in(tmp_path)
    for name in ROWS_OF:
        columns = [row[1] for row in planted.rows(f"PRAGMA table_info({name})")]
        kept = ", ".join(
            column for column in columns if (name, column) != ("account", "created_at")
        )  # the clock runs on
        assert again.rows(f"SELECT {kept} FROM {name}") == planted.rows(f"SELECT {kept} FROM {name}"), name


def test_a_planted_folder_stays_as_it_is(tmp_path: Path) -> None:
    before = planted_in(tmp_path).counts()
    assert planted_in(tmp_path, NOW + timedelta(days=3)).counts() == before
    assert 1_300 <= before["entry"] <= 1_700


def test_nothing_is_dated_or_written_after_now(planted: Planted) -> None:
    last, written = planted.rows("SELECT max(day), max(created_at) FROM entry")[0]
    assert date.fromisoformat(last) == date(2026, 11, 23)
    assert written <= NOW.timestamp() * 1000
    assert planted.rows("SELECT max(at) FROM change")[0][0] <= NOW.timestamp() * 1000
    assert planted.rows("SELECT max(day) FROM rate")[0][0] <= "2026-11-24"


def test_postings_sum_to_zero_and_the_running_sums_are_theirs(planted: Planted) -> None:
    assert not planted.rows("SELECT entry_id FROM posting GROUP BY entry_id, currency HAVING sum(minor) <> 0")
    kept = planted.rows(
        "SELECT account_id, month, currency, minor FROM account_month WHERE minor <> 0 ORDER BY 1, 2, 3"
    )
    summed = planted.rows(
        "SELECT account_id, substr(day, 1, 7), currency, sum(minor) FROM posting WHERE account_id IS NOT NULL"
        " GROUP BY 1, 2, 3 HAVING sum(minor) <> 0 ORDER BY 1, 2, 3"
    )
    assert kept == summed
    assert len(kept) > 100


def test_what_was_stated_is_what_stood_there(planted: Planted) -> None:
    stated = planted.rows(
        "SELECT id, account_id, day, minor FROM entry WHERE kind IN ('opening', 'balance', 'valuation')"
    )
    for key, account_id, day, minor in stated:
        (total,) = planted.rows(
            "SELECT sum(minor) FROM posting WHERE account_id = ? AND (day < ? OR (day = ? AND entry_id <= ?))",
            *(account_id, day, day, key),
        )[0]
        assert total == minor
    assert len(stated) > 25


def test_no_account_is_overdrawn_at_the_end_of_a_day_but_the_loan(planted: Planted) -> None:
    days = planted.rows(
        "SELECT a.name, p.day, sum(sum(p.minor)) OVER (PARTITION BY a.id ORDER BY p.day) AS standing"
        " FROM posting p JOIN account a ON a.id = p.account_id WHERE a.kind <> 'debt' GROUP BY a.id, p.day"
    )
    assert [row for row in days if row[2] < 0] == []
    assert planted.rows("SELECT name FROM account WHERE kind = 'debt'") == [("Ипотекийн зээл",)]


def test_refunds_and_paybacks_repay_what_was_bought(planted: Planted) -> None:
    pairs = planted.rows(
        "SELECT e.kind, e.category, b.category, e.minor <= b.minor, e.day > b.day"
        " FROM entry e JOIN entry b ON b.id = e.repays"
    )
    assert {row[0] for row in pairs} == {"refund", "repayment"}
    assert all(of == bought and fits and later for _, of, bought, fits, later in pairs)


async def test_each_sees_what_is_theirs_and_tuya_a_family_in_togrog(store: SqlStore) -> None:
    for who, secrets in ((BAT, {"Surprises"}), (SARNAI, set()), (TUYA, set())):
        eyes = await viewer(store, who)
        async with store.look() as unit:
            accounts = await unit.accounts.visible(eyes)
            person = await unit.people.person(who.user_id)
            assert {one.name for one in accounts if one.private} == secrets
            assert {one.kind for one in accounts} == set(AccountKind)
            assert person is not None
            assert (person.language, person.base, person.zone) == (who.language, who.base, who.zone)


async def test_the_net_worth_is_plausible_and_all_of_it_has_rates(store: SqlStore) -> None:
    eyes = await viewer(store, BAT)
    async with store.look() as unit:
        seen = await survey(unit, eyes, currency("AUD"), date(2026, 11, 24))
        his = await survey(unit, eyes, currency("AUD"), date(2026, 11, 24), of=eyes.member_id)
    assert not seen.worth.unknown
    assert 80_000_00 < seen.worth.net.minor < 250_000_00
    assert 0 < his.worth.net.minor < seen.worth.net.minor
    assert set(seen.worth.by_kind()) == set(AccountKind)
    assert len(seen.history) > 20
    assert seen.year is not None
    assert abs(seen.year.saved.minor) < 40_000_00
    assert seen.year.opened.minor == 0


async def test_undo_takes_back_one_thing_and_not_the_history(store: SqlStore) -> None:
    eyes = await viewer(store, SARNAI)
    async with store.unit() as unit:
        undone = await undo(unit, eyes, NOW)
    assert len(undone.lines) == 1


async def test_the_job_that_fetches_rates_finds_what_it_knows(planted: Planted, store: SqlStore) -> None:
    """The figures are those that the adapters read from the stand-ins, day by day."""
    settings = SandboxSettings(now=NOW.timestamp)
    async with running(settings) as sandbox, aiohttp.ClientSession() as session:
        sources = all_sources(Web(session), Origins.of_sandbox(sandbox.url))
        await RatesJob(store, Refresher(store, sources, StandingClock(NOW))).once(NOW)
    ours = "'AUD', 'EUR', 'MNT', 'USD', 'BTC'"
    after = Planted(planted.settings, Path(store.database.url.partition("///")[2]))
    found = f"SELECT day, base, quote, source, value FROM rate WHERE base IN ({ours}) AND quote IN ({ours}) ORDER BY id"
    assert after.rows(found) == planted.rows(found)
    assert after.counts()["rate"] > planted.counts()["rate"], "the usual currencies of these days were asked for"
    assert after.rows("SELECT count(*) FROM held_rate") == [(0,)]
