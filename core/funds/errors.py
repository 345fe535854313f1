"""What can go wrong with the funds of a visa."""

from core.errors import GlobFamError


class NoFiguresError(GlobFamError):
    """An application on a day before the first figures that are known."""

    code = "funds.no_figures"


class NotTheirPlanError(GlobFamError):
    """Only who made a plan changes it: it says who comes along, and what is left out."""

    code = "funds.not_theirs"
