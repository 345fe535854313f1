"""The list of what to prepare for the next visa, one item of it, and what is told of it in time."""

from collections.abc import Sequence

from core.delivery.model import Button
from core.family.model import Member
from core.ledger.model import Change
from core.renewal.guide import Ends, Item
from core.renewal.look import Readiness
from core.renewal.model import Line, State
from core.renewal.remind import Due
from handlers.say.reply import Reply, Rows, columns
from handlers.say.taps import ChangeTap, RenewalTap, VisaTap
from handlers.say.voice import Html, Voice, shorten

SIGNS = {State.READY: "✅", State.NOT_NEEDED: "➖", State.SHORT: "⚠️", State.OVER: "🔴", State.OPEN: "⬜"}
_TWO = 2
_MOST_NAMED = 5
_BAR = 10


def card(
    voice: Voice,
    found: Readiness,
    first: Html | None = None,
    change: Change | None = None,
    others: Sequence[Member] = (),
) -> Reply:
    """The whole list with what is ready, what to do next, and a button for each item and each list of `others`."""
    lines = [*([first] if first else []), *_lines(voice, found), not_advice(voice)]
    shown = tuple((Button(f"📋 {shorten(one.name)}", RenewalTap(op="of", item=str(one.id)).pack()),) for one in others)
    if not _is_under_way(found):
        return Reply("\n".join(lines), (*_undo(voice, change), *_beginning(voice, found), *shown))
    items = [
        Button(f"{SIGNS[one.state]} {name(voice, one.step.item)}", tap("item", one.step.item)) for one in found.lines
    ]
    rows = (*_undo(voice, change), *columns(items, _TWO), (_ends_button(voice), _visa(voice)), *shown)
    return Reply("\n".join(lines), rows)


def anothers(voice: Voice, found: Readiness, of: Member) -> Reply:
    """The list of someone who shares their visa, to be read only."""
    lines = [voice.say("visa.shown_of", name=shorten(of.name)), *_lines(voice, found, of), not_advice(voice)]
    return Reply("\n".join(lines), ((list_button(voice),),))


def changed(voice: Voice, found: Readiness, item: Item, change: Change | None) -> Reply:
    """The list after something was said of one item."""
    line = found.line(item)
    sign = SIGNS[line.state] if line else ""
    return card(voice, found, voice.say("renewal.noted", sign=sign, name=name(voice, item)), change)


def type_date(voice: Voice, line: Line) -> Reply:
    """Ask for the date of an item."""
    key = "renewal.type_taken" if line.step.lasts else "renewal.type_until"
    return Reply(voice.say(key, name=name(voice, line.step.item)), ((list_button(voice),),))


def type_ends(voice: Voice) -> Reply:
    """Ask when the visa ends."""
    return Reply(voice.say("renewal.type_ends"), ((list_button(voice),),))


def again(voice: Voice) -> Reply:
    """The day was not understood, or cannot be right."""
    return Reply(voice.say("renewal.again"), ((list_button(voice),),))


def due(voice: Voice, told: Sequence[Due]) -> list[Html]:
    """The part of the message that gathers what is due."""
    parts = [line for one in told for line in _due(voice, one)]
    return [*parts, voice.say("renewal.due_list"), not_advice(voice)] if parts else []


def _due(voice: Voice, one: Due) -> list[Html]:
    found, of = one.readiness, one.of
    whose = [voice.say("visa.shown_of", name=shorten(of.name))] if of else []
    if one.line is not None and one.line.until is not None:
        days = (one.line.until - found.today).days
        given = {"name": name(voice, one.line.step.item), "day": voice.plain_day(one.line.until)}
        return [*whose, voice.say("renewal.due_item", days, **given)]
    if found.ends is not None and found.today > found.ends:
        return _head(voice, found, of)
    named = ", ".join(name(voice, line.step.item) for line in found.open[:_MOST_NAMED])
    more = len(found.open) - _MOST_NAMED
    rest = [voice.say("renewal.due_more", more)] if more > 0 else []
    return [
        *whose,
        *_head(voice, found, of)[:1],
        voice.say("renewal.due_left", named=named),
        *rest,
        *_next(voice, found),
    ]


def name(voice: Voice, item: Item) -> str:
    """What an item is called."""
    return voice.word(f"renewal.item_{item}")


def not_advice(voice: Voice) -> Html:
    """What everything about the next visa ends with."""
    return Html(f"<i>{voice.say('renewal.not_advice')}</i>")


