"""A line under reading: its atoms, the slots of `accounts.toml` that each may fill, and what each was taken for."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.accounts.words import FOREIGN, AccountWords
from core.capture.atoms import Atom, Line, read_atoms
from core.capture.cases import split_case
from core.capture.model import Context
from core.capture.roles import Role
from core.capture.tokens import Shape

Cues = dict[str, tuple[str, ...]]


@dataclass(slots=True)
class Phrase:
    """The line, whose it is, and the cues of each atom: slot to values."""

    line: Line
    words: AccountWords
    context: Context
    cues: list[Cues] = field(default_factory=list)

    @property
    def atoms(self) -> list[Atom]:
        """The atoms in order."""
        return self.line.atoms

    def free(self, at: int) -> bool:
        """Whether there is an atom at a place that no step has taken."""
        atom = self.line.at(at)
        return atom is not None and atom.free

    def says(self, at: int, slot: str, *values: str) -> bool:
        """Whether a free atom may fill a slot, with one of `values` when any are given."""
        found = self.cues[at].get(slot) if self.free(at) else None
        return found is not None and (not values or not set(values).isdisjoint(found))

    def value(self, at: int, slot: str) -> str | None:
        """The first value that a free atom gives a slot."""
        return self.cues[at][slot][0] if self.says(at, slot) else None

    def has(self, at: int, role: Role, *values: str) -> bool:
        """Whether a free atom plays one of capture's roles."""
        return self.free(at) and self.atoms[at].has(role, *values)

    def places(self, *slots: str) -> Iterator[int]:
        """Where the free atoms stand that may fill one of some slots."""
        return (at for at in range(len(self.atoms)) if any(self.says(at, slot) for slot in slots))

    def any(self, *slots: str) -> bool:
        """Whether any free atom may fill one of some slots."""
        return next(self.places(*slots), None) is not None

    def first(self, slot: str) -> int | None:
        """Where the first free atom stands that may fill a slot."""
        return next(self.places(slot), None)

    def take(self, start: int, end: int, use: str) -> None:
        """Mark the atoms from `start` up to, not including, `end`."""
        for atom in self.atoms[start:end]:
            atom.use = atom.use or use

    def mark(self, at: int, *marks: str) -> bool:
        """Whether a free punctuation mark of some stands at a place."""
        return self.free(at) and self.atoms[at].is_mark(*marks)

    def unknown(self, at: int) -> bool:
        """Whether a free word means nothing to the reader, so that it may be a part of a name."""
        return (
            self.free(at)
            and self.atoms[at].shape is Shape.WORD
            and not self.cues[at]
            and not self.atoms[at].roles
            and not self.atoms[at].corrected
        )

    def case(self, at: int) -> str:
        """Which case ending the atom at a place has, "" for none or in another language."""
        return split_case(self.atoms[at].text.lower())[1] if self.line.mongolian else ""

    def text(self, start: int, end: int) -> str:
        """What was typed from the atom at `start` up to, not including, the one at `end`."""
        return self.line.plain[self.atoms[start].start : self.atoms[end - 1].end] if start < end else ""


def read_phrase(plain: str, words: AccountWords, context: Context) -> Phrase:
    """Cut a plain line into atoms and look up what each may be in a statement."""
    line = read_atoms(plain, words.vocabulary, context)
    phrase = Phrase(line, words, context, [_cues(atom) for atom in line.atoms])
    for atom in line.atoms:
        atom.roles.pop(Role.SIGNAL, None)
    return phrase


def _cues(atom: Atom) -> Cues:
    found: Cues = {}
    for meaning in atom.meanings:
        if meaning.role is Role.SIGNAL:
            slot, _, value = meaning.value.partition(".")
            found[slot] = (*found.get(slot, ()), value)
    if len(found) > 1:
        found.pop(FOREIGN, None)
    return found
