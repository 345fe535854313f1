"""A reminder that waits for its instant."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Kind(StrEnum):
    """What a reminder is of."""

    BILL = "bill"
    """An occurrence of a bill, before it and on its day."""
    OVERDUE = "overdue"
    """An occurrence that nobody paid."""
    BALANCE = "balance"
    """An account that runs dry."""
    BUDGET = "budget"
    """A budget that is nearly spent, or over."""
    GOAL = "goal"
    """Something to put aside."""
    VISA = "visa"
    """Hours of work, a visa's end, a renewal."""
    DIGEST = "digest"
    """The line of the week."""


@dataclass(frozen=True, slots=True)
class NewReminder:
    """To be told to a person at an instant (UTC) unless it is pointless by then.

    `slot` tells it from others of its kind, as `"412:before"`; the same (person, kind, slot) is told once.
    `matter_id` is what it speaks of; with that deleted for good it goes too.
    """

    user_id: int
    family_id: int
    kind: Kind
    slot: str
    due_at: datetime
    matter_id: int | None = None


@dataclass(frozen=True, slots=True)
class Reminder:
    """One that is stored."""

    id: int
    told: NewReminder
