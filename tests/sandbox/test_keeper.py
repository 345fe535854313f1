"""A sandbox with a folder, started again."""

import json
from pathlib import Path

from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import BotCommand, EphemeralMessageParameters

from sandbox.app import running
from sandbox.client import SandboxClient
from sandbox.settings import FamilyGroup, SandboxSettings

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")


async def test_chats_people_files_and_waiting_updates_are_there_again(
    tmp_path: Path, plain_session: type[AiohttpSession]
) -> None:
    settings = SandboxSettings(limits=False, folder=tmp_path / "sandbox")
    async with running(settings) as first, SandboxClient(first.url) as people:
        bot = Bot("1:x", session=plain_session(api=TelegramAPIServer.from_base(first.url)))
        dulmaa = await people.add_person("Дулмаа", language="mn", country="MN")
        await dulmaa.start("inv_1")
        sent = await dulmaa.send_photo(PNG, caption="баримт")
        await bot.send_message(dulmaa.id, "уншиж байна")
        await bot.set_my_commands([BotCommand(command="help", description="Help")])
        await dulmaa.until(1)
        await bot.session.close()

    async with running(settings) as second, SandboxClient(second.url) as people:
        bot = Bot("1:x", session=plain_session(api=TelegramAPIServer.from_base(second.url)))
        again = people.person(dulmaa.id)
        start, photo = await bot.get_updates()
        file = await bot.download(photo.message.photo[0]) if photo.message and photo.message.photo else None
        later = await again.say("цай 2000")
        await bot.session.close()

        assert [message.text for message in again.messages.values()] == [
            "/start inv_1",
            "баримт",
            "уншиж байна",
            "цай 2000",
        ]
        assert later.id > sent.id
        assert start.message is not None
        assert file is not None
        assert file.read() == PNG
        chat = await people.get(f"/sandbox/people/{dulmaa.id}/chat")
        assert chat["commands"] == [{"command": "help", "description": "Help"}]
        assert chat["person"]["country"] == "MN"


async def test_groups_and_what_stands_in_them_are_there_again(
    tmp_path: Path, plain_session: type[AiohttpSession]
) -> None:
    settings = SandboxSettings(limits=False, folder=tmp_path / "sandbox")
    async with running(settings) as first, SandboxClient(first.url) as people:
        bot = Bot("1:x", session=plain_session(api=TelegramAPIServer.from_base(first.url)))
        await bot.get_me()
        bat, tuya = people.person(1001), people.person(1002)
        await people.switch(privacy=False)
        group = await people.add_group("Гэр", bat, tuya, bot=True, supergroup=True)
        await group.promote_bot()
        bats = await group.seat(bat)
        said = await bats.say("нууц үг")
        await bot.pin_chat_message(group.id, said.id)
        for_tuya = EphemeralMessageParameters(receiver_user_id=tuya.id)
        await bot.send_message(group.id, "зөвхөн танд", ephemeral_message_parameters=for_tuya)
        await bot.session.close()

    async with running(settings) as second, SandboxClient(second.url) as people:
        bot = Bot("1:x", session=plain_session(api=TelegramAPIServer.from_base(second.url)))
        again = await people.seat(people.person(1001), group.id)
        tuyas = await people.seat(people.person(1002), group.id)
        pinned = (await bot.get_chat(group.id)).pinned_message
        later = await bot.send_message(group.id, "дахиад")
        assert (await bot.get_me()).can_read_all_group_messages
        assert (await bot.get_chat_member(group.id, 1)).status == "administrator"
        await bot.session.close()

    assert pinned is not None
    assert pinned.message_id == said.id
    assert later.message_id == said.id + 2
    assert "зөвхөн танд" in [message.text for message in tuyas.messages.values()]
    assert "зөвхөн танд" not in [message.text for message in again.messages.values()]


async def test_a_folder_from_before_there_were_groups_is_read(tmp_path: Path) -> None:
    settings = SandboxSettings(folder=tmp_path)
    async with running(settings) as first, SandboxClient(first.url) as people:
        await people.person(1001).say("x")
    kept = json.loads((tmp_path / "world.json").read_text())
    for later in ("groups", "last_group", "last_ephemeral_id", "privacy", "menu_button"):
        del kept[later]
    for chat in kept["chats"]:
        del chat["pinned"], chat["menu_button"]
        for entry in chat["entries"]:
            del entry["heard"], entry["to"], entry["replaces"]
    (tmp_path / "world.json").write_text(json.dumps(kept))

    async with running(settings) as second, SandboxClient(second.url) as people:
        assert [message.text for message in people.person(1001).messages.values()] == ["x"]
        assert [group.title for group in second.world.groups.values()] == ["Манай гэр бүл"]


async def test_without_a_folder_nothing_is_kept() -> None:
    async with running(SandboxSettings()) as first, SandboxClient(first.url) as people:
        await people.person(1001).say("x")
    async with running(SandboxSettings()) as second, SandboxClient(second.url) as people:
        assert people.person(1001).messages == {}
        assert len(second.world.updates) == 0


async def test_a_group_that_has_the_bot_from_the_start_tells_it_so_once(
    tmp_path: Path, plain_session: type[AiohttpSession]
) -> None:
    group = FamilyGroup("Гэр", (1002, 1001), bot=True)
    settings = SandboxSettings(limits=False, folder=tmp_path / "sandbox", groups=(group,), bot_id=1)
    async with running(settings) as first:
        bot = Bot("1:x", session=plain_session(api=TelegramAPIServer.from_base(first.url)))
        (update,) = await bot.get_updates()
        await bot.get_updates(offset=update.update_id + 1, timeout=0)
        assert update.my_chat_member is not None
        assert update.my_chat_member.from_user.id == 1002
        assert (await bot.me()).id == update.my_chat_member.new_chat_member.user.id
        assert (await bot.get_chat(update.my_chat_member.chat.id)).title == "Гэр"
        await bot.session.close()
    async with running(settings) as second:
        bot = Bot("1:x", session=plain_session(api=TelegramAPIServer.from_base(second.url)))
        assert await bot.get_updates(timeout=0) == []
        await bot.session.close()
