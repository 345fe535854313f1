"""Bills as people read them: what is due and when, one of them in full, and the buttons that settle it."""

from dataclasses import dataclass, replace

from core.bills.edit import first_days
from core.bills.keep import Kept
from core.bills.look import has_ended
from core.bills.model import Bill, Flow, Standing
from core.bills.past import Past, past_of
from core.bills.schedule import Due
from core.delivery.model import Button
from core.ledger.model import Account, Change
from core.matters.model import Matter
from core.money.currency import Currency
from core.recurring.rule import parse_rule
from core.recurring.said import Unsure
from handlers.say.bill_facts import facts, noted
from handlers.say.bill_terms import expected, options, terms
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import BillEditTap, BillTap, ChangeTap
from handlers.say.voice import Html, Voice, shorten

MOST_PAST = 3
_ENDING = {"end": "bill.button_end", "delete": "bill.button_delete"}
_SETTLED = frozenset({Standing.PAID, Standing.SKIPPED})


@dataclass(frozen=True, slots=True)
class Shown:
    """One bill with what is known of it: its next days, those before, and its account as the viewer calls it.

    `writes` tells that the viewer may change it.
    """

    bill: Matter[Bill]
    coming: tuple[Due, ...]
    past: tuple[Due, ...]
    account: Account | None = None
    writes: bool = True

    @property
    def known(self) -> Past | None:
        """What its past tells."""
        return past_of(self.bill.body, [one.occurrence.body for one in self.past])


def occurrence(voice: Voice, one: Due, *, writes: bool = True) -> Reply:
    """One time that it falls due, with what can be done about it."""
    bill = one.bill.body
    lines = [voice.say("bill.due_title", name=shorten(bill.title)), _standing(voice, one)]
    back = Button(voice.word("button.back"), _tap("list"))
    open_bill = Button(voice.word("bill.button_open"), _tap("card", one.bill.id))
    if one.standing in _SETTLED or not writes:
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
    lines += [voice.say(f"bill.is_{key}") for key in _kept_how(voice, shown.bill)]
    lines += facts(voice, bill, shown.known)
    lines += [_standing(voice, one) for one in (*shown.past[-MOST_PAST:], *shown.coming[:3])]
    back = (Button(voice.word("button.back"), _tap("list")),)
    return Reply("\n".join(lines), _buttons(voice, shown.bill, member_id) if shown.writes else (back,))


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


def _standing(voice: Voice, one: Due) -> Html:
    body = one.occurrence.body
    standing = one.standing.value if one.bill.body.flow is Flow.OUT else f"{one.standing.value}_in"
    return voice.say(f"bill.standing_{standing}", money=_expected(voice, one), day=voice.day(body.paid_on or body.due))


def _expected(voice: Voice, one: Due) -> str:
    return expected(voice, one, "+" if one.bill.body.flow is Flow.IN else "")


def _kept_how(voice: Voice, bill: Matter[Bill]) -> list[str]:
    ended = has_ended(bill.body, voice.today)
    kept = {"ended": ended, "paused": bill.body.paused and not ended, "autopay": bill.body.autopay}
    return [key for key, holds in (kept | {"private": bill.private}).items() if holds]


def _acts(voice: Voice, one: Due) -> Rows:
    key = one.occurrence.id
    verb = "bill.button_received" if one.bill.body.flow is Flow.IN else "bill.button_pay"
    money = one.money
    paid = [Button(voice.word(verb, money=voice.money(money)), _tap("pay", key))] if money else []
    other = Button(voice.word(other_amount(one)), _tap("amount", key))
    return (*((one,) for one in paid), (other, Button(voice.word("bill.button_skip"), _tap("skip", key))))


def _buttons(voice: Voice, bill: Matter[Bill], member_id: int) -> Rows:
    """What can be done with it: what has ended only goes on, pay does not pay itself, another's is not hidden."""
    pause = "bill.button_resume" if bill.body.paused else "bill.button_pause"
    autopay = "bill.button_no_autopay" if bill.body.autopay else "bill.button_autopay"
    private = "bill.button_shared" if bill.private else "bill.button_private"
    labels = {"money": "bill.button_amount", "pause": pause}
    if bill.body.flow is Flow.OUT:
        labels["autopay"] = autopay
    if has_ended(bill.body, voice.today):
        labels = {} if parse_rule(bill.body.rule).count == 1 else {"reopen": "bill.button_reopen"}
    if bill.owner_id == member_id:
        labels["private"] = private
    labels |= {"delete": "bill.button_delete"} if "money" not in labels else _ENDING
    buttons = [Button(voice.word(label), _tap(op, bill.id)) for op, label in labels.items()]
    more = Button(voice.word("bill.button_more"), BillEditTap(op="more", id=bill.id).pack())
    return (*columns(buttons, 2), (more, Button(voice.word("button.back"), _tap("list"))))


def _undo(voice: Voice, change: Change | None) -> Rows:
    if change is None:
        return ()
    return ((Button(voice.word("button.undo"), ChangeTap(id=change.id, op="undo").pack()),),)


def _tap(op: str, key: int = 0) -> str:
    return BillTap(op=op, id=key).pack()
