"""What can be wrong with a document, before and while it is read. The sentences stand in the catalogues."""

from core.errors import GlobFamError


class DocumentError(GlobFamError):
    """Base of what ends the reading of one document, and of nothing else."""

    code = "document.unreadable"


class LockedError(DocumentError):
    """Raised when a file wants a password, or another one than was given."""

    code = "document.locked"


class TooMuchError(DocumentError):
    """Raised when a document is past a limit; `what` is bytes, pages, text_pages, rows, pixels or unpacked."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(most=str(most))
        self.code = f"document.too_much.{what}"


class DamagedError(DocumentError):
    """Raised when a file is not what it begins like: cut off, or no picture at all."""

    code = "document.damaged"


class TooSlowError(DocumentError):
    """Raised when reading took longer than it may, or more memory."""

    code = "document.too_slow"
