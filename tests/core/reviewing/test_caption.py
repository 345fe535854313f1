"""Captions as people write them, in both languages."""

import pytest

from core.family.model import Member, Role
from core.ledger.model import Account
from core.money.currency import currency
from core.reviewing.caption import Caption, read_caption
from integrations.vocabulary import load_vocabulary
from integrations.vocabulary.reviewing import load_review_words

KHAN = Account(1, 1, 1, "Хаан банк", currency("MNT"))
COMMBANK = Account(2, 1, 1, "CommBank", currency("AUD"))
SAVINGS = Account(3, 1, 1, "Rainy day", currency("AUD"))
OLD = Account(4, 1, 1, "Golomt", currency("MNT"), archived=True)
ACCOUNTS = (KHAN, COMMBANK, SAVINGS, OLD)
MEMBERS = tuple(Member(key, 1, key, Role.ADULT, name) for key, name in ((1, "Бат-Эрдэнэ"), (2, "Сарнай"), (3, "Tuya")))


def read(text: str) -> Caption:
    return read_caption(text, ACCOUNTS, MEMBERS, load_vocabulary(), load_review_words().captions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Caption()),
        ("for Sarnai", Caption(beneficiary="Сарнай")),
        ("for Tuya", Caption(beneficiary="Tuya")),
        ("for Aunt", Caption(beneficiary="Aunt")),
        ("Сарнайд", Caption(beneficiary="Сарнай")),
        ("Сарнайд зориулж", Caption(beneficiary="Сарнай")),
        ("Khan, private", Caption(private=True, account=KHAN)),
        ("Хаан банк хувийн", Caption(private=True, account=KHAN)),
        ("my commbank statement", Caption(account=COMMBANK)),
        ("rainy day", Caption(account=SAVINGS)),
        ("golomt", Caption(note="golomt")),
        ("work trip", Caption(note="work trip")),
        ("ажлын томилолт", Caption(note="ажлын томилолт")),
        ("lunch for the team", Caption(note="lunch for the team")),
        ("fridge for Tuya", Caption(beneficiary="Tuya", note="fridge for Tuya")),
        ("нууц", Caption(private=True)),
        ("🧾", Caption()),
    ],
)
def test_a_caption_is_obeyed(text: str, expected: Caption) -> None:
    assert read(text) == expected


def test_two_accounts_of_one_bank_are_not_guessed_between() -> None:
    other = Account(5, 1, 1, "Commonwealth Bank", currency("AUD"))
    words = load_review_words().captions
    assert read_caption("netbank", (*ACCOUNTS, other), MEMBERS, load_vocabulary(), words).account is None


def test_a_note_is_not_endless() -> None:
    assert len(read("x " * 500).note or "") == 200
