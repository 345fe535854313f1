"""Budgets as people read them: what is left and how fast it goes, with the buttons that change one."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from core.budgets.alert import Alert
from core.budgets.keep import Kept
from core.budgets.measure import Standing
from core.budgets.model import Budget, Period, Scope
from core.budgets.said import Doubt, Unclear
from core.budgets.watch import ALL
from core.charts.model import MOST_ROWS, Bars, Chart, Row
from core.delivery.model import Button
from core.family.model import Member, Viewer
from core.matters.model import Matter
from core.money.currency import Currency
from handlers.say import charts
from handlers.say.budget_figures import figures, kept_how, percent
from handlers.say.entry import one as entry_line
from handlers.say.rates import basis
from handlers.say.reply import Reply, Rows, columns
from handlers.say.scopes import category
from handlers.say.taps import BudgetTap, ChangeTap
from handlers.say.voice import Html, Voice, shorten

Members = Mapping[int, Member]
PER = {
    Period.WEEK: "budget.per_week",
    Period.FORTNIGHT: "budget.per_fortnight",
    Period.MONTH: "budget.per_month",
    Period.YEAR: "budget.per_year",
    Period.PAYDAY: "budget.per_payday",
}
_UNCLEAR = {
    Doubt.AMOUNT: "budget.unclear_amount",
    Doubt.CURRENCY: "budget.unclear_currency",
    Doubt.WHAT: "budget.unclear_what",
    Doubt.WHICH: "budget.unclear_which",
    Doubt.PERIOD: "budget.unclear_period",
}
_NEAR = 80
_MOST_DRAWN = 150
"""A bar is drawn to so many per cent at most: one budget that is far over would make the others dots."""
MOST_LISTED = 20
MOST_CHOICES = 11


def name(voice: Voice, scope: Scope, members: Members) -> str:
    """Of what a budget is, in a few words."""
    parts = [category(voice, slug) for slug in scope.categories]
    if scope.tag:
        parts.append(f"#{shorten(scope.tag)}")
    what = ", ".join(parts)
    if scope.member_id is None:
        return what or voice.word("budget.everything")
    member = members.get(scope.member_id)
    who = voice.short(member.name) if member else voice.word("matter.one_member")
    return voice.word("budget.member", name=who, what=what) if what else who


def overview(voice: Voice, found: Sequence[Standing], members: Members) -> Reply:
    """All budgets at a glance, each with a button to its card; where there is none, how to say one."""
    if not found:
        return Reply("\n".join([voice.say("budget.none"), voice.say("budget.teach")]))
    shown = found[:MOST_LISTED]
    lines = [voice.say("budget.title"), *(_line(voice, one, members) for one in shown)]
    if len(found) > MOST_LISTED:
        lines.append(voice.say("entry.and_more", len(found) - MOST_LISTED))
    lines += _rates(voice, found)
    buttons = [Button(_label(voice, one, members), _tap("card", one.matter.id)) for one in shown]
    add = (Button(voice.word("budget.button_add"), _tap("add")),)
    return Reply("\n".join(lines), (*columns(buttons, 2), add), chart=_chart(voice, shown, members))


def teach(voice: Voice) -> Reply:
    """How one is said."""
    return Reply(voice.say("budget.teach"))


def card(voice: Voice, one: Standing, members: Members, viewer: Viewer, first: Html | None = None) -> Reply:
    """One budget in full. `first` stands before it: what was just done."""
    budget = one.budget
    title = voice.say(
        "budget.card",
        name=name(voice, budget.scope, members),
        money=voice.money(budget.money),
        period=voice.word(PER[budget.period]),
    )
    lines = [*([first] if first else []), title, *figures(voice, one), *kept_how(voice, one), *_rates(voice, [one])]
    return Reply("\n".join(lines), _buttons(voice, one.matter, viewer), chart=_chart(voice, [one], members))


def done(voice: Voice, kept: Kept, one: Standing, members: Members, viewer: Viewer) -> Reply:
    """What was set or changed, with the way back."""
    if kept.change is None:
        return card(voice, one, members, viewer, voice.say("budget.same"))
    shown = card(voice, one, members, viewer, voice.say("budget.made" if kept.new else "budget.changed"))
    return Reply(shown.text, (_undo(voice, kept.change.id), *shown.rows), chart=shown.chart)


def deleted(voice: Voice, kept: Kept, members: Members) -> Reply:
    """It is gone, with the way back."""
    rows = (_undo(voice, kept.change.id),) if kept.change else ()
    return Reply(voice.say("budget.deleted", name=name(voice, kept.matter.body.scope, members)), rows)


def unclear(voice: Voice, found: Unclear) -> Reply:
    """What was not understood, with an example."""
    named = [category(voice, one) if found.doubt is Doubt.WHICH else voice.short(one) for one in found.words]
    return Reply(voice.say(_UNCLEAR[found.doubt], words=", ".join(named)))


def which(
    voice: Voice, found: Sequence[Matter[Budget]], amount: Decimal, codes: Sequence[str], members: Members
) -> Reply:
    """Of which budget an amount is that was said of none."""
    arg = " ".join([f"{amount:f}", *codes])
    buttons = [
        Button(shorten(_named(voice, one, members), 30), _tap("to", one.id, arg)) for one in found[:MOST_CHOICES]
    ]
    buttons.append(Button(voice.word("budget.button_of_all"), _tap("to", 0, arg)))
    return Reply(voice.say("budget.which_one"), columns(buttons, 2))


def type_amount(voice: Voice, matter_id: int, currency: Currency) -> Reply:
    """Ask for the new amount."""
    return Reply(voice.say("budget.type_amount", currency=currency), (_back(voice, matter_id),), edit=True)


def which_period(voice: Voice, matter_id: int) -> Reply:
    """The periods to choose from."""
    rows = tuple((Button(voice.word(key), _tap("period", matter_id, period.value)),) for period, key in PER.items())
    return Reply(voice.say("budget.which_period"), (*rows, _back(voice, matter_id)), edit=True)


def alert(voice: Voice, told: Alert) -> Html:
    """A budget that is nearly spent, or over, and what did it: a part of the message that gathers what is due."""
    one = told.standing
    given = {
        "name": _named(voice, one.matter, told.members),
        "spent": voice.money(one.spent),
        "available": voice.money(one.available),
        "percent": percent(one),
    }
    if one.left.minor < 0:
        over = voice.money(one.left.negated())
        first, last = voice.plain_day(one.span.first), voice.plain_day(one.span.last)
        lines = [
            voice.say("budget.alert_was_over", over=over, first=first, last=last, **given)
            if told.ended
            else voice.say("budget.alert_over", over=over, **given)
        ]
    else:
        last = voice.plain_day(one.span.last)
        lines = [voice.say("budget.alert_near", left=voice.money(one.left), last=last, **given)]
    if told.line is not None:
        lines.append(voice.say("budget.alert_by", entry=entry_line(voice, told.line, balance=False)))
    return Html("\n".join(lines))


def _rates(voice: Voice, found: Sequence[Standing]) -> list[Html]:
    """By which rates it was counted, and what had none: the latest of each currency, once."""
    quotes = {(code, one.basis.currency): last for one in found for code, (_, last) in one.basis.used.items()}
    missing = dict.fromkeys(money.currency for one in found for money in one.basis.missing)
    lines = [basis(voice, quote) for quote in quotes.values()]
    if missing:
        lines.append(voice.say("rate.missing", currencies=", ".join(map(str, missing))))
    return [Html(""), *lines] if lines else []


def light(one: Standing) -> str:
    """Green, yellow from 80 % on or where it goes too fast, red when all is spent."""
    if percent(one) >= ALL:
        return "🔴"
    return "🟡" if percent(one) >= _NEAR else "🟢"


def _line(voice: Voice, one: Standing, members: Members) -> Html:
    given = {
        "light": light(one),
        "name": _named(voice, one.matter, members),
        "spent": voice.money(one.spent),
        "available": voice.money(one.available),
    }
    if one.left.minor < 0:
        return voice.say("budget.line_over", over=voice.money(one.left.negated()), **given)
    if one.spent.minor < 0:
        given["back"] = voice.money(one.spent.negated())
        return voice.say("budget.line_back", left=voice.money(one.left), **given)
    return voice.say("budget.line", left=voice.money(one.left), **given)


def _named(voice: Voice, matter: Matter[Budget], members: Members) -> str:
    called = name(voice, matter.body.scope, members)
    return f"🔒 {called}" if matter.private else called


def _label(voice: Voice, one: Standing, members: Members) -> str:
    return shorten(_named(voice, one.matter, members), 30)


def _chart(voice: Voice, found: Sequence[Standing], members: Members) -> Chart:
    """For each budget what is spent of it, held against the time that has gone."""
    rows = [
        Row(
            name(voice, one.budget.scope, members),
            (min(percent(one), _MOST_DRAWN), round(one.gone * ALL)),
            (charts.figure(voice, one.spent), f"{round(one.gone * ALL)}%"),
        )
        for one in found[:MOST_ROWS]
    ]
    series = (voice.word("budget.chart_spent"), voice.word("budget.chart_time"))
    return Chart(voice.word("budget.chart"), Bars(series, tuple(rows)), hidden=voice.hidden)


def _buttons(voice: Voice, matter: Matter[Budget], viewer: Viewer) -> Rows:
    carry = ("budget.button_no_carry", "0") if matter.body.carries else ("budget.button_carry", "1")
    change = (
        Button(voice.word("budget.button_amount"), _tap("amount", matter.id)),
        Button(voice.word("budget.button_period"), _tap("periods", matter.id)),
    )
    how = [Button(voice.word(carry[0]), _tap("carry", matter.id, carry[1]))]
    if matter.owner_id == viewer.member_id:
        shown = ("budget.button_shared", "0") if matter.private else ("budget.button_private", "1")
        how.append(Button(voice.word(shown[0]), _tap("private", matter.id, shown[1])))
    last = (
        Button(voice.word("budget.button_delete"), _tap("delete", matter.id)),
        Button(voice.word("budget.button_all"), _tap("list")),
    )
    return change, tuple(how), last


def _undo(voice: Voice, change_id: int) -> tuple[Button, ...]:
    return (Button(voice.word("button.undo"), ChangeTap(id=change_id, op="undo").pack()),)


def _back(voice: Voice, matter_id: int) -> tuple[Button, ...]:
    return (Button(voice.word("button.back"), _tap("card", matter_id)),)


def _tap(op: str, matter_id: int = 0, arg: str = "") -> str:
    return BudgetTap(op=op, id=matter_id, arg=arg).pack()
