"""Filters, people, measures and groupings; and above all that a word which was not understood is asked back."""

import pytest

from core.asking.model import Order
from core.asking.read import read_question
from core.capture.model import Context
from integrations.vocabulary.questions import load_question_words
from tests.core.asking.asking import TODAY, ask


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("how much is in the zork account", {"measure": "balance", "account": "zork"}),
        ("how much is in up", {"measure": "balance", "account": "up"}),
        ("what's in my wallet", {"measure": "balance", "account": "cash"}),
        ("how much is our flat worth", {"measure": "balance", "account": "flat"}),
        ("food groceries by month", {"measure": "spent", "category": "food.groceries", "group_by": "month"}),
        ("biggest day in october", {"group_by": "day", "from": "2026-10-01"}),
        ("top shops in october", {"measure": "spent", "group_by": "payee"}),
        ("compare our spending and our income", {"measure": "saved"}),
        ("how much more did we spend in october than september", {"measure": "spent", "group_by": "month"}),
        ("compare last 3 months", {"measure": "spent", "group_by": "month"}),
        ("what are we spending on", {"measure": "spent", "group_by": "category"}),
        ("balance of Sarnai", {"measure": "balance", "member": "Sarnai"}),
        ("spent by Bat in october", {"measure": "spent", "member": "Bat"}),
        ("what did zed buy yesterday", {"measure": "entries", "member": "zed"}),
        ("Bat spending this month", {"measure": "spent", "member": "Bat"}),
        ("show entries of Bat in october", {"measure": "entries", "member": "Bat"}),
        ("how much did we spend on Bat in october", {"measure": "spent", "payee": "Bat"}),
        ("how much did we send to Zolboo this year", {"measure": "spent", "payee": "Zolboo"}),
        ("how much did we spend at golden dragoon in october", {"measure": "spent", "payee": "golden dragoon"}),
        ("how much does Bat owe Sarnai", {"measure": "owed", "member": "Bat", "payee": "Sarnai"}),
        ("how much do we owe zed", {"measure": "owed", "member": "zed"}),
        ("my income this year", {"measure": "received", "member": "me"}),
        ("what is my salary", {"measure": "received", "member": "me", "category": "income.salary"}),
        ("largest income this year", {"measure": "largest", "category": "income"}),
        ("how much aud is in wise", {"measure": "balance", "account": "wise", "currency": "AUD"}),
        ("total in savings", {"measure": "balance", "account": "savings"}),
        ("how many dollars did we spend in october", {"measure": "spent"}),
        ("how many euros did we spend in october", {"measure": "spent", "currency": "EUR"}),
    ],
)
def test_english(text: str, found: dict[str, object]) -> None:
    got = ask(text)
    assert {name: got.get(name) for name in found} == found
    assert "ask" not in got
    assert not {"category", "payee", "member", "account", "currency"} & got.keys() - found.keys()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ээж рүү энэ жил хэд явуулсан бэ", {"measure": "spent", "payee": "ээж"}),
        ("Золбоод энэ сард хэд өгсөн бэ", {"measure": "spent", "payee": "Золбоо"}),
        ("Золбоогийн зарлага", {"measure": "spent", "member": "Золбоо"}),
        ("золбоо хай", {"measure": "entries", "payee": "золбоо"}),
        ("миний энэ сарын зарлага", {"measure": "spent", "member": "me"}),
        ("юань хэд байна", {"measure": "rate", "currency": "CNY"}),
        ("хэдэн юань байна", {"measure": "balance", "currency": "CNY"}),
        ("даатгалд сард хэд төлдөг вэ", {"measure": "spent", "category": "money.insurance", "group_by": "month"}),
        ("хаанаас хамгийн их юм авсан бэ", {"measure": "spent", "group_by": "payee"}),
        ("нийт хадгаламж хэд вэ", {"measure": "balance", "account": "savings"}),
        ("Колес хай", {"measure": "entries", "payee": "Колес"}),
        ("10-р сарыг 9-р сартай харьцуулж үзүүл", {"measure": "spent", "group_by": "month"}),
        ("өдрийн дундаж зарлага", {"measure": "average", "group_by": "day"}),
        ("дундаж цалин хэд вэ", {"measure": "average", "category": "income.salary"}),
    ],
)
def test_mongolian(text: str, found: dict[str, object]) -> None:
    got = ask(text, "MN")
    assert {name: value for name, value in got.items() if name not in {"from", "to"}} == found


@pytest.mark.parametrize(
    "text",
    [
        "spent 2000 on groceries",
        "bought coffee",
        "price of coffee",
        "coffee and rent in october",
        "spending at kmart and aldi",
        "how much is in khan and golomt",
        "spending of Bat and Sarnai",
        "spending by person and month",
        "compare october",
        "compare october with september by category",
        "how much cash did Bat take out",
        "compare ever",
        "balance of Kahan",
        "spending in usd and eur",
        "biggest 5 of 10",
        "how much salary did we spend",
        "spending zorba",
        "how much did we spend in Perth",
        "how much did we send to mongolia",
        "100 dollars in mnt",
        "how much " * 60,
        "how much did frobs cost",
    ],
)
def test_what_is_left_over_is_asked(text: str) -> None:
    assert ask(text) == {"ask": "meaning"}


@pytest.mark.parametrize("text", ["дархан хэд зарцуулсан бэ", "Дархан хэд зарцуулсан бэ", "зорб хэд зарцуулсан бэ"])
def test_an_unknown_word_in_mongolian_is_no_name_unless_it_is_written_as_one(text: str) -> None:
    assert ask(text, "MN") == {"ask": "meaning"}


@pytest.mark.parametrize(
    "text",
    ["энэ жил хадгаламжид хэд хийсэн бэ", "хаанаас хамгийн их худалдан авалт хийсэн бэ", "Хаан банкинд хэд төлсөн бэ"],
)
def test_what_went_to_an_account_or_cannot_be_grouped_is_asked(text: str) -> None:
    assert ask(text, "MN") == {"ask": "meaning"}


def test_a_sign_that_may_be_two_currencies_is_asked() -> None:
    assert ask("how much did we spend in ¥ this year") == {"ask": "currency"}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("hw much did we spend last mnth", "how much did we spend last month"),
        ("how mcuh on fod this moth", "how much on food this month"),
        ("net wort", "net worth"),
        ("average coffee per monh", "average coffee per month"),
        ("spending in au", None),
        ("find coffe shp", None),
    ],
)
def test_short_words_with_a_slip_are_mended_where_one_is_meant(typed: str, meant: str | None) -> None:
    assert (ask(typed) == ask(meant)) if meant else ask(typed) == {"ask": "meaning"}


@pytest.mark.parametrize(
    ("text", "order"),
    [("who spent the most", Order.MOST), ("who spent the least", Order.LEAST), ("spending by person", None)],
)
def test_which_group_comes_first(text: str, order: Order | None) -> None:
    inquiry = read_question(text, load_question_words(), Context("en", "AU", "AUD", TODAY)).inquiry
    assert inquiry is not None
    assert inquiry.order is order
