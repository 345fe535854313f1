"""What the HTTP doors are given by the wiring."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from core.admin.ports import Administration
from core.clock import Clock
from core.unit import Store
from handlers.calendar_file import CalendarFile
from handlers.metrics import Metrics


@dataclass(frozen=True, slots=True)
class HttpDeps:
    """Everything that a request may reach.

    `chat_of` finds the chat of an update (0 when it has none) and `wake` tells the lanes that it has something
    waiting. `calendars` makes what a secret link opens. The webhook is off without `webhook_secret`, the admin API
    without `admin_token`.
    """

    store: Store
    administration: Administration
    ready: Callable[[], Awaitable[bool]]
    chat_of: Callable[[dict[str, Any]], int]
    wake: Callable[[int], None]
    clock: Clock
    metrics: Metrics
    version: str
    calendars: CalendarFile
    webhook_secret: str | None = field(default=None, repr=False)
    admin_token: str | None = field(default=None, repr=False)
