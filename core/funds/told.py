"""One answer about an application put into what was told before."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from core.funds.model import Plan
from core.money.money import Money

MOST_CHILDREN = 9


class Asked(StrEnum):
    """What can be told."""

    PARTNER = "partner"
    CHILDREN = "children"
    PUPILS = "pupils"
    ABROAD = "abroad"
    TUITION = "tuition"
    PAID = "paid"
    SCHOOL = "school"
    TRAVEL = "travel"
    OTHER = "other"
    DAY = "day"
    ENDS = "ends"


COUNTS = frozenset({Asked.PARTNER, Asked.CHILDREN, Asked.PUPILS, Asked.ABROAD})
SUMS = frozenset({Asked.TUITION, Asked.PAID, Asked.SCHOOL, Asked.TRAVEL, Asked.OTHER})
FIRST = (Asked.PARTNER, Asked.CHILDREN, Asked.PUPILS, Asked.ABROAD, Asked.TUITION)
"""What is asked at the start, in this order; the rest has a usual answer."""


@dataclass(frozen=True, slots=True)
class Told:
    """A plan and the day of the application, as they shall be; None is the day on which the visa expires."""

    plan: Plan
    day: date | None = None


Answer = int | Money | date | None


def answered(told: Told, asked: Asked, answer: Answer) -> Told:
    """With one thing otherwise; None is what is usual: worked out by the figures, or nothing."""
    if asked is Asked.DAY:
        return replace(told, day=answer if isinstance(answer, date) else None)
    changes: dict[str, Any] = {asked.value: _fitting(asked, answer)}
    plan = replace(told.plan, **changes)
    return replace(told, plan=replace(plan, pupils=min(plan.pupils, plan.children)))


def next_asked(answers: Mapping[str, object]) -> Asked | None:
    """What is to be asked next at the start; None when all is told. Without children none is of school age."""
    skipped = {Asked.PUPILS} if not answers.get(Asked.CHILDREN) else set()
    return next((one for one in FIRST if one not in answers and one not in skipped), None)


def _fitting(asked: Asked, answer: Answer) -> Answer:
    if asked in {Asked.PARTNER, Asked.ABROAD}:
        return bool(answer)
    return (answer or 0) if asked in COUNTS else answer
