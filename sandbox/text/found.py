"""Entities that Telegram finds by itself in plain text: commands, mentions, hashtags, addresses."""

import re
from typing import Any

from sandbox.text.units import units

Entity = dict[str, Any]

_KINDS = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    (
        "url",
        re.compile(
            r"(?<![\w@])(?:https?://[^\s<>\"]+[^\s<>\".,;:!?)]|(?:[a-z0-9-]+\.)+(?:com|org|net|me|io|mn|au)\b(?:/[^\s<>\"]*)?)",
            re.IGNORECASE,
        ),
    ),
    ("email", re.compile(r"(?<![\w.+-])[\w.+-]+@(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,}")),
    ("mention", re.compile(r"(?<![\w/@])@[A-Za-z]\w{3,31}\b")),
    ("hashtag", re.compile(r"(?<![\w#])#(?=\w*[^\W\d])\w{1,256}")),
)


def found_entities(text: str, taken: list[Entity] | None = None) -> list[Entity]:
    """Give the entities found in `text`, in order, leaving out those that overlap `taken` or one found before."""
    spans = [(entity["offset"], entity["offset"] + entity["length"]) for entity in taken or []]
    found: list[Entity] = []
    for kind, pattern in _KINDS:
        for match in pattern.finditer(text):
            begin = units(text[: match.start()])
            end = begin + units(match.group())
            if all(end <= other or begin >= last for other, last in spans):
                spans.append((begin, end))
                found.append({"type": kind, "offset": begin, "length": end - begin})
    return sorted(found, key=lambda entity: int(entity["offset"]))
