"""A question under reading: its atoms, the slots of `questions.toml` that each may fill, and what each was used for."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from core.asking.words import QuestionWords
from core.capture.atoms import Atom, Line, read_atoms
from core.capture.cases import split_case
from core.capture.model import Context
from core.capture.roles import Role
from core.capture.tokens import Shape

Cues = dict[str, tuple[str, ...]]


@dataclass(slots=True)
class Sentence:
    """The line, whose it is, and the cues of each atom: slot to values."""

    line: Line
    words: QuestionWords
    context: Context
    cues: list[Cues] = field(default_factory=list)

    @property
    def atoms(self) -> list[Atom]:
        """The atoms in order."""
        return self.line.atoms

    def free(self, at: int) -> bool:
        """Whether there is an atom at a place that no step has taken."""
        atoms = self.line.atoms
        return 0 <= at < len(atoms) and not atoms[at].use

    def says(self, at: int, slot: str, *values: str) -> bool:
        """Whether a free atom may fill a slot, with one of `values` when any are given."""
        if not 0 <= at < len(self.cues):
            return False
        found = self.cues[at].get(slot)
        return found is not None and self.free(at) and (not values or not set(values).isdisjoint(found))

    def value(self, at: int, slot: str) -> str | None:
        """The first value that a free atom gives a slot."""
        return self.cues[at][slot][0] if self.says(at, slot) else None

    def has(self, at: int, role: Role, *values: str) -> bool:
        """Whether a free atom plays one of capture's roles."""
        return self.free(at) and self.line.atoms[at].has(role, *values)

    def places(self, slot: str, *values: str) -> Iterator[int]:
        """Where the free atoms stand that may fill a slot."""
        return (at for at in range(len(self.atoms)) if self.says(at, slot, *values))

    def any(self, slot: str, *values: str) -> bool:
        """Whether any free atom may fill a slot."""
        return next(self.places(slot, *values), None) is not None

    def take(self, start: int, end: int, use: str) -> None:
        """Mark the atoms from `start` up to, not including, `end`."""
        for atom in self.atoms[start:end]:
            atom.use = atom.use or use

    def mark(self, at: int, *marks: str) -> bool:
        """Whether a free punctuation mark of some stands at a place."""
        return self.free(at) and self.atoms[at].is_mark(*marks)

    def ends_with(self, slot: str) -> bool:
        """Whether the last word of the line may fill a slot."""
        last = max((at for at, atom in enumerate(self.atoms) if atom.shape is Shape.WORD), default=-1)
        return self.says(last, slot)

    def number(self, at: int, most: int) -> int | None:
        """The whole number from 1 to `most` at a place, in digits or as a word."""
        if not self.free(at):
            return None
        atom = self.atoms[at]
        value = atom.numeral.value if atom.numeral and atom.text.isdigit() else None
        number = int(atom.roles[Role.NUMBER]) if atom.has(Role.NUMBER) else value
        return int(number) if number is not None and 1 <= number <= most else None

    def case(self, at: int) -> str:
        """Which case ending the atom at a place has, "" for none."""
        return split_case(self.atoms[at].text.lower())[1]

    def unknown(self, at: int) -> bool:
        """Whether a free word means nothing to the reader."""
        return self.free(at) and self.atoms[at].shape is Shape.WORD and not self.cues[at] and not self.atoms[at].roles


def read_sentence(plain: str, words: QuestionWords, context: Context) -> Sentence:
    """Cut a plain line into atoms and look up what each may be in a question."""
    line = read_atoms(plain, words.vocabulary, context)
    sentence = Sentence(line, words, context, [_cues(atom) for atom in line.atoms])
    for atom in line.atoms:
        atom.roles.pop(Role.SIGNAL, None)
        if atom.shape is Shape.WORD and not any(letter.isalnum() for letter in atom.text) and not atom.roles:
            atom.use = "picture"
    return sentence


def _cues(atom: Atom) -> Cues:
    found: Cues = {}
    for meaning in atom.meanings:
        if meaning.role is Role.SIGNAL:
            slot, _, value = meaning.value.partition(".")
            found[slot] = (*found.get(slot, ()), value)
    return found
