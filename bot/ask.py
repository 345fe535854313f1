"""`python -m bot ask`: reads questions from standard input and prints what the reader makes of each. Answers nothing.

Needs no settings, database or writable folder. One line out for each line in; blank lines included, so that they match.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.piped import answer_lines, context, parser
from core.asking.model import Asked, Inquiry
from core.asking.read import read_question
from integrations.vocabulary.questions import load_question_words

_FIELDS = ("measure", "from", "to", "category", "payee", "member", "account", "currency", "group_by", "limit")


def run(argv: Sequence[str]) -> int:
    """Read every line of standard input; 0 when it ended. A wrong option ends the process with 2, as argparse does."""
    options = parser("ask", "Read what is asked of the family's record, line by line.").parse_args(argv)
    asker = context(options)
    words = load_question_words()
    tell = _json if options.json else as_text
    answer_lines(lambda line: tell(read_question(line, words, asker)))
    return 0


def _json(asked: Asked) -> str:
    return json.dumps(as_json(asked), ensure_ascii=False)


def as_json(asked: Asked) -> dict[str, Any]:
    """The object of one line, as issue 4 B lays it out; every field is null when something must be asked."""
    found = _inquiry(asked.inquiry) if asked.inquiry else dict.fromkeys(_FIELDS)
    return {"text": asked.text, **found, "ask": asked.ask.value if asked.ask else None}


def _inquiry(inquiry: Inquiry) -> dict[str, Any]:
    values = (
        inquiry.measure.value,
        _day(inquiry.first),
        _day(inquiry.last),
        inquiry.category,
        inquiry.payee,
        inquiry.member,
        inquiry.account,
        inquiry.currency,
        inquiry.group_by.value if inquiry.group_by else None,
        inquiry.limit,
    )
    return dict(zip(_FIELDS, values, strict=True))


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def as_text(asked: Asked) -> str:
    """One readable line: what would be answered, or what is asked."""
    if asked.inquiry is None:
        return f"? {asked.ask}"
    measure, *others = _inquiry(asked.inquiry).items()
    return " ".join([measure[1], *(f"{name}={value}" for name, value in others if value is not None)])
