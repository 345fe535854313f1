"""The tables of a document: where each begins, on which pages it goes on, and what stands around it.

A heading that is printed again on the next page continues its table, unless the account is another, or the one before
was closed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from core.documents.page import Page
from core.statements.geometry import PageLine, page_lines, pieces
from core.statements.page_figures import shape
from core.statements.page_headers import MOST_LINES, heading, moved
from core.statements.page_layout import Label, printed_lines
from core.statements.page_marks import Marks
from core.statements.words import fold

_SHORT_NUMBER = re.compile(r"\b\d{1,3}\b")
_HEIGHTS = 40
"""Steps of a page's height in which furniture is looked for again."""
_APART = 0.9
"""Heights of a letter between the rows of a page and what stands at its foot at least."""
_LAST_LINES = 6
"""Of a page, among which is what it left: below it stand totals and the foot."""
_NUMBER = re.compile(r"(?:[A-Z]{2}\d{2})?\d[\dxX* -]{4,}\d")


@dataclass(slots=True)
class Stretch:
    """Lines of one table on one page. `labels` lie where the heading of that page has them."""

    page: int
    labels: tuple[Label, ...]
    lines: list[PageLine] = field(default_factory=list)
    headed: bool = True


@dataclass(slots=True)
class Section:
    """One table: what stood before it, and its lines page by page."""

    before: list[PageLine]
    labels: tuple[Label, ...]
    stretches: list[Stretch]


def sections(pages: Sequence[Page], marks: Marks) -> tuple[Section, ...]:
    """The tables of a document in their order."""
    found: list[Section] = []
    waiting: list[PageLine] = []
    for page, lines in zip(pages, kept(pages, marks), strict=True):
        waiting = _read_page(found, waiting, page, lines, marks)
    return tuple(found)


def _read_page(
    found: list[Section], waiting: list[PageLine], page: Page, lines: Sequence[PageLine], marks: Marks
) -> list[PageLine]:
    """Share the lines of a page out. `waiting` are lines before the first heading; returns those still waiting."""
    at = 0
    if found:
        last = found[-1].stretches[-1]
        found[-1].stretches.append(Stretch(page.number, last.labels, headed=False))
    while at < len(lines):
        begun = heading(lines, at, marks.words)
        if begun is None:
            (found[-1].stretches[-1].lines if found else waiting).append(lines[at])
            at += 1
            continue
        labels, taken = begun
        at += taken
        following = lines[at] if at < len(lines) else None
        if not found:
            found.append(Section(waiting, labels, [Stretch(page.number, labels)]))
            waiting = []
        else:
            _next_heading(found, labels, page.number, following, marks)
    return waiting


def _next_heading(
    found: list[Section], labels: tuple[Label, ...], page: int, following: PageLine | None, marks: Marks
) -> None:
    """A heading below another: the same table on a new page, or another table."""
    section = found[-1]
    stretch = section.stretches[-1]
    above = [] if stretch.headed else stretch.lines
    if goes_on(section, labels, stretch, following, marks):
        if not stretch.headed and not _holds_rows(above, marks):
            section.stretches.pop()
        section.stretches.append(Stretch(page, moved(section.labels, labels)))
        return
    if stretch.headed or _holds_rows(above, marks):
        before = _trailing(stretch.lines, marks)
    else:
        before = section.stretches.pop().lines
    found.append(Section(before, labels, [Stretch(page, labels)]))


def goes_on(
    section: Section, labels: Sequence[Label], stretch: Stretch, following: PageLine | None, marks: Marks
) -> bool:
    """Whether a heading only repeats the one of the section."""
    was, now = ([label.role for label in one if label.role] for one in (section.labels, labels))
    if was != now and (not marks.loose or 2 * len(set(was) & set(now)) < len(was)):
        return False
    above = [] if stretch.headed else stretch.lines
    said = {line.text for line in section.before}
    anew = [piece for line in above if line.text not in said for piece in pieces(line.words, line.letter)]
    if any(marks.speaks_of_account(piece.text) for piece in anew):
        return False
    numbers, known = _accounts(stretch.lines, marks), _accounts(section.before, marks)
    return not (numbers and known and not numbers & known) and _carries_on(section, stretch, following, marks)


