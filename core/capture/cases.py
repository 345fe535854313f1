"""What a Mongolian case ending says of a name: from it, to it, with it, by it. English says the same with particles."""

import re

_CASES = {
    "with": "(?:тай|тэй|той)(?:гаа|гээ|гоо|гөө)?|t[aeo]i(?:gaa|gee|goo)?",
    "from": "[нг]?(?:аас|ээс|оос|өөс)(?:аа|ээ|оо|өө)?|[ng]?(?:aas|ees|oos|uus)(?:aa|ee|oo|uu)?",
    "to": "[рл](?:уу|үү)|[rl]uu",
    "by": "г?(?:аар|ээр|оор|өөр)|g?(?:aar|eer|oor|uur)",
    "at": "(?:н?д|(?<=[гврсхк])т)(?:аа|ээ|оо|өө)?|(?:n?d|(?<=[gvrshk])t)(?:aa|ee|oo|uu)?",
    "of": "ийн|ын|ний|ны|iin|yn|nii|ny",
}
_CASED = re.compile("(.{2,}?)-?(?:" + "|".join(f"(?P<{name}>{endings})" for name, endings in _CASES.items()) + ")$")


def split_case(word: str) -> tuple[str, str]:
    """A name without its ending, and which case it was ("" for none): Дулмаад is (Дулмаа, at)."""
    found = _CASED.match(word)
    if found is None or not found.lastgroup:
        return word, ""
    return found.group(1), found.lastgroup
