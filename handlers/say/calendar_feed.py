"""A person's calendar in words that other programs show: no markup, and no figure where they keep amounts covered."""

from collections.abc import Iterable
from datetime import datetime

from core.agenda.feed import Event, Feed
from core.agenda.model import Item, Kind
from core.bills.model import Standing
from handlers.say.calendar import called
from handlers.say.voice import Voice

_NOWHERE = "globfam.invalid"
"""Names our events among those of all programs; no host of the world can be called so (RFC 2606)."""


def feed(voice: Voice, items: Iterable[Item], member_id: int, made: datetime) -> Feed:
    """All items but those that were skipped. `made` is cut to its day: what did not change stays the same file."""
    stamp = made.replace(hour=0, minute=0, second=0, microsecond=0)
    events = (_event(voice, one, member_id) for one in items if one.standing is not Standing.SKIPPED)
    return Feed(voice.word("calendar.feed_name"), voice.language, stamp, tuple(events))


def _event(voice: Voice, one: Item, member_id: int) -> Event:
    return Event(
        f"{one.key}@{_NOWHERE}", one.day, one.last or one.day, _title(voice, one), _text(voice, one, member_id)
    )


def _title(voice: Voice, one: Item) -> str:
    name = called(voice, one)
    if one.standing is Standing.PAID:
        name = f"✓ {name}"
    if one.money is None or voice.hidden:
        return name
    if one.kind is Kind.GOAL:
        return voice.word("calendar.missing", name=name, money=voice.money(one.money))
    return f"{name}: {'+' if one.kind is Kind.INCOME else ''}{voice.money(one.money)}"


def _text(voice: Voice, one: Item, member_id: int) -> str:
    """Where it goes from, and how it stands."""
    lines = [voice.word("calendar.account", name=voice.account(one.account, member_id))] if one.account else []
    if one.standing is not None and one.money is None:
        lines.append(voice.word("calendar.unknown"))
    if one.standing is Standing.PAID:
        lines.append(voice.word("calendar.received" if one.kind is Kind.INCOME else "calendar.paid"))
    if one.standing is Standing.OVERDUE:
        lines.append(voice.word("calendar.late_in" if one.kind is Kind.INCOME else "calendar.late"))
    return "\n".join(lines)
