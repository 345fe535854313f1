"""What of all that is said in a group is meant for the bot: its name, an answer to it, a command of its."""

import re
from functools import cache

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message, User

_START = "/start"


def meant(message: Message, me: User, commands: frozenset[str]) -> str | None:
    """The text, or the caption, as in a private chat; None when it is not for the bot, and for /start."""
    text = message.text or message.caption or ""
    if text.startswith("/"):
        return _command(text, me, commands)
    if message.ephemeral_message_id:
        return text
    plain = _unnamed(message, text, me)
    if plain is not None:
        return plain
    answered = message.reply_to_message
    return text if answered and answered.from_user and answered.from_user.id == me.id else None


def _command(text: str, me: User, commands: frozenset[str]) -> str | None:
    """A command that names the bot, or names nobody and is one of its own."""
    head, blank, rest = text.partition(" ")
    name, _, whose = head.partition("@")
    if name == _START or (whose and whose.casefold() != (me.username or "").casefold()):
        return None
    if not whose and name[1:].casefold() not in commands:
        return None
    return f"{name}{blank}{rest}"


def _unnamed(message: Message, text: str, me: User) -> str | None:
    """The text without the bot's name; None when it is not named."""
    for entity in message.entities or message.caption_entities or ():
        if entity.type == "text_mention" and entity.user is not None and entity.user.id == me.id:
            return _tidy(text.replace(entity.extract_from(text), "", 1))
    if not me.username:
        return None
    named = re.compile(rf"(?<!\w)@{re.escape(me.username)}(?!\w)", re.IGNORECASE)
    return _tidy(named.sub(" ", text)) if named.search(text) else None


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()).strip(" ,:") for line in text.splitlines())
    return "\n".join(lines).strip()


def commands_of(routers: tuple[Router, ...]) -> frozenset[str]:
    """Every command that some door answers."""
    handlers = [handler for router in routers for handler in router.message.handlers]
    filters = [one.callback for handler in handlers for one in handler.filters or ()]
    return frozenset(str(name).casefold() for one in filters if isinstance(one, Command) for name in one.commands)


known_commands = cache(commands_of)
