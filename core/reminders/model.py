"""A reminder that waits for its instant."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

BEFORE, DAY, ALONG, OTHERS = "before", "day", "along", "others"
"""Occasions of a bill: days before it is due, on its day, on its day but only with other things, and forgotten by
whose it is, so that the others are told."""


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


OF_BILLS = frozenset({Kind.BILL, Kind.OVERDUE})


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

    @property
    def of(self) -> str:
        """Of a bill: the occurrence that it is of."""
        return self.told.slot.partition(":")[0]

    @property
    def occasion(self) -> str:
        """Of a bill: the occasion on which it is told, as `BEFORE`."""
        return self.told.slot.partition(":")[2]
