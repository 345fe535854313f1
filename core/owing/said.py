"""Reads whom somebody wants to settle with: "settle with Bat", "Bat paid me back", «Баттай тооцоо нийлье»."""

from collections.abc import Iterable

from core.capture.cases import split_case

_NAME = "*"
_LONGEST_NAME = 3
"""In words."""


def settled_with(text: str, patterns: Iterable[str]) -> str | None:
    """The name that stands in the place of `*` in the first pattern that the whole text fits, without its ending."""
    said = " ".join(text.strip(" .!?").split())
    for pattern in patterns:
        before, _, after = pattern.partition(_NAME)
        name = said[len(before) : len(said) - len(after)].strip()
        folded = said.casefold()
        if folded.startswith(before) and folded.endswith(after) and 0 < len(name.split()) <= _LONGEST_NAME:
            return _bare(name) if len(said) > len(before) + len(after) else None
    return None


def _bare(name: str) -> str:
    """Баттай is Bat with an ending; a name in Latin letters is left as it is."""
    return name if name.isascii() else split_case(name)[0]
