"""Bills as people read them: what is due and when, one of them in full, and the buttons that settle it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.bills.edit import first_days
from core.bills.keep import Kept
from core.bills.model import Bill, Flow, Standing
from core.bills.past import Past, past_of
from core.bills.schedule import Due
from core.delivery.model import Button
from core.ledger.model import Account, Change
from core.matters.model import Matter
from core.money.currency import Currency
from core.money.money import Money
from core.recurring.said import Unsure
from handlers.say.bill_facts import facts, noted
from handlers.say.bill_terms import options, terms
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import BillEditTap, BillTap, ChangeTap
from handlers.say.voice import Html, Voice, shorten

MOST_LISTED = 20
MOST_BUTTONS = 8
MOST_PAST = 3
_WEEK = timedelta(days=7)
_SETTLED = frozenset({Standing.PAID, Standing.SKIPPED})


@dataclass(frozen=True, slots=True)
class Shown:
    """One bill with what is known of it: its next days, those before, and its account as the viewer calls it."""

    bill: Matter[Bill]
    coming: tuple[Due, ...]
    past: tuple[Due, ...]
    account: Account | None = None

    @property
    def known(self) -> Past | None:
        """What its past tells."""
        return past_of(self.bill.body, [one.occurrence.body for one in self.past])


def overview(voice: Voice, found: Sequence[Due], bills: Sequence[Matter[Bill]]) -> Reply:
    """What is overdue, due this week and later, with what it comes to; where there is no bill, how to say one."""
    add = Button(voice.word("bill.button_add"), _tap("add"))
    look = (Button(voice.word("found.button_look"), _tap("found")),)
    if not bills:
        return Reply(voice.say("bill.none"), ((add,), look))
    waiting = [one for one in found if one.standing not in _SETTLED]
    lines = [voice.say("bill.title"), *_groups(voice, waiting[:MOST_LISTED])]
    if len(waiting) > MOST_LISTED:
        lines.append(voice.say("entry.and_more", len(waiting) - MOST_LISTED))
    if not waiting:
        lines.append(voice.say("bill.nothing_due"))
    lines += _together(voice, waiting)
    buttons = [Button(_label(voice, one), _tap("due", one.occurrence.id)) for one in waiting[:MOST_BUTTONS]]
    every = (Button(voice.word("bill.button_all"), _tap("all")), add)
    return Reply("\n".join(lines), (*columns(buttons, 2), every, look))


def all_of_them(voice: Voice, bills: Sequence[Matter[Bill]]) -> Reply:
    """Every bill, each with a button to its card."""
    lines = [voice.say("bill.all_title"), *(terms(voice, one.body, named=True) for one in bills[:MOST_LISTED])]
    buttons = [Button(shorten(one.body.title), _tap("card", one.id)) for one in bills[:MOST_LISTED]]
    back = (Button(voice.word("button.back"), _tap("list")),)
    return Reply("\n".join(lines), (*columns(buttons, 2), back))


def occurrence(voice: Voice, one: Due) -> Reply:
    """One time that it falls due, with what can be done about it."""
    bill = one.bill.body
    lines = [voice.say("bill.due_title", name=shorten(bill.title)), _standing(voice, one)]
    back = Button(voice.word("button.back"), _tap("list"))
    open_bill = Button(voice.word("bill.button_open"), _tap("card", one.bill.id))
    if one.standing in _SETTLED:
        return Reply("\n".join(lines), ((open_bill, back),))
    return Reply("\n".join(lines), (*_acts(voice, one), (open_bill, back)))


def card(voice: Voice, shown: Shown, member_id: int, first: Html | None = None) -> Reply:
    """One bill in full. `first` stands before it: what was just done."""
    bill = shown.bill.body
    lines = [
        *([first] if first else []),
        voice.say("bill.card", name=shorten(bill.title), what=terms(voice, bill)),
    ]
    if shown.account:
        lines.append(voice.say("bill.on_account", name=voice.account(shown.account, member_id)))
    lines += [voice.say(f"bill.is_{key}") for key in _kept_how(shown.bill)]
    lines += facts(voice, bill, shown.known)
    lines += [_standing(voice, one) for one in (*shown.past[-MOST_PAST:], *shown.coming[:3])]
    return Reply("\n".join(lines), _buttons(voice, shown.bill))


def done(voice: Voice, key: str, change: Change | None, shown: Shown, member_id: int) -> Reply:
    """What was made or changed, with the way back."""
    told = card(voice, shown, member_id, voice.say(key))
    return Reply(told.text, (*_undo(voice, change), *told.rows))


def made(voice: Voice, change: Change | None, shown: Shown, member_id: int) -> Reply:
    """A bill that is new, and what is done with it, with the way back."""
    told = card(voice, shown, member_id, noted(voice, shown.bill.body, shown.account, member_id))
    return Reply(told.text, (*_undo(voice, change), *told.rows))


def kept(voice: Voice, now: Kept, shown: Shown, member_id: int) -> Reply:
    """What was said and is noted now; an account that nobody knows is told."""
    if now.change is None:
        return card(voice, shown, member_id, voice.say("bill.same"))
    if now.new:
        reply = made(voice, now.change, shown, member_id)
    else:
        reply = done(voice, "bill.changed", now.change, shown, member_id)
    reply = reply if now.first_sure else _which_first(voice, reply, now.bill)
    if now.unknown_account is None:
        return reply
    unknown = voice.say("bill.unknown_account", name=shorten(now.unknown_account))
    return replace(reply, text=f"{reply.text}\n{unknown}")


def _which_first(voice: Voice, made: Reply, bill: Matter[Bill]) -> Reply:
    """Ask whether the first day is right where another one may be meant."""
    others = [day for day in first_days(bill.body, voice.today) if day != bill.body.first]
    buttons = [
        Button(voice.day(day), BillEditTap(op="first", id=bill.id, arg=day.isoformat()).pack()) for day in others
    ]
    buttons.append(Button(voice.word("bill.button_other_day"), BillEditTap(op="day", id=bill.id).pack()))
    asked = voice.say("bill.is_it_first", day=voice.day(bill.body.first))
    return replace(made, text=f"{made.text}\n{asked}", rows=(*columns(buttons, 3), *made.rows))


def which(voice: Voice, asked: Unsure) -> Reply:
    """Ask what was meant, by what each would be."""
    labels = options(voice, asked)
    if not labels:
        return Reply(voice.say("bill.unclear_amount"))
    buttons = [Button(label, _tap("which", number)) for number, label in enumerate(labels)]
    return Reply(
        voice.say("bill.which"), (*((one,) for one in buttons), (Button(voice.word("button.not_that"), _tap("none")),))
    )


def gone(voice: Voice, key: str, name: str, change: Change | None) -> Reply:
    """It was skipped or deleted, with the way back."""
    return Reply(voice.say(key, name=shorten(name)), _undo(voice, change))


def type_amount(voice: Voice, back: tuple[str, int], currency: Currency) -> Reply:
    """Ask for an amount in words."""
    return Reply(
        voice.say("bill.type_amount", currency=currency),
        ((Button(voice.word("button.back"), _tap(*back)),),),
        edit=True,
    )


def other_amount(one: Due) -> str:
    """The words of the button that asks for the amount; where none is known it is the one that settles."""
    if one.money:
        return "bill.button_other_amount"
    return "bill.button_how_much_in" if one.bill.body.flow is Flow.IN else "bill.button_how_much"


def line(voice: Voice, one: Due) -> Html:
    """One occurrence in a list."""
    money = voice.money(one.money) if one.money else voice.word("bill.amount_unknown")
    key = "bill.line_in" if one.bill.body.flow is Flow.IN else "bill.line_out"
    return voice.say(key, name=shorten(one.bill.body.title), money=money, day=voice.day(one.occurrence.body.due))


def _groups(voice: Voice, waiting: Sequence[Due]) -> list[Html]:
    soon = voice.today + _WEEK
    parts: Mapping[str, list[Due]] = {
        "bill.overdue": [one for one in waiting if one.standing is Standing.OVERDUE],
        "bill.this_week": [one for one in waiting if one.standing is not Standing.OVERDUE and _day(one) < soon],
        "bill.later": [one for one in waiting if _day(one) >= soon],
    }
    return [told for key, ones in parts.items() if ones for told in (voice.say(key), *(line(voice, o) for o in ones))]


def _together(voice: Voice, waiting: Sequence[Due]) -> list[Html]:
    """What it all comes to, in each currency: to pay, and to come in."""
    lines = []
    for flow, key in ((Flow.OUT, "bill.to_pay"), (Flow.IN, "bill.to_come")):
        sums: dict[Currency, int] = {}
        for one in waiting:
            if one.bill.body.flow is flow and one.money:
                sums[one.money.currency] = sums.get(one.money.currency, 0) + one.money.minor
        if sums:
            told = ", ".join(voice.money(Money(minor, code)) for code, minor in sums.items())
            lines.append(voice.say(key, sums=told))
    return lines


def _standing(voice: Voice, one: Due) -> Html:
    body = one.occurrence.body
    money = voice.money(one.money) if one.money else voice.word("bill.amount_unknown")
    standing = one.standing.value if one.bill.body.flow is Flow.OUT else f"{one.standing.value}_in"
    return voice.say(f"bill.standing_{standing}", money=money, day=voice.day(body.paid_on or body.due))


def _kept_how(bill: Matter[Bill]) -> list[str]:
    kept = {"paused": bill.body.paused, "autopay": bill.body.autopay, "private": bill.private}
    return [key for key, holds in kept.items() if holds]


def _acts(voice: Voice, one: Due) -> Rows:
    key = one.occurrence.id
    verb = "bill.button_received" if one.bill.body.flow is Flow.IN else "bill.button_pay"
    money = one.money
    paid = [Button(voice.word(verb, money=voice.money(money)), _tap("pay", key))] if money else []
    other = Button(voice.word(other_amount(one)), _tap("amount", key))
    return (*((one,) for one in paid), (other, Button(voice.word("bill.button_skip"), _tap("skip", key))))


def _buttons(voice: Voice, bill: Matter[Bill]) -> Rows:
    pause = "bill.button_resume" if bill.body.paused else "bill.button_pause"
    autopay = "bill.button_no_autopay" if bill.body.autopay else "bill.button_autopay"
    private = "bill.button_shared" if bill.private else "bill.button_private"
    labels = {"money": "bill.button_amount", "pause": pause, "autopay": autopay, "private": private}
    labels |= {"end": "bill.button_end", "delete": "bill.button_delete"}
    buttons = [Button(voice.word(label), _tap(op, bill.id)) for op, label in labels.items()]
    more = Button(voice.word("bill.button_more"), BillEditTap(op="more", id=bill.id).pack())
    return (*columns(buttons, 2), (more, Button(voice.word("button.back"), _tap("list"))))


def _undo(voice: Voice, change: Change | None) -> Rows:
    if change is None:
        return ()
    return ((Button(voice.word("button.undo"), ChangeTap(id=change.id, op="undo").pack()),),)


def _label(voice: Voice, one: Due) -> str:
    return shorten(f"{one.bill.body.title} · {voice.brief_day(_day(one))}")


def _day(one: Due) -> date:
    return one.occurrence.body.due


def _tap(op: str, key: int = 0) -> str:
    return BillTap(op=op, id=key).pack()
