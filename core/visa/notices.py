"""What a person should be told beside the hours: which readings of the law were chosen, where it makes a difference."""

from collections.abc import Callable, Iterable, Iterator

from core.documents.model import Problem
from core.visa.fortnights import BEFORE, BREAK, CHANGED, OVER
from core.visa.law import Condition, Law
from core.visa.model import Fortnight, Span, Visa

_Notice = Callable[[Fortnight, Visa], Problem]


def notices(visa: Visa, law: Law, found: Iterable[Fortnight]) -> Iterator[Problem]:
    """One for each fortnight that is not under one rule throughout, and those that hold for the visa."""
    condition = law.condition(visa.condition)
    checked = tuple(found)
    for fortnight in checked:
        for part, notice in _NOTICES.items():
            if part in fortnight.partly:
                yield notice(fortnight, visa)
    yield from _of_visa(visa, condition, checked)


def _of_visa(visa: Visa, condition: Condition, checked: tuple[Fortnight, ...]) -> Iterator[Problem]:
    if condition.one_employer:
        yield Problem("visa.one_employer")
    if not condition.limits or visa.level in condition.exempt:
        return
    if condition.only_in_session:
        end = visa.course_end
        if end is not None and any(one.limit is None and one.end > end for one in checked):
            yield Problem("visa.course_over", (("day", end.isoformat()),))
        return
    if any(_touches(one, span) for one in checked for span in visa.breaks):
        yield Problem("visa.limit_in_breaks")
    if any(one.over for one in checked):
        yield Problem("visa.masters_by_coursework")


def _touches(fortnight: Fortnight, span: Span) -> bool:
    return span.first <= fortnight.end and fortnight.start <= span.last


def _params(fortnight: Fortnight) -> tuple[tuple[str, str], ...]:
    return ("start", fortnight.start.isoformat()), ("end", fortnight.end.isoformat())


def _before(fortnight: Fortnight, visa: Visa) -> Problem:
    return Problem("visa.partly_before", (*_params(fortnight), ("day", str(visa.course_start))))


def _break(fortnight: Fortnight, _visa: Visa) -> Problem:
    return Problem("visa.partly_break", _params(fortnight))


def _over(fortnight: Fortnight, visa: Visa) -> Problem:
    return Problem("visa.partly_over", (*_params(fortnight), ("day", str(visa.course_end))))


def _changed(fortnight: Fortnight, _visa: Visa) -> Problem:
    return Problem("visa.law_changed", _params(fortnight))


_NOTICES: dict[str, _Notice] = {BEFORE: _before, BREAK: _break, OVER: _over, CHANGED: _changed}
