"""Whether two names mean the same: a bill's and that of what paid it, in either alphabet and any case ending.

Words that stand on many bills ("payment", «төлбөр», "pty ltd") name none, unless they are all there is of a name.
"""

import re
from functools import cache

from core.bills.model import Bill
from core.capture.cases import split_case
from core.capture.skeleton import drop_vowel, is_cyrillic, skeleton

_WORD = re.compile(r"[^\W_]+")
_SHORTEST_STEM, _SHORTEST_PLURAL = 3, 4
_ON_MANY = frozenset({
    "payment", "payments", "pay", "paid", "bill", "bills", "fee", "fees", "charge", "charges", "monthly", "weekly",
    "fortnightly", "quarterly", "yearly", "annual", "month", "week", "subscription", "membership", "account", "service",
    "services", "direct", "debit", "transfer", "the", "for", "of", "to", "from", "my", "our", "your", "and", "at",
    "pty", "ltd", "llc", "inc", "corp", "co", "company", "com", "net", "www", "au", "mn", "australia", "mongolia",
    "bank",
})  # fmt: skip
_ON_MANY_FOLDED = frozenset(
    skeleton(word)
    for word in (
        "төлбөр", "төлөлт", "хураамж", "мөнгө", "сар", "бүр", "данс", "төлсөн", "төллөө", "төлөв", "төлөх", "ххк",
        "ббсб", "банк",
    )
)  # fmt: skip

Word = frozenset[str]
"""One word, by each form in which it may be met."""


def is_named(bill: Bill, *texts: str | None) -> bool:
    """Whether a text has all of what the bill is called by: its title, or its payee."""
    names = [_words(name) for name in (bill.title, bill.payee) if name]
    said = [_words(text) for text in texts if text]
    return any(_holds(text, name) for text in said for name in names)


def is_partly_named(bill: Bill, *texts: str | None) -> bool:
    """Whether a text is a part of what the bill is called by: "Ray White" of "Ray White Newtown"."""
    names = [_words(name) for name in (bill.title, bill.payee) if name]
    said = [_words(text) for text in texts if text]
    return any(_holds(name, text) for text in said for name in names)


def same_name(one: str | None, other: str | None) -> bool:
    """Whether one of two names holds the other."""
    if not one or not other:
        return False
    first, second = _words(one), _words(other)
    return _holds(first, second) or _holds(second, first)


def _holds(text: tuple[Word, ...], name: tuple[Word, ...]) -> bool:
    """Whether all that tells of a name stands in a text, written together or apart."""
    telling, told = _telling(name), _telling(text)
    if not telling or not told:
        return name == text
    return all(any(word & other for other in told) for word in telling) or _joined(name) == _joined(text)


def _telling(words: tuple[Word, ...]) -> list[Word]:
    return [word for word in words if word.isdisjoint(_ON_MANY | _ON_MANY_FOLDED)]


def _joined(words: tuple[Word, ...]) -> str:
    return "".join(max(word, key=lambda form: (len(form), form)) for word in words)


def _words(text: str) -> tuple[Word, ...]:
    said = _WORD.findall(text.casefold().replace("'s", "").replace("’s", ""))
    return tuple(_forms(word) for word in said if len(word) > 1 or word.isdigit())


@cache
def _forms(word: str) -> Word:
    """The skeletons of a word as it stands, and without the ending that a case or a plural gave it."""
    if word in _ON_MANY:
        return frozenset({word})
    stem, case = split_case(word)
    found = {word}
    if is_cyrillic(word):
        found |= {stem, drop_vowel(word) or word}
    elif case == "of" and len(stem) >= _SHORTEST_STEM:
        found.add(stem)
    elif word.endswith("s") and not word.endswith("ss") and len(word) >= _SHORTEST_PLURAL:
        found.add(word[:-1])
    if case == "of" and len(found) > 1:
        found.add(word[: len(stem) + 1] if word[len(stem)] in "нn" else stem.removesuffix("г"))
    return frozenset(map(skeleton, found))
