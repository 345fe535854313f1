"""Names: a member in either script, an account by its bank, its kind or what it is called, and nobody else."""

import pytest

from core.accounts.model import AccountKind
from core.answering.names import accounts_named, member_named
from core.family.model import Member, Role, Viewer
from core.ledger.model import Account
from core.ledger.record import EVERYDAY
from core.money.currency import currency
from integrations.vocabulary.questions import load_question_words

AUD, MNT = currency("AUD"), currency("MNT")
MEMBERS = tuple(
    Member(number, 1, number, Role.ADULT, name) for number, name in enumerate(("Bat-Erdene", "Сарнай", "Туяа"), 1)
)
VIEWER = Viewer(1, 2, Role.ADULT)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("me", 2), ("Сарнай", 2), ("sarnai", 2), ("Bat", 1), ("бат", 1), ("Бат-Эрдэнэ", 1), ("bat erdene", 1),
        ("Tuya", 3), ("Bold", None), ("Ba", None), ("wife", None),
    ],
)  # fmt: skip
def test_a_member_is_found_in_either_script(said: str, meant: int | None) -> None:
    found = member_named(MEMBERS, said, VIEWER)
    assert (found.id if found else None) == meant


def test_of_two_that_are_called_so_neither_is_taken() -> None:
    twins = (*MEMBERS, Member(9, 1, 9, Role.ADULT, "Bat Bold"))
    assert member_named(twins, "Bat", VIEWER) is None
    assert member_named((*MEMBERS, MEMBERS[1]), "Сарнай", VIEWER) is None


def account(number: int, name: str, kind: AccountKind = AccountKind.CASH, *, archived: bool = False) -> Account:
    return Account(number, 1, 1, name, AUD, everyday=name == EVERYDAY, kind=kind, archived=archived)


ACCOUNTS = (
    account(1, EVERYDAY),
    account(2, "Хаан банк"),
    account(3, "Khan savings"),
    account(4, "CommBank"),
    account(5, "Home loan", AccountKind.DEBT),
    account(6, "Машины зээл", AccountKind.DEBT),
    account(7, "Unit 4, Zaisan", AccountKind.PROPERTY),
    account(8, "Prius", AccountKind.VEHICLE),
    account(9, "Rainy days"),
    account(10, "Golomt", archived=True),
    account(11, "AustralianSuper", AccountKind.SUPER),
)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("khan", {2, 3}), ("savings", {3}), ("commbank", {4}), ("mortgage", {5}), ("car loan", {6}),
        ("student loan", set()), ("flat", {7}), ("house", {7}), ("land", set()), ("car", {8}),
        ("rainy", {9}), ("rainy days", {9}), ("golomt", {10}),
        ("super", {11}), ("cash", {1}), ("everyday", {1}), ("anz", set()), ("ra", set()),
    ],
)  # fmt: skip
def test_an_account_is_found_by_what_it_is_called(said: str, meant: set[int]) -> None:
    assert {one.id for one in accounts_named(ACCOUNTS, said, load_question_words())} == meant


def test_what_stands_goes_before_what_is_archived() -> None:
    both = (account(1, "Golomt", archived=True), account(2, "Golomt Bank"), account(3, "Golomt USD"))
    assert [one.id for one in accounts_named(both, "golomt", load_question_words())] == [2, 3]
    assert [one.id for one in accounts_named(both[:1], "golomt", load_question_words())] == [1]