def _carries_on(section: Section, stretch: Stretch, following: PageLine | None, marks: Marks) -> bool:
    """Whether nothing was closed above a heading and nothing is opened below it, or both are the same figure."""
    near = section.stretches[-2:]  # not all: a long statement would be read again for each of its pages
    rows = [line for part in near if part is not stretch or part.headed for line in part.lines]
    closed = next((line for line in reversed(rows) if states(line, marks) == "closing"), None)
    opened = following if following is not None and states(following, marks) == "opening" else None
    if opened is None:
        return closed is None
    last = [closed] if closed is not None else rows[-_LAST_LINES:]
    return _last_figure(opened, marks) in {_last_figure(line, marks) for line in last}


def _last_figure(line: PageLine, marks: Marks) -> str:
    (printed,) = printed_lines([line], loose=marks.loose)
    return fold(printed.figures[-1].text) if printed.figures else ""


def states(line: PageLine, marks: Marks) -> str:
    """The fact that a line states of the account, "" for none."""
    (printed,) = printed_lines([line], loose=marks.loose)
    return marks.of_line(printed)


def _holds_rows(lines: Iterable[PageLine], marks: Marks) -> bool:
    """Whether there are rows among lines: one that begins with a day and has money."""
    for printed in printed_lines(lines, loose=marks.loose):
        words = printed.line.words
        begins = any(marks.is_day(" ".join(word.text for word in words[:end])) for end in range(1, 5))
        if begins and any(figure.strong for figure in printed.figures):
            return True
    return False


def _trailing(lines: Sequence[PageLine], marks: Marks) -> list[PageLine]:
    """What stands behind the last row of lines and what closes it: it may speak of the table that comes."""
    start = max((at + 1 for at in range(len(lines)) if _holds_rows(lines[at : at + 1], marks)), default=0)
    while start < len(lines) and states(lines[start], marks):
        start += 1
    return list(lines[start:])


def _accounts(lines: Iterable[PageLine], marks: Marks) -> set[str]:
    """The numbers of accounts that lines name."""
    found = set()
    for line in lines:
        full = f" {fold(line.text)} "
        if any(f" {label} " in full for label, fact in marks.words.labels.items() if fact in {"account", "iban"}):
            found |= {re.sub(r"[ -]", "", number) for number in _NUMBER.findall(line.text)}
    return found


def kept(pages: Sequence[Page], marks: Marks) -> list[list[PageLine]]:
    """The lines of each page without its furniture: what stands outside the rows of several pages at the same height.

    Where it stands first it is kept: it may tell of the account.
    """
    cut = [page_lines(page) for page in pages]
    count: Counter[tuple[str, int]] = Counter()
    for lines, page in zip(cut, pages, strict=True):
        count.update({_place(line, page.height) for line in lines})
    often = max(2, len(pages) // 4)
    seen: set[tuple[str, int]] = set()
    left = []
    for lines, page in zip(cut, pages, strict=True):
        places = [_place(line, page.height) for line in lines]
        again = {at for at in _outside(lines) if count[places[at]] >= often and places[at] in seen}
        again -= {at for at in again if marks.is_day(lines[at].text)} | _headings(lines, again, marks)
        left.append([line for at, line in enumerate(lines) if at not in again])
        seen.update(places)
    return left


def _outside(lines: Sequence[PageLine]) -> list[int]:
    """The lines of a page above all its money, and those that stand apart below it."""
    money = [at for at, line in enumerate(lines) if _has_money(line)] or [0]
    end = money[-1] + 1
    while end < len(lines) and lines[end].box.top - lines[end - 1].box.bottom < _APART * lines[end].letter:
        end += 1
    return [*range(money[0]), *range(end, len(lines))]


def _headings(lines: Sequence[PageLine], some: Iterable[int], marks: Marks) -> set[int]:
    """Those of some lines that are part of a heading, which stands on every page as well."""
    found: set[int] = set()
    for at in some:
        for start in range(max(0, at - MOST_LINES + 1), at + 1):
            begun = heading(lines, start, marks.words)
            if begun is not None and start + begun[1] > at:
                found.add(at)
    return found


def _has_money(line: PageLine) -> bool:
    return any(shape(word.text, loose=False) for word in line.words)


def _place(line: PageLine, height: int) -> tuple[str, int]:
    """What a line says less its short numbers, and its height on the page."""
    return _SHORT_NUMBER.sub("#", line.text), round(_HEIGHTS * line.box.middle / max(height, 1))
