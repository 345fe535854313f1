"""What can go wrong with people and families."""

from core.errors import GlobFamError


class NotAllowedError(GlobFamError):
    """Raised by the gate; carries the action so that the edge can say what is missing."""

    code = "family.not_allowed"

    def __init__(self, action: str) -> None:
        super().__init__(action=action)


class InvitationInvalidError(GlobFamError):
    """Raised for a link that is unknown, used or expired: one error for all, so that a stranger learns nothing."""

    code = "family.invitation_invalid"


class AlreadyMemberError(GlobFamError):
    """Raised when the one who taps an invitation is in that family already."""

    code = "family.already_member"


class LastOwnerError(GlobFamError):
    """Raised when the only owner would leave others behind without one."""

    code = "family.last_owner"


class NoSuchMemberError(GlobFamError):
    """Raised when a member is not (or no longer) in this family."""

    code = "family.no_such_member"
