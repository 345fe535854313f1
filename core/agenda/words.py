"""The words in which a calendar is asked for (`calendar.toml`): phrases that must be the whole of what is said.

`[trigger]` lists parts of words of which a line must hold one. `[ask]` has `alone`, which ask for the days ahead, and
`dated`, in which {when} stands for one of `[when]`, each listed by the days that it means: `day+1`, `week+0`,
`month+1`, `days` and `weeks` (with {n}), `fortnight`, `through_next_week`, `month` (with {month}, and perhaps {year}).
`[bills]` lists what is asked of bills and income by `core.agenda.of_bills.Ask`; {name} stands for that of a bill.
In a phrase `a/b` is either, `~` nothing, and `_` a blank. Words are compared by their skeletons, so that Mongolian is
met in both alphabets.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from core.capture.skeleton import one_script, skeleton

Tables = Mapping[str, Any]
_WORD = re.compile(r"\w+")
_IS = re.compile(r"\b(what|when)['’`]?s\b")
_APOSTROPHE = re.compile("(?<=[a-z])['’`](?=[a-z])")
_HOLES = {"{n}": "n", "{month}": "month", "{year}": "year", "{when}": "when", "{name}": "name"}
_FOUR_DIGITS = r"\d{4}"


@dataclass(frozen=True, slots=True)
class AskWords:
    """How it is asked.

    `whens` and `bills` are (what is meant, pattern); `months` and `numbers` give words their number.
    """

    alone: tuple[re.Pattern[str], ...]
    dated: tuple[re.Pattern[str], ...]
    whens: tuple[tuple[str, re.Pattern[str]], ...]
    months: Mapping[str, int]
    numbers: Mapping[str, int]
    bills: tuple[tuple[str, re.Pattern[str]], ...]


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """`triggers` in small letters; `load` makes the rest once a line is worth it."""

    triggers: tuple[str, ...]
    load: Callable[[], Sequence[AskWords]]

    def may_be(self, text: str) -> bool:
        """Whether a line can ask for a calendar at all."""
        said = text.casefold()
        return any(part in said for part in self.triggers)


def folded(text: str) -> str:
    """A line as its words' skeletons, with single blanks between."""
    return " ".join(skeleton(one_script(word)) for word in words_of(text))


def words_of(text: str) -> list[str]:
    """The words of a line in small letters, one for each of those in `folded`."""
    return _WORD.findall(_APOSTROPHE.sub("", _IS.sub(r"\1 is", text.casefold())))


def triggers_of(tables: Iterable[Tables]) -> tuple[str, ...]:
    """The triggers of all languages."""
    return tuple(part.casefold() for one in tables for part in one["trigger"]["any"])


def ask_words(table: Tables) -> AskWords:
    """Make the words of one language. Raises `KeyError` or `ValueError` for a malformed table."""
    months = {folded(word): number for number, words in enumerate(table["months"]["any"], 1) for word in words}
    numbers = {folded(word): int(number) for number, words in table["numbers"].items() for word in words}
    holes = {"n": _any_of(numbers, r"\d{1,3}"), "month": _any_of(months, "(?!)"), "year": _FOUR_DIGITS, "when": ".+?"}
    holes["name"] = ".+?"
    return AskWords(
        tuple(_pattern(phrase, holes) for phrase in table["ask"]["alone"]),
        tuple(_pattern(phrase, holes) for phrase in table["ask"]["dated"]),
        _meanings(table["when"], holes),
        months,
        numbers,
        _meanings(table["bills"], holes),
    )


def _meanings(listed: Mapping[str, Sequence[str]], holes: Mapping[str, str]) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((meant, _pattern(phrase, holes)) for meant, phrases in listed.items() for phrase in phrases)


def _any_of(words: Iterable[str], besides: str) -> str:
    return "|".join([besides, *(re.escape(word) for word in sorted(words, key=len, reverse=True))])


def _pattern(phrase: str, holes: Mapping[str, str]) -> re.Pattern[str]:
    """A phrase as a pattern for a folded line that has a blank at its end."""
    return re.compile("".join(_part(token, holes) for token in phrase.split()))


def _part(token: str, holes: Mapping[str, str]) -> str:
    if name := _HOLES.get(token):
        return f"(?P<{name}>{holes[name]}) "
    words = [folded(one.replace("_", " ")) for one in token.split("/") if one != "~"]
    either = "|".join(re.escape(word) + " " for word in words)
    return f"(?:{either})?" if "~" in token.split("/") else f"(?:{either})"
