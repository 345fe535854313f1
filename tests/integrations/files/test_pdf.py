"""PDFs: words where there are words, pictures where there are none, and clear errors for the rest."""

import re
from io import BytesIO

import pypdfium2 as pdfium  # type: ignore[import-untyped]
import pytest
from fpdf import FPDF

from core.documents.errors import DamagedError, LockedError, TooMuchError
from core.documents.page import lines
from integrations.files import opened
from integrations.files.pdf_words import SCALE
from tests.integrations.files.samples import pdf, picture

TEXT = "Date Text Amount\n02/10/2026 COFFEE -9.00"


def turned(data: bytes, degrees: int) -> bytes:
    document = pdfium.PdfDocument(data)
    document[0].set_rotation(degrees)
    out = BytesIO()
    document.save(out)
    document.close()
    return out.getvalue()


def test_words_stand_where_they_were_set() -> None:
    made = FPDF(unit="pt", format=(400, 300))
    made.add_page()
    made.set_font("helvetica", size=10)
    made.text(50, 100, "Balance 12.50")
    page = opened(bytes(made.output()))[0].pages[0]
    assert (page.number, page.width, page.height, page.engine) == (1, 400 * SCALE, 300 * SCALE, "pdf")
    balance, figure = page.words
    assert (balance.text, figure.text) == ("Balance", "12.50")
    assert abs(balance.box.left - 50 * SCALE) <= SCALE
    assert balance.box.top < 100 * SCALE - balance.box.height // 2
    assert balance.box.right < figure.box.left
    assert 8 * SCALE <= figure.box.height <= 14 * SCALE


def test_columns_without_blanks_between_them_are_words() -> None:
    made = FPDF()
    made.add_page()
    made.set_font("helvetica", size=8)
    for text, width in (("02/10/2026", 16), ("COFFEE", 20), ("9.00", 20)):
        made.cell(width, 5, text)
    assert [word.text for word in opened(bytes(made.output()))[0].pages[0].words] == ["02/10/2026", "COFFEE", "9.00"]


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_a_turned_page_is_read_upright(degrees: int) -> None:
    upright, page = (opened(data)[0].pages[0] for data in (pdf(TEXT), turned(pdf(TEXT), degrees)))
    assert (page.width, page.height) == (upright.width, upright.height)
    assert [line.text for line in lines(page)] == TEXT.splitlines()
    assert {word.text: word.box for word in page.words} == {word.text: word.box for word in upright.words}


def test_text_set_sideways_is_read_upright_and_a_code_in_the_margin_left_out() -> None:
    made = FPDF()
    made.add_page()
    made.set_font("helvetica", size=12)
    made.text(20, 270, "margin")
    with made.rotation(90, 100, 150):
        made.text(60, 150, "Alpha beta 12.50")
        made.text(60, 160, "second line")
    page = opened(bytes(made.output()))[0].pages[0]
    assert page.width > page.height
    assert [line.text for line in lines(page)] == ["Alpha beta 12.50", "second line"]


def test_text_and_scans_each_keep_their_page_number() -> None:
    part = opened(pdf(TEXT, None, TEXT, None))[0]
    assert [page.number for page in part.pages] == [1, 3]
    assert [scan.number for scan in part.pictures] == [2, 4]
    image = part.pictures[0].image()
    assert image.mode == "RGB"
    assert image.height > image.width > 1000


def test_a_scan_is_drawn_as_fine_as_it_was_scanned() -> None:
    made = FPDF()
    made.add_page()
    made.image(BytesIO(picture("png", (1860, 2631))), 0, 0, made.w, made.h)  # 225 dpi on A4
    assert abs(opened(bytes(made.output()))[0].pictures[0].image().width - 1860) <= 8


