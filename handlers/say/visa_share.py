"""With whom a visa is shared, and whose course decides, in words and buttons."""

from collections.abc import Mapping, Sequence

from core.delivery.model import Button
from core.family.model import Member
from core.ledger.model import Change
from core.matters.model import Matter
from core.visa.kept import VisaShare
from handlers.say.reply import Reply
from handlers.say.taps import VisaTap
from handlers.say.visa import undo
from handlers.say.voice import Html, Voice, shorten


def shares(
    voice: Voice, members: Sequence[Member], shared: Mapping[int, Matter[VisaShare]], change: Change | None = None
) -> Reply:
    """Each other member, with what they see, and the buttons that change it."""
    back = ((Button(voice.word("visa.button_card"), VisaTap(op="card").pack()),),)
    if not members:
        return Reply(voice.say("visa.share_alone"), back, edit=True)
    lines = [voice.say("visa.share_how"), *(_line(voice, one, shared.get(one.id)) for one in members)]
    rows = tuple(_choices(voice, one, shared.get(one.id)) for one in members)
    return Reply("\n".join(lines), (*undo(voice, change), *rows, *back), edit=True)


def students(voice: Voice, found: Sequence[Member], picked: int | None, change: Change | None = None) -> Reply:
    """Students who share their visa; without one, what they must do first."""
    back = ((Button(voice.word("button.back"), VisaTap(op="profile").pack()),),)
    rows = [
        (Button(f"{'✅ ' if one.id == picked else ''}{shorten(one.name)}", VisaTap(op="student", id=one.id).pack()),)
        for one in found
    ]
    if picked is not None:
        rows.append((Button(voice.word("visa.button_no_student"), VisaTap(op="student").pack()),))
    key = "visa.ask_student" if found else "visa.no_student"
    return Reply(voice.say(key), (*undo(voice, change), *rows, *back), edit=True)


def _line(voice: Voice, one: Member, shared: Matter[VisaShare] | None) -> Html:
    if shared is None:
        return voice.say("visa.share_none", name=shorten(one.name))
    return voice.say("visa.share_hears" if shared.body.hears else "visa.share_sees", name=shorten(one.name))


def _choices(voice: Voice, one: Member, shared: Matter[VisaShare] | None) -> tuple[Button, ...]:
    """The two states in which it is not now."""
    now = "0" if shared is None else "2" if shared.body.hears else "1"
    keys = {"1": "visa.button_share_sees", "2": "visa.button_share_hears", "0": "visa.button_share_none"}
    return tuple(
        Button(voice.word(key, name=shorten(one.name, 16)), VisaTap(op="share", id=one.id, arg=state).pack())
        for state, key in keys.items()
        if state != now
    )
