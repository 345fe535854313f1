"""How an answer was counted: what counts, the filter, how many entries, by which rates, and what was left out."""

from core.answering.model import Average, Balance, Basis, Counted, Flow, Largest, Listed, Scope
from core.asking.model import Measure
from handlers.say import flows
from handlers.say.rates import basis
from handlers.say.reply import Reply
from handlers.say.scopes import Known, filters, period
from handlers.say.voice import Html, Voice

Explained = Flow | Average | Counted | Largest | Balance | Listed


def how(voice: Voice, answer: Explained, known: Known, count: int | None) -> Reply:
    """All of it; `count` is how many entries there are, None where none were counted (a balance)."""
    of = answer.flow if isinstance(answer, Average) else answer
    lines = [voice.say("how.title"), voice.say(f"how.{_what(answer)}"), *_filter(voice, of, known)]
    if isinstance(answer, Average):
        total = voice.money(answer.flow.total)
        lines.append(voice.say("how.divided", total=total, units=answer.units, each=voice.money(answer.each)))
    if count is not None:
        lines.append(voice.say("how.counted", number=count))
    if not isinstance(of, Counted | Listed):
        lines += _rates(voice, of.basis)
    return Reply("\n".join([*lines, voice.say("how.eyes")]))


def _what(answer: Explained) -> str:
    if isinstance(answer, Average):
        return "received" if answer.flow.measure is Measure.RECEIVED else "spent"
    if isinstance(answer, Flow) and answer.sending:
        return "sent"
    return answer.query.inquiry.measure.value


def _filter(voice: Voice, of: Flow | Counted | Largest | Balance | Listed, known: Known) -> list[Html]:
    scope: Scope = of.scope
    if isinstance(of, Balance):
        return [voice.say("how.day", day=voice.plain_day(of.day))]
    narrowed = filters(voice, scope, known)
    lines = [voice.say("how.filter", filters=narrowed)] if narrowed else [voice.say("how.no_filter")]
    told = period(voice, scope.first, scope.last)
    lines.append(voice.say("how.period", period=told, days=_days(voice, scope)))
    return lines


def _days(voice: Voice, scope: Scope) -> str:
    ends = [voice.plain_day(day) if day else "…" for day in (scope.first, scope.last)]
    return " – ".join(ends)


def _rates(voice: Voice, of: Basis) -> list[Html]:
    """The rates of the first and the last day that needed one; each day in between had its own."""
    if not of.used and not of.missing:
        return [voice.say("how.own_currency", currency=of.currency)]
    lines = [voice.say("how.rates", currency=of.currency)] if of.used else []
    for first, last in of.used.values():
        lines.append(basis(voice, first))
        if last.legs != first.legs:
            lines.append(basis(voice, last))
    return [*lines, *flows.missing(voice, of)]
