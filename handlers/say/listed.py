"""Entries in lists: the largest, those behind a figure, those that were searched; each opens its card by a tap."""

from core.answering.lists import MOST_COUNTED, PAGE
from core.answering.model import Largest, Listed
from core.delivery.model import Button
from core.ledger.look import Card
from handlers.say import flows
from handlers.say.entry import listed_lines
from handlers.say.reply import Reply, Rows, columns
from handlers.say.scopes import Known, filters, tap, when
from handlers.say.taps import EntryTap
from handlers.say.voice import Html, Voice

_A_ROW = 5


def listed(voice: Voice, answer: Listed, known: Known, card: Card, inquiry_id: int) -> Reply:
    """One page."""
    scope = answer.scope
    dated = when(voice, scope) if scope.first or scope.last else Html("")
    narrowed = filters(voice, scope, known)
    if not answer.entries:
        return Reply(voice.say("answer.nothing", filters=narrowed, when=dated))
    about = Html(narrowed + dated)
    title = voice.say("listed.title", answer.count, filters=about)
    if answer.count == MOST_COUNTED:
        title = voice.say("listed.many", most=MOST_COUNTED, filters=about)
    first = answer.page * PAGE + 1
    lines = [f"{number}. {line}" for number, line in enumerate(listed_lines(voice, card.lines), first)]
    return Reply("\n".join([title, *lines]), (*opening(card, first, len(lines)), *_pages(answer, inquiry_id)))


def largest(voice: Voice, answer: Largest, known: Known, card: Card | None) -> list[Html]:
    """The largest first, with what it was worth where it was in another currency."""
    lines = listed_lines(voice, card.lines if card else ())
    if not answer.ranked:
        return flows.missing(voice, answer.basis)
    head = voice.say(
        "answer.largest",
        amount=voice.money(answer.ranked[0].money),
        filters=filters(voice, answer.scope, known),
        when=when(voice, answer.scope),
    )
    told = []
    for number, (one, line) in enumerate(zip(answer.ranked, lines, strict=False), 1):
        foreign = one.money.currency != one.entry.details.money.currency
        about = f" {voice.say('answer.about', amount=voice.money(one.money))}" if foreign else ""
        told.append(Html(f"{number}. {line}{about}"))
    apart = flows.missing(voice, answer.basis)
    return [head, *told, *apart]


def opening(card: Card, first: int, count: int) -> Rows:
    """A button for each line, which opens the entry's card."""
    buttons = [
        Button(f"✏️ {number}", EntryTap(id=line.entry.id, op="open").pack())
        for number, line in enumerate(card.lines[:count], first)
    ]
    return columns(buttons, _A_ROW)


def _pages(answer: Listed, inquiry_id: int) -> Rows:
    buttons = []
    if answer.page > 0:
        buttons.append(Button("◀️", tap(inquiry_id, "page", answer.query, answer.page - 1)))
    if answer.count > (answer.page + 1) * PAGE:
        buttons.append(Button("▶️", tap(inquiry_id, "page", answer.query, answer.page + 1)))
    return (tuple(buttons),) if buttons else ()
