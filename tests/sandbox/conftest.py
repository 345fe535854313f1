"""A sandbox that listens on a free port, people's side of it, and both Telegram libraries as its clients."""

from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from telegram import Bot as PtbBot
from telegram.request import HTTPXRequest

from sandbox.app import RunningSandbox, running
from sandbox.chat_user import ChatUser
from sandbox.client import SandboxClient
from sandbox.settings import SandboxSettings
from tests.patience import PATIENCE

TOKEN = "4242:the-sandbox-takes-any"
LONG_POLL = 50
"""Seconds, the most that Telegram grants: what is to come does so long before, on however busy a machine."""


class PlainSession(AiohttpSession):
    """aiogram's session without the quarter of a second that it waits on closing for TLS, which is not used here."""

    async def close(self) -> None:
        if self._session is not None:
            await self._session.close()


@pytest.fixture
async def sandbox() -> AsyncIterator[RunningSandbox]:
    async with running(SandboxSettings(limits=False, webhook_backoff=0.01, first_id=100)) as started:
        yield started


@pytest.fixture
def plain_session() -> type[AiohttpSession]:
    return PlainSession


@pytest.fixture
async def people(sandbox: RunningSandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox.url) as client:
        yield client


@pytest.fixture
async def bat(people: SandboxClient) -> ChatUser:
    person = people.person(1001)
    await person.start()
    return person


@pytest.fixture
async def bot(sandbox: RunningSandbox) -> AsyncIterator[Bot]:
    session = PlainSession(api=TelegramAPIServer.from_base(sandbox.url))
    async with Bot(TOKEN, session=session) as client:
        yield client


@pytest.fixture
async def ptb(sandbox: RunningSandbox) -> AsyncIterator[PtbBot]:
    # Its own five seconds are a promise about the machine, which the other tests keep busy.
    patient = HTTPXRequest(
        connect_timeout=PATIENCE,
        read_timeout=PATIENCE,
        write_timeout=PATIENCE,
        pool_timeout=PATIENCE,
        media_write_timeout=PATIENCE,
    )
    client = PtbBot(
        TOKEN,
        base_url=f"{sandbox.url}/bot",
        base_file_url=f"{sandbox.url}/file/bot",
        request=patient,
        get_updates_request=patient,
    )
    async with client:
        yield client
