"""What can be asked next: how it was counted, what was counted, the period beside, the same split otherwise."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from core.answering.answer import otherwise
from core.answering.model import Answer, Average, Balance, Counted, Flow, Largest, Query, Scope, Unknown
from core.answering.nearest import Near
from core.answering.period import end_of, is_within_a_month, period_of, start_of, step
from core.asking.model import POINTS, Group
from core.clock import months_before
from core.delivery.model import Button
from handlers.say.reply import Reply, Rows
from handlers.say.scopes import category, period, tap
from handlers.say.taps import AccountTap, SummaryTap
from handlers.say.voice import Voice, shorten

_SPLIT = (Group.CATEGORY, Group.MEMBER, Group.MONTH)
_MONTHS = 12
"""So many months are shown when one is to be split by months."""


def beneath(voice: Voice, answer: Answer, inquiry_id: int) -> Rows:
    """The buttons beneath an answer."""
    match answer:
        case Average():
            return (_explained(voice, _dated(answer.flow.query, answer.flow.scope), inquiry_id),)
        case Flow():
            query = _dated(answer.query, answer.scope)
            explained = _explained(voice, query, inquiry_id)
            return (explained, *_steps(voice, query, inquiry_id), _splits(voice, query, inquiry_id))
        case Counted() | Largest():
            query = _dated(answer.query, answer.scope)
            return (_explained(voice, query, inquiry_id), *_steps(voice, query, inquiry_id))
        case Balance():
            how = Button(voice.word("button.how"), tap(inquiry_id, "how", answer.query))
            return ((how, Button(voice.word("worth.button_accounts"), AccountTap(op="list").pack())),)
        case _:
            return ()


def _dated(query: Query, scope: Scope) -> Query:
    """The question with the period that was taken for it, so that its buttons mean the same tomorrow."""
    return replace(query, inquiry=replace(query.inquiry, first=scope.first, last=scope.last))


def _explained(voice: Voice, query: Query, inquiry_id: int) -> tuple[Button, ...]:
    how = Button(voice.word("button.how"), tap(inquiry_id, "how", query))
    return how, Button(voice.word("button.entries"), tap(inquiry_id, "list", query))


def _steps(voice: Voice, query: Query, inquiry_id: int) -> Rows:
    """The period before and, unless it lies ahead, the one after."""
    first, last = query.inquiry.first, query.inquiry.last
    if first is None or last is None:
        return ()
    group = query.inquiry.group_by
    before = step(first, last, voice.today, -1)
    after = step(first, last, voice.today, 1)
    shown = [Button(f"◀️ {shorten(period(voice, *before))}", tap(inquiry_id, "show", otherwise(query, *before, group)))]
    if after[0] <= voice.today:
        shown.append(
            Button(f"{shorten(period(voice, *after))} ▶️", tap(inquiry_id, "show", otherwise(query, *after, group)))
        )
    return (tuple(shown),)


def _splits(voice: Voice, query: Query, inquiry_id: int) -> tuple[Button, ...]:
    """By category, by member, by month; the one that is shown gives way to the plain sum."""
    inquiry = query.inquiry
    buttons = []
    for group in _SPLIT:
        if (group is Group.CATEGORY and "." in (inquiry.category or "")) or (group is Group.MEMBER and inquiry.member):
            continue
        shown = inquiry.group_by is group
        label = "button.total" if shown else f"button.by_{group.value}"
        first = inquiry.first
        if group is Group.MONTH and not shown and first and inquiry.last and is_within_a_month(first, inquiry.last):
            first = start_of(months_before(inquiry.last, _MONTHS - 1), Group.MONTH)
        asked = otherwise(query, first, inquiry.last, None if shown else group)
        buttons.append(Button(voice.word(label), tap(inquiry_id, "show", asked)))
    return tuple(buttons)


def nothing_buttons(voice: Voice, query: Query, inquiry_id: int, latest: date | None) -> Rows:
    """The month in which there was something, and all that there ever was."""
    if latest is None:
        return ((_summary(voice),),)
    first, last = start_of(latest, Group.MONTH), min(end_of(latest, Group.MONTH), max(voice.today, latest))
    then = Button(period(voice, first, last), tap(inquiry_id, "show", otherwise(query, first, last, None)))
    listed = Button(voice.word("button.entries"), tap(inquiry_id, "list", otherwise(query, None, voice.today, None)))
    return ((then, listed),)


def unknown_buttons(voice: Voice, answer: Unknown, inquiry_id: int) -> Rows:
    """The same of everybody, or of all accounts; `inquiry_id` is that of the question without the name."""
    key = "button.of_everyone" if answer.what == "member" else "button.of_all_accounts"
    same = Button(voice.word(key), tap(inquiry_id, "show", answer.query))
    other = Button(voice.word("worth.button_accounts"), AccountTap(op="list").pack())
    return ((same,),) if answer.what == "member" else ((same, other),)


def asked_back(voice: Voice, near: Near, ids: Sequence[int]) -> Reply:
    """What was not understood, and the nearest that can be answered, each as a button."""
    key = "answer.not_read" if near.unread else "answer.not_understood"
    rows = [
        (Button(shorten(described(voice, query)), tap(key_of, "show", query)),)
        for key_of, query in zip(ids, near.queries, strict=True)
    ]
    return Reply(voice.say(key, unread=voice.short(near.unread)), (*rows, (_summary(voice),)))


def _summary(voice: Voice) -> Button:
    return Button(voice.word("button.summary"), SummaryTap(month=f"{voice.today:%Y-%m}").pack())


def described(voice: Voice, query: Query) -> str:
    """A question in a few words, for a button."""
    inquiry = query.inquiry
    parts = [voice.word(f"measure.{inquiry.measure.value}")]
    if inquiry.category:
        parts.append(category(voice, inquiry.category))
    parts += [name for name in (inquiry.payee, inquiry.account) if name]
    if inquiry.member:
        parts.append(voice.word("answer.you") if inquiry.member == "me" else inquiry.member)
    if inquiry.group_by in _SPLIT:
        parts.append(voice.word(f"button.by_{inquiry.group_by.value}"))
    if inquiry.currency:
        parts.append(inquiry.currency)
    if inquiry.measure not in POINTS or inquiry.last:
        span = period_of(inquiry.measure, inquiry.group_by, inquiry.first, inquiry.last, voice.today)
        parts.append(period(voice, *span))
    return " · ".join(parts)
