"""A person's private chat with the bot, on the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from aiogram import Bot
from aiogram.types import BufferedInputFile, MenuButtonWebApp, WebAppInfo
from playwright.async_api import Browser, ViewportSize, expect

from sandbox.app import RunningSandbox, serve
from sandbox.client import SandboxClient
from sandbox.settings import SandboxSettings
from tests.chromium import needs_chromium
from tests.sandbox.page.looking import DRAWN, PHONE, WIDE, Opener, chat, drawn_png, keyboard, say, serious

pytestmark = [pytest.mark.browser, needs_chromium]

HOSTILE = "<img src=x onerror=\"document.title='owned'\"> H&M _*[ </b>"


@pytest.mark.usefixtures("small")
async def test_a_new_person_starts_and_presses_buttons(opened: Opener) -> None:
    page = await opened()
    await page.get_by_role("button", name="New person").click()
    await page.get_by_label("Name", exact=True).fill("Дулмаа")
    await page.get_by_label("Language of their Telegram").select_option("mn")
    await page.get_by_role("button", name="Add").click()
    await expect(page.locator("#subtitle")).to_have_text("bot · you are Дулмаа")
    await expect(page.locator(".about")).to_have_text("Money of a family, in one chat.")

    await page.get_by_role("button", name="Start", exact=True).click()
    await expect(page.locator(".bots b")).to_have_text("Welcome")
    await expect(page.get_by_role("button", name="Start", exact=True)).to_be_hidden()
    await say(page, "coffee 4.50")
    await expect(page.get_by_role("button", name="In reply to: coffee 4.50")).to_be_visible()
    await page.get_by_role("button", name="Slow").click()
    await expect(page.get_by_role("button", name="Slow")).to_have_attribute("aria-busy", "true")
    await page.get_by_role("button", name="Undo").click()
    await expect(page.get_by_text("Taken back")).to_be_visible()
    await expect(page.locator(".bots .text").last).to_contain_text("undone")
    await expect(page.get_by_role("button", name="Redo")).not_to_have_attribute("aria-busy", "true")


@pytest.mark.usefixtures("small")
async def test_an_alert_is_read_and_dismissed(opened: Opener) -> None:
    page = await opened("?as=1001")
    await say(page, "coffee 4.50")
    await page.get_by_role("button", name="Why").click()

    await expect(page.get_by_role("dialog")).to_contain_text("Because you said so.")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    spoiler = page.get_by_role("button", name="Hidden text")
    await spoiler.press("Enter")
    await expect(chat(page).get_by_text("A$230", exact=True)).to_be_visible()


@pytest.mark.usefixtures("small")
async def test_the_keyboard_alone_edits_replies_reacts_and_breaks_lines(opened: Opener, people: SandboxClient) -> None:
    page = await opened("?as=1001")
    await say(page, "lunch 18")
    await expect(chat(page).get_by_text("heard: lunch 18")).to_be_visible()
    await page.keyboard.press("ArrowUp")
    await expect(page.get_by_label("Message", exact=True)).to_have_value("lunch 18")
    await say(page, "lunch 19")
    await expect(chat(page).get_by_text("corrected: lunch 19")).to_be_visible()
    await expect(page.locator(".mine .meta").last).to_contain_text("edited")

    mine = page.locator(".mine").last
    await mine.get_by_role("button", name="Reply").focus()
    await expect(mine.locator(".actions")).to_have_css("opacity", "1")
    await page.keyboard.press("Enter")
    await page.keyboard.type("two")
    await page.keyboard.press("Shift+Enter")
    await page.keyboard.type("lines")
    await page.keyboard.press("Enter")
    await expect(page.locator(".mine .text").last).to_contain_text("two\nlines")
    await expect(page.locator(".mine").last.get_by_role("button", name="In reply to: lunch 19")).to_be_visible()

    await page.locator(".bots").last.get_by_role("button", name="React").press("Enter")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("img", name="Reaction 👍")).to_be_visible()
    assert people.person(1001).replies[-1].reactions == {"person": ["👍"]}


async def test_what_people_write_is_text_and_nothing_else(
    opened: Opener, sandbox: RunningSandbox, people: SandboxClient, bot: Bot
) -> None:
    bat = people.person(1001)
    await people.add_person(HOSTILE[:60], id=1003)
    said = await bat.say(HOSTILE)
    await bot.send_message(1001, HOSTILE, reply_markup=keyboard([(HOSTILE, "x")]))
    await bat.send_document(b"<script>alert(1)</script>", "<b>x.html", mime="text/html", caption=HOSTILE)
    page = await opened("?as=1001")

    await expect(page.locator(f"#m{said.id} .text")).to_contain_text(HOSTILE)
    assert await page.locator("#log img, #people img, #log b:not(.file b)").count() == 0
    assert "owned" not in await page.title()
    address = await page.locator("a.file").get_attribute("href")
    answer = await page.request.get(f"{sandbox.url}{address}")
    assert answer.headers["content-type"] == "application/octet-stream"
    assert answer.headers["content-disposition"] == "attachment"


@pytest.mark.usefixtures("small")
async def test_a_start_link_is_opened_as_another_person(opened: Opener) -> None:
    page = await opened("?as=1001")
    await say(page, "invite")
    await page.get_by_role("link", name="Join").click()
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("dialog")).to_be_hidden()
    assert await page.locator(".mine").count() == 1

    await page.get_by_role("link", name="https://t.me/globfam_bot?start=inv_7").click()
    await page.get_by_role("combobox", name="Person").select_option(label="Tuya")
    await page.get_by_role("dialog").get_by_role("button", name="Start").click()
    await expect(page.locator("#subtitle")).to_have_text("bot · you are Tuya")
    await expect(chat(page).get_by_text("Welcome /start inv_7")).to_be_visible()


@pytest.mark.usefixtures("small")
async def test_an_address_can_say_who_one_is_and_start(opened: Opener) -> None:
    page = await opened("?as=1002&start=inv_9")
    await expect(chat(page).get_by_text("Welcome /start inv_9")).to_be_visible()
    assert page.url.endswith("/?as=1002")
    await page.reload()
    await expect(chat(page).get_by_text("Welcome /start inv_9")).to_be_visible()

    assert await page.locator(".mine").count() == 1


@pytest.mark.usefixtures("small")
async def test_the_slash_shows_the_commands(opened: Opener) -> None:
    page = await opened("?as=1001")
    await page.get_by_role("button", name="Show commands").click()
    await expect(page.get_by_role("option")).to_have_count(2)
    await page.keyboard.press("Escape")
    await expect(page.get_by_role("listbox", name="Commands")).to_be_hidden()
    await page.keyboard.type("/u")
    await expect(page.get_by_role("option")).to_have_text(["/undoUndo"])
    await page.keyboard.press("Enter")

    await expect(chat(page).get_by_text("heard: /undo")).to_be_visible()


@pytest.mark.usefixtures("small")
async def test_files_come_by_button_paste_and_drop(opened: Opener, people: SandboxClient, tmp_path: Path) -> None:
    page = await opened("?as=1001")
    (tmp_path / "statement.csv").write_text("a,b\n")
    await page.locator("#file").set_input_files(tmp_path / "statement.csv")
    await say(page, "of October")
    await expect(page.get_by_role("link", name="statement.csv")).to_be_visible()
    await expect(chat(page).get_by_text("heard: of October")).to_be_visible()

    for how in ("paste", "drop"):
        await page.evaluate(DRAWN, how)
        await expect(page.get_by_role("list", name="Files to send")).to_contain_text(f"{how}.png")
        await page.get_by_role("button", name="Send", exact=True).click()
        await expect(page.get_by_role("list", name="Files to send")).to_be_hidden()
    await expect(page.get_by_role("button", name="Photo", exact=True)).to_have_count(2)
    await expect(chat(page).get_by_text("heard: ContentType.PHOTO")).to_have_count(2)

    photo = list(people.person(1001).messages.values())[-2].raw["photo"]
    assert [(size["width"], size["height"]) for size in photo][-1] == (1280, 640)


@pytest.mark.usefixtures("small")
async def test_two_windows_are_two_people(opened: Opener, people: SandboxClient) -> None:
    bat, tuya = await opened("?as=1001"), await opened("?as=1002")
    await say(bat, "from Sydney")
    await say(tuya, "Улаанбаатараас")

    await expect(chat(bat).get_by_text("heard: from Sydney")).to_be_visible()
    await expect(chat(tuya).get_by_text("heard: Улаанбаатараас")).to_be_visible()
    await expect(bat.locator("[data-person='1002'] .last")).to_have_text("heard: Улаанбаатараас")
    await expect(bat.locator("[data-person='1002'] .unread")).to_have_text("1")
    await bat.locator("[data-person='1002']").click()
    await expect(bat.locator("#log")).to_contain_text("Улаанбаатараас")
    tuyas = people.person(1002)
    await tuyas.edit(next(iter(tuyas.messages.values())), "засав")
    await expect(bat.locator(".mine .text").first).to_contain_text("засав")


async def test_who_blocks_the_bot_can_come_back(opened: Opener, people: SandboxClient) -> None:
    await people.person(1001).say("x")
    page = await opened("?as=1001")
    await page.get_by_label("Chat menu").click()
    await page.get_by_role("button", name="Block the bot").click()
    await expect(page.locator("#subtitle")).to_contain_text("blocked")
    await say(page, "are you there?")
    await expect(page.get_by_text("the person has blocked the bot")).to_be_visible()
    await expect(page.get_by_label("Message", exact=True)).to_have_value("are you there?")
    await page.get_by_role("button", name="Restart").click()

    await expect(page.locator("#subtitle")).not_to_contain_text("blocked")
    await expect(page.locator(".mine .text").last).to_contain_text("/start")


@asynccontextmanager
async def kept(folder: Path, port: int) -> AsyncIterator[RunningSandbox]:
    running = await serve("127.0.0.1", port, SandboxSettings(folder=folder))
    yield running
    await running.close()


async def test_a_page_finds_back_to_a_sandbox_that_was_started_again(browser: Browser, tmp_path: Path) -> None:
    async with kept(tmp_path, 0) as first, SandboxClient(first.url) as people:
        await people.person(1001).say("before")
        page = await browser.new_page()
        await page.goto(f"{first.url}/?as=1001")
        await expect(chat(page).get_by_text("before")).to_be_visible()
    await expect(page.get_by_text("Connecting…")).to_be_visible()
    port = int(first.url.rpartition(":")[2])
    async with kept(tmp_path, port) as second, SandboxClient(second.url) as people:
        await people.person(1001).say("after")
        await expect(page.locator(".mine").last).to_contain_text("after")
        await expect(page.get_by_text("Connecting…")).to_be_hidden()


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("viewport", "dark"), [(WIDE, False), (WIDE, True), (PHONE, False), (PHONE, True)])
async def test_axe_finds_nothing_serious(opened: Opener, viewport: ViewportSize, dark: bool) -> None:
    page = await opened("?as=1001", viewport, dark=dark)
    await say(page, "coffee 4.50 https://a.mn /help #work")
    await page.get_by_role("button", name="Slow").click()
    await page.locator(".bots").last.get_by_role("button", name="React").focus()
    assert await serious(page) == []

    await page.keyboard.press("Enter")
    await page.get_by_role("button", name="React with 👍").click()
    await expect(page.get_by_role("img", name="Reaction 👍")).to_be_visible()
    await page.get_by_label("Message", exact=True).fill("/")
    await page.get_by_label("Chat menu").click()
    assert await serious(page) == []
    await page.keyboard.press("Escape")
    if viewport is PHONE:
        await page.get_by_role("button", name="Back to the chats").click()
    await page.get_by_role("button", name="New person").click()
    assert await serious(page) == []


@pytest.mark.usefixtures("small")
async def test_a_phone_shows_one_thing_at_a_time_and_nothing_sticks_out(opened: Opener) -> None:
    page = await opened("", PHONE)
    await expect(page.get_by_label("Message", exact=True)).to_be_hidden()
    await page.locator("[data-person='1001']").click()
    await say(page, "coffee " + "x" * 300)
    await expect(page.get_by_role("button", name="Undo")).to_be_visible()
    overflow = "document.scrollingElement.scrollWidth - innerWidth + log.scrollWidth - log.clientWidth"

    assert await page.evaluate(f"(() => {{ const log = document.getElementById('log'); return {overflow}; }})()") == 0
    await page.get_by_role("button", name="Back to the chats").click()
    await expect(page.locator("[data-person='1001'] .last")).to_contain_text("A$4.50 coffee")


async def test_pictures_are_shown_enlarged_and_veiled(opened: Opener, bot: Bot, people: SandboxClient) -> None:
    await people.person(1001).start()
    picture = BufferedInputFile(drawn_png(), "chart.png")
    await bot.send_photo(1001, picture, caption="Net worth")
    await bot.send_photo(1001, picture, has_spoiler=True)
    page = await opened("?as=1001")
    await page.get_by_role("button", name="Photo: Net worth").press("Enter")

    dialog = page.get_by_role("dialog", name="Photo")
    await expect(dialog.get_by_role("img", name="Net worth")).to_be_visible()
    assert await page.evaluate("document.getElementById('large-photo').naturalWidth") == 40
    assert await serious(page) == []
    await page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()
    await page.get_by_role("button", name="Hidden photo").click()
    await expect(dialog).to_be_hidden()
    await expect(page.get_by_role("button", name="Hidden photo")).to_have_count(0)
    await page.get_by_role("button", name="Photo", exact=True).click()
    await expect(dialog).to_be_visible()


async def test_a_pinned_message_stands_at_the_top_as_it_reads_now(
    opened: Opener, bot: Bot, people: SandboxClient
) -> None:
    await people.person(1001).start()
    sent = await bot.send_message(1001, "Net worth A$1")
    await bot.send_message(1001, "\n".join(map(str, range(60))))
    page = await opened("?as=1001")
    await expect(page.locator("#pinned")).to_be_hidden()
    await bot.pin_chat_message(1001, sent.message_id)
    await bot.edit_message_text("Net worth A$2", chat_id=1001, message_id=sent.message_id)
    await expect(page.locator("#pinned-text")).to_have_text("Net worth A$2")
    await page.locator("#pinned-go").click()

    await expect(page.locator(f"#m{sent.message_id}")).to_be_in_viewport()
    await page.get_by_role("button", name="Unpin this message").click()
    await expect(page.locator("#pinned")).to_be_hidden()
    assert (await bot.get_chat(1001)).pinned_message is None


async def test_a_web_app_takes_the_place_of_the_commands(opened: Opener, bot: Bot) -> None:
    await bot.set_chat_menu_button(
        menu_button=MenuButtonWebApp(text="Open", web_app=WebAppInfo(url="https://a.mn/app"))
    )
    page = await opened("?as=1001")

    await expect(page.get_by_role("link", name="Open")).to_have_attribute("href", "https://a.mn/app")
    await expect(page.get_by_role("button", name="Show commands")).to_be_hidden()
