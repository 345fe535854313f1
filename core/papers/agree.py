"""How sure a field is: by how it stands on the paper, by whether the paper says it twice, and by a second engine.

The figures are shares of cases, so that 0.9 and more may be taken without asking (`core.documents.model.PROVED`).
"""

from collections.abc import Sequence
from typing import TypeVar

from core.documents.model import Read
from core.papers.labelled import Found, Where

T = TypeVar("T")
PROVED_BY_SUMS = 0.98
AGREED = 0.97
"""Two engines read the same."""
PRINTED = 0.95
"""A PDF's own text beside a label; an engine's reading that the paper repeats."""
SEEN = 0.8
"""One engine's reading beside a label."""
DOUBTED = 0.5
"""The paper, or two engines, say different things."""
LOOSE = 0.7
"""A value under or far from its label, or a label that was read with a slip."""


def settled(found: Sequence[Found[T]], *, own: bool) -> Read[T] | None:
    """The value of a field in one reading: that of the best label, doubted when labels of its slot disagree."""
    if not found:
        return None
    best = found[0]
    rivals = [one for one in found if one.slot == best.slot]
    return Read(best.value, _sure(best, rivals, own=own), best.box, best.page)


def _sure(best: Found[T], rivals: Sequence[Found[T]], *, own: bool) -> float:
    if any(one.value != best.value for one in rivals):
        return DOUBTED
    if not best.exact or best.where == Where.FAR:
        return LOOSE
    repeated = len({(one.page, one.box) for one in rivals}) > 1
    return PRINTED if own or repeated else SEEN


def agreed(reads: Sequence[Read[T] | None]) -> Read[T] | None:
    """One field of several engines' readings: sure when they agree, doubted when they do not."""
    given = [one for one in reads if one is not None]
    if not given:
        return None
    best = max(given, key=lambda one: (sum(one.value == other.value for other in given), one.confidence))
    same = [one for one in given if one.value == best.value]
    if len(same) < len(given):
        rest = max(one.confidence for one in given if one.value != best.value)
        return surer(best, min(best.confidence, DOUBTED if rest >= DOUBTED else LOOSE))
    return surer(best, max(best.confidence, AGREED)) if len(same) > 1 else best


def surer(read: Read[T], confidence: float) -> Read[T]:
    """The same field with another confidence."""
    return Read(read.value, confidence, read.box, read.page)
