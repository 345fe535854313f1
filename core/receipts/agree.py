"""The candidates of several engines for one field as one list: that two see the same is the best evidence there is."""

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from core.documents.page import Box

V = TypeVar("V", bound=Hashable)
V_co = TypeVar("V_co", bound=Hashable, covariant=True)
_BOTH = 1.5
"""What it adds to a value's score that a further engine has it too."""


class Ranked(Protocol[V_co]):
    """A candidate as one engine has it."""

    @property
    def value(self) -> V_co: ...  # noqa: D102
    @property
    def evidence(self) -> set[str]: ...  # noqa: D102
    @property
    def score(self) -> float: ...  # noqa: D102
    @property
    def box(self) -> Box | None: ...  # noqa: D102
    @property
    def sure(self) -> float: ...  # noqa: D102
    @property
    def page(self) -> int: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Choice(Generic[V]):
    """A value with what all engines say of it.

    `engines` have it among their candidates, `tops` of them as their first; `ahead` is by how much its score is over
    that of the next value; `sure` is the engine's own word for it.
    """

    value: V
    evidence: frozenset[str]
    engines: int
    tops: int
    score: float
    sure: float
    ahead: float = 0.0
    box: Box | None = None
    page: int = 1


def pooled(readings: Sequence[Sequence[Ranked[V]]]) -> tuple[Choice[V], ...]:
    """The values of all engines, the likeliest first."""
    by_value: dict[V, list[tuple[int, Ranked[V]]]] = {}
    for ranked in readings:
        for place, one in enumerate(ranked):
            by_value.setdefault(one.value, []).append((place, one))
    made = sorted((_choice(value, seen) for value, seen in by_value.items()), key=lambda one: -one.score)
    return tuple(_ahead(made))


def _choice(value: V, seen: Sequence[tuple[int, Ranked[V]]]) -> Choice[V]:
    best = max((one for _, one in seen), key=lambda one: one.score)
    evidence = frozenset(name for _, one in seen for name in one.evidence)
    score = best.score + sum(max(one.score, 0) for _, one in seen if one is not best) / 2 + _BOTH * (len(seen) - 1)
    tops = sum(1 for place, _ in seen if place == 0)
    return Choice(value, evidence, len(seen), tops, score, best.sure, 0.0, best.box, best.page)


def _ahead(made: Sequence[Choice[V]]) -> Iterable[Choice[V]]:
    for place, one in enumerate(made):
        after = made[place + 1].score if place + 1 < len(made) else 0.0
        yield Choice(
            one.value, one.evidence, one.engines, one.tops, one.score, one.sure, one.score - after, one.box, one.page
        )
