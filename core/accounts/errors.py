"""What can be wrong with an account."""

from core.errors import GlobFamError


class AccountExistsError(GlobFamError):
    """Raised for a `name` that another account of the family has."""

    code = "accounts.exists"


class BadNameError(GlobFamError):
    """Raised for a name of nothing, or of more than `most` characters."""

    code = "accounts.bad_name"


class BadOwnersError(GlobFamError):
    """Raised when the shares of the owners make more than a whole, or one of them is nothing."""

    code = "accounts.bad_owners"


class NotOwnerError(GlobFamError):
    """Raised when somebody else than who opened an account makes it private or shared."""

    code = "accounts.not_owner"
