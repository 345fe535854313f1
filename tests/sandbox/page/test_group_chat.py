"""A group on the page: made there, spoken in as anyone, with what only one of them sees."""

from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BufferedInputFile,
    EphemeralMessageParameters,
    InputMediaPhoto,
)
from playwright.async_api import Page, ViewportSize, expect

from sandbox.app import RunningSandbox
from sandbox.client import SandboxClient
from sandbox.group_chat import GroupChat
from tests.chromium import needs_chromium
from tests.sandbox.page.looking import PHONE, WIDE, Opener, chat, drawn_png, keyboard, say, serious

pytestmark = [pytest.mark.browser, needs_chromium]


@pytest.fixture
async def group(people: SandboxClient, bot: Bot) -> GroupChat:
    """Bat-Erdene and Tuya with the bot in a group."""
    await bot.get_me()
    return await people.add_group("Гэр", people.person(1001), people.person(1002), bot=True)


def bat_in(group: GroupChat) -> str:
    return f"?as=1001&chat={group.id}"


def tuya_in(group: GroupChat) -> str:
    return f"?as=1002&chat={group.id}"


async def test_a_group_is_made_and_the_bot_hears_of_it(opened: Opener, sandbox: RunningSandbox, bot: Bot) -> None:
    await bot.get_me()
    page = await opened("?as=1001")
    await page.get_by_role("button", name="New group").click()
    await page.get_by_label("Group name").fill("Бид")
    await page.get_by_role("checkbox", name="Tuya").check()
    await page.get_by_role("button", name="Create").click()

    await expect(page.locator("#bot-name")).to_have_text("Бид")
    await expect(page.locator("#subtitle")).to_have_text("2 people · the bot hears what is meant for it")
    await expect(chat(page)).to_contain_text("Bat-Erdene made the group")
    kinds = [update.event_type for update in await bot.get_updates()]
    assert kinds == ["my_chat_member", "message"]
    await say(page, "/help")
    await expect(page.locator(".mine .text")).to_contain_text("/help")
    assert len(await bot.get_updates()) == 3


async def test_the_family_group_is_there_and_takes_the_bot_in(opened: Opener, bot: Bot) -> None:
    await bot.get_me()
    page = await opened("?as=1002")
    await page.get_by_role("list", name="Groups").get_by_role("button").click()
    await expect(page.locator("#subtitle")).to_contain_text("the bot is not here")
    await page.get_by_role("button", name="Add GlobFam to the group").click()
    await expect(chat(page)).to_contain_text("Tuya added GlobFam")

    await expect(page.get_by_role("button", name="Add GlobFam to the group")).to_be_hidden()
    [place, _] = await bot.get_updates()
    assert place.my_chat_member is not None
    assert place.my_chat_member.from_user.id == 1002


async def test_two_windows_speak_in_one_group(opened: Opener, group: GroupChat) -> None:
    bat, tuya = await opened(bat_in(group)), await opened(tuya_in(group))
    await say(bat, "from Sydney")
    await expect(tuya.locator(".theirs .who")).to_have_text("Bat-Erdene")
    await expect(tuya.locator(".theirs .text")).to_contain_text("from Sydney")
    await tuya.locator(".theirs").get_by_role("button", name="Reply").press("Enter")
    await tuya.keyboard.type("Улаанбаатараас")
    await tuya.keyboard.press("Enter")

    theirs = bat.locator(".theirs").last
    await expect(theirs).to_contain_text("Улаанбаатараас")
    await expect(theirs.get_by_role("button", name="In reply to: from Sydney")).to_be_visible()
    await expect(theirs.get_by_role("button", name="Edit")).to_have_count(0)
    await theirs.get_by_role("button", name="React").press("Enter")
    await bat.keyboard.press("Enter")
    await expect(tuya.get_by_role("img", name="Reaction 👍")).to_be_visible()
    await bat.locator("[data-person='1001']").click()
    await say(tuya, "are you there?")
    await expect(bat.locator(f"[data-group='{group.id}'] .unread")).to_have_text("1")


async def test_one_window_can_speak_as_each_of_them(opened: Opener, group: GroupChat) -> None:
    page = await opened(bat_in(group))
    await say(page, "one")
    await page.get_by_label("You are").select_option(label="Tuya")
    await expect(page.locator(".theirs .text")).to_contain_text("one")
    await say(page, "two")

    await expect(page.locator(".mine .text")).to_contain_text("two")
    assert f"as=1002&chat={group.id}" in page.url
    await page.reload()
    await expect(page.locator(".mine .text")).to_contain_text("two")


