"""Keep a world in a folder, so that chats are still there when the sandbox is started again."""

import asyncio
import json
from dataclasses import asdict
from pathlib import Path

from sandbox.settings import Person
from sandbox.state.chats import Chat, Entry, Json
from sandbox.state.files import StoredFile
from sandbox.state.world import Webhook, World

_PAUSE = 0.5
"""Seconds over which changes are gathered into one write."""


def _file(folder: Path) -> Path:
    return folder / "world.json"


def _chat(chat: Chat) -> Json:
    entries = [entry.seen() for entry in chat.entries.values()]
    return {"person": asdict(chat.person), "started": chat.started, "blocked": chat.blocked, "entries": entries}


def save(world: World, folder: Path) -> None:
    """Write the world in one piece: the file is replaced only when the new one is whole."""
    profile = world.profile
    content = {
        "bot_id": world.bot_id,
        "last_message_id": world.last_message_id,
        "next_update_id": world.updates.next_id,
        "pending": world.updates.pending(),
        "allowed": world.updates.allowed,
        "webhook": asdict(world.webhook),
        "chats": [_chat(chat) for chat in world.chats.values()],
        "files": [asdict(stored) for stored in world.files.by_id.values()],
        "commands": [[scope, language, commands] for (scope, language), commands in profile.commands.items()],
        "description": profile.description,
        "short_description": profile.short_description,
    }
    folder.mkdir(parents=True, exist_ok=True)
    fresh = _file(folder).with_suffix(".new")
    fresh.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    fresh.replace(_file(folder))


def load(world: World, folder: Path) -> None:
    """Bring back what was kept, if anything was; ids never go back behind where the clock puts them."""
    if not _file(folder).exists():
        return
    content = json.loads(_file(folder).read_text(encoding="utf-8"))
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
        chat = Chat(Person(**kept["person"]), kept["started"], kept["blocked"])
        entries = [Entry(**seen) for seen in kept["entries"]]
        chat.entries = {entry.id: entry for entry in entries}
        world.chats[chat.person.id] = chat
    world.profile.commands = {(scope, language): commands for scope, language, commands in content["commands"]}
    world.profile.description = content["description"]
    world.profile.short_description = content["short_description"]


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
