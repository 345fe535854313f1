"""Sums in words: what was spent, received or saved, by what it is split, by how much one differs, what one comes to."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from fractions import Fraction

from core.answering.model import Average, Basis, Flow, Row
from core.answering.period import TIMES
from core.asking.model import Group, Measure, Order
from core.money.money import Money
from handlers.say.scopes import Known, filters, row_name, when
from handlers.say.voice import Html, Voice

MOST_ROWS = 8
_PAIR = 2
_PERCENT = 100


def flow(voice: Voice, answer: Flow, known: Known) -> list[Html]:
    """The figure, and its groups."""
    lines = [_headline(voice, answer, known)]
    if answer.received is not None and answer.spent is not None and not answer.rows:
        received, spent = voice.money(answer.received), voice.money(answer.spent)
        lines.append(voice.say("answer.sides", received=received, spent=spent))
    if len(answer.rows) == _PAIR and answer.group in {*TIMES, Group.MEMBER}:
        lines.append(_difference(voice, answer, known))
    rows = answer.rows
    if answer.group in TIMES and not answer.query.inquiry.order:
        rows = (*rows[-MOST_ROWS:], *rows[:-MOST_ROWS])  # the latest are shown, and those before them summed up
    lines += rows_of(voice, rows, lambda row: row_name(voice, answer.group, row, known), answer.total)
    return [*lines, *_beside(voice, answer)]


def average(voice: Voice, answer: Average, known: Known) -> list[Html]:
    """What one comes to, and of how many."""
    of = answer.flow
    unit = answer.unit.value if answer.unit and answer.unit in {*TIMES, Group.MEMBER} else "entry"
    head = voice.say(
        f"answer.average_{unit}",
        answer.units,
        amount=_each(voice, answer),
        filters=filters(voice, of.scope, known, income=of.measure is Measure.RECEIVED, sending=of.sending),
        when=when(voice, of.scope),
    )
    rows = rows_of(voice, of.rows, lambda row: row_name(voice, of.group, row, known), None)
    return [head, *rows, *_beside(voice, of)]


def _each(voice: Voice, answer: Average) -> str:
    """What one comes to; without any rate, in the money that it was."""
    if answer.each.minor or not answer.flow.basis.missing:
        return voice.money(answer.each)
    return summed(voice, (replace(money, minor=money.minor // answer.units) for money in answer.flow.basis.missing))


def _headline(voice: Voice, answer: Flow, known: Known) -> Html:
    income = answer.measure is Measure.RECEIVED
    narrowed = filters(voice, answer.scope, known, income=income, sending=answer.sending)
    order = answer.query.inquiry.order
    if order and answer.rows and answer.group and not answer.basis.missing:
        name, amount = row_name(voice, answer.group, answer.rows[0], known), voice.money(answer.rows[0].money)
        key = "answer.least" if order is Order.LEAST else "answer.most"
        return voice.say(key, name=name, amount=amount, filters=narrowed, when=when(voice, answer.scope))
    return voice.say(_key(answer), amount=_figure(voice, answer), filters=narrowed, when=when(voice, answer.scope))


def _figure(voice: Voice, answer: Flow) -> str:
    """The sum; what has no rate at all is told in its own money rather than as nothing."""
    if not answer.total.minor and answer.basis.missing:
        return summed(voice, answer.basis.missing)
    total = answer.total
    return voice.money(total.negated() if answer.measure is Measure.SAVED and total.minor < 0 else total)


def _key(answer: Flow) -> str:
    if answer.measure is Measure.SAVED:
        return "answer.overspent" if answer.total.minor < 0 else "answer.saved"
    if answer.measure is Measure.RECEIVED:
        return "answer.received"
    if answer.sending:
        return "answer.sent_to" if answer.scope.payee else "answer.sent_home"
    return "answer.gone" if answer.scope.payee and not answer.scope.shop else "answer.spent"


def _difference(voice: Voice, answer: Flow, known: Known) -> Html:
    """Two figures beside each other: by how much they differ, and how many per cent of the other that is."""
    one, other = answer.rows
    if answer.group in TIMES and str(one.key) < str(other.key):
        one, other = other, one
    difference = one.money.minus(other.money)
    turn = "same" if not difference.minor else "more" if difference.minor > 0 else "less"
    text = voice.say(
        f"answer.{turn}_time" if answer.group in TIMES else f"answer.{turn}_member",
        name=row_name(voice, answer.group, one, known),
        other=row_name(voice, answer.group, other, known),
        amount=voice.money(difference if difference.minor > 0 else difference.negated()),
    )
    share = percent(difference, other.money)
    return Html(f"{text} ({share})") if share and difference.minor else text


def rows_of(voice: Voice, rows: Sequence[Row], name: Callable[[Row], str], total: Money | None) -> list[Html]:
    """The first rows, each with its share of the whole, and what the rest comes to."""
    lines = []
    for row in rows[:MOST_ROWS]:
        line = voice.say("answer.row", name=name(row), amount=voice.money(row.money))
        shared = total is not None and total.minor > 0 and row.money.minor > 0
        share = percent(row.money, total) if total is not None and shared else ""
        lines.append(Html(f"{line} · {share}") if share else line)
    left = rows[MOST_ROWS:]
    if left:
        rest = Money(sum(row.money.minor for row in left), left[0].money.currency)
        lines.append(voice.say("answer.rest", len(left), amount=voice.money(rest)))
    return lines


def percent(part: Money, whole: Money) -> str:
    """A share, rounded to whole per cent; nothing where there is no whole."""
    if not whole.minor:
        return ""
    share = abs(Fraction(part.minor * _PERCENT, whole.minor))
    return "&lt;1%" if 0 < share < 1 else f"{round(share)}%"


def _beside(voice: Voice, answer: Flow) -> list[Html]:
    sent = [voice.say("answer.and_sent", amount=summed(voice, answer.sent))] if answer.sent else []
    return [*sent, *missing(voice, answer.basis)]


def summed(voice: Voice, moneys: Iterable[Money]) -> str:
    """Money of several currencies that no rate makes one."""
    return " + ".join(voice.money(money) for money in moneys)


def missing(voice: Voice, basis: Basis) -> list[Html]:
    """What has no rate, and is in no figure."""
    if not basis.missing:
        return []
    return [voice.say("answer.missing", sums=", ".join(voice.money(money) for money in basis.missing))]
