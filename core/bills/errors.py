"""What can go wrong with bills."""

from core.errors import GlobFamError


class SettledAlreadyError(GlobFamError):
    """Raised when an occurrence was paid or skipped before, by oneself or another."""

    code = "bills.settled"
