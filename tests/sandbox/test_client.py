"""Being a person: what the test client sees, waits for, and refuses."""

import asyncio

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, ReactionTypeEmoji, Update

from sandbox.app import RunningSandbox, running
from sandbox.chat_user import ChatUser, SandboxError
from sandbox.client import SandboxClient
from sandbox.heard import NotHeardError
from sandbox.http_client import HttpClient
from sandbox.settings import SandboxSettings
from tests.patience import PATIENCE
from tests.sandbox.conftest import LONG_POLL


def keyboard(*labels: str) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=x, callback_data=x)] for x in labels])


async def test_a_person_sees_edits_deletions_and_reactions_as_they_happen(bot: Bot, bat: ChatUser) -> None:
    said = await bat.say("coffee 4.50")
    assert bat.messages[said.id] == said
    sent = await bot.send_message(bat.id, "one")
    await bot.send_message(bat.id, "two")
    await bot.edit_message_text("uno", chat_id=bat.id, message_id=sent.message_id)
    await bot.set_message_reaction(bat.id, said.id, [ReactionTypeEmoji(emoji="👍")])
    await bat.until(lambda replies: [reply.text for reply in replies] == ["uno", "two"])
    await bot.delete_message(bat.id, sent.message_id)
    replies = await bat.until(lambda replies: len(replies) == 1)

    assert [(reply.text, reply.edited) for reply in replies] == [("two", False)]
    assert bat.messages[said.id].reactions == {"bot": ["👍"]}


async def test_what_does_not_come_is_told_with_the_end_of_the_chat(bot: Bot, bat: ChatUser) -> None:
    await bat.say("coffee 4.50")
    await bot.send_message(bat.id, "noted")
    await bat.until(1)

    with pytest.raises(NotHeardError, match="not heard within") as missed:
        await bat.until(2, within=0.05)
    assert "me : coffee 4.50" in str(missed.value)
    assert "bot: noted" in str(missed.value)


async def test_the_answer_is_the_first_message_after_ones_own(bot: Bot, bat: ChatUser) -> None:
    await bot.send_message(bat.id, "before")
    asking = asyncio.create_task(bat.ask("coffee 4.50"))
    updates: list[Update] = []
    while len(updates) < 2:
        updates = await bot.get_updates(timeout=LONG_POLL)
    await bot.send_message(bat.id, "after")

    assert (await asking).text == "after"


async def test_a_label_is_found_whole_before_in_part_and_newest_first(bot: Bot, bat: ChatUser) -> None:
    older = await bot.send_message(bat.id, "1", reply_markup=keyboard("Undo"))
    newer = await bot.send_message(bat.id, "2", reply_markup=keyboard("↩ Undo all", "Date"))
    await bat.until(2)

    assert bat.button("UNDO")[0].id == older.message_id
    assert bat.button("undo a")[0].id == newer.message_id
    assert bat.button("Undo", on=bat.messages[newer.message_id])[1].text == "↩ Undo all"
    with pytest.raises(SandboxError, match="no button reads 'Redo'; there are"):
        bat.button("Redo")


async def test_the_sandbox_refuses_what_a_phone_would_not_let_one_do(
    people: SandboxClient, bot: Bot, bat: ChatUser
) -> None:
    sent = await bot.send_message(bat.id, "x", reply_markup=keyboard("Undo"))
    [heard] = await bat.until(1)
    with pytest.raises(SandboxError, match="an empty message cannot be sent"):
        await bat.say(" \n")
    with pytest.raises(SandboxError, match="is not the person's own"):
        await bat.edit(heard, "y")
    with pytest.raises(SandboxError, match="this is no JPEG"):
        await bat.send_photo(b"nothing")
    with pytest.raises(SandboxError, match="an empty file cannot be sent"):
        await bat.send_document(b"", "x.txt")
    with pytest.raises(SandboxError, match="there is no person 77"):
        await people.person(77).say("x")
    await bot.delete_message(bat.id, sent.message_id)
    with pytest.raises(SandboxError, match="has no such button"):
        await people.post(f"/sandbox/people/{bat.id}/press", {"message_id": heard.id, "data": "Undo"})


async def test_a_long_paste_goes_as_several_messages(bot: Bot, bat: ChatUser) -> None:
    lines = [f"coffee {number}" for number in range(1000)]
    await bat.say("\n".join(lines))
    texts = [update.message.text or "" for update in (await bot.get_updates())[1:] if update.message]

    assert len(texts) == 3
    assert "\n".join(texts).split("\n") == lines


async def test_who_connects_later_sees_what_was_said(sandbox: RunningSandbox, bot: Bot, bat: ChatUser) -> None:
    await bat.say("coffee 4.50")
    await bot.send_message(bat.id, "noted")
    async with SandboxClient(sandbox.url) as later:
        again = later.person(bat.id)
        assert [message.text for message in again.messages.values()] == ["/start", "coffee 4.50", "noted"]
        await bot.send_message(bat.id, "and more")
        await again.until(2)


async def test_a_new_person_gets_an_id_and_one_that_exists_is_changed(people: SandboxClient) -> None:
    dulmaa = await people.add_person("Дулмаа", language="mn", country="MN")
    await people.add_person("Dulmaa", id=dulmaa.id)
    known = (await people.get("/sandbox/people"))["people"]

    assert dulmaa.id == 1003
    assert [card["first_name"] for card in known] == ["Bat-Erdene", "Tuya", "Dulmaa"]
    with pytest.raises(SandboxError):
        await people.add_person("")


async def test_any_update_can_be_injected(people: SandboxClient, bot: Bot) -> None:
    asker = {"id": 5, "is_bot": False, "first_name": "Anu"}
    own = await people.inject({"inline_query": {"id": "1", "from": asker, "query": "x", "offset": ""}})
    await people.inject({"update_id": 7, "message": {"text": "as it is"}})

    assert (await people.state())["pending_updates"] == 2
    assert [update.update_id for update in await bot.get_updates(limit=1)] == [own]


async def test_a_reset_empties_the_chats(people: SandboxClient, bot: Bot, bat: ChatUser) -> None:
    await bat.say("x")
    await people.fault(status=500)
    await people.reset()

    assert bat.messages == {}
    assert await bot.get_updates() == []
    assert (await people.get("/sandbox/people/1001/chat"))["messages"] == []
    assert (await people.state())["counts"]["calls"] == {"getUpdates": 1}


async def test_ids_go_on_after_a_reset_and_never_begin_low(people: SandboxClient, bat: ChatUser) -> None:
    before = await bat.say("x")
    await people.reset()
    assert (await bat.say("y")).id > before.id
    async with running(SandboxSettings()) as fresh:
        assert fresh.world.last_message_id > 100_000_000


async def test_the_end_of_the_sandbox_is_told_to_who_waits(sandbox: RunningSandbox, bat: ChatUser) -> None:
    waiting = asyncio.create_task(bat.until(1, within=PATIENCE))
    await asyncio.sleep(0)
    await sandbox.close()

    with pytest.raises(ConnectionError):
        await waiting


async def test_requests_from_another_sites_page_are_refused(sandbox: RunningSandbox) -> None:
    http = HttpClient(sandbox.url)
    statuses = [
        (await http.send("POST", "/sandbox/reset", headers={"origin": origin})).status
        for origin in ("https://evil.example", sandbox.url)
    ]
    await http.close()

    assert statuses == [403, 200]
