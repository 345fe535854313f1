"""Whatever stands on a paper, reading it ends, and gives a reading that keeps its promises or none."""

from hypothesis import given, settings
from hypothesis import strategies as st

from core.documents.page import Box, Page, Word
from core.receipts.read import read_receipt
from integrations.vocabulary.receipts import load_receipt_words
from tests.core.receipts.drawn import HINTS, page

_PIECES = (
    "TOTAL", "Нийт", "дүн", "CASH", "CHANGE", "GST", "6%", "5.00", "1,234.50", "-0.02", "12/10/2026", "₮", "$", "RM",
    "SDN", "BHD", "ХХК", "(", ")", "Date:", "18:05", "x", "٣.٥٠", "²", "0.00", "Subtotal", "ROUNDING", "Tip", "Visa",
    "****1234", "2026 оны 1-р сарын 3", "№", "Refund", "Jalan", "#", "&", "ABN", "51 824 753 556", "9" * 15,
    "12-1-1", "НӨАТ",
)  # fmt: skip
_texts = st.lists(st.lists(st.one_of(st.sampled_from(_PIECES), st.text(max_size=8)), max_size=6), max_size=25)


@settings(max_examples=60, deadline=None)
@given(_texts)
def test_any_lines_end_in_a_reading_or_none(lines: list[list[str]]) -> None:
    text = "\n".join(" ".join(pieces) for pieces in lines)
    got = read_receipt([[page(text, "tesseract", sure=0.8)], [page(text, "rapidocr")]], load_receipt_words(), HINTS)
    if got is None:
        return
    fields = (got.merchant, got.day, got.time, got.total, got.currency, got.tax, got.payment, got.seller_id)
    assert all(0 < one.confidence < 1 for one in fields if one)
    assert got.total is None or got.totals[0] == got.total.value
    assert got.day is None or got.day.value <= HINTS.today or got.problems


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.text(max_size=5), st.integers(0, 99), st.integers(0, 99), st.integers(0, 9)), max_size=30))
def test_any_boxes_end_in_a_reading_or_none(boxes: list[tuple[str, int, int, int]]) -> None:
    words = tuple(Word(text, Box(left, top, left + size, top + size), 0.5) for text, left, top, size in boxes)
    read_receipt([[Page(1, 100, 100, words, "tesseract")]], load_receipt_words(), HINTS)


def test_a_paper_full_of_totals_ends() -> None:
    text = "\n".join(
        f"TOTAL {n}.10 \nGST {n}.01\nROUNDING 0.0{n % 9}\nCASH {n}.99\nCHANGE {n}.13" for n in range(1, 120)
    )
    assert read_receipt([[page(text)]], load_receipt_words(), HINTS)