async def test_what_is_for_one_of_them_alone_is_seen_by_nobody_else(opened: Opener, bot: Bot, group: GroupChat) -> None:
    command = BotCommand(command="networth", description="What we own", is_ephemeral=True)
    await bot.set_my_commands([command], BotCommandScopeAllGroupChats())
    bat, tuya = await opened(bat_in(group)), await opened(tuya_in(group))
    await bat.get_by_role("button", name="Show commands").click()
    await bat.keyboard.press("Enter")
    await expect(bat.locator(".mine.ephemeral .text")).to_contain_text("/networth@globfam_bot")
    await expect(bat.locator(".mine")).to_contain_text("Only the bot can see this")
    asked = (await bot.get_updates(offset=-1))[-1].message
    assert asked is not None
    sent = await bot.send_message(
        group.id,
        "A$1,234",
        ephemeral_message_parameters=EphemeralMessageParameters(receiver_user_id=1001),
        reply_parameters=asked.as_reply_parameters(),
    )
    await bot.send_message(group.id, "hello all")

    await expect(bat.locator(".bots.ephemeral")).to_contain_text("Only you can see this")
    await expect(bat.locator(".bots.ephemeral")).to_contain_text("A$1,234")
    assert await serious(bat) == []
    await expect(chat(tuya)).to_contain_text("hello all")
    await expect(chat(tuya)).not_to_contain_text("A$1,234")
    await expect(chat(tuya)).not_to_contain_text("/networth")
    await sent.delete_ephemeral().as_(bot)
    await expect(bat.locator(".bots.ephemeral")).to_have_count(0)


async def test_an_answer_in_place_of_a_message_takes_its_place_for_one_person(
    opened: Opener, bot: Bot, group: GroupChat
) -> None:
    card = await bot.send_message(group.id, "Net worth", reply_markup=keyboard([("Show", "show")]))
    bat, tuya = await opened(bat_in(group)), await opened(tuya_in(group))
    await bat.get_by_role("button", name="Show", exact=True).click()
    await expect(bat.get_by_role("button", name="Show", exact=True)).to_have_attribute("aria-busy", "true")
    query = (await bot.get_updates(offset=-1))[-1].callback_query
    assert query is not None
    in_place = EphemeralMessageParameters(
        receiver_user_id=1001, callback_query_id=query.id, replace_callback_query_message=True
    )
    sent = await bot.send_message(group.id, "A$1,234", ephemeral_message_parameters=in_place)
    await query.answer("Shown to you").as_(bot)

    await expect(bat.locator(f"#m{card.message_id}")).to_be_hidden()
    await expect(bat.locator(".ephemeral")).to_contain_text("A$1,234")
    await expect(bat.get_by_text("Shown to you")).to_be_visible()
    await expect(tuya.locator(f"#m{card.message_id}")).to_be_visible()
    await expect(tuya.get_by_text("Shown to you")).to_have_count(0)
    await sent.delete_ephemeral().as_(bot)
    await expect(bat.locator(f"#m{card.message_id}")).to_be_visible()


async def test_albums_stand_in_one_bubble(
    opened: Opener, bot: Bot, people: SandboxClient, group: GroupChat, tmp_path: Path
) -> None:
    page = await opened(bat_in(group))
    for name in ("front.png", "back.png"):
        (tmp_path / name).write_bytes(drawn_png())
    await page.locator("#file").set_input_files([tmp_path / "front.png", tmp_path / "back.png"])
    await say(page, "two receipts")
    await expect(page.get_by_role("group", name="Album of 2 photos").get_by_role("button")).to_have_count(2)
    await expect(page.locator(".mine")).to_have_count(1)
    bats = await group.seat(people.person(1001))
    sent = [message.raw["media_group_id"] for message in bats.messages.values() if "photo" in message.raw]
    assert len(sent) == 2
    assert len(set(sent)) == 1

    charts = [InputMediaPhoto(media=BufferedInputFile(drawn_png(side), "x.png")) for side in (40, 41, 42)]
    first, second, _ = await bot.send_media_group(group.id, list(charts))
    await expect(page.get_by_role("group", name="Album of 3 photos")).to_be_visible()
    await bot.edit_message_caption(chat_id=group.id, message_id=second.message_id, caption="three charts")
    await expect(page.locator(".bots .text")).to_contain_text("three charts")
    await bot.delete_message(group.id, first.message_id)
    await expect(page.locator(".bots").get_by_role("group", name="Album of 2 photos")).to_be_visible()


