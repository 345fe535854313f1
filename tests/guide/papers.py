"""The papers that the guide's pictures show being sent: a receipt and a statement in each language. All is made up."""

from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw, ImageFont

from tests.statement_pdf.banks import COMMBANK, KHAN
from tests.statement_pdf.canvas import FONTS, PdfCanvas
from tests.statement_pdf.draw import draw
from tests.statement_pdf.style import Book, Happened, Style

WIDTH, MARGIN, STEP = 640, 34, 40


def receipt(title: str, lines: Sequence[tuple[str, str]]) -> bytes:
    """A till's slip as a JPEG: what stands in the middle has nothing on its right."""
    picture = Image.new("RGB", (WIDTH, 2 * MARGIN + (len(lines) + 2) * STEP), "white")
    pen, plain = ImageDraw.Draw(picture), ImageFont.truetype(str(FONTS / "DejaVuSansMono.ttf"), 25)
    bold = ImageFont.truetype(str(FONTS / "DejaVuSansMono-Bold.ttf"), 30)
    pen.text((WIDTH / 2, MARGIN), title, "black", bold, anchor="ma")
    for number, (left, right) in enumerate(lines, 2):
        height = MARGIN + number * STEP
        if right:
            pen.text((MARGIN, height), left, "black", plain)
            pen.text((WIDTH - MARGIN, height), right, "black", plain, anchor="ra")
        else:
            pen.text((WIDTH / 2, height), left, "black", plain, anchor="ma")
    packed = BytesIO()
    picture.save(packed, "JPEG", quality=92)
    return packed.getvalue()


def statement(style: Style, opening: str, number: str, currency: str, *rows: tuple[int, str, str]) -> bytes:
    """An October as a PDF: each row is its day, what changed, and the text."""
    canvas = PdfCanvas()
    happened = tuple(Happened(date(2026, 10, day), Decimal(amount), text) for day, amount, text in rows)
    draw(canvas, style, Book(Decimal(opening), happened, number=number, currency=currency))
    return canvas.done()


PAPERS: dict[str, Callable[[], bytes]] = {
    "aldi.jpg": lambda: receipt(
        "ALDI STORES",
        [
            ("ABN 90 196 565 019", ""),
            ("TAX INVOICE", ""),
            ("23/11/2026 18:42", ""),
            ("MILK 2L", "3.10"),
            ("SOURDOUGH BREAD", "4.90"),
            ("LAMB LEG", "27.40"),
            ("TOTAL", "$35.40"),
            ("CARD", "$35.40"),
        ],
    ),
    "nomin.jpg": lambda: receipt(
        "НОМИН СУПЕРМАРКЕТ",
        [
            ("ТТД: 2074192", ""),
            ("Огноо: 2026-11-23 18:42", ""),
            ("Сүү 1л", "4,800.00"),
            ("Талх", "3,200.00"),
            ("Хонины мах 2кг", "36,000.00"),
            ("Нийт дүн", "44,000.00"),
            ("НӨАТ", "4,000.00"),
            ("Картаар", "44,000.00"),
        ],
    ),
    "october.pdf": lambda: statement(
        COMMBANK, "1250.75", "06 2000 1234 7788", "AUD",
        (1, "4200.00", "Salary TOLL HOLDINGS PTY LTD"), (3, "-84.35", "WOOLWORTHS 1234 ULTIMO NSW AUS"),
        (4, "-4.50", "GLORIA JEANS SYDNEY"), (15, "-62.10", "AGL SALES PTY LTD"), (29, "-231.40", "BUNNINGS 456000"),
    ),
    "khuulga.pdf": lambda: statement(
        KHAN, "340000", "5012347788", "MNT",
        (1, "2500000", "ЦАЛИН ТОЛЬ ХХК"), (2, "-85400", "НОМИН СУПЕРМАРКЕТ"), (8, "-45000", "МОБИКОМ QPAY"),
        (18, "-68000", "УБЦТС ЦАХИЛГААН"), (25, "-150000", "ШУНХЛАЙ ГСМ"),
    ),
}  # fmt: skip
"""What is sent, by its name."""
