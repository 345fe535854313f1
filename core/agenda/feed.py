"""A calendar as other programs read it: worded already, and free of any file format."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

BEHIND = timedelta(days=90)
"""So far back a feed reaches, that what was just paid does not vanish."""
AHEAD = timedelta(days=396)
"""And so far ahead: thirteen months, so that what comes once a year is always in it."""
FRESH = timedelta(hours=6)
"""How often programs that follow it are asked to look again."""


@dataclass(frozen=True, slots=True)
class Event:
    """Whole days from `first` to `last`, both included. `uid` stays the same whatever changes of the event."""

    uid: str
    first: date
    last: date
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """All of one person's. `stamp` (UTC) says when it was made."""

    name: str
    language: str
    stamp: datetime
    events: tuple[Event, ...]
