"""A matter: one thing that the family watches over, kept with whose it is."""

from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

B_co = TypeVar("B_co", covariant=True)


@dataclass(frozen=True, slots=True)
class Matter(Generic[B_co]):
    """One thing watched over. `body` is a frozen value of its subject (`core.bills.model.Bill` and others).

    It is seen by the family; a `private` one by its owner alone, and one of an account (`account_id`) by who sees that
    account. `parent_id` is the matter that it belongs to (an occurrence's bill), `day` the day by which it is looked
    up. A deleted one is seen by nobody, and can be put back. `id` is 0 until it is stored.
    """

    owner_id: int
    body: B_co
    private: bool = False
    account_id: int | None = None
    parent_id: int | None = None
    day: date | None = None
    deleted: bool = False
    id: int = 0
    family_id: int = 0


@dataclass(frozen=True, slots=True)
class MatterChange:
    """One matter's part of a change; `before` is None where the change made it."""

    before: Matter[object] | None
    after: Matter[object]
