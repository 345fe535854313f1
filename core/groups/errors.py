"""What can go wrong when a group is to become a family's."""

from core.errors import GlobFamError


class GroupTakenError(GlobFamError):
    """Raised when a group is some family's already: which one is not said."""

    code = "group.taken"
