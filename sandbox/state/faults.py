"""What can be made to go wrong with the bot's calls, and the counts of what did."""

from collections import Counter
from dataclasses import dataclass
from typing import Literal

EVERY_METHOD = "*"


@dataclass(slots=True)
class Fault:
    """A fault for the next `times` calls of `method` ("*" is every one but getUpdates).

    `status` answers with that HTTP status before anything is done (`retry_after` seconds come with 429); `delay_ms`
    waits first; `drop` cuts the connection, `"before"` anything is done or `"after"` it was done.
    """

    method: str = EVERY_METHOD
    times: int = 1
    status: int = 0
    retry_after: int = 1
    delay_ms: int = 0
    drop: Literal["", "before", "after"] = ""

    def meets(self, method: str) -> bool:
        """Tell whether this fault is for a call of `method`."""
        named = self.method.lower() == method.lower()
        return self.times > 0 and (named or (self.method == EVERY_METHOD and method != "getUpdates"))


class Faults:
    """The faults that wait, each used up in the order in which they were asked for."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Let a fault wait for its calls."""
        self._waiting.append(fault)

    def next_for(self, method: str) -> Fault | None:
        """Take the first fault that is meant for `method`, or None."""
        for fault in self._waiting:
            if fault.meets(method):
                fault.times -= 1
                return fault
        return None

    def clear(self) -> None:
        """Let everything work again."""
        self._waiting.clear()


class Counts:
    """How often each method was called and each status answered."""

    def __init__(self) -> None:
        self.calls: Counter[str] = Counter()
        self.statuses: Counter[int] = Counter()

    def card(self) -> dict[str, object]:
        """Give the counts as JSON."""
        statuses = {str(status): count for status, count in sorted(self.statuses.items())}
        return {"calls": dict(self.calls), "statuses": statuses, "too_many": self.statuses[429]}

    def clear(self) -> None:
        """Begin at nought."""
        self.calls.clear()
        self.statuses.clear()
