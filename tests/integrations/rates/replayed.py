"""A `Web` that replays answers, and remembers what it was asked.

The answers in `answers/` are written from each publisher's own description of its format (named in the adapter's
docstring), with figures of the size that it publishes.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from integrations.rates.web import Web

ANSWERS = Path(__file__).with_name("answers")


def answer(name: str) -> str:
    """The text of an answer."""
    return (ANSWERS / name).read_text("utf-8-sig")


@dataclass(frozen=True)
class Asked:
    """One request."""

    method: str
    url: str
    query: Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=dict)


class ReplayedWeb(Web):
    """Gives the answers in turn, the last one for ever; None is a publisher's "no data"."""

    def __init__(self, *answers: str | None) -> None:
        self._answers = list(answers)
        self.asked: list[Asked] = []

    async def ask(
        self,
        source: str,
        url: str,
        query: Mapping[str, str],
        *,
        method: str = "GET",
        headers: Mapping[str, str] | None = None,
        nothing: Collection[int] = (),
    ) -> str | None:
        self.asked.append(Asked(method, url, dict(query), dict(headers or {})))
        return self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
