"""What it takes to tell who owes whom."""

from typing import Protocol

from core.family.model import Viewer
from core.ledger.model import Entry


class Shared(Protocol):
    """The entries by which somebody may owe somebody."""

    async def entries(self, viewer: Viewer) -> tuple[Entry, ...]:
        """Standing entries that were shared, paid by another or paid back, and the refunds of these; oldest first."""
        ...
