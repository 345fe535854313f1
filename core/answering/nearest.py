"""What can be asked instead of a question that was not understood: the same without the words that stood in the way."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from core.answering.model import Query
from core.answering.period import end_of, step
from core.asking.model import Group, Inquiry, Measure
from core.asking.read import read_question
from core.asking.words import QuestionWords
from core.capture.model import Context

_MOST_WORDS = 16
_MOST_LEFT_OUT = 3
_MOST_OFFERED = 3


@dataclass(frozen=True, slots=True)
class Near:
    """`unread` is the shortest part without which there is a question ("" for none), `queries` what is offered."""

    unread: str
    queries: tuple[Query, ...]


def nearest(text: str, words: QuestionWords, context: Context) -> Near:
    """The nearest questions that can be answered; what was spent this month and last month where there is none."""
    found = list(_shortened(text, words, context))
    offered = list(dict.fromkeys(Query(inquiry) for _, inquiry in found))[:_MOST_OFFERED]
    if offered:
        return Near(found[0][0], tuple(offered))
    return Near("", tuple(Query(inquiry) for inquiry in _usual(context.today)))


def _shortened(text: str, words: QuestionWords, context: Context) -> Iterator[tuple[str, Inquiry]]:
    """(what is left out, what remains) for the fewest words that have to go."""
    typed = text.split()
    if len(typed) > _MOST_WORDS:
        return
    for length in range(1, min(_MOST_LEFT_OUT, len(typed) - 1) + 1):
        any_found = False
        for start in range(len(typed) - length + 1):
            left = " ".join(typed[:start] + typed[start + length :])
            inquiry = read_question(left, words, context).inquiry
            if inquiry is not None:
                any_found = True
                yield " ".join(typed[start : start + length]).strip("?!.,"), inquiry
        if any_found:
            return


def _usual(today: date) -> tuple[Inquiry, ...]:
    this = Inquiry(Measure.SPENT, today.replace(day=1), today)
    first, last = step(today.replace(day=1), today, today, -1)
    return this, replace(this, first=first, last=end_of(last, Group.MONTH))
