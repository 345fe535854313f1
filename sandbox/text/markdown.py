"""MarkdownV2 parse mode: bold, italic, underline, strikethrough, spoiler, code, pre, links; no quotations.

Only as much as our own bots could send by mistake or in small: the product speaks HTML. Errors are Telegram's.
"""

import re
from dataclasses import dataclass, field

from sandbox.text.found import Entity
from sandbox.text.html import MarkupError
from sandbox.text.units import units

_RESERVED = "_*[]()~`>#+-=|{}.!"
_MARKS = {"*": "bold", "_": "italic", "__": "underline", "~": "strikethrough", "||": "spoiler"}
_TOKEN = re.compile(r"\\([!-/:-@\[-`{-~])|(```)|(`)|(__|\|\||[*_~])|(\[)|(\]\(([^)]*)\))|(.)", re.DOTALL)
_FENCED = re.compile(r"(?:([\w+-]+)?\n)?((?:\\.|[^`\\])*)```", re.DOTALL)
_CODE = re.compile(r"((?:\\.|[^`\\])*)`", re.DOTALL)


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    text: str = ""
    nested: list[tuple[str, int, int]] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def enter(self, kind: str, begin: int, **more: str) -> None:
        length = units(self.text) - begin
        if length:
            self.entities.append({"type": kind, "offset": begin, "length": length, **more})


def parse_markdown(source: str) -> tuple[str, list[Entity]]:
    """Give the plain text and its entities; raises `MarkupError`."""
    reader = _Reader(source)
    while reader.at < len(source):
        match = _TOKEN.match(source, reader.at)
        assert match is not None
        begin, reader.at = reader.at, match.end()
        if match[1]:
            reader.text += match[1]
        elif match[2] or match[3]:
            _code(reader, "pre" if match[2] else "code", begin)
        elif match[4]:
            _mark(reader, match[4], begin)
        elif match[5]:
            reader.nested.append(("[", units(reader.text), begin))
        elif match[6]:
            _link(reader, match[7])
        else:
            _letter(reader, match[8])
    if reader.nested:
        mark, _, begin = reader.nested[-1]
        raise MarkupError(f"Can't find end of {_name(mark)} entity at byte offset {len(source[:begin].encode())}")
    return reader.text, sorted(reader.entities, key=lambda entity: (entity["offset"], -entity["length"]))


def _name(mark: str) -> str:
    return "TextUrl" if mark == "[" else _MARKS[mark].capitalize()


def _code(reader: _Reader, kind: str, begin: int) -> None:
    match = (_FENCED if kind == "pre" else _CODE).match(reader.source, reader.at)
    if match is None:
        at = len(reader.source[:begin].encode())
        raise MarkupError(f"Can't find end of {'Pre' if kind == 'pre' else 'Code'} entity at byte offset {at}")
    reader.at = match.end()
    body = re.sub(r"\\(.)", r"\1", match[match.re.groups], flags=re.DOTALL)
    start = units(reader.text)
    reader.text += body
    language = {"language": match[1]} if kind == "pre" and match[1] else {}
    reader.enter(kind, start, **language)


def _mark(reader: _Reader, mark: str, begin: int) -> None:
    if reader.nested and reader.nested[-1][0] == mark:
        _, start, _ = reader.nested.pop()
        reader.enter(_MARKS[mark], start)
    elif any(mark == opened for opened, _, _ in reader.nested):
        inner, _, at = reader.nested[-1]
        where = len(reader.source[:at].encode())
        raise MarkupError(f"Can't find end of {_name(inner)} entity at byte offset {where}")
    else:
        reader.nested.append((mark, units(reader.text), begin))


def _link(reader: _Reader, url: str) -> None:
    if not reader.nested or reader.nested[-1][0] != "[":
        raise _reserved("]")
    _, start, _ = reader.nested.pop()
    reader.enter("text_link", start, url=re.sub(r"\\(.)", r"\1", url))


def _letter(reader: _Reader, letter: str) -> None:
    if letter in _RESERVED:
        raise _reserved(letter)
    reader.text += letter


def _reserved(letter: str) -> MarkupError:
    return MarkupError(f"Character '{letter}' is reserved and must be escaped with the preceding '\\'")
