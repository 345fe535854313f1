"""The hours of a visa as plain text for the shell."""

from collections.abc import Iterable

from core.documents.model import Problem
from core.visa.figures import hours_of, left_of, limit_text
from core.visa.model import Fortnight
from handlers.say.catalogue import Catalogue, catalogue
from handlers.say.problems import as_sentence


def as_text(language: str, fortnights: Iterable[Fortnight], problems: Iterable[Problem]) -> str:
    """A line for each fortnight, one for each problem, and the reminder that this is no legal advice."""
    sentences = catalogue(language)
    return "\n".join(
        [
            *(_line(sentences, one) for one in fortnights),
            *(f"! {as_sentence(language, one)}" for one in problems),
            sentences.template("hours.not_advice"),
        ]
    )


def _line(sentences: Catalogue, one: Fortnight) -> str:
    key = "hours.line" if one.limit is not None else "hours.unlimited"
    filled = sentences.template(key).format_map(
        {
            "start": one.start.isoformat(),
            "end": one.end.isoformat(),
            "hours": hours_of(one),
            "limit": limit_text(one),
            "left": left_of(one),
        }
    )
    return f"{filled} {sentences.template('hours.breach')}" if one.breach else filled
