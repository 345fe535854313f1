"""How the accounts will stand until the next pay, for who asks whether the money lasts."""

from collections import Counter
from collections.abc import Sequence

from core.bills.schedule import Due
from core.delivery.model import Button
from core.money.money import Money
from core.planning.balance import Ahead
from handlers.say.bill_terms import known
from handlers.say.reply import Reply
from handlers.say.taps import BillTap
from handlers.say.voice import Html, Voice, shorten

MOST_BILLS = 6


def lasting(voice: Voice, found: Sequence[Ahead], member_id: int) -> Reply:
    """Each account, the one that runs out first before the others."""
    ordered = sorted(found, key=lambda one: (one.path.below() or one.path.last, one.path.lowest))
    told = [line for one in ordered for line in (_account(voice, one, member_id), _counted(voice, one.due))]
    return Reply("\n".join(told), ((Button(voice.word("bill.button_all"), BillTap(op="all").pack()),),))


def _account(voice: Voice, one: Ahead, member_id: int) -> Html:
    below = one.path.below()
    short, enough = ("ahead.short", "ahead.enough") if one.payday else ("ahead.short_until", "ahead.enough_until")
    return voice.say(
        short if below else enough,
        name=voice.account(one.account, member_id),
        now=voice.money(one.now),
        lowest=voice.money(one.lowest),
        short=voice.money(Money(abs(one.path.lowest), one.account.currency)),
        below=voice.day(below or one.path.last),
        day=voice.day(one.path.lowest_on),
        until=voice.day(one.path.last),
        payday=voice.day(one.payday or one.path.last),
    )


def _counted(voice: Voice, due: Sequence[Due]) -> Html:
    """What was counted; a bill that comes several times stands once."""
    if not due:
        return voice.say("ahead.only_usual")
    times = Counter(_bill(voice, one) for one in due)
    named = [name if count == 1 else f"{count} × {name}" for name, count in times.items()]
    more = [voice.say("entry.and_more", len(named) - MOST_BILLS)] if len(named) > MOST_BILLS else []
    return voice.say("ahead.bills", bills=", ".join([*named[:MOST_BILLS], *more]))


def _bill(voice: Voice, one: Due) -> str:
    return f"{shorten(one.bill.body.title)} {known(voice, one.money)}"
