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


def in_milliseconds(what: str, aim: int, seconds: Sequence[float]) -> Figure:
    """A time that should be short: the median of the rounds, with the time within which nineteen of twenty were."""
    median = statistics.median(seconds) * 1000
    slow = sorted(seconds)[len(seconds) * 19 // 20] * 1000
    return Figure(f"{what}, p50 (p95)", f"< {aim} ms", f"{median:.1f} ms ({slow:.1f} ms)", median < aim)


def the_same(what: str, spread: float, ratios: Sequence[float]) -> Figure:
    """A ratio that should be one, give or take a share; less than that is no harm."""
    return Figure(what, f"1 × ± {spread:.0%}", _spread(ratios), statistics.median(ratios) <= 1 + spread)


def _spread(ratios: Sequence[float]) -> str:
    """The median of the rounds' ratios, with the least and the most of them."""
    return f"{statistics.median(ratios):.2f} × ({min(ratios):.2f} to {max(ratios):.2f})"
