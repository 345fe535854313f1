"""Goals as people read them: what is there, what to put aside, and whether that is in time."""

from collections.abc import Sequence

from core.charts.model import MOST_ROWS, Bars, Chart, Row
from core.delivery.model import Button
from core.family.model import Viewer
from core.goals.keep import Kept
from core.goals.model import Goal
from core.goals.progress import Progress
from core.goals.said import Doubt, Unclear
from core.matters.model import Matter
from core.money.currency import Currency
from handlers.say import charts
from handlers.say.rates import basis
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import ChangeTap, GoalTap
from handlers.say.voice import Html, Voice, shorten

MOST_LISTED = 20
_ALL = 100
_UNCLEAR = {
    Doubt.AMOUNT: "goal.unclear_amount",
    Doubt.CURRENCY: "goal.unclear_currency",
    Doubt.DAY: "goal.unclear_day",
    Doubt.TITLE: "goal.unclear_title",
    Doubt.ACCOUNT: "goal.unclear_account",
    Doubt.WHOLE: "goal.unclear_whole",
}


def overview(voice: Voice, found: Sequence[Progress]) -> Reply:
    """All goals at a glance, each with a button to its card; where there is none, how to say one."""
    if not found:
        return Reply("\n".join([voice.say("goal.none"), voice.say("goal.teach")]))
    shown = found[:MOST_LISTED]
    lines = [voice.say("goal.list"), *(_line(voice, one) for one in shown)]
    if len(found) > MOST_LISTED:
        lines.append(voice.say("entry.and_more", len(found) - MOST_LISTED))
    lines += _rates(voice, shown)
    buttons = [Button(shorten(_called(voice, one.matter), 30), _tap("card", one.matter.id)) for one in shown]
    add = (Button(voice.word("goal.button_add"), _tap("add")),)
    return Reply("\n".join(lines), (*columns(buttons, 2), add), chart=_chart(voice, shown))


def teach(voice: Voice) -> Reply:
    """How one is said."""
    return Reply(voice.say("goal.teach"))


def card(voice: Voice, one: Progress, viewer: Viewer, first: Sequence[Html] = ()) -> Reply:
    """One goal in full. `first` stands before it: what was just done."""
    lines = [*first, voice.say("goal.title", name=_called(voice, one.matter)), _there(voice, one)]
    lines += _to_do(voice, one)
    if one.goal.every is not None:
        lines.append(voice.say("goal.yearly"))
    if one.matter.account_id is not None:
        lines.append(voice.say("goal.on_account"))
    if one.matter.private:
        lines.append(voice.say("goal.private"))
    lines += _rates(voice, [one])
    return Reply("\n".join(lines), _buttons(voice, one.matter, viewer), chart=_chart(voice, [one]))


def done(voice: Voice, kept: Kept, one: Progress, viewer: Viewer, *, reached: bool) -> Reply:
    """What was set or put aside, with the way back; the first time that all of it is there, that is told."""
    first = [voice.say("goal.reached", name=_called(voice, one.matter))] if reached else []
    if kept.saving is not None:
        key = "goal.put" if kept.saving.minor > 0 else "goal.took"
        money = kept.saving if kept.saving.minor > 0 else kept.saving.negated()
        first.append(voice.say(key, money=voice.money(money)))
    else:
        first.append(voice.say("goal.made" if kept.new else "goal.changed" if kept.change else "goal.same"))
    shown = card(voice, one, viewer, first)
    undo = (_undo(voice, kept.change.id),) if kept.change else ()
    return Reply(shown.text, (*undo, *shown.rows), chart=shown.chart)


def deleted(voice: Voice, kept: Kept) -> Reply:
    """It is gone, with the way back."""
    rows = (_undo(voice, kept.change.id),) if kept.change else ()
    return Reply(voice.say("goal.deleted", name=_called(voice, kept.matter)), rows)


def unclear(voice: Voice, found: Unclear) -> Reply:
    """What was not understood, with an example."""
    return Reply(voice.say(_UNCLEAR[found.doubt]))


def type_amount(voice: Voice, matter_id: int, currency: Currency, *, takes: bool) -> Reply:
    """Ask how much is put aside, or taken out."""
    key = "goal.type_took" if takes else "goal.type_put"
    back = ((Button(voice.word("button.back"), _tap("card", matter_id)),),)
    return Reply(voice.say(key, currency=currency), back, edit=True)


