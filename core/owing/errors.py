"""What can go wrong with debts."""

from core.errors import GlobFamError


class NothingOwedError(GlobFamError):
    """Raised when there is no such debt (any more), or the sum does not fit it."""

    code = "owing.nothing"
