"""What words say of the direction of money, where sums cannot: descriptions, and whether it is a card or a loan."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from core.statements.gather import Entry, cell
from core.statements.shape import Frame
from core.statements.words import StatementWords, fold

_SAMPLE = 300
_SEVERAL = 3
"""Times that words must contradict the signs of what is no card, for each time that they agree, to be heard."""
_MANY = 10
"""Rows from which it is odd that nearly all of them are money in."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the amounts of a column are to be negated, and whether that needs no question."""

    flip: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the words of a statement say. `leanings` has one number a row: -1 where its words say money out, 1 for in.

    `card` tells that something calls it a credit card or a loan.
    """

    leanings: Sequence[int]
    card: bool

    def of_signs(self, amounts: Sequence[Decimal | None], *, turned: bool, owed_label: bool) -> Verdict:
        """Settle the signs of one column of amounts that adds up, either as it is or negated (`turned`)."""
        agree = sum((amount or 0) * lean > 0 for amount, lean in zip(amounts, self.leanings, strict=False))
        against = sum((amount or 0) * lean < 0 for amount, lean in zip(amounts, self.leanings, strict=False))
        if turned:
            return self._turned(agree - against, owed_label=owed_label)
        if against > agree and (self.card or against >= _SEVERAL * (agree + 1)):
            return Verdict(flip=True, sure=self.card and agree == 0)
        positive = sum(amount is not None and amount > 0 for amount in amounts)
        if self.card and agree == against:
            return Verdict(flip=positive * 2 > len(amounts), sure=positive * 2 <= len(amounts))
        odd = len(amounts) >= _MANY and positive * 10 >= len(amounts) * 9 and agree == against
        return Verdict(flip=False, sure=not odd)

    def _turned(self, lean: int, *, owed_label: bool) -> Verdict:
        """Balances that fall as amounts rise: what is owed, or amounts whose plus is money out."""
        if owed_label:
            return Verdict(flip=lean < 0, sure=lean >= 0)
        return Verdict(flip=lean < 0 or (lean == 0 and not self.card), sure=abs(lean) >= _SEVERAL)


def evidence_of(entries: Sequence[Entry], frame: Frame, texts: Sequence[str], words: StatementWords) -> Evidence:
    """Weigh the descriptions of the first rows, and the texts around the table."""
    columns = (*frame.text, *frame.roles.get("more", ()))
    leanings = [_leaning(" ".join(cell(entry.row, one) for one in columns), words) for entry in entries[:_SAMPLE]]
    labels = frame.header.labels if frame.header else ()
    return Evidence(leanings, any(_said(words.sense["owed"], text) for text in (*texts, *labels)))


def _leaning(text: str, words: StatementWords) -> int:
    """-1 for money out, 1 for money in, 0 when the words say nothing, or both."""
    folded = fold(text)
    return _said(words.sense["in"], folded) - _said(words.sense["out"], folded)


def _said(phrases: Sequence[str], folded: str) -> bool:
    padded = f" {folded} "
    return any(f" {phrase} " in padded for phrase in phrases)
