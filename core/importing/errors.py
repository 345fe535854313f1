"""What can be wrong with taking a paper into the ledger."""

from core.errors import GlobFamError


class NotConfirmedError(GlobFamError):
    """Raised when a statement that no balance proves shall be booked, and nobody confirmed it. Nothing was written."""

    code = "import.not_confirmed"


class UnfitStatementError(GlobFamError):
    """Raised when a row's amount has more digits than its currency, or more than an entry may hold."""

    code = "import.unfit"


class WrongCurrencyError(GlobFamError):
    """Raised when a statement in one currency (`given`) is put on an account in another (`wanted`)."""

    code = "import.wrong_currency"


class FutureDayError(GlobFamError):
    """Raised when a paper is dated on a `day` that is still to come: it was misread, or is not what it says."""

    code = "import.future"
