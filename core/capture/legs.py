"""Which sum of a line is which: things that happened, and for money that was moved what arrived and what it cost."""

from collections.abc import Sequence
from dataclasses import dataclass

from core.capture.amounts import Sum
from core.capture.atoms import Line
from core.capture.evidence import signals_of
from core.capture.roles import Role

_MOVING = frozenset({"send", "remit", "transfer", "exchange"})


@dataclass(frozen=True, slots=True)
class Legs:
    """Which sum is which: the things that happened, and for money that was moved what arrived and what it cost."""

    mains: tuple[Sum, ...]
    received: Sum | None = None
    fee: Sum | None = None


def find_legs(line: Line, sums: Sequence[Sum]) -> Legs:
    """Give each sum its part: all are things of their own unless the line moves money."""
    fee = _fee(line, sums) if len(sums) > 1 else None
    rest = [found for found in sums if found is not fee]
    if not _MOVING & signals_of(line.atoms) and not _arrow(line, rest):
        return Legs(tuple(sums))
    if len(rest) == 2 and _arrived(line, rest[0], rest[1]):
        return Legs((rest[0],), rest[1], fee)
    return Legs(tuple(rest), None, fee)


def _fee(line: Line, sums: Sequence[Sum]) -> Sum | None:
    """The sum right behind the word "fee" (a colon or a small word between), else the one right before it."""
    behind = [found for found in sums if _follows_fee(line, found)]
    before = [found for found in sums if (after := line.at(found.end)) and after.free and after.says("fee")]
    return next(iter(behind + before), None)


def _follows_fee(line: Line, found: Sum) -> bool:
    for at in range(found.start - 1, found.start - 4, -1):
        atom = line.at(at)
        if atom is None or not atom.free or atom.is_mark(",", ";"):
            return False
        if atom.says("fee"):
            return True
    return False


def _arrived(line: Line, sent: Sum, other: Sum) -> bool:
    """Whether the second sum is what arrived of the first: in another currency, or said so."""
    if sent.currency and other.currency and sent.currency != other.currency:
        return True
    return any(atom.says("arrived") for atom in line.atoms[sent.end : other.end + 2]) or any(
        atom.is_mark("=", "→", "->", "=>") for atom in line.atoms[sent.end : other.start]
    )


def _arrow(line: Line, sums: Sequence[Sum]) -> bool:
    """500 aud -> 1,128,400 mnt: money that became another currency."""
    return (
        len(sums) == 2
        and sums[0].currency != sums[1].currency
        and None not in {s.currency for s in sums}
        and any(
            atom.is_mark("=", "→", "->", "=>") or atom.has(Role.PARTICLE, "to")
            for atom in line.atoms[sums[0].end : sums[1].start]
        )
    )
