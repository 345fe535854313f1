"""Files through the Bot API, both ways: fetched by their id, and originals sent and put into a message."""

import io
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot
from PIL import Image

from core.charts.ports import Charts
from core.delivery.errors import LaterError
from core.delivery.model import Button, Method, Outgoing
from core.delivery.ports import Messenger
from core.documents.errors import GoneError, TooMuchError
from core.documents.limits import MOST_BYTES
from handlers.telegram.incoming import TelegramFiles
from handlers.telegram.messenger import AiogramMessenger, telegram_bot
from integrations.budget.memory import NoBudget
from integrations.telegram_push import PushMessenger
from sandbox.app import running
from sandbox.chat_user import ChatUser
from sandbox.client import SandboxClient
from sandbox.settings import SandboxSettings

BAT = 1001
ROWS = ((Button("Save", data="v:save"),),)


def picture() -> bytes:
    """A small real one."""
    made = io.BytesIO()
    Image.new("RGB", (40, 20), "white").save(made, "PNG")
    return made.getvalue()


class Stored:
    """Fills `Documents` with a picture, or with what is none."""

    async def make(self, out: Outgoing) -> tuple[str, bytes]:
        return ("total.png", picture()) if out.pictured else ("october.csv", b"1,2,3")


class NoCharts:
    """Draws nothing."""

    async def drawn(self, chart: object) -> bytes:
        raise AssertionError("no chart was to be drawn")


CHARTS: Charts = NoCharts()


@pytest.fixture
async def url() -> AsyncIterator[str]:
    async with running(SandboxSettings(limits=False)) as sandbox:
        yield sandbox.url


@pytest.fixture
async def person(url: str) -> AsyncIterator[ChatUser]:
    async with SandboxClient(url) as people:
        bat = people.person(BAT)
        await bat.start()
        yield bat


@pytest.fixture
async def bot(url: str) -> AsyncIterator[Bot]:
    made = telegram_bot("1:token", url)
    yield made
    await made.session.close()


@pytest.fixture(params=["aiogram", "python-telegram-bot"])
async def messenger(request: pytest.FixtureRequest, bot: Bot, url: str) -> AsyncIterator[Messenger]:
    if request.param == "aiogram":
        yield AiogramMessenger(bot, NoBudget(), Stored(), CHARTS)
        return
    push = PushMessenger("1:token", url, NoBudget(), Stored(), CHARTS)
    yield push
    await push.close()


async def test_what_was_sent_is_fetched_byte_by_byte(bot: Bot, person: ChatUser) -> None:
    data = bytes(range(256)) * 1_000
    sent = await person.send_document(data, "october.pdf")
    assert await TelegramFiles(bot).fetch(sent.raw["document"]["file_id"]) == data


async def test_what_is_not_there_is_gone(bot: Bot, person: ChatUser) -> None:
    with pytest.raises(GoneError):
        await TelegramFiles(bot).fetch("nothing")


async def test_more_than_a_bot_may_fetch_is_said_to_be_too_much(bot: Bot, person: ChatUser) -> None:
    sent = await person.send_document(bytes(MOST_BYTES + 1), "film.bin")
    with pytest.raises(TooMuchError):
        await TelegramFiles(bot).fetch(sent.raw["document"]["file_id"])


async def test_a_server_that_is_away_can_be_asked_later_and_no_token_is_told(person: ChatUser) -> None:
    away = telegram_bot("1:the-token", "http://127.0.0.1:9")
    with pytest.raises(LaterError) as told:
        await TelegramFiles(away).fetch("x")
    await away.session.close()
    assert told.value.__cause__ is None
    assert told.value.__suppress_context__, "an address of a file holds the token"


async def test_a_line_becomes_a_picture_with_words_and_buttons(messenger: Messenger, person: ChatUser) -> None:
    line = await messenger.send(Outgoing(BAT, text="Reading…"))
    crop = Outgoing(BAT, Method.EDIT, "Harvey Norman", ROWS, line, document="crop:1:0")
    await messenger.send(crop)
    (shown,) = await person.until(lambda replies: any("Harvey" in one.text for one in replies))
    assert shown.id == line
    assert shown.raw["photo"]
    assert [button.text for button in shown.buttons] == ["Save"]


async def test_an_original_comes_back_as_it_was_sent(messenger: Messenger, person: ChatUser) -> None:
    await messenger.send(Outgoing(BAT, Method.PHOTO, "as a photo", document="photo:1:1"))
    await messenger.send(Outgoing(BAT, Method.DOCUMENT, "as a file", ROWS, document="original:2:1"))
    photo, file = await person.until(2)
    assert photo.raw["photo"]
    assert file.raw["document"]["file_name"] == "october.csv"
    assert [button.text for button in file.buttons] == ["Save"]