def test_a_stamp_on_a_scan_is_not_its_text_and_a_layer_of_text_is() -> None:
    for text, pages, pictures in (("Scanned by an app", 0, 1), (TEXT * 4, 1, 0)):
        made = FPDF()
        made.add_page()
        made.image(BytesIO(picture("png", (600, 800))), 0, 0, made.w, made.h)
        made.set_font("helvetica", size=9)
        with made.local_context(text_mode=3):  # invisible
            made.multi_cell(0, None, text)
        part = opened(bytes(made.output()))[0]
        assert (len(part.pages), len(part.pictures)) == (pages, pictures)


def test_an_empty_page_is_nothing() -> None:
    made = FPDF()
    made.add_page()
    part = opened(bytes(made.output()))[0]
    assert (part.format, part.pages, part.pictures) == ("pdf", (), ())


def test_letters_that_say_nothing_make_a_picture(dejavu: str) -> None:
    made = FPDF()
    made.add_page()
    made.add_font("dejavu", fname=dejavu)
    made.set_font("dejavu", size=10)
    made.multi_cell(0, None, "Огноо Гүйлгээний утга Орлого Зарлага Үлдэгдэл\n02/10/2026 КОФЕ 9.00")
    whole = bytes(made.output())
    broken = re.sub(rb"/ToUnicode \d+ 0 R", lambda found: b" " * len(found.group()), whole)
    assert broken != whole
    assert [word.text for word in opened(whole)[0].pages[0].words][:2] == ["Огноо", "Гүйлгээний"]
    part = opened(broken)[0]
    assert (len(part.pages), len(part.pictures)) == (0, 1)


def test_what_was_filled_into_a_form_is_text() -> None:
    """A page without any content but a field with its look, as programs fill them."""
    look = b"BT /F 12 Tf 2 4 Td (1,234.56) Tj ET"
    font = b"<< /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >>"
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 100 20] /Resources << /Font %b >> /Length %d >>" % (
        font,
        len(look),
    )
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Annots [4 0 R] >>",
        b"<< /Type /Annot /Subtype /Widget /FT /Tx /T (a) /F 4 /P 3 0 R /Rect [20 20 120 40] /AP << /N 5 0 R >> >>",
        form + b"\nstream\n" + look + b"\nendstream",
    )
    body = b"".join(b"%d 0 obj\n%b\nendobj\n" % (number, one) for number, one in enumerate(objects, 1))
    part = opened(b"%PDF-1.4\n" + body + b"trailer << /Root 1 0 R /Size 6 >>\n%%EOF")[0]
    assert [word.text for word in part.pages[0].words] == ["1,234.56"]


def test_a_password_is_asked_for_and_opens() -> None:
    locked = pdf(TEXT, None, password="secret")
    for wrong in (None, "", "other"):
        with pytest.raises(LockedError):
            opened(locked, password=wrong)
    part = opened(locked, password="secret")[0]
    assert lines(part.pages[0])[1].text == "02/10/2026 COFFEE -9.00"
    assert part.pictures[0].image().width > 100


def test_a_password_that_only_forbids_printing_is_not_asked_for() -> None:
    assert len(opened(pdf(TEXT, owner="theirs"))[0].pages) == 1


def test_what_only_begins_like_a_pdf_is_damaged() -> None:
    for data in (b"%PDF-1.7\n", b"%PDF-1.7\n" + b"rubbish " * 500, pdf(TEXT)[:300]):
        with pytest.raises(DamagedError):
            opened(data)


@pytest.mark.parametrize(("page", "most", "what"), [(TEXT, 300, "text_pages"), (None, 60, "pages")])
def test_the_most_pages_are_read_and_no_more(page: str | None, most: int, what: str) -> None:
    assert len(opened(pdf(*[page] * most))[0].pages if page else opened(pdf(*[page] * most))[0].pictures) == most
    with pytest.raises(TooMuchError) as caught:
        opened(pdf(*[page] * (most + 1)))
    assert (caught.value.code, caught.value.params["most"]) == (f"document.too_much.{what}", str(most))


def test_far_too_many_pages_are_refused_before_any_is_read() -> None:
    with pytest.raises(TooMuchError) as caught:
        opened(pdf(*[""] * 361))
    assert caught.value.code == "document.too_much.text_pages"
