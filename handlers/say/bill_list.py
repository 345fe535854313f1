"""Bills in lists, a page at a time: what is due and when, and all that there are."""

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TypeVar

from core.bills.look import has_ended
from core.bills.model import Bill, Flow, Standing
from core.bills.schedule import Due
from core.delivery.model import Button
from core.matters.model import Matter
from core.money.currency import Currency
from core.money.money import Money
from handlers.say.bill_terms import expected, terms
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import BillTap
from handlers.say.voice import Html, Voice, shorten

T = TypeVar("T")
PAGE = 12
NAME = 28
"""Characters of a name in a list: what stands behind it must be seen."""
_LABEL = 18
"""Characters of a name on a button that has a day too."""
_WEEK = timedelta(days=7)
_SETTLED = frozenset({Standing.PAID, Standing.SKIPPED})


def overview(
    voice: Voice, found: Sequence[Due], bills: Sequence[Matter[Bill]], page: int = 0, *, writes: bool = True
) -> Reply:
    """What is overdue, due this week and later, with what it comes to; where there is no bill, how to say one."""
    add = Button(voice.word("bill.button_add"), tap("add"))
    look = (Button(voice.word("found.button_look"), tap("found")),)
    if not bills:
        return Reply(voice.say("bill.none"), ((add,), look) if writes else ())
    waiting = [one for one in found if one.standing not in _SETTLED]
    shown, turns = _paged(waiting, page, "list")
    lines = [_titled(voice, "bill.title", len(waiting), page), *_groups(voice, shown)]
    lines += [] if waiting else [voice.say("bill.nothing_due")]
    lines += _together(voice, waiting)
    buttons = [Button(_label(voice, one), tap("due", one.occurrence.id)) for one in shown]
    every = Button(voice.word("bill.button_all"), tap("all"))
    last = ((every, add), look) if writes else ((every,),)
    return Reply("\n".join(lines), (*columns(buttons, 2), *turns, *last))


def all_of_them(voice: Voice, bills: Sequence[Matter[Bill]], page: int = 0) -> Reply:
    """Every bill, each with a button to its card: what is paid, what comes in, and what rests."""
    parts = [(key, one) for key, ones in _kinds(voice, bills).items() for one in ones]
    shown, turns = _paged(parts, page, "all")
    lines = [_titled(voice, "bill.all_title", len(parts), page)]
    for key in dict.fromkeys(key for key, _ in shown):
        lines.append(voice.say(f"bill.list_{key}"))
        lines += [_bill(voice, one) for part, one in shown if part == key]
    buttons = [Button(shorten(one.body.title, NAME), tap("card", one.id)) for _, one in shown]
    back = (Button(voice.word("button.back"), tap("list")),)
    return Reply("\n".join(lines), (*columns(buttons, 2), *turns, back))


def line(voice: Voice, one: Due) -> Html:
    """One occurrence in a list."""
    money = expected(voice, one, "+" if one.bill.body.flow is Flow.IN else "")
    return voice.say("bill.line", name=_name(one.bill), money=money, day=voice.day(_day(one)))


def tap(op: str, key: int = 0) -> str:
    """What a button here carries."""
    return BillTap(op=op, id=key).pack()


def _paged(rows: Sequence[T], page: int, op: str) -> tuple[Sequence[T], Rows]:
    """The rows of a page, and the way to the pages beside it."""
    turns = [Button("◀️", tap(op, page - 1))] if page > 0 else []
    turns += [Button("▶️", tap(op, page + 1))] if len(rows) > (page + 1) * PAGE else []
    return rows[page * PAGE : (page + 1) * PAGE], (tuple(turns),) if turns else ()


def _titled(voice: Voice, key: str, count: int, page: int) -> Html:
    title = voice.say(key)
    pages = -(-count // PAGE)
    return Html(f"{title} · {page + 1}/{pages}") if pages > 1 else title


def _kinds(voice: Voice, bills: Sequence[Matter[Bill]]) -> Mapping[str, list[Matter[Bill]]]:
    """The bills by what is told of them, each by its name."""
    ordered = sorted(bills, key=lambda one: one.body.title.casefold())
    ended = {one.id for one in ordered if has_ended(one.body, voice.today)}
    going = [one for one in ordered if one.id not in ended and not one.body.paused]
    return {
        "out": [one for one in going if one.body.flow is Flow.OUT],
        "in": [one for one in going if one.body.flow is Flow.IN],
        "paused": [one for one in ordered if one.body.paused and one.id not in ended],
        "ended": [one for one in ordered if one.id in ended],
    }


def _bill(voice: Voice, one: Matter[Bill]) -> Html:
    name = f"{_name(one)} 🔁" if one.body.autopay else _name(one)
    return terms(voice, one.body, name)


def _name(bill: Matter[Bill]) -> str:
    name = shorten(bill.body.title, NAME)
    return f"🔒 {name}" if bill.private else name


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


def _label(voice: Voice, one: Due) -> str:
    return f"{shorten(one.bill.body.title, _LABEL)} · {voice.brief_day(_day(one))}"


def _day(one: Due) -> date:
    return one.occurrence.body.due