def _line(voice: Voice, one: Progress) -> Html:
    given = {
        "name": _called(voice, one.matter),
        "saved": voice.money(one.saved),
        "target": voice.money(one.goal.target),
        "percent": percent(one),
    }
    if one.reached:
        return voice.say("goal.line_reached", **given)
    if one.by is None:
        return voice.say("goal.line", **given)
    return voice.say("goal.line_by", day=voice.plain_day(one.by), **given)


def _there(voice: Voice, one: Progress) -> Html:
    return voice.say(
        "goal.there", saved=voice.money(one.saved), target=voice.money(one.goal.target), percent=percent(one)
    )


def _to_do(voice: Voice, one: Progress) -> list[Html]:
    """What is missing, by when, how much each time, and whether that keeps up."""
    if one.reached:
        return [voice.say("goal.is_reached")]
    missing = voice.money(one.missing)
    if one.by is None:
        return [voice.say("goal.missing", missing=missing)]
    day = voice.plain_day(one.by)
    if one.by <= one.day:
        return [voice.say("goal.late", missing=missing, day=day)]
    key = "goal.each_payday" if one.paydays else "goal.each_month"
    lines = [voice.say(key, missing=missing, day=day, each=voice.money(one.each), times=one.steps)]
    if one.ahead is not None and one.ahead.minor > 0:
        lines.append(voice.say("goal.ahead", money=voice.money(one.ahead)))
    elif one.ahead is not None and one.ahead.minor < 0:
        lines.append(voice.say("goal.behind", money=voice.money(one.ahead.negated())))
    return lines


def percent(one: Progress) -> int:
    """How much of it is there, rounded down: 99.9 % is not all."""
    return int(one.share * _ALL)


def _rates(voice: Voice, found: Sequence[Progress]) -> list[Html]:
    quotes = {(code, one.basis.currency): last for one in found for code, (_, last) in one.basis.used.items()}
    missing = dict.fromkeys(money.currency for one in found for money in one.basis.missing)
    lines = [basis(voice, quote) for quote in quotes.values()]
    if missing:
        lines.append(voice.say("rate.missing", currencies=", ".join(map(str, missing))))
    return [Html(""), *lines] if lines else []


def _called(voice: Voice, matter: Matter[Goal]) -> str:
    name = voice.short(matter.body.title)
    return f"🔒 {name}" if matter.private else name


def _chart(voice: Voice, found: Sequence[Progress]) -> Chart:
    """Of each goal the part that is there."""
    rows = tuple(
        Row(
            voice.short(one.goal.title),
            (max(0, min(percent(one), _ALL)), _ALL),
            (charts.figure(voice, one.saved), charts.figure(voice, one.goal.target)),
        )
        for one in found[:MOST_ROWS]
    )
    series = (voice.word("goal.chart_saved"), voice.word("goal.chart_target"))
    return Chart(voice.word("goal.chart"), Bars(series, rows), hidden=voice.hidden)


def _buttons(voice: Voice, matter: Matter[Goal], viewer: Viewer) -> Rows:
    aside = (
        Button(voice.word("goal.button_put"), _tap("put", matter.id)),
        Button(voice.word("goal.button_took"), _tap("took", matter.id)),
    )
    shown = ("goal.button_shared", "0") if matter.private else ("goal.button_private", "1")
    mine = matter.owner_id == viewer.member_id
    whose = ((Button(voice.word(shown[0]), _tap("private", matter.id, shown[1])),),) if mine else ()
    last = (
        Button(voice.word("goal.button_delete"), _tap("delete", matter.id)),
        Button(voice.word("goal.button_all"), _tap("list")),
    )
    return (*((aside,) if matter.account_id is None else ()), *whose, last)


def _undo(voice: Voice, change_id: int) -> tuple[Button, ...]:
    return (Button(voice.word("button.undo"), ChangeTap(id=change_id, op="undo").pack()),)


def _tap(op: str, matter_id: int = 0, arg: str = "") -> str:
    return GoalTap(op=op, id=matter_id, arg=arg).pack()
