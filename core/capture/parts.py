"""Divides a line among its sums: "lunch 18 + coffee 5.5" and «талх 2500 сүү 4500» are two parts each."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from core.capture.amounts import Sum
from core.capture.atoms import Atom, Line, describes, known_thing
from core.capture.roles import Role
from core.capture.tokens import Shape

_MOST_GUESTS = 12
_SURELY_A_PRICE = 1000
_MOST_COUNTED = 12
_COUNTS = frozenset({"count", "pieces", "quantity"})
_ASIDE = ("occasion", "gamble", "payer")


@dataclass(frozen=True, slots=True)
class Part:
    """One sum and the atoms that speak of it; `shops_first` in a bank's words, where things are parts of names."""

    sum: Sum
    atoms: Sequence[Atom]
    shops_first: bool = False


@dataclass(frozen=True, slots=True)
class Asides:
    """What is said beside the matter: `#tags`, and a note in parentheses or behind a dash."""

    tags: tuple[str, ...] = ()
    note: str | None = None


def take_asides(line: Line, sums: Sequence[Sum]) -> Asides:
    """Take tags and notes out of the line."""
    tags = [atom for atom in line.atoms if atom.free and atom.shape is Shape.TAG]
    for atom in tags:
        atom.use = "tag"
    note = _in_parentheses(line) or _behind_dash(line, sums)
    for atom in note:
        atom.use = "note"
    inner = [atom for atom in note if not atom.is_mark("(", ")", "-", "—")]
    text = line.plain[inner[0].start : inner[-1].end] if inner else None
    return Asides(tuple(atom.text[1:] for atom in tags), text)


def _in_parentheses(line: Line) -> list[Atom]:
    opening = next((at for at, atom in enumerate(line.atoms) if atom.is_mark("(")), None)
    if opening is None:
        return []
    closing = next((at for at, atom in enumerate(line.atoms) if at > opening and atom.is_mark(")")), len(line.atoms))
    return _note(line.atoms[opening : closing + 1])


def _behind_dash(line: Line, sums: Sequence[Sum]) -> list[Atom]:
    last = sums[-1].end if sums else len(line.atoms)
    for at in range(last, len(line.atoms)):
        atom, after = line.atoms[at], line.at(at + 1)
        if atom.free and (atom.is_mark("—") or (atom.is_mark("-") and not atom.glued and after and not after.glued)):
            return _note(line.atoms[at:])
    return []


def _note(atoms: list[Atom]) -> list[Atom]:
    """The atoms of a note, or none of them when they say what kind of thing it was, or how much."""
    if any(not atom.free or _tells(atom) or atom.numeral for atom in atoms):
        return []
    return atoms


def _tells(atom: Atom) -> bool:
    """Whether a word says what kind of thing it was, or which account; for whom or when it was is a note's."""
    signals = any(m.role is Role.SIGNAL and m.value not in _ASIDE for m in atom.meanings)
    return signals or atom.has(Role.BANK) or atom.has(Role.ACCOUNT)


def divide(line: Line, sums: Sequence[Sum]) -> list[Part] | None:
    """One part for each sum, or None when it cannot be told which words belong to which sum."""
    if len(sums) == 1:
        return [Part(sums[0], line.atoms)]
    cuts = None if _contains(line, sums) else _cuts(line, sums)
    if cuts is None:
        return None
    edges = [0, *(place for place, _ in cuts), len(line.atoms)]
    parts = [Part(found, line.atoms[start:end]) for found, start, end in zip(sums, edges[:-1], edges[1:], strict=True)]
    separated = all(separated for _, separated in cuts)
    return (
        parts
        if all(any(map(describes, part.atoms)) or part.sum.sign > 0 for part in parts)
        and (separated or _are_things(parts))
        else None
    )


def _are_things(parts: Sequence[Part]) -> bool:
    """Whether parts that nothing separates are things and their prices all the same: by their words, or their sizes."""
    known = [part for part in parts if any(map(known_thing, part.atoms))]
    return len(known) == len(parts) or (len(known) > 1 and all(_is_price(part.sum) for part in parts))


def _is_price(said: Sum) -> bool:
    return not said.bare or (len(said.options) == 1 and said.options[0][1] >= _SURELY_A_PRICE)


def loses_a_thing(line: Line) -> bool:
    """Whether a thing between two separators has only a number that was taken for a count: was it the price?

    A count needs no price of its own where the sum's own part says nothing of what it was for (2 tickets, $32).
    """
    if not any(atom.use in _COUNTS for atom in line.atoms):
        return False
    parts: list[list[Atom]] = [[]]
    for atom in line.atoms:
        if atom.use == "" and atom.is_mark(",", ";", "+", "&"):
            parts.append([])
        parts[-1].append(atom)
    priced = [any(atom.use == "sum" for atom in part) for part in parts]
    things = [any(map(known_thing, part)) for part in parts]
    counted = [any(atom.use in _COUNTS and atom.numeral for atom in part) for part in parts]
    lost = any(c and t and not p for p, t, c in zip(priced, things, counted, strict=True))
    return lost and any(p and t for p, t in zip(priced, things, strict=True))


def _contains(line: Line, sums: Sequence[Sum]) -> bool:
    """Whether a sum is a part of another (incl. tip 2), or may count people (a table for 6)."""
    if any(atom.free and atom.has(Role.NOTHING, "within") for atom in line.atoms[: sums[-1].start]):
        return True
    return any(found.bare and _is_for(line, found) for found in sums)


def _is_for(line: Line, found: Sum) -> bool:
    before = line.at(found.start - 1)
    few = len(found.options) == 1 and found.options[0][1] <= _MOST_GUESTS
    return few and before is not None and before.free and before.has(Role.PARTICLE, "for")


def _cuts(line: Line, sums: Sequence[Sum]) -> list[tuple[int, bool]] | None:
    """Where each part but the first begins, and whether something written separates it from the one before."""
    words_first = any(map(describes, line.atoms[: sums[0].start]))
    words_last = any(map(describes, line.atoms[sums[-1].end :]))
    cuts: list[tuple[int, bool]] = []
    for one, other in pairwise(sums):
        separator = next((at for at in range(one.end, other.start) if _separates(line.atoms[at])), None)
        if separator is not None and line.atoms[separator].has(Role.AND) and _turns(line, one, other, separator):
            return None
        if separator is not None:
            cuts.append((separator, True))
        elif other.sign or _may_count(line, one):
            return None
        elif words_first and not words_last:
            cuts.append((one.end, False))
        elif words_last and not words_first:
            cuts.append((other.start, False))
        else:
            return None
    return cuts


def _may_count(line: Line, said: Sum) -> bool:
    """Coffee 5 tickets 30, with nothing between: five tickets, or a coffee for five."""
    after = line.at(said.end)
    few = said.bare and len(said.options) == 1 and said.options[0][1] <= _MOST_COUNTED
    return few and after is not None and after.has(Role.UNIT, "piece")


def _turns(line: Line, one: Sum, other: Sum, separator: int) -> bool:
    """100 napkins and plates 14.50: the number first, then the number last, so the first may count things."""
    bare = one.bare and one.start == 0
    behind = any(map(describes, line.atoms[other.end :]))
    return bare and any(map(describes, line.atoms[separator : other.start])) and not behind


def _separates(atom: Atom) -> bool:
    return atom.free and (atom.is_mark(",", ";", "+", "&", "|", "/", ".") or atom.has(Role.AND))
