"""What a bill is called: what is left of a line beside its sum, its time, and the account that it is paid from."""

from collections.abc import Collection
from dataclasses import dataclass

from core.accounts.phrase import Phrase
from core.capture.atoms import Line, read_atoms
from core.capture.cases import split_case
from core.capture.naming import find_accounts
from core.capture.pots import mark_own_accounts, mark_pots
from core.capture.roles import Role
from core.capture.tokens import Shape
from core.capture.vocabulary import Vocabulary

_USE = "account"
_NOT_OF_IT = (Role.CURRENCY, Role.MULTIPLIER, Role.NUMBER, Role.BANK, Role.ORDINAL)
_NO_TITLE = ("in", "start", "every", "for", "until")
_POINTING = ("from", "to", "by", "at")


@dataclass(frozen=True, slots=True)
class Title:
    """What a bill is called, and whether that is the name of an account too, which pays nothing then.

    `account` is what pays it in that case; None where none is pointed at.
    """

    text: str
    of_account: bool = False
    account: str | None = None


def take_accounts(p: Phrase, vocabulary: Vocabulary) -> frozenset[int]:
    """Take the words that name accounts, with those that point at them; where those stand to which nothing points."""
    line = _marked(p, vocabulary)
    find_accounts(line, vocabulary, p.context)
    places = _places(p, line)
    bare = frozenset(at for at in places if not _is_pointed(p, at, places))
    for at in _with_pointers(p, places):
        p.take(at, at + 1, _USE)
    return bare


def title_of(p: Phrase, bare: Collection[int], vocabulary: Vocabulary) -> Title:
    """The words that nothing has taken, as typed; where there are none, the account that only stands there.

    "car loan 400 monthly" is called so, also where there is an account of that name.
    """
    text = _text(p)
    if text or not bare:
        return Title(text)
    for at in bare:
        p.atoms[at].use = ""
    line = _marked(p, vocabulary)
    for atom in line.atoms:
        if any(p.atoms[at].start < atom.end and atom.start < p.atoms[at].end for at in bare):
            atom.use = _USE
    found = find_accounts(line, vocabulary, p.context)
    return Title(_text(p), of_account=True, account=None if found.bare else found.account)


def _marked(p: Phrase, vocabulary: Vocabulary) -> Line:
    """The line as capture reads it, with what may be an account marked."""
    line = read_atoms(p.line.plain, vocabulary, p.context)
    mark_own_accounts(line, p.context)
    mark_pots(line)
    return line


def _places(p: Phrase, line: Line) -> frozenset[int]:
    named = [(atom.start, atom.end) for atom in line.atoms if atom.use == _USE]
    return frozenset(
        at for at, atom in enumerate(p.atoms) if any(atom.start < end and start < atom.end for start, end in named)
    )


def _is_pointed(p: Phrase, at: int, places: Collection[int]) -> bool:
    """Whether a word or a case ending says that money comes from there, or goes there."""
    first = last = at
    while first - 1 in places:
        first -= 1
    while last + 1 in places:
        last += 1
    cased = p.line.mongolian and split_case(p.atoms[last].text.lower())[1] in _POINTING
    return cased or p.says(first - 1, "leads") or p.says(last + 1, "leads")


def _with_pointers(p: Phrase, places: Collection[int]) -> frozenset[int]:
    found = set(places)
    for step in (-1, 1):
        for at in places:
            place = at + step
            while place in found or p.says(place, "leads"):
                found.add(place)
                place += step
    return frozenset(found)


def _text(p: Phrase) -> str:
    name = " ".join(atom.text for at, atom in enumerate(p.atoms) if _is_called(p, at))
    return name[:1].upper() + name[1:]


def _is_called(p: Phrase, at: int) -> bool:
    atom = p.atoms[at]
    return (
        atom.free
        and atom.shape is Shape.WORD
        and not any(atom.has(role) for role in _NOT_OF_IT)
        and not any(p.says(at, slot) for slot in _NO_TITLE)
    )
