"""Notifications, worded at the moment of sending for the one who gets them."""

from collections.abc import Sequence

from core.delivery.model import Notification
from core.family.model import Role
from core.ledger.look import Line
from core.rates.report import RATE_HELD
from handlers.say import rates
from handlers.say.entry import listed_lines, one
from handlers.say.voice import Html, Voice, shorten


def news(voice: Voice, told: Notification, line: Line | None) -> Html:
    """The sentence of a notification; `line` is the entry it speaks of, as the recipient may see it."""
    if told.code == RATE_HELD:
        return rates.held(voice, dict(told.params))
    params: dict[str, object] = {name: shorten(value) for name, value in told.params}
    if "role" in params:
        params["role"] = voice.word(f"role.{Role(str(params['role'])).value}")
    if line is not None:
        params |= {"name": shorten(line.member.name), "what": one(voice, line, balance=False)}
    return voice.say(told.code, **params)


def entries(voice: Voice, lines: Sequence[Line]) -> Html:
    """What others wrote within the hour, in one message."""
    shown = listed_lines(voice, lines)
    rest = [voice.say("entry.and_more", len(lines) - len(shown))] if len(shown) < len(lines) else []
    return voice.say("news.entries", len(lines), what=Html("\n".join([*shown, *rest])))
