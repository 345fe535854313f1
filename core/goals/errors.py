"""What can go wrong with goals."""

from core.errors import GlobFamError


class NoSuchGoalError(GlobFamError):
    """There is none of this name, or none that this member sees."""

    code = "goals.not_found"


class NotTheirGoalError(GlobFamError):
    """Only who made a goal makes it private: it would be hidden from who does."""

    code = "goals.not_theirs"


class SavedOnAccountError(GlobFamError):
    """What is saved for this goal is what is on its account: nothing is put aside beside it."""

    code = "goals.on_account"
