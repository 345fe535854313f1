"""What is due, told unasked: one message that gathers it, with the buttons that settle it or put it off."""

from collections.abc import Mapping, Sequence

from core.bills.model import Flow, Standing
from core.bills.schedule import Due
from core.delivery.model import Button
from core.family.model import Member
from core.planning.balance import Low
from handlers.say.bill_terms import is_guess, known
from handlers.say.bills import other_amount
from handlers.say.reply import Rows
from handlers.say.taps import BillTap
from handlers.say.voice import Html, Voice, shorten

MOST = 8
"""More at once are counted, with the way to all of them."""
_PUT_OFF = ("snooze1", "snooze3", "payday")


def bills(voice: Voice, found: Sequence[Due], theirs: Mapping[int, Member]) -> list[Html]:
    """A line for each; of what somebody else forgot, who that is."""
    lines = [_line(voice, one, theirs.get(one.occurrence.id)) for one in found[:MOST]]
    rest = [voice.say("remind.more", len(found) - MOST)] if len(found) > MOST else []
    return [*lines, *rest]


def low(voice: Voice, found: Low, member_id: int) -> Html:
    """An account that will run dry: when, by how much, for which bills, and what would mend it."""
    name, short = voice.account(found.account, member_id), voice.money(found.short)
    until = voice.day(found.payday) if found.payday else ""
    key = "remind.low_payday" if found.payday else "remind.low"
    lines = [voice.say(key, name=name, day=voice.day(found.day), short=short, payday=until)]
    named = ", ".join(_sum(voice, one) for one in found.bills[:MOST])
    lines.append(voice.say("remind.low_bills", bills=named))
    if found.mend:
        other = voice.account(found.mend.account, member_id)
        lines.append(voice.say("remind.low_mend", money=voice.money(found.mend.money), other=other))
    return Html("\n".join(lines))


def buttons(voice: Voice, found: Sequence[Due], theirs: Mapping[int, Member]) -> Rows:
    """Everything that can be done about the one; of several, and of another's, each is opened, where it can be done."""
    if len(found) == 1:
        (one,) = found
        if one.occurrence.id in theirs:
            return ((Button(voice.word("remind.open"), _tap("see", one)),),)
        pay = [(_pay(voice, one),)] if one.money else []
        later = tuple(Button(voice.word(f"remind.{op}"), _tap(op, one)) for op in _PUT_OFF)
        others = (
            Button(voice.word(other_amount(one)), _tap("amount", one)),
            Button(voice.word("bill.button_skip"), _tap("skip", one)),
        )
        return (*pay, later, others)
    each = [(Button(shorten(one.bill.body.title), _tap("see", one)),) for one in found[:MOST]]
    return (*each, (Button(voice.word("remind.all"), BillTap(op="seeall").pack()),))


def amount(voice: Voice, one: Due) -> str:
    """How much it is; "about" where that is only what it was before."""
    money = known(voice, one.money)
    return voice.word("remind.about", money=money) if is_guess(one) else money


def put_off(voice: Voice, day: str) -> str:
    """The short line after putting one off."""
    return voice.word("remind.put_off", day=day)


def _line(voice: Voice, one: Due, keeper: Member | None) -> Html:
    bill = one.bill.body
    money = amount(voice, one)
    given = {"name": shorten(bill.title), "money": money, "day": voice.day(one.occurrence.body.due)}
    if keeper is not None:
        return voice.say("remind.theirs", keeper=voice.short(keeper.name), **given)
    if bill.autopay:
        key = "remind.autopay"
    elif bill.flow is Flow.IN:
        key = "remind.income"
    elif one.standing is Standing.OVERDUE:
        key = "remind.overdue" if one.money else "remind.overdue_unknown"
    else:
        key = "remind.due"
    return voice.say(key, **given)


def _sum(voice: Voice, one: Due) -> str:
    return f"{shorten(one.bill.body.title)} {voice.money(one.money)}" if one.money else ""


def _pay(voice: Voice, one: Due) -> Button:
    key = "bill.button_received" if one.bill.body.flow is Flow.IN else "bill.button_pay"
    return Button(voice.word(key, money=voice.money(one.money)) if one.money else "", _tap("pay", one))


def _tap(op: str, one: Due) -> str:
    return BillTap(op=op, id=one.occurrence.id).pack()
