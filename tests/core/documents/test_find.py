"""Which lines ask for a paper, and for which; spending and questions are left alone."""

from datetime import date

import pytest

from core.capture.model import Context
from core.documents.find import LONGEST, Request, build_search, may_ask, read_request, read_words
from core.documents.model import PaperKind
from core.documents.paper import PaperQuery
from integrations.vocabulary.paper_search import load_paper_search
from integrations.vocabulary.questions import load_question_words

OCTOBER = (date(2026, 10, 1), date(2026, 10, 31))


def context(text: str) -> Context:
    home = ("en", "AU", "AUD") if text.isascii() else ("mn", "MN", "MNT")
    return Context(*home, date(2026, 11, 24))


def asked(text: str) -> Request | None:
    words = load_paper_search()
    return read_request(text, words, load_question_words(), context(text)) if may_ask(text, words) else None


@pytest.mark.parametrize(
    ("text", "kind", "word"),
    [
        ("the fridge receipt", PaperKind.RECEIPT, "fridge"),
        ("where's the refrigerator receipt?", PaperKind.RECEIPT, "fridge"),
        ("docket for shoes", PaperKind.RECEIPT, "гутал"),
        ("7 eleven receipt", PaperKind.RECEIPT, "7-eleven"),
        ("where is the receipt for the washing machine?", PaperKind.RECEIPT, "washing machine"),
        ("aldi's receipts", PaperKind.RECEIPT, "aldi"),
        ("the deed of the unit", PaperKind.DEED, "unit"),
        ("Хөргөгчийн баримт", PaperKind.RECEIPT, "fridge"),
        ("номингийн баримтыг явуулаач", PaperKind.RECEIPT, "номин"),
        ("угаалгын машины баримт олоод өг", PaperKind.RECEIPT, "угаалгын машин"),
        ("цагнуудын баримт", PaperKind.RECEIPT, "цаг"),
        ("байшингийн гэрчилгээ", PaperKind.DEED, "байшин"),
    ],
)
def test_what_is_asked_for_is_named_in_all_its_forms(text: str, kind: PaperKind, word: str) -> None:
    request = asked(text)
    assert request is not None
    assert request.sure
    assert request.query.kinds == (kind,)
    (forms,) = request.query.words
    assert word in forms


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("receipts", PaperQuery((PaperKind.RECEIPT,))),
        ("цалингийн хуудаснууд", PaperQuery((PaperKind.PAYSLIP,))),
        ("documents", PaperQuery()),
        ("receipts from last month", PaperQuery((PaperKind.RECEIPT,), (), *OCTOBER)),
        ("documents from october", PaperQuery((), (), *OCTOBER)),
        (
            "receipts from 3 october to 5 october",
            PaperQuery((PaperKind.RECEIPT,), (), date(2026, 10, 3), date(2026, 10, 5)),
        ),
        ("и-баримтууд 10-р сар", PaperQuery((PaperKind.RECEIPT,), (), *OCTOBER)),
    ],
)
def test_kinds_and_days_are_no_words(text: str, query: PaperQuery) -> None:
    assert asked(text) == Request(query, sure=True)


@pytest.mark.parametrize(
    "text",
    [
        "find the commbank statement of october",
        "show my payslips",
        "electricity bill",
        "10-р сарын хуулгаа харуул",
        "хуулга",
        "find statement 1234",
        "цахилгааны нэхэмжлэх",
    ],
)
def test_what_is_also_something_else_is_not_sure(text: str) -> None:
    request = asked(text)
    assert request is not None
    assert not request.sure


@pytest.mark.parametrize(
    "text",
    [
        "coffee 4.50",
        "receipt paper 4.50",
        "receipt paper 12",
        "receipt book 450",
        "receipt book",
        "docket for shoes $89",
        "statement 1234",
        "how much was the receipt from aldi",
        "paid the invoice",
        "номин баримт 45000",
        "баримт хэд вэ",
        "receipt\n4.50",
        "the receipt " + "x" * LONGEST,
    ],
)
def test_spending_and_questions_ask_for_no_paper(text: str) -> None:
    assert asked(text) is None


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("fridge october", PaperQuery((), (("fridge", "refrigerator", "freezer", "хөргөгч"),), *OCTOBER)),
        ("receipts", PaperQuery((PaperKind.RECEIPT,))),
        ("documents", PaperQuery()),
    ],
)
def test_behind_the_command_everything_is_looked_for(text: str, query: PaperQuery) -> None:
    assert read_words(text, load_paper_search(), load_question_words(), context(text)) == query


def test_a_line_without_such_a_noun_asks_for_none() -> None:
    assert read_request("find coffee", load_paper_search(), load_question_words(), context("find coffee")) is None


def test_a_table_without_its_words_is_refused() -> None:
    with pytest.raises(KeyError):
        build_search([{"sure": {"receipt": ["receipt"]}}])
    with pytest.raises(ValueError, match="letter"):
        build_search(
            [{"sure": {"letter": ["letter"]}, **{slot: {"any": []} for slot in ("ask", "silent", "behind", "never")}}]
        )
