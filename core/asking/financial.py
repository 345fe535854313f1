"""Reads financial years: fy26, financial year 2024-25; each is called by the year in which it ends."""

from core.asking.months import DASHES, EARLIEST, LATEST, Found
from core.asking.sentence import Sentence
from core.asking.stretch import Stretch, current, financial_year


def financial_rule(s: Sentence, at: int) -> Found | None:
    """fy26, financial year 2024-25, the 2024-25 financial year."""
    if s.says(at, "span", "financial_year"):
        ending = _ending(s, at + 1)
        return (ending[0] - at, financial_year(ending[1], s.context.country)) if ending else None
    ending = _ending(s, at)
    if ending is None or not s.says(ending[0], "span", "financial_year"):
        return None
    return ending[0] + 1 - at, financial_year(ending[1], s.context.country)


def _ending(s: Sentence, at: int) -> tuple[int, int] | None:
    """Past which atom, and the year in which a financial year ends: 26, 2026, 2025-26, 2025/2026."""
    first = s.number(at, LATEST)
    if first is None:
        return None
    second = s.number(at + 2, LATEST) if s.mark(at + 1, *DASHES) else None
    end, number = (at + 1, first) if second is None else (at + 3, second)
    number = number if number > 99 else 2000 + number
    return (end, number) if number >= EARLIEST else None


def this_financial_year(s: Sentence) -> Stretch:
    """The one that runs: "the financial year" with nothing beside it."""
    return current(s.context.today, "financial_year", 0, s.context.country)
