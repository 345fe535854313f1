"""People and groups as the page's list shows them."""

from dataclasses import asdict
from typing import Any

from sandbox.state.chats import PrivateChat
from sandbox.state.groups import Group

Json = dict[str, Any]


def person_card(chat: PrivateChat) -> Json:
    """Give a person, with the end of their chat."""
    last = chat.last()
    return asdict(chat.person) | {
        "started": chat.started,
        "blocked": chat.blocked,
        "last": last.seen() if last else None,
    }


def group_card(group: Group) -> Json:
    """Give a group: who is in it, the bot's place, whether the bot hears everything, and the end of it."""
    last = group.last()
    return {
        "id": group.id,
        "title": group.title,
        "type": group.kind,
        "members": [{"id": person, "status": status} for person, status in group.members.items()],
        "bot": group.bot,
        "hears_all": group.has_bot and (group.hears_all or group.bot == "administrator"),
        "moved_to": group.moved_to,
        "last": last.seen() if last else None,
    }
