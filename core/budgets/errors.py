"""What can go wrong with budgets."""

from core.errors import GlobFamError


class NoSuchBudgetError(GlobFamError):
    """There is none of this, or none that this member sees."""

    code = "budgets.not_found"


class NotTheirBudgetError(GlobFamError):
    """Only who made a budget makes it private: it would be hidden from who does."""

    code = "budgets.not_theirs"
