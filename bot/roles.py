"""The parts that a process of the bot can play; `run` plays all of them, `bot`, `api` and `worker` one each."""

from enum import StrEnum


class Role(StrEnum):
    """One part. More than one process may play the same part on PostgreSQL."""

    BOT = "bot"
    """Takes updates in and handles them, chat by chat."""
    API = "api"
    """Serves HTTP: webhook, health, metrics, admin API."""
    WORKER = "worker"
    """Sends notifications and what failed to go out."""


ALL = frozenset(Role)
"""What one machine runs in one process."""
