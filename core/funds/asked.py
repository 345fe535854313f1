"""Questions about the funds of a visa: "do we have enough for the visa?", «визний мөнгө хүрэх үү?»."""

import re

from core.capture.text import clean
from core.funds.rules import Rules

_LONGEST = 160
_FIGURE = re.compile(r"(?!(?<!\d)(?:500|485)(?!\d))(?<!\d)\d+")
"""Any number but that of a visa."""


def asks_funds(text: str, rules: Rules) -> bool:
    """Whether a line asks for them: it names the visa, and money that is enough, needed or to be shown.

    A line with figures tells of something that was paid or saved, or asks for hours, and is none of it.
    """
    if len(text) > _LONGEST or _FIGURE.search(text) or not any(part in text.casefold() for part in rules.triggers):
        return False
    line = rules.words.listed(" ".join(clean(text).split()))

    def has(role: str) -> bool:
        return rules.words.pattern(role).search(line) is not None

    if not has("about.visa") or has("about.other"):
        return False
    return has("about.funds") or (has("about.money") and has("about.enough")) or has("about.requirement")
