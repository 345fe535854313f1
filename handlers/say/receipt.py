"""A receipt, a bill, a payslip or a deed to be looked over: what it would become, and each field to be put right."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from html import escape
from typing import TypeVar

from core.delivery.model import Button
from core.documents.model import Bill, Deed, DeedOwner, Payslip, Read, Receipt
from core.importing.paper import PaperPlan
from core.ledger.model import Account, Entry
from core.money.currency import CURRENCIES, Currency
from core.money.money import Money, MoneyError
from core.reviewing.look import DeedLook, EntryLook
from handlers.say.problems import problem
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import ReviewTap
from handlers.say.voice import Html, Voice, shorten

MOST_PROBLEMS = 3
MOST_TOTALS = 4
MOST_OTHERS = 4
CURRENCIES_OFFERED = ("AUD", "MNT", "USD", "CNY", "EUR", "KRW")
_SIGNS = {Receipt: "🧾", Bill: "📨", Payslip: "💼"}
_FIXABLE: dict[type[object], tuple[str, ...]] = {
    Receipt: ("total", "day", "merchant", "currency", "category", "account"),
    Bill: ("category", "account"),
    Payslip: ("account",),
}
T = TypeVar("T")
TYPED = frozenset({"total", "day", "merchant"})
"""Fields for which words are awaited; the others are chosen by a button."""


def tap(seen: EntryLook | DeedLook, op: str, arg: str = "") -> str:
    """What a button beneath this paper carries."""
    return ReviewTap(op=op, id=seen.paper.id, part=seen.part, arg=arg).pack()


def card(voice: Voice, seen: EntryLook) -> Reply:
    """The card: the photo's own line of the total, what it would become, and the one tap that keeps it."""
    plan = seen.plan
    lines = [_head(voice, seen), *_where(voice, seen), *_printed(voice, seen), *_known(voice, plan)]
    lines += [voice.say(f"receipt.missing_{name}") for name in plan.missing]
    lines += [problem(voice, one) for one in plan.problems[:MOST_PROBLEMS]]
    return Reply("\n".join(lines), _buttons(voice, seen), document=_crop(seen))


def _crop(seen: EntryLook) -> str | None:
    total = seen.reading.total if isinstance(seen.reading, Receipt) else None
    return f"crop:{seen.paper.id}:{seen.part}" if total and total.box else None


def _head(voice: Voice, seen: EntryLook) -> Html:
    """Who, when and how much; a field that is not sure with a question mark."""
    details, unsure = seen.plan.details, seen.plan.unsure
    name = details.payee if details else _value(_payee(seen))
    day = details.day if details else _day(seen)
    parts = [escape(shorten(name), quote=False) if name else voice.say("receipt.no_name")]
    parts[0] = f"<b>{parts[0]}</b>{_mark('merchant', unsure)}"
    if day:
        parts.append(f"{voice.day(day)}{_mark('day', unsure)}")
    if details:
        parts.append(f"<b>{voice.money(details.money)}</b>{_mark('total', unsure) or _mark('currency', unsure)}")
    return Html(f"{_SIGNS[type(seen.reading)]} {' · '.join(parts)}")


def _mark(name: str, unsure: Sequence[str]) -> str:
    return " ❔" if name in unsure else ""


def _payee(seen: EntryLook) -> Read[str] | None:
    match seen.reading:
        case Receipt(merchant=read) | Bill(biller=read) | Payslip(employer=read):
            return read


def _day(seen: EntryLook) -> date | None:
    match seen.reading:
        case Receipt(day=read) | Bill(due=read) | Payslip(paid_on=read):
            return _value(read)


def _value(read: Read[T] | None) -> T | None:
    return read.value if read else None


def _where(voice: Voice, seen: EntryLook) -> list[Html]:
    """Category, account, for whom, and the note."""
    details, account = seen.plan.details, seen.plan.account
    if details is None:
        return []
    place = voice.account(account, seen.paper.member_id) if account else voice.word("account.everyday")
    if seen.chosen.private:
        place = f"🔒 {voice.word('account.everyday')}"
    parts = [voice.category(details.category), place]
    parts += [voice.say("receipt.for_whom", name=shorten(details.beneficiary))] if details.beneficiary else []
    parts += [shorten(details.note)] if details.note else []
    return [Html(" · ".join(part if isinstance(part, Html) else escape(part, quote=False) for part in parts))]


def _printed(voice: Voice, seen: EntryLook) -> list[Html]:
    """What else stands on the paper and a person would want to see."""
    match seen.reading:
        case Receipt(checked=checked, refund=refund):
            told = [voice.say("receipt.refund")] if refund else []
            return told + ([voice.say("receipt.checked")] if checked else [])
        case Bill(due=due, reference=reference):
            told = [voice.say("bill.due", day=voice.day(due.value))] if due else []
            return told + ([voice.say("bill.reference", reference=shorten(reference.value))] if reference else [])
        case Payslip():
            return _payslip(voice, seen.reading)


def _payslip(voice: Voice, slip: Payslip) -> list[Html]:
    code = CURRENCIES.get(_value(slip.currency) or "")
    figures = (("gross", slip.gross), ("tax", slip.tax), ("retirement", slip.retirement))
    told = [
        voice.say(f"payslip.{name}", amount=voice.money(money))
        for name, read in figures
        if read and code and (money := _money(read, code))
    ]
    if slip.hours:
        told.append(voice.say("payslip.hours", hours=f"{slip.hours.value.normalize():f}"))
    return [Html(" · ".join(told))] if told else []


def _money(read: Read[Decimal], code: Currency) -> Money | None:
    try:
        return Money.of(read.value, code)
    except MoneyError:
        return None


