"""Reads what is asked of bills and income: "when is rent due?", "will the money last?", «түрээсээ хэзээ төлөх вэ»."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from re import Match

from core.agenda.asked import LONGEST
from core.agenda.words import AskWords, folded, words_of


class Ask(StrEnum):
    """What is asked."""

    PAYDAY = "payday"
    """When income comes next."""
    ENOUGH = "enough"
    """Whether the money lasts until the next income."""
    COMING = "coming"
    """What is due next, or was not paid."""
    ALL = "all"
    """Which bills there are, and what they come to a month."""
    NEXT = "next"
    """When one bill is due, and how much it is."""
    PAID = "paid"
    """Whether one bill was paid, and when."""


@dataclass(frozen=True, slots=True)
class AskedOfBills:
    """What is asked, and the `name` of the bill in small letters: "" where it is of none, or of all."""

    ask: Ask
    name: str = ""


def read_of_bills(text: str, languages: Iterable[AskWords]) -> tuple[AskedOfBills, ...]:
    """What a line may ask, the likeliest first; whether there is a bill of such a name is not known here. Never raises.

    "When is the next bill due" asks for no bill of the name "next bill", so that those without a name are read first.
    """
    if "\n" in text or len(text) > LONGEST:
        return ()
    line, said = folded(text) + " ", words_of(text)
    found = [
        AskedOfBills(Ask(meant), _name(match, said))
        for words in languages
        for meant, pattern in words.bills
        if (match := pattern.fullmatch(line))
    ]
    return tuple(dict.fromkeys(sorted(found, key=lambda one: bool(one.name))))


def _name(match: Match[str], said: list[str]) -> str:
    """The words that stand where the name does."""
    if "name" not in match.groupdict():
        return ""
    start, end = (match.string[:at].count(" ") for at in match.span("name"))
    return " ".join(said[start : end + 1])
