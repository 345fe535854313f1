"""What a printed line says that is no movement of money: a balance brought forward, a total, the foot of a page."""

import re
from dataclasses import dataclass

from core.statements.dates import taken_apart
from core.statements.page_figures import digits_for_letters
from core.statements.page_layout import Printed
from core.statements.words import StatementWords, fold

_NUMBERS = re.compile(r"[\d\s]+")
_TOTALS = frozenset({"total_in", "total_out", "total"})
_FACTS = _TOTALS | {"opening", "closing"}
_ANEW = frozenset({"opening", "closing", "period", "first", "last"})
_MOST_LABEL = 5
_MOST_WORDS = 12
_MOST_TITLE = 3
_BESIDE_A_DAY = frozenset({"statement", "as", "at", "on", "from", "of", "to", "the", "your", "account"})
"""Words that may stand between a fact and its day ("Closing balance as at 31 October 2026")."""


@dataclass(frozen=True, slots=True)
class Marks:
    """The words of statements as lines are asked for them. `loose` tells that an engine may have misread."""

    words: StatementWords
    loose: bool = False

    def is_day(self, text: str) -> bool:
        """Whether a cell holds a date."""
        return taken_apart(text, self.words.months) is not None

    def mended_day(self, text: str) -> str:
        """A date with digits in place of the letters that an engine took them for ("O2 Oct"), where that makes one."""
        if not self.loose or not text or self.is_day(text):
            return text
        mended = " ".join(
            digits_for_letters(word) if len(word) < 3 or any(sign.isdigit() for sign in word) else word
            for word in text.split()
        )
        return mended if self.is_day(mended) else text

    def furniture(self, text: str) -> bool:
        """Whether a line only counts pages, or says that the table goes on."""
        named = " ".join(_NUMBERS.sub(" ", fold(text)).replace(" of ", " ").split())
        return named in self.words.status["furniture"]

    def _begins(self, full: str, status: str) -> bool:
        """Whether a short line is a title of what stands below it ("Pending transactions")."""
        return len(full.split()) <= _MOST_TITLE and any(
            full == phrase or full.startswith(f"{phrase} ") for phrase in self.words.status[status]
        )

    def of_line(self, printed: Printed, *, dated: bool = False, moved: bool = False) -> str:
        """The fact that a line states of the account, "" for none.

        A line with a day that tells of a total is a payee's, and so is one that has money `moved` and what it left.
        """
        taken = {at for figure in printed.figures for at in range(figure.start, figure.end)}
        full = fold(" ".join(word.text for at, word in enumerate(printed.line.words) if at not in taken))
        for name in ("pending", "posted"):
            if self._begins(full, name):
                return name
        fact = self._fact(full)
        return "" if moved or (dated and fact in _TOTALS) else fact

    def speaks_of_account(self, text: str) -> bool:
        """Whether a text begins with a label of what holds for one statement: its days, its first or last balance."""
        words = fold(text).split()[:_MOST_LABEL]
        return any(self.words.labels.get(" ".join(words[:end])) in _ANEW for end in range(1, len(words) + 1))

    def _fact(self, full: str) -> str:
        """The fact whose label a line holds, with nothing besides but a day."""
        words = full.split()
        for start in range(len(words) if len(words) <= _MOST_WORDS else 0):
            for end in range(len(words), start, -1):
                fact = self.words.labels.get(" ".join(words[start:end]), "")
                if fact in _FACTS and all(map(self._of_a_day, (*words[:start], *words[end:]))):
                    return fact
        return ""

    def _of_a_day(self, word: str) -> bool:
        return word.isdigit() or word in self.words.months or word in _BESIDE_A_DAY