def _known(voice: Voice, plan: PaperPlan) -> list[Html]:
    if plan.entry is not None:
        return [voice.say("receipt.is_known", what=_entry(voice, plan.entry))]
    return [voice.say("receipt.may_be_known")] if plan.others else []


def _entry(voice: Voice, entry: Entry) -> str:
    details = entry.details
    name = details.payee or voice.category(details.category)
    return f"{shorten(name, 24)} · {voice.money(details.money)} · {voice.plain_day(details.day)}"


def _buttons(voice: Voice, seen: EntryLook) -> Rows:
    plan = seen.plan
    rows: list[tuple[Button, ...]] = []
    if plan.details is not None and not plan.future:
        if plan.entry is not None:
            rows.append((Button(voice.word("receipt.button_same"), tap(seen, "take")),))
            rows.append((Button(voice.word("receipt.button_apart"), tap(seen, "apart")),))
        elif plan.others:
            rows += [(Button(_entry(voice, one), tap(seen, "is", str(one.id))),) for one in plan.others[:MOST_OTHERS]]
            rows.append((Button(voice.word("receipt.button_apart"), tap(seen, "apart")),))
        else:
            label = "bill.button_paid" if isinstance(seen.reading, Bill) else "receipt.button_save"
            rows.append((Button(voice.word(label, amount=voice.money(plan.details.money)), tap(seen, "take")),))
    fix = Button(voice.word("receipt.button_fix"), tap(seen, "fix"))
    drop = Button(voice.word("button.cancel"), tap(seen, "drop"))
    rows.append((fix, drop))
    return tuple(rows)


def fields(voice: Voice, seen: EntryLook) -> Reply:
    """Which field is to be put right."""
    buttons = [
        Button(voice.word(f"receipt.field_{name}"), tap(seen, "field", name)) for name in _FIXABLE[type(seen.reading)]
    ]
    lock = "receipt.button_share" if seen.chosen.private else "button.private"
    buttons.append(Button(voice.word(lock), tap(seen, "lock")))
    return Reply(voice.say("receipt.which_field"), (*columns(buttons, 2), _back(voice, seen)), edit=True)


def field(
    voice: Voice, seen: EntryLook, name: str, accounts: Sequence[Account], slugs: Sequence[str], *, more: bool = True
) -> Reply:
    """Choose the value of a field, or type it; `more` leads from a few categories to all."""
    if name == "account":
        code = seen.plan.currency
        offered = [one for one in accounts if one.currency == code and not one.archived]
        buttons = [Button(voice.account(one, seen.paper.member_id), tap(seen, "acc", str(one.id))) for one in offered]
    elif name == "category":
        buttons = [Button(voice.category(slug), tap(seen, "cat", slug)) for slug in slugs]
        buttons += [Button(voice.word("button.more"), tap(seen, "groups"))] if more else []
    elif name == "currency":
        buttons = [Button(code, tap(seen, "cur", code)) for code in CURRENCIES_OFFERED]
    elif name == "total" and isinstance(seen.reading, Receipt):
        buttons = [Button(f"{one:,f}", tap(seen, "sum", f"{one:f}")) for one in seen.reading.totals[:MOST_TOTALS]]
    else:
        buttons = []
    return Reply(voice.say(f"receipt.ask_{name}"), (*columns(buttons, 2), _back(voice, seen)), edit=True)


def groups(voice: Voice, seen: EntryLook) -> Reply:
    """All groups of categories."""
    buttons = [Button(voice.word(f"group.{name}"), tap(seen, "group", name)) for name in voice.groups()]
    return Reply(voice.say("receipt.ask_category"), (*columns(buttons, 3), _back(voice, seen)), edit=True)


def not_understood(voice: Voice, name: str) -> Reply:
    """What was typed is no such field."""
    return Reply(voice.say(f"receipt.unclear_{name}"))


def _back(voice: Voice, seen: EntryLook) -> tuple[Button, ...]:
    return (Button(voice.word("button.back"), tap(seen, "card")),)


def deed(voice: Voice, seen: DeedLook) -> Reply:
    """A property with its history, and what a register says of the deed."""
    reading, opening = seen.reading, seen.opening
    lines = [Html(f"🏠 <b>{escape(shorten(opening.name), quote=False)}</b>")]
    if reading.address:
        lines.append(voice.say("deed.address", address=shorten(reading.address.value, 120)))
    if reading.owners:
        lines.append(voice.say("deed.owners", owners=", ".join(map(_owner, reading.owners))))
    if opening.facts.bought_for:
        lines.append(voice.say("deed.price", amount=voice.money(opening.facts.bought_for)))
    if opening.facts.bought_on:
        lines.append(voice.say("deed.day", day=voice.day(opening.facts.bought_on)))
    for name, area in (("land", reading.land_area), ("floor", reading.floor_area)):
        if area:
            lines.append(voice.say(f"deed.{name}", area=f"{area.value:f}"))
    if reading.certificate:
        lines.append(voice.say("deed.certificate", number=shorten(reading.certificate.value)))
    lines.append(_verified(voice, reading))
    lines += [problem(voice, one) for one in reading.problems[:MOST_PROBLEMS]]
    rows = (
        (Button(voice.word("deed.button_add"), tap(seen, "take")),),
        (Button(voice.word("button.cancel"), tap(seen, "drop")),),
    )
    return Reply("\n".join(lines), rows)


def _verified(voice: Voice, reading: Deed) -> Html:
    """What a register says of it, or that none was asked."""
    if reading.register is None:
        return voice.say("deed.not_verified")
    return voice.say("deed.verified" if reading.confirmed else "deed.contradicted", register=shorten(reading.register))


def _owner(owner: DeedOwner) -> str:
    return f"{shorten(owner.name)} {owner.share}" if owner.share else shorten(owner.name)
