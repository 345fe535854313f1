"""What a person should know of a reading, as sentences."""

from html import escape

from core.documents.model import Problem
from handlers.say.catalogue import catalogue
from handlers.say.voice import Html, Voice


def as_sentence(language: str, problem: Problem) -> str:
    """The sentence for a problem, plain text; an error that ended a reading has its own among the errors."""
    sentences = catalogue(language)
    key = f"problem.{problem.code}"
    return sentences.template(key if key in sentences else f"error.{problem.code}").format_map(dict(problem.params))


def problem(voice: Voice, one: Problem) -> Html:
    """A problem as a line of a card."""
    return Html(f"⚠️ {escape(as_sentence(voice.language, one), quote=False)}")
