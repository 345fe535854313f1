"""A text as it is stored and shown: parsed, trimmed, with its entities, and measured."""

from dataclasses import dataclass

from sandbox.text.found import Entity, found_entities
from sandbox.text.html import MarkupError, parse_html
from sandbox.text.markdown import parse_markdown
from sandbox.text.units import units


@dataclass(frozen=True, slots=True)
class Formatted:
    """Plain text and entities in UTF-16 units."""

    text: str
    entities: list[Entity]

    @property
    def length(self) -> int:
        """The length in UTF-16 code units, which Telegram's limits are in."""
        return units(self.text)


def formatted(source: str, parse_mode: str, given: list[Entity] | None = None) -> Formatted:
    """Parse `source` by `parse_mode` ("", "HTML", "MarkdownV2"), or take the `given` entities when there is none.

    What Telegram finds by itself (addresses, commands, mentions) is added. Raises `MarkupError`.
    """
    mode = parse_mode.lower()
    if mode == "html":
        text, entities = parse_html(source)
    elif mode == "markdownv2":
        text, entities = parse_markdown(source)
    elif mode:
        raise MarkupError("unsupported parse_mode")
    else:
        text, entities = source, list(given or [])
    text, entities = _trimmed(text.replace("\r", ""), entities)
    opaque = [entity for entity in entities if entity["type"] in ("code", "pre", "text_link")]
    entities += found_entities(text, opaque)
    return Formatted(text, sorted(entities, key=lambda entity: (entity["offset"], -entity["length"])))


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Take white space off both ends, as Telegram does, and move and shorten the entities with it."""
    lead = units(text) - units(text.lstrip())
    text = text.strip()
    length = units(text)
    moved: list[Entity] = []
    for entity in entities:
        begin = max(entity["offset"] - lead, 0)
        end = min(entity["offset"] + entity["length"] - lead, length)
        if begin < end:
            moved.append(entity | {"offset": begin, "length": end - begin})
    return text, moved