async def test_people_and_the_bot_are_changed_on_the_page(opened: Opener, bot: Bot, group: GroupChat) -> None:
    page = await opened(bat_in(group))

    async def settings() -> None:
        await page.get_by_label("Chat menu").click()
        await page.get_by_role("button", name="People and bot…").click()

    await settings()
    await page.get_by_label("Group name").fill("Бид хоёр")
    await page.get_by_role("checkbox", name="Tuya").uncheck()
    await page.get_by_label("The bot").select_option("administrator")
    await page.get_by_label("Privacy mode").uncheck()
    await page.get_by_role("button", name="Save").click()
    await expect(page.locator("#bot-name")).to_have_text("Бид хоёр")
    await expect(page.locator("#subtitle")).to_have_text("1 person · the bot hears everything")
    await expect(chat(page)).to_contain_text("Bat-Erdene removed Tuya")
    assert (await bot.get_me()).can_read_all_group_messages
    assert (await bot.get_chat_member(group.id, 4242)).status == "administrator"

    await settings()
    await page.get_by_role("button", name="Make it a supergroup").click()
    await expect(chat(page)).to_contain_text("This was a group, and is a supergroup now")
    assert "chat=-100" in page.url


async def test_a_startgroup_link_takes_the_bot_into_a_group(opened: Opener, bot: Bot, people: SandboxClient) -> None:
    await people.person(1001).start()
    link = "https://t.me/globfam_bot?startgroup=join_7"
    await bot.send_message(1001, "Take me along", reply_markup=keyboard([("Add", link)]))
    page = await opened("?as=1001")
    await page.get_by_role("link", name="Add").click()
    await page.get_by_role("dialog").get_by_role("button", name="Start").click()

    await expect(page.locator("#bot-name")).to_have_text("Манай гэр бүл")
    await expect(page.locator(".mine .text")).to_contain_text("/start@globfam_bot join_7")


@pytest.mark.parametrize(("viewport", "dark"), [(WIDE, False), (WIDE, True), (PHONE, False), (PHONE, True)])
async def test_axe_finds_nothing_serious_in_a_group(
    opened: Opener, bot: Bot, people: SandboxClient, group: GroupChat, viewport: ViewportSize, dark: bool
) -> None:
    bats, tuyas = await group.seat(people.person(1001)), await group.seat(people.person(1002))
    await group.promote_bot()
    said = await tuyas.say("цай 2000 #ажил")
    await bats.react(said, "👍")
    await tuyas.send_photo(drawn_png(), album="7")
    await tuyas.send_photo(drawn_png(), album="7", caption="receipts")
    await bot.pin_chat_message(group.id, said.id)
    hidden = "<tg-spoiler>A$1,234</tg-spoiler> left"
    to_bat = EphemeralMessageParameters(receiver_user_id=1001)
    await bot.send_message(group.id, hidden, parse_mode="HTML", ephemeral_message_parameters=to_bat)
    await bot.send_photo(group.id, BufferedInputFile(drawn_png(), "x.png"), has_spoiler=True)
    await bot.send_message(group.id, "Join?", reply_markup=keyboard([("Yes", "y"), ("No", "n")]))
    page = await opened(bat_in(group), viewport, dark=dark)
    await expect(page.get_by_role("button", name="Yes")).to_be_visible()
    assert await serious(page) == []
    assert await _overflow(page) == 0

    await page.get_by_label("Chat menu").click()
    assert await serious(page) == []
    await page.get_by_role("button", name="People and bot…").click()
    assert await serious(page) == []
    await page.keyboard.press("Escape")
    await page.get_by_role("button", name="Photo: receipts").click()
    assert await serious(page) == []


async def _overflow(page: Page) -> int:
    log = "document.getElementById('log')"
    width = f"document.scrollingElement.scrollWidth - innerWidth + {log}.scrollWidth - {log}.clientWidth"
    return int(await page.evaluate(width))
