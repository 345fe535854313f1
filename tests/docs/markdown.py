"""Reading what the pages promise: links, headings and commands."""

import re
from functools import cache
from pathlib import Path

from tests.architecture.trees import ROOT, name_of, tracked

_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.MULTILINE | re.DOTALL)
_SPAN = re.compile(r"`[^`\n]+`")
_LINK = re.compile(r"!?\[(?:[^\[\]]|\[[^\]]*\])*\]\(\s*<?([^)\s>]+)>?[^)]*\)")
_HTML_LINK = re.compile(r"<(?:a|img)\b[^>]*?\b(?:href|src)=\"([^\"]+)\"")
_HEADING = re.compile(r"^#{1,6}\s+(.+?)\s*#*$", re.MULTILINE)
_OUTSIDE = re.compile(r"^[a-z][a-z0-9+.-]*:", re.IGNORECASE)


@cache
def pages() -> tuple[Path, ...]:
    """Every page that is tracked."""
    return tuple(path for path in tracked() if path.suffix == ".md")


@cache
def text(path: Path) -> str:
    return path.read_text("utf-8")


def links(page: str) -> list[str]:
    """The targets within the repository that a page links to; code holds no links."""
    prose = _SPAN.sub("", _FENCE.sub("", page))
    found = [*_LINK.findall(prose), *_HTML_LINK.findall(prose)]
    return [target for target in found if not _OUTSIDE.match(target) and not target.startswith("//")]


def anchors(page: str) -> set[str]:
    """The anchors that GitHub makes of a page's headings."""
    made: set[str] = set()
    for heading in _HEADING.findall(_FENCE.sub("", page)):
        plain = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", heading).replace("`", "").strip().lower()
        slug = re.sub(r"[^\w\- ]", "", plain).replace(" ", "-")
        number = 0
        while (anchor := f"{slug}-{number}" if number else slug) in made:
            number += 1
        made.add(anchor)
    return made


def broken(path: Path, page: str) -> list[str]:
    """What a page links to and is not there."""
    wrong = []
    for target in links(page):
        file, _, anchor = target.partition("#")
        goal = (ROOT / file.lstrip("/") if file.startswith("/") else path.parent / file).resolve() if file else path
        is_page = goal.suffix == ".md"
        if not goal.exists() or (anchor and is_page and anchor not in anchors(page if goal == path else text(goal))):
            wrong.append(f"{name_of(path)}: {target}")
    return wrong


def code(page: str) -> list[str]:
    """The lines of code of a page: fenced, indented by four, or in a span; a line that ends in a backslash goes on."""
    fenced = [block.group(0).partition("\n")[2].rpartition("\n")[0] for block in _FENCE.finditer(page)]
    rest = _FENCE.sub("", page)
    indented = re.findall(r"^ {4,}(.+)$", rest, re.MULTILINE)
    spans = [span.strip("`") for span in _SPAN.findall(re.sub(r"^ {4,}.+$", "", rest, flags=re.MULTILINE))]
    joined = "\n".join([*fenced, *indented]).replace("\\\n", " ")
    return [line.strip() for line in [*joined.split("\n"), *spans] if line.strip()]
