"""Answers to what is asked of bills and income: what comes next, what was paid, and what it all comes to a month."""

from collections.abc import Sequence

from core.bills.model import Bill, Flow, Settled
from core.bills.monthly import Monthly
from core.bills.schedule import Due
from core.delivery.model import Button
from core.matters.model import Matter
from core.money.money import Money
from handlers.say.bill_list import all_of_them
from handlers.say.bill_terms import known
from handlers.say.bills import Shown, card
from handlers.say.reply import Reply, columns
from handlers.say.taps import BillTap
from handlers.say.voice import Html, Voice, shorten


def everything(voice: Voice, bills: Sequence[Matter[Bill]], monthly: Monthly) -> Reply:
    """Every bill, with what they come to a month."""
    if not bills:
        return _none(voice, "bill.none")
    listed = all_of_them(voice, bills)
    lines = [listed.text, *_a_month(voice, "bill.paid_a_month", monthly.paid)]
    lines += _a_month(voice, "bill.received_a_month", monthly.received)
    if monthly.unknown:
        names = ", ".join(shorten(one.body.title) for one in monthly.unknown)
        lines.append(voice.say("bill.not_counted", names=names))
    return Reply("\n".join(lines), listed.rows)


def paydays(voice: Voice, found: Sequence[Due], bills: Sequence[Matter[Bill]]) -> Reply:
    """The next of each income; where none is noted, how one is."""
    if not found:
        known = any(one.body.flow is Flow.IN for one in bills)
        return _none(voice, "bill.no_payday_soon" if known else "bill.no_income")
    following: dict[int, Due] = {}
    for one in sorted(found, key=lambda due: due.occurrence.body.due):
        following.setdefault(one.bill.id, one)
    buttons = [
        Button(shorten(one.bill.body.title), BillTap(op="card", id=one.bill.id).pack()) for one in following.values()
    ]
    return Reply("\n".join(_comes(voice, one) for one in following.values()), columns(buttons, 2))


def one(voice: Voice, shown: Shown, member_id: int, *, paid: bool) -> Reply:
    """When the bill is due next, and, where that was asked, when it was paid last; then its card."""
    late = [one for one in shown.past if one.occurrence.body.settled is Settled.OPEN]
    ahead = [*late[-1:], *shown.coming]
    lines = [_last_paid(voice, shown)] if paid else []
    lines.append(_comes(voice, ahead[0]) if ahead else voice.say("bill.comes_never"))
    return card(voice, shown, member_id, Html("\n".join(lines) + "\n"))


def _last_paid(voice: Voice, shown: Shown) -> Html:
    paid = [one for one in shown.past if one.occurrence.body.paid]
    comes_in = shown.bill.body.flow is Flow.IN
    if not paid:
        return voice.say("bill.never_paid_in" if comes_in else "bill.never_paid")
    latest = max(paid, key=lambda one: one.day)
    key = "bill.last_paid_in" if comes_in else "bill.last_paid"
    return voice.say(key, money=known(voice, latest.money), day=voice.day(latest.day))


def _comes(voice: Voice, one: Due) -> Html:
    """When it comes, in how many days; or since when it is late."""
    day = one.occurrence.body.due
    days = (day - voice.today).days
    told = {"name": shorten(one.bill.body.title), "money": known(voice, one.money), "day": voice.day(day)}
    if days in {0, 1}:
        return voice.say("bill.comes_now", **told)
    late = "bill.comes_late_in" if one.bill.body.flow is Flow.IN else "bill.comes_late"
    return voice.say("bill.comes_in" if days > 0 else late, abs(days), **told)


def _a_month(voice: Voice, key: str, sums: Sequence[Money]) -> list[Html]:
    return [voice.say(key, sums=", ".join(voice.money(one) for one in sums))] if sums else []


def _none(voice: Voice, key: str) -> Reply:
    return Reply(voice.say(key), ((Button(voice.word("found.button_look"), BillTap(op="found").pack()),),))
