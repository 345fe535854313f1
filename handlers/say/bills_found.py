"""What was found to recur: since when, how often, how much and whether it rose, with the two buttons that settle it."""

from collections.abc import Sequence

from core.bills.found import Found
from core.bills.model import Flow
from core.delivery.model import Button
from core.ledger.model import Change
from core.money.money import Money
from core.recurring.rule import parse_rule
from handlers.say import bills
from handlers.say.recurring import rule
from handlers.say.reply import Reply, Rows
from handlers.say.taps import BillTap, ChangeTap
from handlers.say.voice import Html, Voice, shorten


def offered(voice: Voice, found: Sequence[Found]) -> Reply:
    """The surest of what was found."""
    back = (Button(voice.word("button.back"), BillTap(op="list").pack()),)
    if not found:
        return Reply(voice.say("found.none"), (back,))
    lines = [voice.say("found.title", len(found)), *_told(voice, found[0])]
    return Reply("\n".join(lines), (*_choice(voice, found[0]), back))


def adopted(voice: Voice, change: Change, shown: bills.Shown, member_id: int) -> Reply:
    """It is a bill now."""
    return bills.made(voice, change, shown, member_id)


def declined(voice: Voice, change: Change, one: Found, left: Sequence[Found]) -> Reply:
    """It is offered no more, and the next one is."""
    reply = offered(voice, left)
    undo = (Button(voice.word("button.undo"), ChangeTap(id=change.id, op="undo").pack()),)
    first = voice.say("found.declined", name=shorten(one.bill.title))
    return Reply(f"{first}\n\n{reply.text}", (undo, *reply.rows))


def _told(voice: Voice, one: Found) -> list[Html]:
    bill, series = one.bill, one.series
    key = "found.one_in" if bill.flow is Flow.IN else "found.one"
    said = rule(voice, parse_rule(bill.rule), bill.first)
    lines = [
        voice.say(key, name=shorten(bill.title), money=_amount(voice, one), rule=said),
        voice.say("found.seen", len(series.entries), since=voice.plain_day(series.since)),
        voice.say("found.next", day=voice.day(bill.first)),
    ]
    for change in series.changes[-1:]:
        before, after = Money(change.before, bill.currency), Money(change.after, bill.currency)
        rose = voice.money(before), voice.money(after)
        lines.append(voice.say("found.rose", before=rose[0], after=rose[1], day=voice.plain_day(change.day)))
    return lines


def _amount(voice: Voice, one: Found) -> str:
    bill = one.bill
    if bill.money or bill.low is None or bill.high is None:
        return voice.money(bill.money or Money(one.series.minor, bill.currency))
    return f"{voice.money(bill.low)} – {voice.money(bill.high)}"


def _choice(voice: Voice, one: Found) -> Rows:
    yes = Button(voice.word("found.button_add"), BillTap(op="adopt", id=one.number).pack())
    no = Button(voice.word("found.button_no"), BillTap(op="decline", id=one.number).pack())
    return ((yes, no),)
