"""The root of every error that a person may cause: a code and parameters, worded at the edge in their language."""


class GlobFamError(Exception):
    """Base of the errors that the edge turns into a sentence: `code` names it, `params` fill it."""

    code = "error"

    def __init__(self, **params: str) -> None:
        super().__init__(self.code)
        self.params = params
