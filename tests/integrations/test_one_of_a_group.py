"""Messages for one person of a group through both senders: whispered where Telegram lets them through, else instead."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest

from core.charts.model import Chart
from core.delivery.errors import RefusedError
from core.delivery.model import Method, Outgoing
from handlers.telegram.messenger import AiogramMessenger, telegram_bot
from integrations.budget.memory import NoBudget
from integrations.telegram_push import PushMessenger
from sandbox.app import running
from sandbox.chat_user import ChatUser
from sandbox.client import SandboxClient
from sandbox.group_chat import GroupChat
from sandbox.settings import SandboxSettings

BAT, TUYA = 1001, 1002


class Nothing:
    """Makes no file and draws no picture."""

    async def make(self, out: Outgoing) -> tuple[str, bytes]:
        raise AssertionError(out)

    async def drawn(self, chart: Chart) -> bytes:
        raise AssertionError(chart)


@pytest.fixture
async def people() -> AsyncIterator[SandboxClient]:
    settings = SandboxSettings(limits=False, first_id=100)
    async with running(settings) as started, SandboxClient(started.url) as client:
        for person in (BAT, TUYA):
            await client.person(person).start()
        yield client


@pytest.fixture
async def group(people: SandboxClient) -> GroupChat:
    return await people.add_group("Гэр", people.person(BAT), people.person(TUYA), bot=True)


@pytest.fixture
async def bats(people: SandboxClient, group: GroupChat) -> ChatUser:
    return await group.seat(people.person(BAT))


@pytest.fixture
async def aiogram(people: SandboxClient) -> AsyncIterator[AiogramMessenger]:
    bot = telegram_bot("1:test", people.url)
    yield AiogramMessenger(bot, NoBudget(), Nothing(), Nothing())
    await bot.session.close()


@pytest.fixture
async def push(people: SandboxClient) -> AsyncIterator[PushMessenger]:
    messenger = PushMessenger("1:test", people.url, NoBudget(), Nothing(), Nothing())
    yield messenger
    await messenger.close()


def whisper(group: GroupChat, **more: object) -> Outgoing:
    return replace(Outgoing(group.id, text="A$777", receiver=BAT), **more)  # type: ignore[arg-type]


async def test_an_administrator_whispers_and_takes_it_back(
    aiogram: AiogramMessenger, group: GroupChat, bats: ChatUser, people: SandboxClient
) -> None:
    await group.promote_bot()
    sent = await aiogram.send(whisper(group))
    assert sent is not None
    assert sent < 0
    (heard,) = await bats.until(1)
    assert (heard.id, heard.text, heard.ephemeral) == (sent, "A$777", True)
    assert all("777" not in one.text for one in (await group.seat(people.person(TUYA))).messages.values())
    await aiogram.send(Outgoing(group.id, Method.DELETE, message_id=-sent, receiver=BAT))
    await bats.until(lambda replies: not replies)


async def test_what_may_not_be_whispered_is_sent_where_it_may_be_read(
    aiogram: AiogramMessenger, group: GroupChat, bats: ChatUser, people: SandboxClient
) -> None:
    await aiogram.send(whisper(group, instead=Outgoing(BAT, text="A$777")))
    (heard,) = await people.person(BAT).until(1)
    assert heard.text == "A$777"
    assert bats.replies == []
    with pytest.raises(RefusedError):
        await aiogram.send(whisper(group))


async def test_what_comes_late_is_not_whispered_any_more(
    push: PushMessenger, group: GroupChat, bats: ChatUser, people: SandboxClient
) -> None:
    await group.promote_bot()
    await push.send(whisper(group, instead=Outgoing(BAT, text="A$777")))
    await people.person(BAT).until(1)
    assert bats.replies == []
    with pytest.raises(RefusedError):
        await push.send(whisper(group))


async def test_a_group_that_has_moved_is_written_to_where_it_is_now(
    aiogram: AiogramMessenger, push: PushMessenger, group: GroupChat, people: SandboxClient
) -> None:
    later = await (await group.upgrade()).seat(people.person(BAT))
    for messenger in (aiogram, push):
        assert await messenger.send(Outgoing(group.id, text="hello")) is not None
    await later.until(2)
