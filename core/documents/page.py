"""What stands on a paper, before anybody knows what it means: words with their places, and tables of cells.

Every way in ends here: a PDF gives pages of words, a photograph gives the words that an engine saw, a spreadsheet and
a CSV give tables. The readers of statements and receipts know nothing of where they came from.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from statistics import median


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in its units (pixels of a picture, points of a PDF), from the upper left corner."""

    left: int
    top: int
    right: int
    bottom: int

    @property
    def height(self) -> int:
        """Its height."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2

    def around(self, other: "Box") -> "Box":
        """The smallest box that holds both."""
        return Box(
            min(self.left, other.left),
            min(self.top, other.top),
            max(self.right, other.right),
            max(self.bottom, other.bottom),
        )


@dataclass(frozen=True, slots=True)
class Word:
    """Some text at a place: a word, or as much of a line as the engine gave in one piece.

    `sure` is from 0 to 1, as the engine says it of itself; a PDF's own text is 1.
    """

    text: str
    box: Box
    sure: float = 1.0


@dataclass(frozen=True, slots=True)
class Page:
    """One page as one engine read it: `pdf` (its own text), `tesseract`, `rapidocr`, `textract`. `number` is from 1."""

    number: int
    width: int
    height: int
    words: tuple[Word, ...]
    engine: str = "pdf"


@dataclass(frozen=True, slots=True)
class Line:
    """Words that stand on one line, from left to right."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with a space between."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        """The place of the whole line."""
        box = self.words[0].box
        for word in self.words[1:]:
            box = box.around(word.box)
        return box

    @property
    def sure(self) -> float:
        """As sure as its least sure word."""
        return min(word.sure for word in self.words)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells as text, not all of the same length, as a sheet or a CSV holds them.

    A date of a spreadsheet is ISO text (`2026-03-02` or `2026-03-02T10:11:00`), a number plain decimal text. `name` is
    the sheet's name. `places` tells for each row where it came from (a line of the file, a row of the sheet), from 1.
    """

    rows: tuple[tuple[str, ...], ...]
    name: str = ""
    places: tuple[int, ...] = ()


def lines(page: Page) -> tuple[Line, ...]:
    """The words of a page as lines from top to bottom: a word joins the line whose middle it covers."""
    if not page.words:
        return ()
    reach = median(word.box.height for word in page.words) / 2
    open_lines: list[list[Word]] = []
    for word in sorted(page.words, key=lambda one: (one.box.middle, one.box.left)):
        home = _home(open_lines, word, reach)
        if home is None:
            open_lines.append([word])
        else:
            home.append(word)
    made = [Line(tuple(sorted(words, key=lambda one: one.box.left))) for words in open_lines]
    return tuple(sorted(made, key=lambda line: line.box.middle))


def _home(open_lines: Sequence[list[Word]], word: Word, reach: float) -> list[Word] | None:
    """The line in which a word stands: that of the nearest word to its left whose middle is as high."""
    near = [
        (abs(last.box.middle - word.box.middle), row)
        for row in open_lines[-4:]
        for last in (_neighbour(row, word),)
        if abs(last.box.middle - word.box.middle) <= min(reach, max(last.box.height, word.box.height) / 2)
    ]
    return min(near, key=lambda pair: pair[0])[1] if near else None


def _neighbour(row: Iterable[Word], word: Word) -> Word:
    """The word of a row that stands nearest beside this one: a tilted line is followed from word to word."""
    return min(row, key=lambda one: abs((one.box.left + one.box.right) - (word.box.left + word.box.right)))


def texts(pages: Iterable[Page]) -> Iterator[str]:
    """All lines of all pages as text."""
    for page in pages:
        for line in lines(page):
            yield line.text
