"""What a plan is called: the words that are left of a line, as they were typed."""

import re
from collections.abc import Collection

from core.accounts.phrase import Phrase
from core.capture.cases import split_case
from core.capture.tokens import Shape

LONGEST = 60
_DATIVE = re.compile("(.{2,}?)(?:(?<![аэоөуүи])[аэоө]н?д|д|(?<=[гврсхк])т|(?<![aeou])[aeou]nd|(?<=[a-z])d)$")
_NO_NAME = frozenset({"on", "money", "мөнгө"})


def called(p: Phrase, edges: Collection[str]) -> str:
    """From the first word left that says something to the last; "" when none does.

    `edges` are the slots of words that are no beginning and no end of a name.
    """
    kept = [at for at, atom in enumerate(p.atoms) if atom.free and atom.shape is Shape.WORD]
    told = [at for at in kept if not any(p.says(at, slot) for slot in edges)]
    if not told:
        return ""
    words = [p.atoms[at].text for at in kept if told[0] <= at <= told[-1]]
    if words[0].lower() in _NO_NAME:
        return ""
    words[-1] = _plain(words[-1], mongolian=p.line.mongolian)
    title = " ".join(words)[:LONGEST].strip()
    return title[:1].upper() + title[1:]


def _plain(word: str, *, mongolian: bool) -> str:
    """Without "to" or "from" hung on it: Цагаан сард, тасалбараас."""
    if not mongolian:
        return word
    if found := _DATIVE.match(word):
        return found.group(1)
    stem, case = split_case(word)
    return stem if case in {"from", "to"} else word
