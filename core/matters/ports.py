"""What watching over needs from storage. Every read takes a `Viewer` and shows only what that member may see."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Protocol, TypeVar

from core.family.model import Viewer
from core.matters.model import Matter

B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which matters of a kind: of these days (both inclusive), of this parent, of this member; None does not ask."""

    first: date | None = None
    last: date | None = None
    parents: Collection[int] | None = None
    owner_id: int | None = None


ALL = Wanted()


class Matters(Protocol):
    """The matters of a family. `kind` is the type of the body."""

    async def add(self, viewer: Viewer, new: Matter[B], key: str | None = None) -> Matter[B] | None:
        """Store one; gives it with its ids. None when the family has one with this key already, deleted or not."""
        ...

    async def find(self, viewer: Viewer, kind: type[B], wanted: Wanted = ALL) -> tuple[Matter[B], ...]:
        """Those that stand, by their day, then in the order in which they were made."""
        ...

    async def get(self, viewer: Viewer, kind: type[B], matter_id: int) -> Matter[B]:
        """One that stands; raises `NoSuchMatterError` when it is deleted, or hidden from this viewer."""
        ...

    async def ever(self, viewer: Viewer, matter_id: int) -> Matter[object]:
        """One of any kind, deleted or not; raises `NoSuchMatterError` when it is hidden from this viewer."""
        ...

    async def any_private(self, viewer: Viewer) -> bool:
        """Whether the viewer has one that the others do not see."""
        ...

    async def forget(self, viewer: Viewer, ids: Collection[int]) -> None:
        """Delete for good what is only worked out from something else, with what waits to be told of it."""
        ...

    async def replace(self, viewer: Viewer, changed: Matter[B]) -> None:
        """Store what changed of it: all but its family, owner, kind and key."""
        ...
