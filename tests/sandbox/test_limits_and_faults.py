"""Too many messages, failing calls, cut connections, and the counts that tell of them."""

import asyncio
import time
from datetime import timedelta

import pytest
from aiogram import Bot
from aiogram.exceptions import TelegramNetworkError, TelegramRetryAfter, TelegramServerError
from telegram import Bot as PtbBot
from telegram.error import NetworkError, RetryAfter

from sandbox.app import RunningSandbox
from sandbox.chat_user import ChatUser, SandboxError
from sandbox.client import SandboxClient
from sandbox.state.limits import RateLimits


@pytest.fixture
def limited(sandbox: RunningSandbox) -> None:
    """Limits as they are within one moment, however long the machine takes over it."""
    sandbox.world.limits = RateLimits(True, lambda: 0.0)


@pytest.mark.usefixtures("limited")
async def test_more_than_a_burst_to_one_chat_is_too_many(bot: Bot, people: SandboxClient, bat: ChatUser) -> None:
    for number in range(5):
        await bot.send_message(bat.id, str(number))
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(bat.id, "one too many")

    assert refused.value.retry_after == 1
    assert (await people.state())["counts"]["too_many"] == 1
    await people.switch(limits=False)
    assert (await bot.send_message(bat.id, "x")).text == "x"


@pytest.mark.usefixtures("limited")
async def test_the_thirty_first_message_of_a_second_is_too_many(
    ptb: PtbBot, people: SandboxClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the library warns of its own next version
    chats = [await people.add_person(f"P{number}") for number in range(31)]
    for chat in chats:
        await chat.start()
    results = await asyncio.gather(*(ptb.send_message(chat.id, "x") for chat in chats), return_exceptions=True)

    refused = [result for result in results if isinstance(result, RetryAfter)]
    assert [error.retry_after for error in refused] == [timedelta(seconds=1)]
    assert (await people.state())["counts"]["too_many"] == 1


@pytest.mark.usefixtures("limited")
async def test_reading_and_answering_are_not_limited(bot: Bot, people: SandboxClient, bat: ChatUser) -> None:
    for _ in range(10):
        await bot.get_me()
        await bot.send_chat_action(bat.id, "typing")

    assert (await people.state())["counts"]["statuses"] == {"200": 20}


async def test_the_next_calls_fail_as_asked_and_do_nothing(bot: Bot, people: SandboxClient, bat: ChatUser) -> None:
    await people.fault("sendMessage", times=2, status=502)
    await people.fault("sendMessage", status=429, retry_after=7)
    for _ in range(2):
        with pytest.raises(TelegramServerError, match="Bad Gateway"):
            await bot.send_message(bat.id, "x")
    with pytest.raises(TelegramRetryAfter) as refused:
        await bot.send_message(bat.id, "x")

    assert refused.value.retry_after == 7
    assert bat.replies == []
    assert (await bot.send_message(bat.id, "at last")).text == "at last"
    counts = (await people.state())["counts"]
    assert counts["calls"] == {"sendMessage": 4}
    assert counts["statuses"] == {"200": 1, "429": 1, "502": 2}


async def test_a_connection_cut_after_the_work_leaves_the_work_done(
    bot: Bot, ptb: PtbBot, people: SandboxClient, bat: ChatUser
) -> None:
    await people.fault("sendMessage", times=1, drop="after")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(bat.id, "sent all the same")
    assert [reply.text for reply in await bat.until(1)] == ["sent all the same"]
    await people.fault("sendMessage", drop="after")
    with pytest.raises(NetworkError):
        await ptb.send_message(bat.id, "and so is this")
    await bat.until(2)


async def test_a_connection_cut_before_the_work_leaves_it_undone(
    bot: Bot, people: SandboxClient, bat: ChatUser
) -> None:
    await people.fault("*", drop="before")
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(bat.id, "never sent")
    await bot.send_message(bat.id, "sent")

    assert [reply.text for reply in await bat.until(1)] == ["sent"]


async def test_a_delay_lets_a_client_run_out_of_patience(bot: Bot, people: SandboxClient, bat: ChatUser) -> None:
    await people.fault("sendMessage", delay_ms=30)
    begun = time.monotonic()
    await bot.send_message(bat.id, "late")

    assert time.monotonic() - begun >= 0.03
    await people.fault("sendMessage", delay_ms=5000)
    with pytest.raises(TelegramNetworkError):
        await bot.send_message(bat.id, "too late", request_timeout=1)


async def test_faults_can_be_taken_back(bot: Bot, people: SandboxClient) -> None:
    await people.fault(times=100, status=500)
    await people.clear_faults()

    assert (await bot.get_me()).is_bot


async def test_updates_are_delivered_twice_when_asked(bot: Bot, people: SandboxClient, bat: ChatUser) -> None:
    await people.switch(deliver_twice=1)
    await bat.say("once or twice")
    await bat.say("once")
    updates = (await bot.get_updates())[1:]

    assert [update.message.text for update in updates if update.message] == ["once or twice", "once or twice", "once"]
    assert updates[0].update_id == updates[1].update_id


async def test_a_fault_of_no_known_kind_is_refused(people: SandboxClient) -> None:
    with pytest.raises(SandboxError, match="status"):
        await people.fault(status=1000)
    with pytest.raises(SandboxError, match="colour"):
        await people.fault(colour="red")
