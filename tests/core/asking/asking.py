"""What the tests of asking share: a question, whose it is, and the fields of what was read."""

from datetime import date

from bot.ask import as_json
from core.asking.read import read_question
from core.capture.model import Context
from integrations.vocabulary.questions import load_question_words

TODAY = date(2026, 11, 24)


def ask(text: str, country: str = "AU", today: date = TODAY) -> dict[str, object]:
    """The fields that are not null, without the text."""
    language, base = ("en", "AUD") if country == "AU" else ("mn", "MNT")
    found = as_json(read_question(text, load_question_words(), Context(language, country, base, today)))
    return {name: value for name, value in found.items() if value is not None and name != "text"}


def days(text: str, country: str = "AU", today: date = TODAY) -> tuple[object, object] | object:
    """First and last day, or what is asked."""
    found = ask(text, country, today)
    return found.get("ask") or (found.get("from"), found.get("to"))
