"""What the bot says about itself: its commands and descriptions, for everyone or by scope and language."""

import re

from sandbox.botapi.errors import bad_request
from sandbox.botapi.params import Call
from sandbox.botapi.schema import Json
from sandbox.state.chats import PrivateChat
from sandbox.state.profile import spoken
from sandbox.state.world import World


def _key(call: Call) -> tuple[str, str]:
    scope = call.params.get("scope") or {"type": "default"}
    parts = [scope["type"], scope.get("chat_id"), scope.get("user_id")]
    return ":".join(str(part) for part in parts if part), call.text("language_code")


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


def set_my_description(world: World, call: Call) -> bool:
    """Answer setMyDescription: what an empty chat shows."""
    if len(call.text("description")) > 512:
        raise bad_request("description is too long")
    world.profile.description[call.text("language_code")] = call.text("description")
    world.feed.tell("commands", 0)
    return True


def get_my_description(world: World, call: Call) -> Json:
    """Answer getMyDescription."""
    return {"description": spoken(world.profile.description, call.text("language_code"))}


def set_my_short_description(world: World, call: Call) -> bool:
    """Answer setMyShortDescription: what the bot's profile shows."""
    if len(call.text("short_description")) > 120:
        raise bad_request("short description is too long")
    world.profile.short_description[call.text("language_code")] = call.text("short_description")
    return True


def get_my_short_description(world: World, call: Call) -> Json:
    """Answer getMyShortDescription."""
    return {"short_description": spoken(world.profile.short_description, call.text("language_code"))}


def _private_chat(world: World, call: Call) -> PrivateChat | None:
    """Find the chat whose menu button is meant; None when it is everyone's."""
    if "chat_id" not in call.params:
        return None
    chat = world.people.get(call.number("chat_id"))
    if chat is None or not chat.started:
        raise bad_request("chat not found")
    return chat


def set_chat_menu_button(world: World, call: Call) -> bool:
    """Answer setChatMenuButton, for one private chat or for all that have none of their own."""
    button: Json = call.params.get("menu_button") or {"type": "default"}
    if button["type"] == "web_app" and not button["web_app"]["url"].startswith("https://"):
        raise bad_request("menu button Web App URL is invalid: Only HTTPS links are allowed")
    chat = _private_chat(world, call)
    if chat is None:
        world.profile.menu_button = button
    else:
        chat.menu_button = button
    world.feed.tell("commands", 0)
    return True


def get_chat_menu_button(world: World, call: Call) -> Json:
    """Answer getChatMenuButton."""
    chat = _private_chat(world, call)
    return world.profile.menu_button if chat is None else chat.menu_button or world.profile.menu_button
