"""HTML parse mode, with Telegram's rules and Telegram's errors.

Tags, attributes and the wording of errors follow the Bot API ("HTML style") and TDLib's reader of it: offsets in
errors are bytes of UTF-8, an `&` that begins no entity stands for itself, and a closing tag must close the last one
opened.
"""

import re
from dataclasses import dataclass, field

from sandbox.text.found import Entity
from sandbox.text.units import units

_KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "a": "text_link",
    "blockquote": "blockquote",
}
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_ENTITY = re.compile(r"&(?:#(\d{1,8})|#x([0-9a-fA-F]{1,8})|(lt|gt|amp|quot)(?![a-zA-Z]));?")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']*)\s*(?:(=)\s*(?:"([^"]*)"?|'([^']*)'?|([\w.-]*)(?=[\s>])))?""")


class MarkupError(ValueError):
    """Raised for markup that Telegram refuses; the text is what stands after "can't parse entities: "."""


@dataclass(slots=True)
class _Open:
    """A tag that is not closed yet: where it began in units, and its one attribute that matters."""

    tag: str
    argument: str
    begin: int


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    length: int = 0
    nested: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def add(self, text: str) -> None:
        self.text.append(text)
        self.length += units(text)

    def byte(self, at: int) -> int:
        return len(self.source[:at].encode())


def unescaped(text: str) -> str:
    """Replace the entities that Telegram knows, and only those."""
    return _ENTITY.sub(_letter, text)


def _letter(match: re.Match[str]) -> str:
    if match[3]:
        return _NAMED[match[3]]
    code = int(match[1]) if match[1] else int(match[2], 16)
    valid = 0 < code < 0x110000 and not 0xD800 <= code < 0xE000
    return chr(code) if valid else match.group()


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Give the plain text and its entities; raises `MarkupError`."""
    reader = _Reader(source)
    while reader.at < len(source):
        tag = source.find("<", reader.at)
        end = len(source) if tag < 0 else tag
        reader.add(unescaped(source[reader.at : end]))
        reader.at = end
        if tag >= 0:
            _close(reader) if source.startswith("</", tag) else _begin(reader)
    if reader.nested:
        raise MarkupError(f'Can\'t find end tag corresponding to start tag "{reader.nested[-1].tag}"')
    return "".join(reader.text), sorted(reader.entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _begin(reader: _Reader) -> None:
    begin = reader.at
    name = re.compile(r"[^\s>]*").match(reader.source, begin + 1)
    assert name is not None
    if name.end() == len(reader.source):
        raise MarkupError(f"Unclosed start tag at byte offset {reader.byte(begin)}")
    tag = name.group().lower()
    if tag not in _KINDS:
        raise MarkupError(f'Unsupported start tag "{tag}" at byte offset {reader.byte(begin)}')
    reader.at = name.end()
    argument = _argument(reader, tag, begin)
    if tag == "span" and argument != "spoiler":
        raise MarkupError(f'Tag "span" must have class "tg-spoiler" at byte offset {reader.byte(begin)}')
    reader.nested.append(_Open(tag, argument, reader.length))


def _argument(reader: _Reader, tag: str, begin: int) -> str:
    """Read a tag's attributes up to its end and give the one that means something."""
    argument = ""
    while True:
        while reader.source[reader.at : reader.at + 1].isspace():
            reader.at += 1
        if reader.source.startswith(">", reader.at):
            reader.at += 1
            return argument
        match = _ATTRIBUTE.match(reader.source, reader.at)
        assert match is not None
        if match.end() >= len(reader.source):
            raise MarkupError(f'Unclosed start tag "{tag}" at byte offset {reader.byte(begin)}')
        if not match[1]:
            raise MarkupError(f'Empty attribute name in the tag "{tag}" at byte offset {reader.byte(begin)}')
        if match[2] is None and reader.source.startswith("=", match.end()):
            raise MarkupError(f"Unexpected end of name token at byte offset {reader.byte(match.end() + 1)}")
        reader.at = match.end()
        value = unescaped(next((group for group in match.groups()[2:] if group is not None), ""))
        argument = _meaning(tag, match[1].lower(), value) or argument


def _meaning(tag: str, name: str, value: str) -> str:
    if (tag, name) == ("a", "href"):
        return value
    if (tag, name) == ("code", "class") and value.startswith("language-"):
        return value.removeprefix("language-")
    if (tag, name) == ("span", "class") and value.startswith("tg-"):
        return value.removeprefix("tg-")
    return "expandable" if (tag, name) == ("blockquote", "expandable") else ""


def _close(reader: _Reader) -> None:
    begin = reader.at
    match = re.compile(r"</([^\s>]*)\s*(>?)").match(reader.source, begin)
    assert match is not None
    if not reader.nested:
        raise MarkupError(f"Unexpected end tag at byte offset {reader.byte(begin)}")
    if not match[2]:
        raise MarkupError(f"Unclosed end tag at byte offset {reader.byte(begin)}")
    opened = reader.nested.pop()
    if match[1] and match[1].lower() != opened.tag:
        raise MarkupError(
            f'Unmatched end tag at byte offset {reader.byte(begin)}, expected "</{opened.tag}>", found "</{match[1]}>"'
        )
    reader.at = match.end()
    if reader.length > opened.begin:
        _enter(reader, opened)


def _enter(reader: _Reader, opened: _Open) -> None:
    entity: Entity = {
        "type": _KINDS[opened.tag],
        "offset": opened.begin,
        "length": reader.length - opened.begin,
    }
    if opened.tag == "a":
        if not re.match(r"(?:https?|tg|ton)://|mailto:|tel:", opened.argument):
            return
        entity["url"] = opened.argument
    elif opened.tag == "blockquote" and opened.argument:
        entity["type"] = "expandable_blockquote"
    elif opened.tag == "code" and opened.argument:
        entity["language"] = opened.argument
    elif opened.tag == "pre" and reader.entities:
        inner = reader.entities[-1]
        if inner["type"] == "code" and (inner["offset"], inner["length"]) == (entity["offset"], entity["length"]):
            reader.entities.pop()
            entity |= {"language": inner["language"]} if "language" in inner else {}
    reader.entities.append(entity)
