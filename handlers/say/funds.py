"""The funds of a visa as people read them: what is needed, what is there, the gap, and what would close it."""

from collections.abc import Sequence

from core.charts.model import Chart
from core.delivery.model import Button
from core.family.gate import Action, may
from core.family.model import Viewer
from core.funds.effect import PERCENT
from core.funds.held import Held, Why
from core.funds.need import Item, Line
from core.funds.standing import Standing
from core.ledger.model import Change
from core.money.money import Money
from core.rates.order import AUD
from handlers.say import charts
from handlers.say.owning import owners
from handlers.say.rates import basis, worth
from handlers.say.reply import Reply, Rows
from handlers.say.taps import ChangeTap, FundsTap, VisaTap
from handlers.say.voice import Html, Voice

MOST_LISTED = 15
_FEW_POINTS = 2


def intro(voice: Voice, viewer: Viewer) -> Reply:
    """What this is, before anything was told."""
    begin = ((button(voice, "funds.button_begin", "begin"),),) if may(viewer.role, Action.RECORD) else ()
    return Reply(f"{voice.say('funds.intro')}\n{_not_advice(voice)}", (*begin, (_visa(voice),)))


def card(voice: Voice, found: Standing, viewer: Viewer, first: Sequence[Html] = ()) -> Reply:
    """All of it, with its picture. `first` stands before it: what was just done."""
    lines = [
        *first,
        *_who(voice, found),
        *_needed(voice, found),
        *_there(voice, found, viewer),
        *_verdict(voice, found),
    ]
    lines += [*_past(voice, found), *_basis(voice, found), _not_advice(voice)]
    return Reply("\n".join(lines), _buttons(voice, found, viewer), chart=_chart(voice, found))


def changed(voice: Voice, found: Standing, viewer: Viewer, change: Change | None) -> Reply:
    """The card after something was told, with the way back."""
    shown = card(voice, found, viewer, [voice.say("funds.kept" if change else "funds.same")])
    return Reply(shown.text, (*undo(voice, change), *shown.rows), chart=shown.chart)


def forgotten(voice: Voice, change: Change | None) -> Reply:
    """It is gone, with the way back."""
    return Reply(voice.say("funds.forgotten"), undo(voice, change))


def undo(voice: Voice, change: Change | None) -> Rows:
    """The way back."""
    return ((Button(voice.word("button.undo"), ChangeTap(id=change.id, op="undo").pack()),),) if change else ()


def button(voice: Voice, key: str, op: str, arg: str = "", key_id: int = 0) -> Button:
    """A button of this subject."""
    return Button(voice.word(key), FundsTap(op=op, id=key_id, arg=arg).pack())


def name_of(voice: Voice, one: Held, viewer: Viewer) -> str:
    """An account as this member calls it."""
    return voice.account(one.account, viewer.member_id)


def _owned(voice: Voice, one: Held, found: Standing, viewer: Viewer) -> str:
    """An account with whose it is, where it is not all one's own."""
    name = name_of(voice, one, viewer)
    if one.account.owners:
        return f"{name} ({owners(voice, one.account.owners, found.members)})"
    holder = next((member.name for member in found.members if member.id == one.account.owner_id), "…")
    return name if one.account.owner_id == viewer.member_id else f"{name} ({voice.short(holder)})"


def _who(voice: Voice, found: Standing) -> list[Html]:
    plan, need = found.plan, found.need
    people = [voice.word("funds.student")]
    people += [voice.word("funds.partner")] if plan.partner else []
    people += [str(voice.say("funds.children", plan.children))] if plan.children else []
    lines = [
        voice.say("funds.title"),
        voice.say("funds.application", day=voice.day(need.day), people=", ".join(people)),
    ]
    if need.days is not None and plan.ends:
        lines.append(voice.say("funds.shorter", need.days, day=voice.plain_day(plan.ends)))
    return lines


def _needed(voice: Voice, found: Standing) -> list[Html]:
    key = "funds.needed" if found.need.complete else "funds.needed_least"
    lines = [Html(""), voice.say(key, sum=voice.money(found.needed))]
    lines += [_line(voice, line) for line in found.need.lines]
    if not found.need.complete:
        lines.append(voice.say("funds.tuition_unsaid"))
    return lines


def _line(voice: Voice, line: Line) -> Html:
    name = voice.say(f"funds.line_{line.item.value}", line.count)
    guess = line.item is Item.TRAVEL and line.figure
    return voice.say("funds.line_guess" if guess else "funds.line", name=name, sum=voice.money(line.money))


def _there(voice: Voice, found: Standing, viewer: Viewer) -> list[Html]:
    lines = [Html(""), voice.say("funds.there", sum=voice.money(found.there))]
    counted = [one for one in found.held if one.counts]
    lines += [_held(voice, one, _owned(voice, one, found, viewer)) for one in counted[:MOST_LISTED]]
    if len(counted) > MOST_LISTED:
        lines.append(voice.say("entry.and_more", len(counted) - MOST_LISTED))
    if found.outside is not None:
        sums = _with_worth(voice, found.outside.money, found.outside.result)
        lines.append(voice.say("funds.outside", sum=sums))
    for why in Why:
        names = [_owned(voice, one, found, viewer) for one in found.held if one.why is why]
        if names:
            lines.append(voice.say(f"funds.why_{why.value}", names=", ".join(names[:MOST_LISTED])))
    return lines


