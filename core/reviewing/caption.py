"""What is written beneath a paper is obeyed: for whom, on which account, that it is private; the rest is its note.

"for Sarnai" · "Khan, private" · "work trip" · «Сарнайд» · «хувийн» · «ажлын томилолт»
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.capture.vocabulary import Vocabulary
from core.family.model import Member
from core.family.names import folded
from core.importing.account import banks_in
from core.ledger.model import Account
from core.ledger.record import everyday_named

_MOST_NOTE = 200
_LONGEST_ENDING = 4
"""Letters of a case that Mongolian puts behind a name: Сарнайд, Сарнайгийн."""
_WORD = re.compile(r"[\w'’-]+")
_CYRILLIC = re.compile("[Ѐ-ӿ]+")


@dataclass(frozen=True, slots=True)
class CaptionWords:
    """`private` says that it is the sender's alone, `for_whom` stands before a name, `drop` says nothing of it."""

    private: frozenset[str]
    for_whom: frozenset[str]
    drop: frozenset[str]


@dataclass(frozen=True, slots=True)
class Caption:
    """What a caption says. `beneficiary` is for whom something was bought."""

    private: bool = False
    account: Account | None = None
    beneficiary: str | None = None
    note: str | None = None


def read_caption(
    text: str, accounts: Sequence[Account], members: Sequence[Member], vocabulary: Vocabulary, words: CaptionWords
) -> Caption:
    """Read a caption; whatever says nothing else is the note, as it was written."""
    account = _account(text, accounts, vocabulary)
    spoken = [match.group() for match in _WORD.finditer(text)]
    private = any(word.casefold() in words.private for word in spoken)
    beneficiary, used = _beneficiary(spoken, members, words)
    rest = [
        word for place, word in enumerate(spoken) if place not in used and not _says(word, account, words, vocabulary)
    ]
    return Caption(private, account, beneficiary, text.strip()[:_MOST_NOTE] if rest else None)


def _says(word: str, account: Account | None, words: CaptionWords, vocabulary: Vocabulary) -> bool:
    """Whether a word was understood, or says nothing."""
    plain = word.casefold()
    of_account = account is not None and (plain in account.name.casefold() or bool(banks_in(word, vocabulary)))
    return plain in words.private or plain in words.drop or of_account


def _account(text: str, accounts: Sequence[Account], vocabulary: Vocabulary) -> Account | None:
    """The one account of which a caption speaks, by its whole name or its bank."""
    usable = [one for one in accounts if not one.archived and not everyday_named(one)]
    plain = f" {' '.join(word.casefold() for word in _WORD.findall(text))} "
    called = [one for one in usable if f" {one.name.casefold()} " in plain]
    banks = banks_in(text, vocabulary)
    meant = called or [one for one in usable if banks & banks_in(one.name, vocabulary)]
    return meant[0] if len(meant) == 1 else None


def _beneficiary(
    spoken: Sequence[str], members: Sequence[Member], words: CaptionWords
) -> tuple[str | None, frozenset[int]]:
    """For whom: a member who is named, or whoever stands behind "for"; and the places of the words that say it."""
    for place, word in enumerate(spoken):
        before = spoken[place - 1].casefold() in words.for_whom if place else False
        member = next((one for one in members if _is_named(word, one, bare=before)), None)
        after = place + 1 < len(spoken) and spoken[place + 1].casefold() in words.for_whom
        if member or (before and word[:1].isupper()):
            used = {place, *([place - 1] if before else []), *([place + 1] if after else [])}
            return (member.name if member else word), frozenset(used)
    return None, frozenset()


def _is_named(word: str, member: Member, *, bare: bool) -> bool:
    """Whether a word is a member's name: behind "for" as it is, else with the ending that Mongolian puts behind it."""
    name, spoken = folded(member.name), folded(word)
    ending = len(spoken) - len(name)
    if bare:
        return spoken == name
    return _CYRILLIC.fullmatch(word) is not None and spoken.startswith(name) and 0 < ending <= _LONGEST_ENDING


def build_caption_words(tables: Iterable[Mapping[str, Mapping[str, Sequence[str]]]]) -> CaptionWords:
    """The words of every language, from their files."""
    merged: dict[str, set[str]] = {"private": set(), "for_whom": set(), "drop": set()}
    for table in tables:
        for name, words in merged.items():
            words.update(word.casefold() for word in table[name]["any"])
    return CaptionWords(*(frozenset(merged[name]) for name in ("private", "for_whom", "drop")))
