"""A group chat that is a family's."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class GroupChat:
    """`told_deaf` tells that it was said, or need not be, how the bot could hear everything there."""

    chat_id: int
    family_id: int
    title: str
    told_deaf: bool = False
