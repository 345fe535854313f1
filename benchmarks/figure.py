"""What a benchmark gives: figures for the table, most of them ratios that were taken in turn, round by round."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table: what was compared, the aim, what was measured, and whether that meets it."""

    what: str
    aim: str
    measured: str
    met: bool


@dataclass(frozen=True, slots=True)
class Result:
    """What one benchmark found. `how` says what was done; `missed` is told when an aim is not met."""

    number: int
    title: str
    how: str
    figures: tuple[Figure, ...]
    missed: str

    @property
    def met(self) -> bool:
        """Whether every aim is met."""
        return all(figure.met for figure in self.figures)


def at_least(what: str, aim: float, ratios: Sequence[float]) -> Figure:
    """A figure that should be high: how much of the other side's speed ours reached in each round."""
    return Figure(what, f"≥ {aim:g} ×", _spread(ratios), statistics.median(ratios) >= aim)


def at_most(what: str, aim: float, ratios: Sequence[float]) -> Figure:
    """A figure that should be low: how much of the other side's cost ours took in each round."""
    return Figure(what, f"≤ {aim:g} ×", _spread(ratios), statistics.median(ratios) <= aim)


def _spread(ratios: Sequence[float]) -> str:
    """The median of the rounds' ratios, with the least and the most of them."""
    return f"{statistics.median(ratios):.2f} × ({min(ratios):.2f} to {max(ratios):.2f})"
