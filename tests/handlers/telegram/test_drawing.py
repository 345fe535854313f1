"""A picture that takes long is waited for under a sign, and a sign that fails is no trouble."""

import asyncio
from typing import Any

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import GetMe, SendChatAction

from core.charts.model import Chart
from core.delivery.model import Method, Outgoing
from handlers.telegram import drawing
from tests.core.charts.kinds import KINDS

BAT = 1001
PICTURE = Outgoing(BAT, Method.PHOTO, chart=KINDS[0])


class Wire:
    """Takes what the bot would call, and lets the one who draws go on."""

    def __init__(self, go: asyncio.Event, *, fails: bool = False) -> None:
        self.called: list[SendChatAction] = []
        self._go = go
        self._fails = fails

    async def __call__(self, method: SendChatAction, request_timeout: int) -> bool:
        self.called.append(method)
        self._go.set()
        if self._fails:
            raise TelegramNetworkError(GetMe(), "away")
        return True


class Slow:
    """Draws once it may, or after some turns of the loop."""

    def __init__(self, go: asyncio.Event, turns: int = 0) -> None:
        self._go = go
        self._turns = turns

    async def drawn(self, chart: Chart) -> bytes:
        for _ in range(self._turns):
            await asyncio.sleep(0)
        await self._go.wait()
        return b"picture"


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "SIGN_AFTER_SECONDS", 0)


@pytest.mark.parametrize("fails", [False, True])
async def test_who_waits_for_a_picture_sees_that_it_comes(*, fails: bool) -> None:
    go = asyncio.Event()
    wire: Any = Wire(go, fails=fails)
    assert await drawing.drawn(wire, Slow(go), PICTURE) == b"picture"
    assert [(one.chat_id, one.action) for one in wire.called] == [(BAT, "upload_photo")]


async def test_a_group_does_not_see_that_one_person_waits_for_a_picture() -> None:
    go = asyncio.Event()
    go.set()
    wire: Any = Wire(go)
    alone = Outgoing(-5, Method.PHOTO, chart=KINDS[0], receiver=BAT)
    assert await drawing.drawn(wire, Slow(go, turns=9), alone) == b"picture"
    assert wire.called == []
    await drawing.drawn(wire, Slow(go, turns=9), PICTURE)
    assert wire.called, "it was long enough for a sign"


async def test_a_picture_that_is_there_at_once_needs_no_sign(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(drawing, "SIGN_AFTER_SECONDS", 30)
    go = asyncio.Event()
    go.set()
    wire: Any = Wire(go)
    assert await drawing.drawn(wire, Slow(go), PICTURE) == b"picture"
    assert wire.called == []