def _held(voice: Voice, one: Held, name: str) -> Html:
    key = "funds.held_part" if one.part else "funds.held"
    return voice.say(key, name=name, sum=_with_worth(voice, one.money, one.worth))


def _with_worth(voice: Voice, money: Money, worth_of: Money | None) -> str:
    shown = voice.money(money)
    return shown if worth_of is None or money.currency == AUD else f"{shown} ≈ {voice.money(worth_of)}"


def _verdict(voice: Voice, found: Standing) -> list[Html]:
    """The gap or what is to spare, what to put aside, and what the exchange rate does."""
    short = found.gap.minor > 0
    keys = ("funds.short", "funds.spare") if found.need.complete else ("funds.short_untold", "funds.spare_untold")
    money = found.gap if short else found.gap.negated()
    lines = [Html(""), voice.say(keys[not short], sum=voice.money(money))]
    if found.unknown:
        codes = dict.fromkeys(str(one.currency) for one in found.unknown)
        lines.append(voice.say("funds.no_rate", currencies=", ".join(codes)))
    if found.saving is not None:
        key = "funds.each_payday" if found.saving.paydays else "funds.each_month"
        given = {"each": voice.money(found.saving.each), "day": voice.plain_day(found.need.day)}
        lines.append(voice.say(key, found.saving.steps, **given))
    return [*lines, *_rate(voice, found, short=short)]


def _rate(voice: Voice, found: Standing, *, short: bool) -> list[Html]:
    moved = found.effect
    if moved is None:
        return []
    given = {"currency": moved.currency, "percent": PERCENT, "sum": voice.money(moved.swing)}
    lines = [voice.say("funds.rate_moves", **given)]
    if moved.even is not None:
        key = "funds.rate_closes" if short else "funds.rate_holds"
        lines.append(voice.say(key, rate=worth(moved.even, moved.currency)))
    return lines


def _past(voice: Voice, found: Standing) -> list[Html]:
    """The least of the last months, and since when enough is there; nothing where no account counts."""
    least = found.past.least
    if least is None:
        return []
    given = {"sum": voice.money(least[1]), "day": voice.plain_day(least[0]), "since": voice.plain_day(found.past.since)}
    given["asked"] = voice.plain_day(found.past.asked)
    lines = [Html(""), voice.say("funds.least" if found.past.known else "funds.least_since", **given)]
    outside = found.outside.result.minor if found.outside else 0
    since = found.past.enough_since(Money(found.needed.minor - outside, AUD))
    if since is not None and found.gap.minor <= 0:
        lines.append(voice.say("funds.enough_since", day=voice.plain_day(since)))
    return lines


def _basis(voice: Voice, found: Standing) -> list[Html]:
    """By what it was counted: the rates, the law's figures, and the other way to show that there is enough."""
    need = found.need
    lines = [Html(""), *(basis(voice, quote) for quote in found.quotes)]
    given = {"since": voice.plain_day(need.living.since), "checked": voice.plain_day(need.living.checked)}
    lines.append(voice.say("funds.figures", **given))
    if found.stale:
        lines.append(voice.say("funds.stale", day=voice.plain_day(need.day)))
    if need.income is not None:
        lines.append(voice.say("funds.income", sum=voice.money(need.income)))
    return lines


def _not_advice(voice: Voice) -> Html:
    return Html(f"<i>{voice.say('funds.not_advice')}</i>")


def _buttons(voice: Voice, found: Standing, viewer: Viewer) -> Rows:
    matter = found.matter
    if matter is None or matter.owner_id != viewer.member_id or not may(viewer.role, Action.RECORD):
        return ((_visa(voice),),)
    share = ("funds.button_share", "0") if matter.private else ("funds.button_hide", "1")
    rows: Rows = (
        (button(voice, "funds.button_change", "more"), button(voice, "funds.button_accounts", "accounts")),
        (button(voice, share[0], "share", share[1], matter.id), _visa(voice)),
    )
    goal = ((button(voice, "funds.button_goal", "goal"),),) if found.saving else ()
    return (*goal, *rows)


def _visa(voice: Voice) -> Button:
    return Button(voice.word("visa.button_card"), VisaTap(op="card").pack())


def _chart(voice: Voice, found: Standing) -> Chart | None:
    """How the funds stood, beside what is needed."""
    points = [(day, money.minor) for day, money in found.past.points]
    if len(points) < _FEW_POINTS:
        return None
    needed = [(day, found.needed.minor) for day in (points[0][0], points[-1][0])]
    series = [(voice.word("funds.chart_there"), points), (voice.word("funds.chart_needed"), needed)]
    return charts.history(voice, voice.word("funds.chart"), series, AUD)
