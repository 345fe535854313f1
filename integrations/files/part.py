"""What a file holds once it is open: tables, statements, pages of words, or pictures that an engine has yet to read."""

from collections.abc import Callable
from dataclasses import dataclass

from PIL import Image

from core.documents.model import Problem, Statement
from core.documents.page import Page, Table


@dataclass(frozen=True, slots=True)
class Picture:
    """A photograph, or a page of a PDF that has no text of its own.

    `number` is the page's, from 1, counted together with the text pages of the same PDF. Nothing is decoded before
    `image` is called, and nothing is kept after it: sixty pages take the memory of one.
    """

    number: int
    draw: Callable[[], Image.Image]

    def image(self) -> Image.Image:
        """The picture as RGB or L, upright as far as its EXIF knows.

        Raises `DamagedError` when it is cut off or broken: a header tells little of what follows it.
        """
        return self.draw()


@dataclass(frozen=True, slots=True)
class Part:
    """One file: what was sent, or a member of an archive.

    `format` is told from the content: csv, tsv, xlsx, xls, html, ofx, qif, camt, mt940, pdf, jpeg, png, webp, heic,
    gif, bmp, tiff, text, or unknown. Of `tables`, `statements`, `pages` and `pictures` those are filled that the format
    gives. A PDF may give both of the last two; a small table is a page of words too, for papers that are no list of
    rows. `problems` tell why a part is not read.
    """

    format: str
    name: str = ""
    tables: tuple[Table, ...] = ()
    statements: tuple[Statement, ...] = ()
    pages: tuple[Page, ...] = ()
    pictures: tuple[Picture, ...] = ()
    problems: tuple[Problem, ...] = ()
