"""Drawing as a port: a picture is made when it is sent, so that the outbox keeps figures and a retry draws again."""

from typing import Protocol

from core.charts.model import Chart


class Charts(Protocol):
    """Draws."""

    async def drawn(self, chart: Chart) -> bytes:
        """The picture as PNG. It takes a good part of a second at first: never ask inside a unit of work."""
        ...
