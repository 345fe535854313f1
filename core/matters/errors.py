"""What can go wrong with what is watched over."""

from core.errors import GlobFamError


class NoSuchMatterError(GlobFamError):
    """It is not there, or not for this member."""

    code = "matters.not_found"
