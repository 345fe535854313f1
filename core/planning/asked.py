"""Reads "can we afford 1,200 for tickets?", «3 саяар тийз авч болох уу?»: the price, and what it is of."""

from dataclasses import dataclass
from decimal import Decimal

from core.accounts.amount import read_amount
from core.accounts.phrase import read_phrase
from core.accounts.words import AccountWords
from core.capture.model import Context
from core.capture.text import clean
from core.planning.called import called

LONGEST = 200
"""A longer text is no such question that anyone types."""
_EDGES = ("filler", "for", "change", "show", "mine", "aside", "new", "put", "took", "afford", "goal")


@dataclass(frozen=True, slots=True)
class AffordAsked:
    """The price as said; None where it was not, or not clearly. `what` is in the words of who asks, "" for nothing."""

    amount: Decimal | None
    codes: tuple[str, ...] = ()
    what: str = ""
    mongolian: bool = False


def read_afford(text: str, words: AccountWords, context: Context) -> AffordAsked | None:
    """Read one line. Never raises; None when it asks something else.

    «Болох уу» asks for much else, so that a line of Mongolian is only this with a price.
    """
    plain = clean(text)
    if "\n" in text or len(plain) > LONGEST:
        return None
    p = read_phrase(plain, words, context)
    places = list(p.places("afford"))
    if not places:
        return None
    for at in places:
        p.take(at, at + 1, "afford")
    amount = read_amount(p)
    if amount is None or len(amount.values) != 1 or len(amount.codes) > 1 or amount.values[0] <= 0:
        return None if p.line.mongolian else AffordAsked(None)
    what = called(p, _EDGES)
    return AffordAsked(amount.values[0], amount.codes, what[:1].lower() + what[1:], mongolian=amount.mongolian)
