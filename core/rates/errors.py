"""What can go wrong with a source of rates, and with a person's own rate."""

from core.errors import GlobFamError


class SourceError(GlobFamError):
    """Base of what a source may raise; `source` names it."""

    code = "rates.source"

    def __init__(self, source: str, **params: str) -> None:
        super().__init__(source=source, **params)
        self.source = source


class SourceAwayError(SourceError):
    """Raised when a source cannot be reached, is too slow, fails, or asks for fewer requests.

    `seconds` is how long it asks to be left alone, when it says so.
    """

    code = "rates.source_away"

    def __init__(self, source: str, seconds: int | None = None) -> None:
        super().__init__(source)
        self.seconds = seconds


class SourceRefusedError(SourceError):
    """Raised when a source will not answer us: a key, a robot check or a request that it no longer knows."""

    code = "rates.source_refused"

    def __init__(self, source: str, status: int) -> None:
        super().__init__(source, status=str(status))


class SourceUnreadableError(SourceError):
    """Raised when an answer is not in the source's format: nothing of it is believed."""

    code = "rates.source_unreadable"


class BadRateError(GlobFamError):
    """Raised for a rate by hand that is not above zero, is of a currency in itself, or of a day to come."""

    code = "rates.bad_rate"


class NotHeldError(GlobFamError):
    """Raised when a held rate is not there, or has been decided already."""

    code = "rates.not_held"
