"""What the bot hears in a group while privacy mode is on.

By Telegram's "Privacy mode" (core.telegram.org/bots/features) and BotFather's own words for it, a bot gets commands,
messages that name it, answers to it, and service messages. A bot that is an administrator, or was added while privacy
mode was off, gets everything. The sandbox has one bot, so that a command without a name is meant for it.
"""

from sandbox.state.chats import Chat, Entry, Json
from sandbox.state.groups import Group
from sandbox.text.units import covered

_SAID = ("text", "photo", "document")
"""What is said by someone; a message with none of these is a service message."""


def hears(chat: Chat, entry: Entry, bot: str) -> bool:
    """Tell whether the bot called `bot` gets this message of a person."""
    if not isinstance(chat, Group):
        return True
    if not chat.has_bot:
        return False
    if chat.hears_all or chat.bot == "administrator" or entry.to:
        return True
    return is_service(entry.message) or is_meant(chat, entry.message, bot)


def is_service(message: Json) -> bool:
    """Tell whether it is a line such as "… joined"."""
    return not any(part in message for part in _SAID)


def is_meant(chat: Chat, message: Json, bot: str) -> bool:
    """Tell whether a message is a command for the bot, names it, or answers it or what was meant for it."""
    answered = message.get("reply_to_message")
    if answered is not None:
        entry = chat.entries.get(answered["message_id"])
        if entry is not None and (entry.by_bot or entry.heard):
            return True
    text = message.get("text") or message.get("caption") or ""
    entities: list[Json] = message.get("entities") or message.get("caption_entities") or []
    return any(_names(bot, entity, covered(text, entity["offset"], entity["length"])) for entity in entities)


def _names(bot: str, entity: Json, words: str) -> bool:
    if entity["type"] == "mention":
        return words[1:].lower() == bot.lower()
    if entity["type"] != "bot_command" or entity["offset"]:
        return False
    _, _, named = words.partition("@")
    return named.lower() in ("", bot.lower())
