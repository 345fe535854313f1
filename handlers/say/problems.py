"""What a person should know of a reading, as sentences."""

from core.documents.model import Problem
from handlers.say.catalogue import catalogue


def as_sentence(language: str, problem: Problem) -> str:
    """The sentence for a problem, plain text; an error that ended a reading has its own among the errors."""
    sentences = catalogue(language)
    key = f"problem.{problem.code}"
    return sentences.template(key if key in sentences else f"error.{problem.code}").format_map(dict(problem.params))
