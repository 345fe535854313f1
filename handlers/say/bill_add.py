"""The conversation that makes a bill: each step one question with buttons, and in the end what will be saved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from core.bills.edit import first_days
from core.bills.model import Bill, Flow
from core.delivery.model import Button
from core.ledger.model import Account
from core.matters.model import Matter
from core.recurring.rule import LAST_DAY, Rule, Unit, occurrences, parse_rule
from core.recurring.said import Unsure
from handlers.say.bill_terms import options, terms
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import BillAddTap, BillTap
from handlers.say.voice import Html, Voice, shorten

KINDS: Mapping[str, str] = {
    "rent": "home.rent",
    "electricity": "home.electricity",
    "water": "home.water",
    "phone": "home.phone",
    "internet": "home.internet",
    "insurance": "money.insurance",
    "loan": "money.debt",
    "school": "education.school",
    "childcare": "education.childcare",
    "subscription": "fun.subscriptions",
    "salary": "income.salary",
    "income": "income.other",
}
"""What many families pay and receive, each with its category."""
INCOMES = frozenset({"salary", "income"})
SEVERAL = frozenset({"insurance", "loan", "subscription", "income"})
"""Of these a family has several, so that a name is asked for."""
PERIODS = ("week", "fortnight", "month", "quarter", "half_year", "year")
FIELDS = {
    "what": "badd.field_name",
    "amount": "bill.button_amount",
    "often": "bill.field_often",
    "first": "bill.field_day",
    "account": "bill.field_account",
}
MOST_ACCOUNTS = 12
_COMING = 3
_FAR = timedelta(days=1200)
_FRIDAY = 4
_WEEK = 7
_TOGROG = "MNT"


@dataclass(frozen=True, slots=True)
class Review:
    """What will be saved: for one alone when `private`, and beside which bill of the same name."""

    bill: Bill
    account: Account | None
    twin: Matter[Bill] | None
    private: bool


def tap(op: str, arg: str = "") -> str:
    """What a button here carries."""
    return BillAddTap(op=op, arg=arg).pack()


def title_of(voice: Voice, kind: str) -> str:
    """What a bill of a kind is called, where nothing else was said."""
    return voice.word(f"badd.kind_{kind}")


def which_kind(voice: Voice) -> Reply:
    """First of all, what it is."""
    emojis = {kind: voice.category(slug).partition(" ")[0] for kind, slug in KINDS.items()}
    buttons = [Button(f"{emojis[kind]} {title_of(voice, kind)}", tap("kind", kind)) for kind in KINDS]
    out = (Button(voice.word("button.back"), BillTap(op="list").pack()), *_cancel(voice))
    return Reply(voice.say("badd.what"), (*columns(buttons, 3), out))


def which_name(voice: Voice, kind: str) -> Reply:
    """What it is called: typed, or simply as its kind."""
    plain = (Button(title_of(voice, kind), tap("named")),)
    return Reply(voice.say(f"badd.name_{kind}"), (plain, _out(voice)))


def how_much(voice: Voice, name: str, code: str, *, income: bool) -> Reply:
    """What it costs each time, or what comes in."""
    key = "badd.amount_in" if income else "badd.amount"
    varies = (Button(voice.word("bill.field_vary"), tap("varies")),)
    example = "A$45" if code == _TOGROG else "45,000₮"
    return Reply(voice.say(key, name=shorten(name), code=code, example=example), (varies, _out(voice)))


def how_often(voice: Voice) -> Reply:
    """Each week, month, year, once; or typed."""
    buttons = [Button(voice.word(f"bill.period_{name}"), tap("per", name)) for name in PERIODS]
    once = (Button(voice.word("badd.once"), tap("per", "once")),)
    return Reply(voice.say("badd.often"), (*columns(buttons, 2), once, _out(voice)))


def which_first(voice: Voice, bill: Bill, *, near: Sequence[date] = (), income: bool = False) -> Reply:
    """When it comes next: days that its rule may have, or any, typed. `near` are those that were typed, if two were."""
    said = near or first_days(bill, voice.today)
    of_a_month = parse_rule(bill.rule).unit is Unit.MONTH
    is_open = not near and (len(said) == 1 or bill.first == voice.today)
    days = dict.fromkeys((_of_month(voice.today) if of_a_month else _week(bill, voice.today)) if is_open else said)
    buttons = [Button(_day(voice, day), tap("day", day.isoformat())) for day in days]
    if is_open and of_a_month:
        buttons.append(Button(voice.word("badd.last_day"), tap("last")))
    key = "badd.which_day" if near else "badd.first_in" if income else "badd.first"
    return Reply(voice.say(key), (*columns(buttons, 3), _out(voice)))


def which_account(voice: Voice, accounts: Sequence[Account], member_id: int, *, income: bool) -> Reply:
    """From which one it is paid, or to which it comes."""
    buttons = [Button(voice.account(one, member_id), tap("acc", str(one.id))) for one in accounts[:MOST_ACCOUNTS]]
    skip = (Button(voice.word("button.skip"), tap("acc", "0")),)
    key = "badd.account_in" if income else "badd.account"
    return Reply(voice.say(key), (*columns(buttons, 2), skip, _out(voice)))


def review(voice: Voice, new: Review, member_id: int) -> Reply:
    """What will be saved, by one tap; all of it can be changed first."""
    bill = new.bill
    lines = [
        voice.say("badd.review"),
        voice.say("bill.card", name=shorten(bill.title), what=terms(voice, bill)),
    ]
    if new.account:
        lines.append(voice.say("bill.on_account", name=voice.account(new.account, member_id)))
    lines.append(_coming(voice, bill))
    if bill.autopay:
        lines.append(voice.say("bill.is_autopay"))
    if new.private:
        lines.append(voice.say("badd.private"))
    if new.twin:
        lines.append(voice.say("badd.twin", name=shorten(new.twin.body.title), what=terms(voice, new.twin.body)))
    return Reply("\n".join(lines), _saving(voice, new))


def _saving(voice: Voice, new: Review) -> Rows:
    private = (Button(voice.word("button.save_private"), tap("save", "private")),)
    shared = (Button(voice.word("button.save_shared"), tap("save", "shared")),)
    twin = ((Button(voice.word("badd.button_twin"), tap("twin", str(new.twin.id))),),) if new.twin else ()
    change = Button(voice.word("badd.button_change"), tap("change"))
    return (*(() if new.private else (shared,)), private, *twin, (change, *_cancel(voice)))


def which_field(voice: Voice, bill: Bill) -> Reply:
    """What shall be changed before it is saved?"""
    buttons = [Button(voice.word(key), tap("go", step)) for step, key in FIELDS.items()]
    autopay = "bill.button_no_autopay" if bill.autopay else "bill.button_autopay"
    if bill.flow is Flow.OUT:
        buttons.append(Button(voice.word(autopay), tap("autopay")))
    return Reply(voice.say("badd.which_field", name=shorten(bill.title)), (*columns(buttons, 2), _out(voice)))


def which_reading(voice: Voice, asked: Unsure) -> Reply:
    """What was meant by a whole line."""
    buttons = [(Button(label, tap("read", str(number))),) for number, label in enumerate(options(voice, asked))]
    return Reply(voice.say("bill.which"), (*buttons, _out(voice)))


def again(voice: Voice, step: str, asked: Reply) -> Reply:
    """What was typed does not answer the question: said in one sentence, with the same buttons."""
    return replace(asked, text=voice.say(f"badd.again_{step}"))


def _coming(voice: Voice, bill: Bill) -> Html:
    due = occurrences(parse_rule(bill.rule), bill.first, bill.first, bill.first + _FAR)[:_COMING]
    return voice.say("badd.coming", days=", ".join(voice.plain_day(one.nominal) for one in due))


def _of_month(today: date) -> list[date]:
    """Days on which bills of a month fall."""
    friday = today + timedelta(days=(_FRIDAY - today.weekday()) % _WEEK or _WEEK)
    due = occurrences(Rule(Unit.MONTH, month_days=(1, 15)), today, today, today + timedelta(days=31))
    firsts = {one.nominal.day: one.nominal for one in reversed(due)}
    return sorted({today, today + timedelta(days=1), friday, firsts[1], firsts[15]})


def _week(bill: Bill, today: date) -> list[date]:
    """Each day of a week, and the same day a week later where not each week has one."""
    return [today + timedelta(days=more) for more in range(_WEEK + (parse_rule(bill.rule).interval > 1))]


def last_day(today: date) -> date:
    """The last day of this month."""
    return occurrences(Rule(Unit.MONTH, month_days=(LAST_DAY,)), today, today, today + timedelta(days=31))[0].nominal


def _day(voice: Voice, day: date) -> str:
    said = voice.day(day)
    return said[:1].upper() + said[1:]


def _out(voice: Voice) -> tuple[Button, ...]:
    """One step back, and the way out, at every step."""
    return (Button(voice.word("button.back"), tap("back")), *_cancel(voice))


def _cancel(voice: Voice) -> tuple[Button, ...]:
    return (Button(voice.word("button.cancel"), tap("x")),)
