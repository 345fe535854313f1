"""Telling Telegram who we are: the name is asked, commands and description set in each language, the webhook or not.

None of it is needed to answer, so it happens beside the first answers, and a failure is logged and tried again, for as
long as it takes: without its webhook set, or taken away, the bot would stay deaf after an outage at its start.
"""

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial
from itertools import count

import structlog
from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramNotFound,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import BotCommand, BotCommandScopeAllGroupChats, User

from core.delivery.rules import backoff
from handlers.say.catalogue import LANGUAGES, catalogue
from handlers.telegram.intake import ALLOWED_UPDATES

log = structlog.get_logger()
COMMANDS = (
    "help", "accounts", "add", "undo", "redo", "summary", "history", "search", "papers", "networth", "rate", "remit",
    "owed", "bills", "calendar", "budget", "goals", "visa", "renewal", "funds", "family", "invite", "switch", "export",
    "settings", "language", "cancel", "leave", "deleteme",
)  # fmt: skip
BETWEEN_US = (
    "networth", "accounts", "summary", "history", "search", "owed", "bills", "calendar", "budget", "goals",
    "visa", "renewal", "funds",
)  # fmt: skip
GROUP_COMMANDS = (*BETWEEN_US, "undo", "rate", "help")
WEBHOOK_PATH = "/telegram/webhook"


class TokenRefusedError(Exception):
    """Raised when the Bot API server does not know the token."""


async def myself(bot: Bot) -> User:
    """What Telegram says of the bot; raises `TokenRefusedError`, or aiogram's errors while the server is away."""
    try:
        return await bot.get_me()
    except TelegramUnauthorizedError as error:
        raise TokenRefusedError from error


async def introduce(bot: Bot, learned: Callable[[User], None], webhook: tuple[str, str] | None) -> None:
    """Learn the bot's name, set the webhook (url, secret) or take it away, and what each language shows.

    Raises `TokenRefusedError`.
    """
    async with asyncio.TaskGroup() as group:
        group.create_task(_tried("webhook", partial(_set_webhook, bot, webhook)))
        group.create_task(_tried("name", partial(_learn, bot, learned)))
        for language in LANGUAGES:
            group.create_task(_tried("commands", partial(_set_commands, bot, language)))
            group.create_task(_tried("group_commands", partial(_set_group_commands, bot, language)))
            group.create_task(_tried("description", partial(_describe, bot, language)))


async def _tried(what: str, act: Callable[[], Awaitable[None]]) -> None:
    for attempt in count(1):
        try:
            await act()
        except (TelegramBadRequest, TelegramNotFound) as error:
            log.warning("profile.refused", code=f"{what}.{type(error).__name__}")
            return
        except (AiogramError, OSError, TimeoutError) as error:
            log.warning("profile.failed", code=f"{what}.{type(error).__name__}", attempts=attempt)
            await asyncio.sleep(pause(attempt, error))
        else:
            return


def pause(attempt: int, error: Exception) -> float:
    """Seconds until the next try: soon at first, and never before a 429 allows it."""
    patience = backoff(attempt).total_seconds()
    return max(patience, error.retry_after) if isinstance(error, TelegramRetryAfter) else patience


async def _learn(bot: Bot, learned: Callable[[User], None]) -> None:
    learned(await myself(bot))


async def _set_webhook(bot: Bot, webhook: tuple[str, str] | None) -> None:
    if webhook is None:
        await bot.delete_webhook()
        return
    url, secret = webhook
    await bot.set_webhook(url + WEBHOOK_PATH, secret_token=secret, allowed_updates=list(ALLOWED_UPDATES))


async def _set_commands(bot: Bot, language: str) -> None:
    words = catalogue(language)
    commands = [BotCommand(command=name, description=words.template(f"command.{name}")) for name in COMMANDS]
    await bot.set_my_commands(commands, language_code=_code(language))


async def _set_group_commands(bot: Bot, language: str) -> None:
    """What is asked in a group by a command is between the asker and the bot; to share it they write our name."""
    words = catalogue(language)
    commands = [
        BotCommand(command=name, description=words.template(f"command.{name}"), is_ephemeral=name in BETWEEN_US)
        for name in GROUP_COMMANDS
    ]
    await bot.set_my_commands(commands, BotCommandScopeAllGroupChats(), _code(language))


async def _describe(bot: Bot, language: str) -> None:
    """What someone new reads before they press Start. Set only where it differs: Telegram counts these calls."""
    words = catalogue(language).template("about.description")
    if (await bot.get_my_description(_code(language))).description != words:
        await bot.set_my_description(words, _code(language))


def _code(language: str) -> str | None:
    """English is also for whoever speaks a language that we do not."""
    return None if language == "en" else language
