"""What can go wrong with bills."""

from core.errors import GlobFamError


class SettledAlreadyError(GlobFamError):
    """Raised when an occurrence was paid or skipped before, by oneself or another."""

    code = "bills.settled"


class NotOwnerError(GlobFamError):
    """Raised when somebody else's bill shall be hidden from others, or shown to them."""

    code = "bills.not_owner"
