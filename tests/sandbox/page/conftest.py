"""The chat page in a real Chromium, with a small bot behind it."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiogram import Bot, Dispatcher, F
from aiogram.filters import CommandStart
from aiogram.types import BotCommand, CallbackQuery, Message
from playwright.async_api import Browser, Page, ViewportSize, async_playwright

from sandbox.app import RunningSandbox
from tests.chromium import CHROMIUM, FLAGS
from tests.sandbox.page.looking import WIDE, Opener, keyboard


def small_bot() -> Dispatcher:
    """Make a bot that does a little of everything the page has to show."""
    dispatcher = Dispatcher()

    async def start(message: Message) -> None:
        languages = keyboard([("English", "en"), ("Монгол", "mn")])
        await message.answer(f"<b>Welcome</b> {message.text}", parse_mode="HTML", reply_markup=languages)

    async def invite(message: Message) -> None:
        link = "https://t.me/globfam_bot?start=inv_7"
        await message.answer(f"Send this on: {link}", reply_markup=keyboard([("Join", link)]))

    async def spend(message: Message) -> None:
        await message.reply(
            "A$4.50 coffee, <tg-spoiler>A$230</tg-spoiler> left",
            parse_mode="HTML",
            reply_markup=keyboard([("Undo", "undo"), ("Slow", "slow"), ("Why", "why")]),
        )

    async def echo(message: Message) -> None:
        await message.answer(f"heard: {message.text or message.caption or message.content_type}")

    async def pressed(query: CallbackQuery) -> None:
        if query.data == "undo" and isinstance(query.message, Message):
            await query.message.edit_text("undone", reply_markup=keyboard([("Redo", "redo")]))
            await query.answer("Taken back")
        elif query.data == "why":
            await query.answer("Because you said so.", show_alert=True)

    async def edited(message: Message) -> None:
        await message.answer(f"corrected: {message.text}")

    dispatcher.message.register(start, CommandStart())
    dispatcher.message.register(invite, F.text == "invite")
    dispatcher.message.register(spend, F.text.startswith("coffee"))
    dispatcher.message.register(echo)
    dispatcher.edited_message.register(edited)
    dispatcher.callback_query.register(pressed)
    return dispatcher


@pytest.fixture
async def small(bot: Bot) -> AsyncIterator[Bot]:
    """Let the small bot poll the sandbox."""
    await bot.set_my_commands(
        [BotCommand(command="start", description="Begin"), BotCommand(command="undo", description="Undo")]
    )
    await bot.set_my_description("Money of a family, in one chat.")
    dispatcher = small_bot()
    polling = asyncio.create_task(dispatcher.start_polling(bot, handle_signals=False, polling_timeout=5))
    yield bot
    await bot.set_webhook("http://127.0.0.1:9/stop")  # ends the waiting poll at once
    await dispatcher.stop_polling()
    await polling


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        await chromium.close()


@pytest.fixture
async def opened(browser: Browser, sandbox: RunningSandbox) -> AsyncIterator[Opener]:
    """Open pages of the sandbox; what they complain of on their console fails the test at its end.

    Only an act that the sandbox refuses is no complaint: the browser notes every answer of 409.
    """
    complaints: list[str] = []

    async def open_page(query: str = "", viewport: ViewportSize = WIDE, *, dark: bool = False) -> Page:
        context = await browser.new_context(viewport=viewport, color_scheme="dark" if dark else "light")
        page = await context.new_page()
        page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        await page.goto(f"{sandbox.url}/{query}")
        return page

    yield open_page
    assert [complaint for complaint in complaints if "409 (Conflict)" not in complaint] == []
