"""What can be changed of a bill, and the answers to choose from for each."""

from collections.abc import Sequence

from core.bills.model import Bill
from core.delivery.model import Button
from core.family.model import Member
from core.ledger.model import Account
from core.matters.model import Matter
from core.recurring.rule import LAST_DAY, Shift, Unit, parse_rule
from handlers.say.bills import Shown, card
from handlers.say.recurring import weekday
from handlers.say.reply import Reply, columns
from handlers.say.taps import BillEditTap, BillTap
from handlers.say.voice import Voice, shorten

FIELDS = ("name", "often", "day", "vary", "account", "split", "shift")
PERIODS = {
    "week": (Unit.WEEK, 1), "fortnight": (Unit.WEEK, 2), "four_weeks": (Unit.WEEK, 4), "month": (Unit.MONTH, 1),
    "two_months": (Unit.MONTH, 2), "quarter": (Unit.MONTH, 3), "half_year": (Unit.MONTH, 6), "year": (Unit.MONTH, 12),
}  # fmt: skip
DAYS = ("1", "5", "10", "15", "20", "25", str(LAST_DAY))
"""Days of a month that are offered; others are typed."""


def tap(op: str, bill_id: int, arg: str = "") -> str:
    """What a button here carries."""
    return BillEditTap(op=op, id=bill_id, arg=arg).pack()


def fields(voice: Voice, bill: Matter[Bill]) -> Reply:
    """What shall be changed?"""
    names = [name for name in FIELDS if name != "vary" or bill.body.money]
    buttons = [Button(voice.word(f"bill.field_{name}"), tap(name, bill.id)) for name in names]
    return Reply(
        voice.say("bill.which_field", name=shorten(bill.body.title)), (*columns(buttons, 2), _back(voice, bill))
    )


def which_name(voice: Voice, bill: Matter[Bill]) -> Reply:
    """What it shall be called, typed."""
    return Reply(voice.say("bill.ask_name", name=shorten(bill.body.title)), (_up(voice, bill),))


def how_often(voice: Voice, bill: Matter[Bill]) -> Reply:
    """Each week, month, year; or typed."""
    return Reply(voice.say("bill.ask_often"), (*columns(periods(voice, bill.id), 2), _up(voice, bill)))


def periods(voice: Voice, bill_id: int) -> list[Button]:
    """The usual intervals."""
    return [Button(voice.word(f"bill.period_{name}"), tap("per", bill_id, name)) for name in PERIODS]


def which_day(voice: Voice, bill: Matter[Bill]) -> Reply:
    """The days that its rule may have, or any, typed."""
    if parse_rule(bill.body.rule).unit is Unit.MONTH:
        buttons = [Button(_number(voice, number), tap("on", bill.id, number)) for number in DAYS]
    else:
        buttons = [Button(weekday(voice, day), tap("on", bill.id, f"w{day}")) for day in range(7)]
    return Reply(voice.say("bill.ask_day"), (*columns(buttons, 4), _up(voice, bill)))


def _number(voice: Voice, number: str) -> str:
    return voice.word("rule.last_day") if number == str(LAST_DAY) else number


def which_account(voice: Voice, bill: Matter[Bill], accounts: Sequence[Account], member_id: int) -> Reply:
    """From which one it is paid, or to which it comes."""
    buttons = [Button(voice.account(one, member_id), tap("acc", bill.id, str(one.id))) for one in accounts]
    buttons.append(Button(voice.word("bill.button_no_account"), tap("acc", bill.id, "0")))
    return Reply(voice.say("bill.ask_account"), (*columns(buttons, 2), _up(voice, bill)))


def with_whom(voice: Voice, bill: Matter[Bill], members: Sequence[Member]) -> Reply:
    """Who of the family shares it."""
    shared = bill.body.split_with
    buttons = [
        Button(f"{'✓ ' if one.name in shared else ''}{shorten(one.name)}", tap("share", bill.id, str(one.id)))
        for one in members
    ]
    if shared:
        buttons.append(Button(voice.word("bill.button_nobody"), tap("share", bill.id)))
    return Reply(voice.say("bill.ask_split"), (*columns(buttons, 2), _up(voice, bill)))


def which_shift(voice: Voice, bill: Matter[Bill]) -> Reply:
    """Where it goes when banks rest."""
    buttons = [(Button(voice.word(f"bill.shift_{one}"), tap("move", bill.id, one)),) for one in Shift]
    return Reply(voice.say("bill.ask_shift"), (*buttons, _up(voice, bill)))


def which_bill(voice: Voice, bills: Sequence[Matter[Bill]]) -> Reply:
    """Several are called so."""
    buttons = [Button(shorten(one.body.title), BillTap(op="card", id=one.id).pack()) for one in bills]
    return Reply(voice.say("bill.which_bill"), columns(buttons, 2))


def does_not_fit(voice: Voice, shown: Shown, member_id: int, key: str) -> Reply:
    """What was said cannot be of this bill: its card, to change it by hand."""
    return card(voice, shown, member_id, voice.say(key))


def _up(voice: Voice, bill: Matter[Bill]) -> tuple[Button, ...]:
    return (Button(voice.word("button.back"), tap("more", bill.id)),)


def _back(voice: Voice, bill: Matter[Bill]) -> tuple[Button, ...]:
    return (Button(voice.word("button.back"), BillTap(op="card", id=bill.id).pack()),)
