"""What can go wrong with the ledger."""

from core.errors import GlobFamError


class NothingToUndoError(GlobFamError):
    """Raised when this member has no standing change of the last 30 days."""

    code = "ledger.nothing_to_undo"


class NothingToRedoError(GlobFamError):
    """Raised when the last thing this member did was not an undo."""

    code = "ledger.nothing_to_redo"


class ChangedSinceError(GlobFamError):
    """Raised when an entry was changed after the change to be undone; the later one must go first."""

    code = "ledger.changed_since"


class TooOldError(GlobFamError):
    """Raised past the 30 days in which changes can be undone."""

    code = "ledger.too_old"


class NoSuchEntryError(GlobFamError):
    """Raised for an entry that does not exist for this viewer: another's private one and none at all look alike."""

    code = "ledger.no_such_entry"


class NoSuchAccountError(GlobFamError):
    """Raised for an account that does not exist for this viewer."""

    code = "ledger.no_such_account"


class UnbalancedError(GlobFamError):
    """Raised when postings would not sum to zero in each currency: a defect of ours, never stored."""

    code = "ledger.unbalanced"
