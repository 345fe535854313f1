"""Pictures through both senders to a real server: what arrives, what a picture can become, and what it cannot."""

import io
from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from PIL import Image

from core.charts.model import Chart
from core.delivery.errors import LaterError
from core.delivery.model import Button, Method, Outgoing
from core.delivery.ports import Messenger
from handlers.telegram.messenger import AiogramMessenger, telegram_bot
from integrations.budget.memory import NoBudget
from integrations.charts.pictures import MatplotlibCharts
from integrations.telegram_push import PushMessenger
from sandbox.app import RunningSandbox, running
from sandbox.client import SandboxClient
from sandbox.heard import Message
from sandbox.settings import SandboxSettings
from tests.integrations.charts.samples import MONGOLIAN, bars

BAT = 1001
ROWS = ((Button("Өр", data="w:1:debts"),),)
PHOTO = Outgoing(BAT, Method.PHOTO, "<b>Цэвэр</b> &amp; өр", ROWS, chart=MONGOLIAN[0])


class NoDocuments:
    """Makes no file."""

    async def make(self, out: Outgoing) -> tuple[str, bytes]:
        raise AssertionError(f"no file was to be made for {out}")


class CountedCharts:
    """Draws, and notes what."""

    def __init__(self, charts: MatplotlibCharts) -> None:
        self.drew: list[Chart] = []
        self._charts = charts

    async def drawn(self, chart: Chart) -> bytes:
        self.drew.append(chart)
        return await self._charts.drawn(chart)


@pytest.fixture
async def sandbox() -> AsyncIterator[RunningSandbox]:
    async with running(SandboxSettings(limits=False, first_id=100)) as started:
        yield started


@pytest.fixture
async def people(sandbox: RunningSandbox) -> AsyncIterator[SandboxClient]:
    async with SandboxClient(sandbox.url) as client:
        await client.person(BAT).start()
        yield client


@pytest.fixture
def counted(charts: MatplotlibCharts) -> CountedCharts:
    return CountedCharts(charts)


@pytest.fixture(params=["aiogram", "python-telegram-bot"])
async def messenger(
    request: pytest.FixtureRequest, sandbox: RunningSandbox, people: SandboxClient, counted: CountedCharts
) -> AsyncIterator[Messenger]:
    if request.param == "aiogram":
        bot = telegram_bot("1:token", sandbox.url)
        yield AiogramMessenger(bot, NoBudget(), NoDocuments(), counted)
        await bot.session.close()
    else:
        push = PushMessenger("1:token", sandbox.url, NoBudget(), NoDocuments(), counted)
        yield push
        await push.close()


async def shown(people: SandboxClient) -> list[Message]:
    """What stands in Bat's chat that the bot wrote, oldest first."""
    chat = (await people.get(f"/sandbox/people/{BAT}/chat"))["messages"]
    return [message for message in map(Message.of, chat) if message.by_bot]


async def size(people: SandboxClient, message: Message) -> tuple[int, int]:
    """Of the largest form of a message's picture."""
    largest = message.raw["photo"][-1]
    return largest["width"], largest["height"]


async def test_a_picture_arrives_with_its_caption_and_its_buttons(
    messenger: Messenger, people: SandboxClient, charts: MatplotlibCharts
) -> None:
    key = await messenger.send(PHOTO)
    (message,) = await shown(people)
    assert (message.id, message.text) == (key, "Цэвэр & өр")
    assert [entity["type"] for entity in message.raw["caption_entities"]] == ["bold"]
    assert [button.text for button in message.buttons] == ["Өр"]
    assert "has_media_spoiler" not in message.raw
    assert PHOTO.chart is not None
    assert await size(people, message) == Image.open(io.BytesIO(await charts.drawn(PHOTO.chart))).size


async def test_a_hidden_picture_is_covered_until_it_is_tapped(messenger: Messenger, people: SandboxClient) -> None:
    hidden = replace(bars(3), hidden=True)
    key = await messenger.send(Outgoing(BAT, Method.PHOTO, chart=hidden))
    assert [message.raw["has_media_spoiler"] for message in await shown(people)] == [True]
    await messenger.send(Outgoing(BAT, Method.EDIT, "new", chart=replace(bars(4), hidden=True), message_id=key))
    assert [message.raw["has_media_spoiler"] for message in await shown(people)] == [True]


@pytest.mark.parametrize("first", [PHOTO, Outgoing(BAT, text="words")], ids=["picture", "words"])
async def test_a_message_becomes_another_picture(messenger: Messenger, people: SandboxClient, first: Outgoing) -> None:
    key = await messenger.send(first)
    edit = Outgoing(BAT, Method.EDIT, "<i>new</i>", ROWS, chart=bars(1, 2, 3), message_id=key)
    for _ in range(2):
        assert await messenger.send(edit) == key
    (message,) = await shown(people)
    assert (message.id, message.text, len(message.buttons)) == (key, "new", 1)
    assert message.raw["photo"]


async def test_words_alone_take_the_place_of_a_picture_by_a_message_of_their_own(
    messenger: Messenger, people: SandboxClient
) -> None:
    key = await messenger.send(PHOTO)
    words = Outgoing(BAT, Method.EDIT, "<b>words</b>", ROWS, message_id=key, entries=(1,))
    again = await messenger.send(words)
    (message,) = await shown(people)
    assert (message.id, message.text) == (again, "words")
    assert again != key
    assert "photo" not in message.raw
    await messenger.send(words)  # after a crash: the picture is gone, and no second try fails for that
    assert [message.text for message in await shown(people)] == ["words", "words"]


async def test_a_picture_for_a_message_that_is_gone_is_sent_anew(messenger: Messenger, people: SandboxClient) -> None:
    key = await messenger.send(PHOTO)
    await messenger.send(Outgoing(BAT, Method.DELETE, message_id=key))
    again = await messenger.send(replace(PHOTO, method=Method.EDIT, message_id=key))
    (message,) = await shown(people)
    assert (message.id, bool(message.raw["photo"]), len(message.buttons)) == (again, True, 1)


async def test_a_picture_that_did_not_go_out_is_drawn_again(
    messenger: Messenger, people: SandboxClient, counted: CountedCharts
) -> None:
    await people.fault("sendPhoto", status=502)
    with pytest.raises(LaterError):
        await messenger.send(PHOTO)
    assert await shown(people) == []
    await messenger.send(PHOTO)
    assert len(await shown(people)) == 1
    assert counted.drew == [PHOTO.chart, PHOTO.chart]