def list_button(voice: Voice) -> Button:
    """The way to the list."""
    return Button(voice.word("renewal.button_list"), RenewalTap(op="list").pack())


def tap(op: str, item: Item) -> str:
    """What a button of an item carries."""
    return RenewalTap(op=op, item=item).pack()


def begins(voice: Voice, line: Line, found: Readiness) -> str:
    """When to begin, in a word or a day."""
    return voice.word("renewal.now") if line.begin is None or line.begin <= found.today else voice.plain_day(line.begin)


def _lines(voice: Voice, found: Readiness, of: Member | None = None) -> list[Html]:
    """The list as far as there is one."""
    lines = [voice.say("renewal.title"), *_head(voice, found, of)]
    if not _is_under_way(found):
        return lines
    all_of_it = [_line(voice, one, found) for one in found.lines]
    return [*lines, _progress(voice, found), Html(), *all_of_it, Html(), *_next(voice, found)]


def _is_under_way(found: Readiness) -> bool:
    """Whether there is something to prepare by a day that is known; once the visa has ended, other advice is needed."""
    return bool(found.checklist and found.ends and found.today <= found.ends)


def _head(voice: Voice, found: Readiness, of: Member | None) -> list[Html]:
    """Which visa it is, and when it ends."""
    if found.profile is None:
        return [voice.say("renewal.no_visa")]
    if found.citizen:
        return [voice.say("renewal.citizen")]
    if found.checklist is None:
        return [voice.say("renewal.no_list")]
    note = voice.say(f"renewal.note_{found.checklist.name}")
    if found.ends is None:
        return [voice.say("renewal.no_end"), note]
    day, days = voice.plain_day(found.ends), (found.ends - found.today).days
    if days < 0 and of is not None:
        return [voice.say("renewal.ended_of", name=shorten(of.name), day=day)]
    if days < 0:
        return [voice.say("renewal.ended_travel" if found.checklist.travel else "renewal.ended", day=day)]
    if found.checklist.travel:
        return [voice.say("renewal.ends_travel", days, day=day), note]
    return [voice.say("renewal.ends", days, day=day), note]


def _progress(voice: Voice, found: Readiness) -> Html:
    full = _BAR * found.ready // len(found.lines)
    return voice.say("renewal.progress", bar="▰" * full + "▱" * (_BAR - full), ready=found.ready, all=len(found.lines))


def _line(voice: Voice, one: Line, found: Readiness) -> Html:
    given = {"sign": SIGNS[one.state], "name": name(voice, one.step.item)}
    if one.state is State.OVER and one.until:
        return voice.say("renewal.line_over", day=voice.plain_day(one.until), **given)
    if one.state is State.SHORT and one.until and one.step.ends is Ends.APPLYING:
        return voice.say("renewal.line_apply", day=voice.plain_day(one.until), **given)
    if one.state is State.SHORT and one.until and one.need:
        days = {"day": voice.plain_day(one.until), "need": voice.plain_day(one.need)}
        return voice.say("renewal.line_short", **days, **given)
    if one.state is State.READY and one.until and one.need:
        return voice.say("renewal.line_until", day=voice.plain_day(one.until), **given)
    if one.state is State.OPEN:
        return voice.say("renewal.line_begin", begin=begins(voice, one, found), **given)
    return voice.say("renewal.line", **given)


def _next(voice: Voice, found: Readiness) -> list[Html]:
    """What to do first."""
    if found.lodged:
        return [voice.say("renewal.lodged")]
    if found.only_to_lodge:
        return [voice.say("renewal.only_to_lodge")]
    first = found.open[0]
    return [voice.say("renewal.next", name=name(voice, first.step.item), begin=begins(voice, first, found))]


def _beginning(voice: Voice, found: Readiness) -> Rows:
    if found.profile is None or found.checklist is None:
        return ((_visa(voice),),)
    return ((_ends_button(voice),), (_visa(voice),))


def _ends_button(voice: Voice) -> Button:
    return Button(voice.word("renewal.button_ends"), RenewalTap(op="ends").pack())


def _visa(voice: Voice) -> Button:
    return Button(voice.word("visa.button_card"), VisaTap(op="card").pack())


def _undo(voice: Voice, change: Change | None) -> Rows:
    return ((Button(voice.word("button.undo"), ChangeTap(id=change.id, op="undo").pack()),),) if change else ()
