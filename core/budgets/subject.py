"""Of what a budget is, in the words that are left: categories as questions read them, members by their names."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.accounts.phrase import Phrase
from core.asking.filters import read_things
from core.asking.sentence import Sentence, read_sentence
from core.asking.words import QuestionWords
from core.budgets.said import Doubt, Unclear
from core.capture.cases import split_case
from core.capture.model import Context
from core.capture.tokens import Shape
from core.family.model import Member
from core.family.names import member_called

_SILENT = ("filler", "and", "place", "of", "all", "unsaid")
_JOINING = ("and", "in")
_INCOME = "income"
_LONG_BEFORE_G = ("ааг", "ээг", "оог", "өөг", "ууг", "үүг", "аг", "эг")
"""A long vowel takes г before -ийн: Туяагийн."""


@dataclass(frozen=True, slots=True)
class Subject:
    """The categories that were named, in the order in which they were said."""

    categories: tuple[str, ...] = ()


def take_member(p: Phrase, people: Sequence[Member]) -> int | None:
    """The member whose name stands in the line ("Bat's", «Батын»), with the name taken; None when none does."""
    for at, atom in enumerate(p.atoms):
        if not p.free(at) or atom.shape is not Shape.WORD or p.cues[at]:
            continue
        found = next((one for name in _spellings(atom.text) if (one := member_called(people, name))), None)
        if found is not None:
            p.take(at, at + 1, "member")
            return found.id
    return None


def _spellings(text: str) -> tuple[str, ...]:
    """A word as it is, and without what may hang on a name."""
    stem, case = split_case(text)
    bare = stem[:-1] if case == "of" and stem.lower().endswith(_LONG_BEFORE_G) else stem
    return tuple(dict.fromkeys((text, text.removesuffix("'s").removesuffix("s'"), stem, bare)))


def read_subject(text: str, words: QuestionWords, context: Context) -> Subject | Unclear:
    """The categories in what is left of a line; `Unclear` where a word means nothing, or several things."""
    s = read_sentence(text, words, context)
    things = read_things(s)
    unknown = tuple(atom.text for at, atom in enumerate(s.atoms) if _says_something(s, at))
    if unknown:
        return Unclear(Doubt.WHAT, unknown)
    found: list[str] = []
    for slugs in things.categories:
        chosen = _without_lost(words, {slug for slug in slugs if slug.partition(".")[0] != _INCOME})
        if len(chosen) != 1:
            return Unclear(Doubt.WHICH, tuple(sorted(chosen))) if chosen else Unclear(Doubt.WHAT, (text,))
        found.extend(chosen)
    return Subject(_without_parts(found))


def _says_something(s: Sentence, at: int) -> bool:
    """Whether a word was read as no category, and is none of the small ones: a shop, an account, or nothing known."""
    atom = s.atoms[at]
    if atom.use in {"category", "picture"} or atom.shape is Shape.MARK:
        return False
    return bool(atom.use) or not (any(s.says(at, slot) for slot in _SILENT) or s.says(at, "edge", *_JOINING))


def _without_lost(words: QuestionWords, slugs: set[str]) -> set[str]:
    """Of several categories those that none of the others beats, as where an expense is recorded."""
    lost = {slug for one in slugs if "." in one for slug in words.vocabulary.categories[one].over}
    return slugs - lost


def _without_parts(found: Sequence[str]) -> tuple[str, ...]:
    """Each once, and none that is in a group which was named too."""
    return tuple(dict.fromkeys(one for one in found if "." not in one or one.partition(".")[0] not in found))
