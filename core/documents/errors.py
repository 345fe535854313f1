"""What can be wrong with a document, before and while it is read. The sentences stand in the catalogues."""

from core.errors import GlobFamError


class DocumentError(GlobFamError):
    """Base of what ends the reading of one document, and of nothing else."""

    code = "document.unreadable"


class LockedError(DocumentError):
    """Raised when a file wants a password, or another one than was given."""

    code = "document.locked"


class LockedBookError(DocumentError):
    """Raised when a spreadsheet has a password: no library at hand opens one, so that none is asked for."""

    code = "document.locked_book"


TOO_MUCH = ("bytes", "pages", "text_pages", "rows", "pixels", "unpacked", "members")
"""What a document may have too much of; bytes and what is unpacked are told in megabytes, pixels in millions."""


class TooMuchError(DocumentError):
    """Raised when a document is past a limit; `what` is one of `TOO_MUCH`, `most` what it may have of it."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(most=str(most))
        self.code = f"document.too_much.{what}"


class DamagedError(DocumentError):
    """Raised when a file is not what it begins like: cut off, or no picture at all."""

    code = "document.damaged"


class TooSlowError(DocumentError):
    """Raised when reading took longer than it may, or more memory."""

    code = "document.too_slow"


class NoEngineError(DocumentError):
    """Raised when a picture is to be read and this machine has nothing that reads pictures."""

    code = "document.no_engine"


class GoneError(DocumentError):
    """Raised when Telegram has the file no more."""

    code = "document.gone"


class NoSuchPaperError(GlobFamError):
    """Raised when there is no such paper for this viewer: none at all, another's, or a deleted one."""

    code = "paper.none"


class NoSuchJobError(GlobFamError):
    """Raised when there is nothing to call off or to open with a password: it is over, or another's."""

    code = "paper.no_job"


class JobLostError(GlobFamError):
    """Raised when a job is no longer its worker's: it was called off, or another worker has taken it over."""

    code = "job.lost"


class OriginalsError(GlobFamError):
    """Raised when originals cannot be kept or fetched now: the disk is full, the server is away."""

    code = "originals.unavailable"


class OriginalGoneError(GlobFamError):
    """Raised when nothing that opens is stored under a key: it is gone, was changed, or its secret key is missing."""

    code = "originals.gone"
