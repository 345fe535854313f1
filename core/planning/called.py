"""What a plan is called: the words that are left of a line, as they were typed."""

import re
from collections.abc import Collection

from core.accounts.phrase import Phrase
from core.capture.cases import split_case
from core.capture.tokens import Shape

LONGEST = 60
_DATIVE = re.compile("(.{2,}?)(?:д|(?<=[гврсхк])т|(?<=[a-z])d)$")
_MAY_BE_OF_THE_WORD = re.compile("(?<![аэоөуүияеёюы])[аэоө]н?д$|(?<![aeiou])[aeou]nd$")
"""Майханд is of майхан, банканд of банк: nobody can tell without knowing the word, so that it stays as typed."""
_NO_NAME = frozenset({"on", "money", "мөнгө"})


def called(p: Phrase, edges: Collection[str], *, towards: bool = False) -> str:
    """From the first word left that says something to the last; "" when none does.

    `edges` are the slots of words that are no beginning and no end of a name. `towards` tells that the name may stand
    in the case of what is saved for, or taken from.
    """
    kept = [at for at, atom in enumerate(p.atoms) if atom.free and atom.shape is Shape.WORD]
    told = [at for at in kept if not any(p.says(at, slot) for slot in edges)]
    if not told:
        return ""
    words = [p.atoms[at].text for at in kept if told[0] <= at <= told[-1]]
    if words[0].lower() in _NO_NAME:
        return ""
    if towards and p.line.mongolian:
        words[-1] = _plain(words[-1])
    title = " ".join(words)[:LONGEST].strip()
    return title[:1].upper() + title[1:]


def _plain(word: str) -> str:
    """Without "to" or "from" hung on it: Цагаан сард, тасалбараас."""
    if _MAY_BE_OF_THE_WORD.search(word.lower()):
        return word
    if found := _DATIVE.match(word):
        return found.group(1)
    stem, case = split_case(word)
    return stem if case in {"from", "to"} else word
