"""What the bot says about itself: its commands and descriptions, for everyone or by scope and language."""

import re

from sandbox.botapi.errors import bad_request
from sandbox.botapi.params import Call
from sandbox.botapi.schema import Json
from sandbox.state.chats import Chat
from sandbox.state.world import World


def _key(call: Call) -> tuple[str, str]:
    scope = call.params.get("scope") or {"type": "default"}
    name = f"chat:{scope['chat_id']}" if scope["type"] == "chat" else str(scope["type"])
    return name, call.text("language_code")


def set_my_commands(world: World, call: Call) -> bool:
    """Answer setMyCommands."""
    commands: list[Json] = call.params["commands"]
    if len(commands) > 100:
        raise bad_request("BOT_COMMANDS_TOO_MUCH")
    for command in commands:
        if not re.fullmatch(r"/?[a-z0-9_]{1,32}", command["command"]):
            raise bad_request("BOT_COMMAND_INVALID")
        if not 1 <= len(command["description"]) <= 256:
            raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID")
    world.profile.commands[_key(call)] = commands
    world.feed.tell("commands", 0)
    return True


def get_my_commands(world: World, call: Call) -> list[Json]:
    """Answer getMyCommands with the commands of exactly that scope and language."""
    return world.profile.commands.get(_key(call), [])


def delete_my_commands(world: World, call: Call) -> bool:
    """Answer deleteMyCommands."""
    world.profile.commands.pop(_key(call), None)
    world.feed.tell("commands", 0)
    return True


def commands_shown(world: World, chat: Chat) -> list[Json]:
    """Give the commands a person sees: the narrowest scope wins, and within it their own language."""
    language = chat.person.language_code.partition("-")[0]
    for scope in (f"chat:{chat.person.id}", "all_private_chats", "default"):
        for code in (language, ""):
            commands = world.profile.commands.get((scope, code))
            if commands:
                return commands
    return []


def set_my_description(world: World, call: Call) -> bool:
    """Answer setMyDescription: what an empty chat shows."""
    if len(call.text("description")) > 512:
        raise bad_request("description is too long")
    world.profile.description[call.text("language_code")] = call.text("description")
    world.feed.tell("commands", 0)
    return True


def get_my_description(world: World, call: Call) -> Json:
    """Answer getMyDescription."""
    return {"description": _spoken(world.profile.description, call.text("language_code"))}


def set_my_short_description(world: World, call: Call) -> bool:
    """Answer setMyShortDescription: what the bot's profile shows."""
    if len(call.text("short_description")) > 120:
        raise bad_request("short description is too long")
    world.profile.short_description[call.text("language_code")] = call.text("short_description")
    return True


def get_my_short_description(world: World, call: Call) -> Json:
    """Answer getMyShortDescription."""
    return {"short_description": _spoken(world.profile.short_description, call.text("language_code"))}


def _spoken(texts: dict[str, str], language: str) -> str:
    return texts.get(language) or texts.get("", "")


def description_shown(world: World, chat: Chat) -> str:
    """Give the description in the person's language, or the one for everyone."""
    return _spoken(world.profile.description, chat.person.language_code.partition("-")[0])
