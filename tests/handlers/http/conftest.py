"""The HTTP application on a real store, as a process that serves HTTP would have it."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from typing import Any

import httpx
import pytest

from core.admin.model import Status
from core.clock import Clock
from core.errors import GlobFamError
from core.unit import Unit
from handlers.calendar_file import CalendarFile
from handlers.http.app import create_app
from handlers.http.deps import HttpDeps
from handlers.metrics import Metrics
from integrations.calendar import IcsWriter
from integrations.db.admin import SqlAdministration
from integrations.db.unit import SqlStore
from integrations.holidays import PublicHolidays

SECRET = "the-webhook-secret"
ADMIN = "the-admin-credential"
Talk = Callable[[HttpDeps], AbstractAsyncContextManager[httpx.AsyncClient]]


def chat_of(update: dict[str, Any]) -> int:
    chat = update.get("message", {}).get("chat", {}) if isinstance(update.get("message"), dict) else {}
    return chat["id"] if isinstance(chat, dict) and isinstance(chat.get("id"), int) else 0


@pytest.fixture
def woken() -> list[int]:
    """The chats that were woken."""
    return []


@pytest.fixture
def deps(store: SqlStore, clock: Clock, woken: list[int]) -> HttpDeps:
    administration = SqlAdministration(store.database)
    return HttpDeps(
        store=store,
        administration=administration,
        ready=administration.ready,
        chat_of=chat_of,
        wake=woken.append,
        clock=clock,
        metrics=Metrics(),
        version="0.1.0",
        calendars=CalendarFile(clock, PublicHolidays(), IcsWriter()),
        webhook_secret=SECRET,
        admin_token=ADMIN,
    )


@asynccontextmanager
async def _talk(deps: HttpDeps) -> AsyncIterator[httpx.AsyncClient]:
    transport = httpx.ASGITransport(create_app(deps))
    async with httpx.AsyncClient(transport=transport, base_url="http://bot") as client:
        yield client


@pytest.fixture
def talk() -> Talk:
    """Opens a client to the application with these dependencies."""
    return _talk


@pytest.fixture
async def client(deps: HttpDeps, talk: Talk) -> AsyncIterator[httpx.AsyncClient]:
    async with talk(deps) as client:
        yield client


class UnavailableError(GlobFamError):
    """What storage raises when the database cannot serve."""

    code = "storage.unavailable"


class _BrokenStore:
    """A store, and an administration, that fail in one way whatever is asked."""

    def __init__(self, error: Exception) -> None:
        self.error = error

    def unit(self, lane: int | None = None) -> AbstractAsyncContextManager[Unit]:
        raise self.error

    def look(self) -> AbstractAsyncContextManager[Unit]:
        raise self.error

    async def status(self) -> Status:
        raise self.error

    async def ready(self) -> bool:
        return False


@pytest.fixture
def broken(deps: HttpDeps) -> Callable[[Exception | None], HttpDeps]:
    """Dependencies whose database fails with this error; without one, as an unavailable database does."""

    def make(error: Exception | None = None) -> HttpDeps:
        store: Any = _BrokenStore(error or UnavailableError())
        return replace(deps, store=store, administration=store, ready=store.ready)

    return make
