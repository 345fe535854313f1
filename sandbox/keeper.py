"""Keep a world in a folder, so that chats are still there when the sandbox is started again."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path

from sandbox.settings import Person
from sandbox.state.chats import Chat, Entry, Json, PrivateChat
from sandbox.state.files import StoredFile
from sandbox.state.groups import Group
from sandbox.state.world import Webhook, World

_PAUSE = 0.5
"""Seconds over which changes are gathered into one write."""


def _file(folder: Path) -> Path:
    return folder / "world.json"


def _said(chat: Chat) -> Json:
    return {"entries": [asdict(entry) for entry in chat.entries.values()], "pinned": chat.pinned}


def _private(chat: PrivateChat) -> Json:
    facts = {"person": asdict(chat.person), "started": chat.started, "blocked": chat.blocked}
    return facts | {"menu_button": chat.menu_button} | _said(chat)


def _group(group: Group) -> Json:
    facts = ("group_id", "title", "supergroup", "bot", "hears_all", "moved_to", "last_message_id")
    return {fact: getattr(group, fact) for fact in facts} | {"members": list(group.members.items())} | _said(group)


def save(world: World, folder: Path) -> None:
    """Write the world in one piece: the file is replaced only when the new one is whole."""
    profile = world.profile
    content = {
        "bot_id": world.bot_id,
        "last_message_id": world.last_message_id,
        "last_ephemeral_id": world.last_ephemeral_id,
        "last_group": world.last_group,
        "privacy": world.privacy,
        "next_update_id": world.updates.next_id,
        "pending": world.updates.pending(),
        "allowed": world.updates.allowed,
        "webhook": asdict(world.webhook),
        "chats": [_private(chat) for chat in world.people.values()],
        "groups": [_group(group) for group in world.groups.values()],
        "files": [asdict(stored) for stored in world.files.by_id.values()],
        "commands": [[scope, language, commands] for (scope, language), commands in profile.commands.items()],
        "description": profile.description,
        "short_description": profile.short_description,
        "menu_button": profile.menu_button,
    }
    folder.mkdir(parents=True, exist_ok=True)
    fresh = _file(folder).with_suffix(".new")
    fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    fresh.replace(_file(folder))


def load(world: World, folder: Path) -> None:
    """Bring back what was kept, if anything was; ids never go back behind where the clock puts them.

    A folder from before there were groups has none, and gets those of the settings.
    """
    if not _file(folder).exists():
        return
    content = json.loads(_file(folder).read_text(encoding="utf-8"))
    world.updates.clear()  # of groups that are there from the start the bot was told then
    world.bot_id = content["bot_id"]
    world.last_message_id = max(world.last_message_id, content["last_message_id"])
    world.updates.next_id = max(world.updates.next_id, content["next_update_id"])
    world.updates.allowed = content["allowed"]
    for update in content["pending"]:
        world.updates.put_raw(update)
    world.webhook = Webhook(**content["webhook"])
    for kept in content["files"]:
        world.files.know(StoredFile(**kept))
    for kept in content["chats"]:
        chat = PrivateChat(Person(**kept["person"]), kept["started"], kept["blocked"], kept.get("menu_button"))
        world.people[chat.id] = chat
        _hear(chat, kept)
    if "groups" in content:
        _load_groups(world, content)
    world.profile.commands = {(scope, language): commands for scope, language, commands in content["commands"]}
    world.profile.description = content["description"]
    world.profile.short_description = content["short_description"]


def _hear(chat: Chat, kept: Json) -> None:
    entries = [Entry(**entry) for entry in kept["entries"]]
    chat.entries = {entry.id: entry for entry in entries}
    chat.pinned = kept.get("pinned", [])


def _load_groups(world: World, content: Json) -> None:
    world.last_ephemeral_id = max(world.last_ephemeral_id, content["last_ephemeral_id"])
    world.last_group = max(world.last_group, content["last_group"])
    world.privacy = content["privacy"]
    world.profile.menu_button = content["menu_button"]
    world.groups = {}
    for kept in content["groups"]:
        facts = {name: value for name, value in kept.items() if name not in ("entries", "pinned", "members")}
        group = Group(**facts, members=dict(kept["members"]))
        world.groups[group.id] = group
        _hear(group, kept)


async def keep(world: World, folder: Path) -> None:
    """Write the world soon after each change, until cancelled or the feed ends, and then once more."""
    try:
        with world.feed.watch("") as changes:
            while await changes.get() is not None:
                await asyncio.sleep(_PAUSE)
                while not changes.empty():
                    changes.get_nowait()
                save(world, folder)
    finally:
        save(world, folder)
