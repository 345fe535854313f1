"""Making a group the chat of one's family."""

from datetime import datetime

from core.family.gate import Action, demand
from core.family.model import Viewer
from core.groups.errors import GroupTakenError
from core.unit import Unit


async def join(unit: Unit, viewer: Viewer, chat_id: int, title: str, at: datetime) -> None:
    """Let the family meet in this chat. An owner's alone: everyone in the chat reads what is answered there.

    Raises `NotAllowedError`, and `GroupTakenError` when it is a family's already, be it the same.
    """
    demand(viewer.role, Action.INVITE)
    if not await unit.groups.join(viewer, chat_id, title, at):
        raise GroupTakenError
