"""What a person should know of a reading, as sentences."""

from dataclasses import replace
from datetime import date
from html import escape

from core.documents.model import Problem
from handlers.say.catalogue import catalogue
from handlers.say.voice import Html, Voice

_DAYS = frozenset({"day", "start", "end"})
"""The params that hold an ISO date."""


def as_sentence(language: str, problem: Problem) -> str:
    """The sentence for a problem, plain text; an error that ended a reading has its own among the errors."""
    sentences = catalogue(language)
    key = f"problem.{problem.code}"
    return sentences.template(key if key in sentences else f"error.{problem.code}").format_map(dict(problem.params))


def problem(voice: Voice, one: Problem) -> Html:
    """A problem as a line of a card."""
    said = replace(one, params=tuple((name, _as_said(voice, name, value)) for name, value in one.params))
    return Html(f"⚠️ {escape(as_sentence(voice.language, said), quote=False)}")


def _as_said(voice: Voice, name: str, value: str) -> str:
    """A day is told as this person writes days."""
    return voice.plain_day(date.fromisoformat(value)) if name in _DAYS else value
