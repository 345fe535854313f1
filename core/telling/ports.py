"""What telling unasked needs from storage."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Protocol

from core.family.model import Person, Quietness, Viewer
from core.ledger.model import Entry


class Told(Protocol):
    """What was told already, so that it is told once."""

    async def once(self, user_id: int, code: str, period: str, at: datetime) -> bool:
        """Note that a person is told this of a period; False when they were before. A chat is told by its id."""
        ...

    async def once_each(self, pairs: Collection[tuple[int, str]], code: str, at: datetime) -> Collection[int]:
        """As `once` for many, as (person, period): those who were not told before."""
        ...

    async def latest(self, user_ids: Collection[int], code: str) -> Mapping[int, str]:
        """The greatest period of which each of these was told this; who never was is not in it."""
        ...

    async def forget(self, user_id: int, code: str) -> None:
        """Let it be told again."""
        ...

    async def listeners(self, quietness: Collection[Quietness]) -> tuple[Person, ...]:
        """Everyone who looks at a family, can be reached, and wants to hear so much."""
        ...

    async def by_others(self, viewer: Viewer, first_id: int, until: datetime, most: int) -> tuple[Entry, ...]:
        """Standing entries that others wrote from this id on and before `until`, as far as this member sees them."""
        ...
